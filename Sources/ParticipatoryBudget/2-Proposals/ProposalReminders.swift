import Database
import Platform
import Vocabulary
package import Web

/// Reminds people of the drafts that they have not deposited, before the deposit closes, and of the unions that wait for their word.
/// Each once: what was said is a row that is written in the transaction of the letter.
package enum ProposalReminders {
    /// For a draft: a week before the close, then the day before.
    static let draftNotices: [(kind: String, before: Span)] = [("draft-last-day", .days(1)), ("draft-last-week", .days(7))]
    /// A union is recalled after that long without an answer.
    static let patience = Span.days(7)
    /// Who has just written needs no reminder yet.
    static let rest = Span.hours(12)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for draft in try ProposalReminderStore.drafts(closingBefore: now + .days(7), at: now, db) {
                guard let notice = draftNotices.first(where: { draft.due <= now + $0.before }) else { continue }
                try tell(notice.kind, draft, draftLetter(draft), world, at: now, db)
            }
            for consent in try ProposalReminderStore.consents(askedBefore: now - patience, at: now, db) {
                try tell("merge-consent", consent, consentLetter(consent), world, at: now, db)
            }
        }
    }

    static func tell(_ kind: String, _ owed: Owed, _ letter: Letter, _ world: World, at now: Instant, _ db: Writing) throws {
        guard try ReminderStore.take(kind, owed.subject, of: owed.account, due: owed.due, at: now, db) else { return }
        try Outbox.post(letter, about: owed.edition, world, at: now, db)
    }

    private static func consentLetter(_ owed: Owed) -> Letter {
        Letter(
            to: .account(owed.account), kind: .necessary, subject: "Votre accord est attendu pour réunir deux idées",
            paragraphs: [
                "Nous vous avons proposé de réunir «\u{A0}\(owed.title)\u{A0}» et «\u{A0}\(owed.question)\u{A0}», et nous n’avons pas encore votre réponse.",
                "Sans votre accord, les deux idées restent séparées.",
            ], button: Letter.Button("Répondre", ProposalLinks.own(owed.proposal)))
    }

    private static func draftLetter(_ draft: Owed) -> Letter {
        Letter(
            to: .account(draft.account), kind: .campaign, subject: "Votre idée attend d’être déposée",
            paragraphs: [
                "Vous avez commencé «\u{A0}\(draft.title)\u{A0}» pour l’édition «\u{A0}\(draft.editionTitle)\u{A0}». C’est encore un brouillon\u{A0}: personne d’autre ne le voit.",
                "Le dépôt ferme le \(draft.due). Après cette heure, un brouillon ne peut plus être déposé.",
            ], button: Letter.Button("Reprendre mon idée", "/editions/\(draft.slug)/proposer/\(draft.proposal)/\(DraftStep.review.rawValue)"))
    }
}

/// What a person is reminded of.
struct Owed: Sendable {
    var account: AccountID
    var proposal: ID<Proposal>
    /// The number in the database of the proposal, of the question, or of the union.
    var subject: Int
    var title: String
    var edition: EditionID
    var editionTitle: String
    var slug: String
    /// What was asked, or the title of the other idea.
    var question: String
    /// Its day, or since when one waits.
    var due: Instant
}
