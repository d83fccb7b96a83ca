import Database
import Platform
import Vocabulary
import Web

/// Asks, once, that somebody else read again an idea of one's own that was hidden.
struct AppealProposalHiding: Action {
    typealias FormPage = AppealProposalHidingPage
    static let path: Path = "/mes-idees/:proposal/masquage"
    static let limits = Limits(changesPages: false)

    let words: String

    init(_ form: inout FormReader, _ file: ModeratedProposal) { words = form.text("words", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.inPath(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.mayAppeal(file, visit.actor, at: visit.now) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), id = file.proposal.id
        guard let hiding = file.hiding, try ProposalModerationStore.appeal(hiding, words, by: account, at: visit.now, db) else {
            throw Refusal.notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.")
        }
        return Outcome(
            to: ProposalModerationLinks.appeal(id), saying: "Votre demande est enregistrée. Une autre personne relira votre idée et vous répondra.",
            journal: [JournalEntry("proposal.appeal-hiding", "proposal", id.number, edition: file.edition.id, channel: try file.own.channel(visit, db))],
            letters: try ModerationLetters.appealed(
                "Les personnes qui portent la proposition n°\u{A0}\(file.publicNumber), masquée le \(day: hiding.at), demandent qu’on la relise.",
                at: ProposalModerationLinks.moderated(id), file.own.scopes, hider: hiding.by, people: file.own.people, at: visit.now, db)
        )
    }
}

/// Somebody other than who hid it shows the proposal again, or keeps it hidden, and says why.
struct DecideProposalHidingAppeal: Action {
    typealias FormPage = ModeratedProposalPage
    static let path: Path = "/bureau/moderation/propositions/:proposal/relecture"
    static func link(_ proposal: ID<Proposal>) -> String { ProposalModerationLinks.moderated(proposal) + "/relecture" }

    let verdict: HidingVerdict

    init(_ form: inout FormReader, _ file: ModeratedProposal) { verdict = HidingVerdict(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.inPath(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.mayDecideAppeal(file, visit.actor) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let hiding = file.hiding, try ProposalModerationStore.decideAppeal(
            hiding, verdict, by: try visit.account(), at: visit.now, db
        ) else { throw Refusal.notNow("Cette relecture est déjà décidée.") }
        return Outcome(
            to: DiscussionLinks.queue, saying: "Votre décision est enregistrée. Les personnes qui portent la proposition en sont informées.",
            journal: [JournalEntry(
                "proposal.decide-hiding-appeal", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: verdict.reason, isPublic: true)],
            letters: verdict.isShownAgain ? ModerationLetters.shownAgain(file, words: verdict.answer) : ModerationLetters.keptHidden(file, answer: verdict.answer)
        )
    }
}
