import Database
import Vocabulary
import Web

/// Answer the grid of criteria: keep it for later, or sign the decision that it leads to.
struct ExamineProposal: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number"

    /// Whether the officer signs, or only keeps the grid.
    let isSigned: Bool
    let answers: [CriterionAnswer]
    let whereElse: String
    let internalNote: String
    /// Criteria whose reason is to be offered for other proposals.
    let kept: Set<ID<Criterion>>

    init(_ form: inout FormReader, _ file: EligibilityFile) {
        isSigned = form.raw("act") == "sign"
        var answers: [CriterionAnswer] = []
        var elsewhere: [String] = []
        for criterion in file.criteria {
            let chosen = form.raw("standard-\(criterion.id)"), standard = criterion.reasons.first { $0.reason == chosen }
            if !chosen.isEmpty, standard == nil { form.error("standard-\(criterion.id)", "Ce motif n’est plus proposé.") }
            let reason = form.optionalText("reason-\(criterion.id)", max: 1000) ?? standard?.reason ?? ""
            guard let value: CriterionAnswer.Value = form.optionalChoice("answer-\(criterion.id)") else {
                if isSigned { form.error("answer-\(criterion.id)", "Répondez à ce critère.") }
                continue
            }
            if !criterion.values.contains(value) { form.error("answer-\(criterion.id)", "Cette réponse n’est pas possible pour ce critère.") }
            if value == .no, reason.isEmpty { form.error("reason-\(criterion.id)", "Donnez le motif du refus de « \(criterion.question) » : le porteur, puis les habitants le liront.") }
            if value == .toComplete, isSigned { form.error("answer-\(criterion.id)", "Ce critère est à compléter : demandez un complément avant de signer.") }
            answers.append(CriterionAnswer(criterion: criterion.id, value: value, reason: value == .yes || value == .notApplicable ? "" : reason))
            if value == .no, let standard, !standard.whereElse.isEmpty { elsewhere.append(standard.whereElse) }
        }
        self.answers = answers
        kept = Set(answers.filter { $0.value == .no && form.isChecked("keep-\($0.criterion)") }.map(\.criterion))
        whereElse = form.optionalText("where_else", max: 500) ?? elsewhere.joined(separator: " ")
        internalNote = form.optionalText("note", max: 1000) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayPrepare(file, visit.actor, at: visit.now) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let kept = try keepReasons(file, visit, db)
        var outcome = isSigned ? try sign(file, visit, db) : try keep(file, visit, db)
        outcome.entries += kept
        return outcome
    }

    /// Written once, offered for every other proposal of the edition. Where else to turn goes with it when it can only be about it.
    private func keepReasons(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> [JournalEntry] {
        let refusals = answers.filter { $0.value == .no }
        return try refusals.compactMap { answer in
            guard kept.contains(answer.criterion) else { return nil }
            let reason = StandardReason(reason: answer.reason, whereElse: refusals.count == 1 ? whereElse : "")
            guard try EligibilityDecisionStore.keep(reason, for: answer.criterion, by: try visit.account(), at: visit.now, db) else { return nil }
            return JournalEntry("eligibility.keep-reason", "edition", file.edition.id.number, edition: file.edition.id, reason: reason.reason)
        }
    }

    private func keep(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try EligibilityDecisionStore.keep(answers, ExaminationNotes(whereElse: whereElse, note: internalNote), of: file.proposal.id, by: try visit.account(), at: visit.now, db)
        let asks = answers.contains { $0.value == .toComplete }
        return Outcome(
            to: file.link + EligibilityFilter(visit.query).query() + (asks ? "#complement" : ""),
            saying: asks ? "La grille est enregistrée. Il reste à demander le complément." : "La grille est enregistrée. Rien n’est signé.",
            journal: [JournalEntry("eligibility.prepare", "proposal", file.proposal.id.number, edition: file.edition.id, reason: "Grille enregistrée, rien n’est signé.")])
    }

    private func sign(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let refusal = EligibilityRules.maySign(file, visit.actor, at: visit.now) { throw refusal }
        let filter = EligibilityFilter(visit.query)
        let lines = try EligibilityStore.lines(file.edition, for: visit.actor, db)
        let next = lines.first { $0.number > file.number && $0.stage(at: visit.now) == .toExamine && filter.with(stage: nil).keeps($0, at: visit.now) }
        let decision = decision
        try EligibilityDecisionStore.sign(decision, on: file.proposal.id, by: try visit.account(), at: visit.now, db)
        let entry = JournalEntry(
            "eligibility.sign", "proposal", file.proposal.id.number, edition: file.edition.id,
            reason: decision.outcome.name.key + (decision.publicReason.isEmpty ? "." : " : " + decision.publicReason))
        guard let next else {
            return Outcome(to: EligibilityLinks.queue(file.edition), saying: "La décision est signée. Une autre personne la vérifiera.", journal: [entry])
        }
        return Outcome(
            to: EligibilityLinks.review(file.edition, next.number) + filter.query(),
            saying: "Proposition n° \(file.number) : la décision est signée, une autre personne la vérifiera. Voici la suivante.", journal: [entry]
        )
    }

    /// One refusal is enough; the reasons of all the refusals are told.
    var decision: SignedDecision {
        let refusals = answers.filter { $0.value == .no }
        return SignedDecision(
            outcome: refusals.isEmpty ? .eligible : .ineligible, publicReason: refusals.map(\.reason).joined(separator: "\n\n"),
            whereElse: refusals.isEmpty ? "" : whereElse, internalNote: internalNote, answers: answers
        )
    }
}
