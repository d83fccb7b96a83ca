import Database
import Vocabulary
import Web

/// Ask a participatory body what it thinks of a proposal, before the services conclude. Its vote is shown with the proposal.
struct AskBodyOpinion: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/avis-instance"

    /// The study, and the bodies that may be asked.
    struct Subject: Sendable {
        var file: StudyFile
        var bodies: [BodyOpinions.Body]
    }

    let body: Int
    let question: String
    let due: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        let id = Int(form.raw("body")) ?? 0
        body = id
        if !subject.bodies.contains(where: { $0.id == id }) { form.error("body", "Choisissez dans la liste.") }
        question = form.text("body_question", min: 10, max: 1000)
        due = form.dueDay("body_due")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(file: try FeasibilityStore.studied(visit, db), bodies: try visit.world.bodyOpinions.bodies(db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAskBody(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        let asked = BodyOpinions.Asked(
            body: body, proposal: file.proposal.id.number, title: file.proposal.title,
            link: file.proposal.number.map { ProposalLinks.page(file.edition, $0) } ?? file.edition.link, question: question, due: due)
        let letters = try visit.world.bodyOpinions.ask(asked, visit, db)
        return Outcome(
            to: file.link, saying: "L’instance est saisie. Son vote paraîtra avec la proposition.",
            journal: [JournalEntry("feasibility.ask-body", "proposal", file.proposal.id.number, edition: file.edition.id, reason: question)], letters: letters)
    }
}
