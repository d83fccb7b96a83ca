import Database
import Vocabulary
import Web

/// Answer an appeal: keep the decision, or replace it by a new one, signed by the person who answers.
struct DecideAppeal: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/recours"

    let outcome: EligibilityAppeal.Outcome
    let answer: String

    init(_ form: inout FormReader, _ file: EligibilityFile) {
        outcome = form.choice("appeal_outcome", .rejected)
        answer = form.text("appeal_answer", min: 20, max: 3000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayDecideAppeal(file, visit.actor) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let appeal = file.appeal else { throw NotFound() }
        if outcome == .upheld, let refusal = EligibilityRules.mayUphold(file, at: visit.now) { throw refusal }
        let account = try visit.account()
        try EligibilityDecisionStore.decide(appeal.id, outcome, answer: answer, by: account, at: visit.now, db)
        if outcome == .upheld {
            try EligibilityDecisionStore.supersede(file, reason: "Recours admis : \(answer)", by: account, at: visit.now, db)
            try EligibilityDecisionStore.sign(newDecision(file), on: file.proposal.id, by: account, at: visit.now, db)
        }
        return Outcome(
            to: file.link, saying: outcome == .upheld ? "Le recours est admis, le porteur est prévenu. Il reste à publier la nouvelle décision." : "Le recours est rejeté, le porteur est prévenu.",
            journal: [JournalEntry(
                "eligibility.decide-appeal", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: (outcome == .upheld ? "Recours admis. " : "Recours rejeté. ") + answer,
                // What is granted is told to all with the new decision, once its proposer was told.
                isPublic: outcome == .rejected)],
            letters: file.own.people.map { letter(file, to: $0) }
        )
    }

    /// What was refused is granted, with the answer as its reason; the other criteria stay as they were.
    private func newDecision(_ file: EligibilityFile) -> SignedDecision {
        SignedDecision(
            outcome: .eligible, publicReason: answer, whereElse: "", isOnAppeal: true,
            answers: file.answers.map { CriterionAnswer(criterion: $0.criterion, value: .yes, reason: $0.value == .no ? answer : "") }
        )
    }

    private func letter(_ file: EligibilityFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary,
            subject: outcome == .upheld ? "Votre recours est admis : votre proposition n° \(file.number) est recevable" : "Votre recours sur la proposition n° \(file.number) est rejeté",
            paragraphs: [
                "Une personne qui n’avait pas pris part à la décision a relu « \(file.proposal.title) » et votre recours.", "Sa réponse : \(answer)",
                outcome == .upheld ? "La nouvelle décision sera publiée, et votre proposition continue son chemin." : "La décision reste donc la même. Vous gardez le droit de saisir le tribunal administratif.",
            ],
            button: Letter.Button("Voir votre proposition", ProposalLinks.page(file.edition, file.number))
        )
    }
}
