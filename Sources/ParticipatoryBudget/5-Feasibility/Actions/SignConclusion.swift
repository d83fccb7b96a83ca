import Database
import Vocabulary
import Web

/// Conclude a study for the lead service: feasible or not, at what cost, why; perhaps only in another version, or under conditions that its people accept.
struct SignConclusion: Action {
    typealias FormPage = ConclusionPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/conclusion"

    /// The study, and what the rules allow a project to cost.
    struct Subject: Sendable {
        var file: StudyFile
        var limits: CostLimits
    }

    let conclusion: Synthesis.Conclusion
    let costing: Costing
    let conditions: String
    let publicReason: String
    let amendedTitle: String
    let amendedSummary: String

    init(_ form: inout FormReader, _ subject: Subject) {
        conclusion = form.choice("conclusion", .feasible)
        costing = Costing(&form)
        let typed = form.optionalText("conditions", max: 1500) ?? ""
        conditions = conclusion == .withConditions ? typed : ""
        publicReason = form.publicReason("reason", max: 1500)
        amendedTitle = form.optionalText("amended_title", max: 120) ?? ""
        amendedSummary = form.optionalText("amended_summary", max: 400) ?? ""
        if conclusion == .withConditions, conditions.isEmpty { form.error("conditions", "Dites à quelles conditions le projet est réalisable.") }
        switch conclusion {
        case .feasible, .withConditions:
            if form.errors.isEmpty, let objection = subject.limits.objection(to: costing) { form.error(objection.field, objection.message) }
        case .unfeasible:
            guard !amendedTitle.isEmpty || !amendedSummary.isEmpty else { break }
            form.error("amended_title", "Une version aménagée se propose quand le projet est réalisable. Changez la conclusion, ou videz ces champs.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        return Subject(file: file, limits: try FeasibilityStore.limits(file.edition.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FeasibilityRules.maySign(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let study = file.study else { throw NotFound() }
        try FeasibilityStore.sign(
            conclusion, costing, conditions: conditions, publicReason: publicReason, amendedTitle: amendedTitle, amendedSummary: amendedSummary,
            on: study.id, by: try visit.account(), at: visit.now, db)
        // Who heads the service and signs has said all there is to say.
        let validator = file.direction.validator(ofWhatSigned: try visit.account())
        if let validator { try StudyServiceStore.askValidation(of: study.id, from: validator, at: visit.now, db) }
        let readers = try validator.map { [$0] + (try StudyServiceStore.standIns(of: $0, at: visit.now, db)) } ?? []
        let isAmended = !amendedTitle.isEmpty || !amendedSummary.isEmpty, asks = isAmended || !conditions.isEmpty
        return Outcome(
            to: file.link,
            saying: validator != nil ? "La conclusion est signée. La direction de votre service la valide." : asks
                ? "La conclusion est signée. Le porteur est invité à y répondre."
                : "La conclusion est signée. La personne qui conduit l’édition l’annoncera au porteur.",
            journal: [JournalEntry(
                "feasibility.sign", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: "\(study.leadName) : \(conclusion.name.key.lowercased()).")],
            letters: validator != nil ? readers.map { FeasibilityLetters.toValidate(file, study, to: $0) } : FeasibilityLetters.signed(file, study, conclusion, asks: asks, isAmended: isAmended)
        )
    }
}
