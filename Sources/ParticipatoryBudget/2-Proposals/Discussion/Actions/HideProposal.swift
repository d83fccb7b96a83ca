import Database
import L10n
import Vocabulary
import Web

/// Hides the text and the photos of a proposal, with a reason that everyone reads; its people are told and may have it read again.
struct HideProposal: Action {
    typealias FormPage = ModeratedProposalPage
    static let path: Path = "/bureau/moderation/propositions/:proposal/masquer"
    static func link(_ proposal: ID<Proposal>) -> String { ProposalModerationLinks.moderated(proposal) + "/masquer" }

    let reason: String

    init(_ form: inout FormReader, _ file: ModeratedProposal) { reason = form.text("reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.inPath(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.mayHide(file, visit.actor) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let moderator = try visit.account(), id = file.proposal.id
        let reporters = try ReportStore.reporters(of: .proposal(id), db)
        guard try ProposalModerationStore.hide(id, reason: reason, by: moderator, at: visit.now, db) else {
            throw Refusal.notNow("Cette proposition est déjà masquée.")
        }
        _ = try ReportStore.settle(.proposal(id), by: moderator, at: visit.now, db)
        let until = CityTime.city.endOfDay(visit.now, adding: try RulebookStore.rulebook(file.edition.id, at: visit.now, db).appealDays)
        return Outcome(
            to: DiscussionLinks.queue, saying: "La proposition est masquée. Les personnes qui la portent en connaissent le motif.",
            journal: [JournalEntry("proposal.hide", "proposal", id.number, edition: file.edition.id, reason: reason, isPublic: true)],
            letters: ModerationLetters.hidden(file, reason: reason, until: until)
                + ModerationLetters.outcome(reporters, "Vous aviez signalé la proposition n°\u{A0}\(file.publicNumber).", is: .hidden, path: file.link)
        )
    }
}

/// Closes the reports of a proposal that breaks no rule: it stays.
struct SettleProposalReports: Action {
    typealias FormPage = ModeratedProposalPage
    static let path: Path = "/bureau/moderation/propositions/:proposal/classer"
    static let limits = Limits(changesPages: false)
    static func link(_ proposal: ID<Proposal>) -> String { ProposalModerationLinks.moderated(proposal) + "/classer" }

    init(_ form: inout FormReader, _ file: ModeratedProposal) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.inPath(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.maySettle(file, visit.actor) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = file.proposal.id
        let reporters = try ReportStore.reporters(of: .proposal(id), db)
        guard try ReportStore.settle(.proposal(id), by: try visit.account(), at: visit.now, db) > 0 else {
            return Outcome(to: DiscussionLinks.queue, saying: "Ces signalements étaient déjà classés.")
        }
        return Outcome(
            to: DiscussionLinks.queue, saying: "Les signalements sont classés : la proposition reste visible.",
            journal: [JournalEntry("proposal.settle-reports", "proposal", id.number, edition: file.edition.id)],
            letters: ModerationLetters.outcome(
                reporters, "Vous aviez signalé la proposition n°\u{A0}\(file.publicNumber), « \(file.proposal.title) ».", is: .kept, path: file.link)
        )
    }
}

/// Shows a hidden proposal again, once what broke the rules has been taken out.
struct RestoreProposal: Action {
    typealias FormPage = ModeratedProposalPage
    static let path: Path = "/bureau/moderation/propositions/:proposal/montrer"
    static func link(_ proposal: ID<Proposal>) -> String { ProposalModerationLinks.moderated(proposal) + "/montrer" }

    let words: String

    init(_ form: inout FormReader, _ file: ModeratedProposal) { words = form.text("words", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.inPath(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.mayRestore(file, visit.actor) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let hiding = file.hiding, try ProposalModerationStore.restore(hiding, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Cette proposition n’est plus masquée, ou une relecture vient d’être demandée.")
        }
        return Outcome(
            to: DiscussionLinks.queue, saying: "La proposition est de nouveau visible. Les personnes qui la portent le savent.",
            journal: [JournalEntry("proposal.show-again", "proposal", file.proposal.id.number, edition: file.edition.id, reason: words, isPublic: true)],
            letters: ModerationLetters.shownAgain(file, words: words)
        )
    }
}
