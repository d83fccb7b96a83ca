import Database
import Platform
import Vocabulary
import Web

/// The author deposits her draft: it takes a public number, and she a receipt.
struct DepositProposal: Action {
    typealias FormPage = DraftReviewPage
    static let path: Path = "/editions/:edition/proposer/:proposal/deposer"
    static func link(_ own: OwnProposal) -> String { "\(ProposalLinks.propose(own.edition))/\(own.proposal.id)/deposer" }

    let declaration: DepositDeclaration

    init(_ form: inout FormReader, _ subject: ProposalAndRules) {
        let proposal = subject.own.proposal
        declaration = DepositDeclaration(&form, subject.rulebook)
        if !form.isChecked("accepts") { form.error("accepts", "Cochez cette case pour déposer votre idée.") }
        for missing in DraftMissing.of(proposal, subject.rulebook) { form.error("", "Il manque encore\u{A0}: \(missing.sentence).") }
        if form.errors.isEmpty {
            let problems = DepositConditions.problems(
                subject.rulebook, declaration, onBehalf: proposal.onBehalf, estimate: proposal.estimate, at: form.now)
            for problem in problems.byField { form.error(problem.field, problem.message) }
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ProposalAndRules { try .inPath(visit, db) }
    static func refusal(_ subject: ProposalAndRules, _ visit: Visit) -> Refusal? { ProposalRules.mayWrite(subject.own, visit.actor, at: visit.now) }

    func perform(_ subject: ProposalAndRules, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let own = subject.own
        if let refusal = try BodyMembersOnly.refusal(subject.rulebook, own.proposal.author, visit, db) { throw refusal }
        let number = try DepositStore.deposit(own, declaration, subject.rulebook, at: visit.now, db)
        return Outcome(
            to: ProposalLinks.receipt(own.edition, number), saying: "Merci\u{A0}! Votre idée est déposée sous le numéro \(own.edition.publicNumber(number)).",
            journal: [JournalEntry("proposal.deposit", "proposal", own.proposal.id.number, edition: own.edition.id, isPublic: true)],
            letters: [ProposalLetters.receipt(own, number: number, at: visit.now, to: own.proposal.author)])
    }
}
