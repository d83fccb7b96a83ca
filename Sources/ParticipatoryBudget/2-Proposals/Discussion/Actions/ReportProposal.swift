import Database
import Vocabulary
import Web

/// Reports a whole proposal to the moderators, with the reason (regulation (EU) 2022/2065, article 16).
struct ReportProposal: Action {
    typealias FormPage = ReportProposalPage
    static let path: Path = "/editions/:edition/propositions/:number/signaler"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let report: ReportForm

    init(_ form: inout FormReader, _ file: ModeratedProposal) { report = ReportForm(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal { try ModeratedProposal.numbered(visit, db) }
    static func refusal(_ file: ModeratedProposal, _ visit: Visit) -> Refusal? { ProposalModerationRules.mayReport(file, visit.actor) }

    func perform(_ file: ModeratedProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = file.proposal.id
        let isFirst = try ReportStore.reporters(of: .proposal(id), db).isEmpty
        try ReportStore.add(report, on: .proposal(id), by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Merci. Une personne de la ville va lire cette proposition et vous répondra.",
            journal: [JournalEntry("proposal.report", "proposal", id.number, edition: file.edition.id, reason: report.ground.rawValue)],
            letters: isFirst ? try ModerationLetters.reported(
                "La proposition n°\u{A0}\(file.publicNumber), « \(file.proposal.title) », est signalée : \(report.ground.name)",
                at: ProposalModerationLinks.moderated(id), file.own.scopes, except: file.proposal.author, at: visit.now, db) : []
        )
    }
}

extension ModeratedProposal {
    /// The proposal that the public address names.
    static func numbered(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal {
        let edition = try Edition.inPath(visit, db)
        let proposal = try ProposalStore.proposal(edition.id, number: try visit.number("number"), db)
        return try ProposalModerationStore.file(try ProposalStore.own(proposal, db), for: visit.actor, db)
    }

    /// The proposal that the address of its people or of the moderators names.
    static func inPath(_ visit: Visit, _ db: Reading) throws -> ModeratedProposal {
        try ProposalModerationStore.file(try ProposalStore.own(try visit.id("proposal"), db), for: visit.actor, db)
    }
}
