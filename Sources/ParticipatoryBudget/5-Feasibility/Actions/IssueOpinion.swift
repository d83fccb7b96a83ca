import Database
import Vocabulary
import Web

/// Give a service's opinion, with its reason for the public and what it would cost. A new one supersedes the former.
struct IssueOpinion: Action {
    typealias FormPage = OpinionPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/avis/:service"

    /// The study and the service that answers.
    struct Subject: Sendable {
        var file: StudyFile
        var service: ServiceID
    }

    let verdict: Opinion.Verdict
    let costing: Costing
    let conditions: String
    let publicReason: String
    let internalNote: String

    init(_ form: inout FormReader, _ subject: Subject) {
        verdict = form.choice("verdict", .favourable)
        costing = Costing(&form)
        conditions = form.optionalText("conditions", max: 1500) ?? ""
        publicReason = form.publicReason("reason", max: 1500)
        internalNote = form.optionalText("note", max: 2000) ?? ""
        if verdict == .withConditions, conditions.isEmpty { form.error("conditions", "Dites à quelles conditions l’avis est favorable.") }
        let inForce = subject.file.contribution(of: subject.service)?.opinion
        if form.raw("seen") != inForce.map({ "\($0.id)" }) ?? "" {
            form.error("", "Un avis a été donné pour votre service pendant que vous écriviez. Lisez-le, puis envoyez à nouveau pour le remplacer.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(file: try FeasibilityStore.file(visit, db), service: try visit.id("service"))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        FeasibilityRules.mayGiveOpinion(subject.file, subject.service, visit.actor, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let study = file.study, let contribution = file.contribution(of: subject.service) else { throw NotFound() }
        try FeasibilityStore.give(
            verdict, costing, conditions: conditions, publicReason: publicReason, internalNote: internalNote, to: contribution.id,
            by: try visit.account(), at: visit.now, db)
        let isLast = file.awaited.allSatisfy { $0.service == subject.service } && subject.service != study.lead
        return Outcome(
            to: FeasibilityLinks.serviceQueue, saying: "L’avis de \(contribution.serviceName) est enregistré.",
            journal: [JournalEntry(
                "feasibility.opinion", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: "\(contribution.serviceName) : \(verdict.name.key.lowercased()).")],
            letters: isLast ? letters(file, study, to: try FeasibilityStore.recipients([study.lead], db)[study.lead] ?? []) : []
        )
    }

    /// To the lead service: everybody has answered, it may conclude.
    private func letters(_ file: StudyFile, _ study: FeasibilityStudy, to recipients: [Letter.Recipient]) -> [Letter] {
        recipients.map {
            Letter(
                to: $0, kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : tous les avis sont là",
                paragraphs: ["Les services consultés ont tous répondu sur « \(file.proposal.title) ». Vous pouvez conclure, avant le \(day: study.dueAt)."],
                button: Letter.Button("Conclure l’étude", file.link + "/conclusion")
            )
        }
    }
}
