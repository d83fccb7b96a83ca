import Database
import Vocabulary
import Web

/// An officer gives a project its number and its words on the ballot.
struct SaveProject: Action {
    typealias FormPage = ProjectDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/projets/:number"

    /// A project of an edition, with the last draw of the numbers.
    struct Placed: Sendable {
        var edition: Edition
        var project: Project
        var draw: NumberDraw?
    }

    let number: Int
    let title: String
    let summary: String

    init(_ form: inout FormReader, _ placed: Placed) {
        number = form.int("number", in: 1...9999)
        title = form.text("title", min: 3, max: 120)
        summary = form.text("summary", max: 600)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Placed {
        let edition = try Edition.inPath(visit, db)
        return Placed(edition: edition, project: try ProjectStore.composed(edition.id, number: visit.number("number"), db), draw: try NumberDrawStore.done(edition.id, db))
    }

    static func refusal(_ placed: Placed, _ visit: Visit) -> Refusal? { VoteRules.mayCompose(placed.edition, visit.actor, at: visit.now) }

    func perform(_ placed: Placed, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, project) = (placed.edition, placed.project)
        // Drawn by lot before everybody: nobody chooses it afterwards.
        if number != project.number, let at = placed.draw?.gave(project) {
            throw FormErrors("number", "Ce numéro a été tiré au sort le \(at) : il ne se choisit plus. Annoncez un autre tirage pour en changer.")
        }
        if number != project.number || title != project.title { try ProjectStore.refuseChange(edition, db) }
        if try ProjectStore.isNumberTaken(number, besides: project.id, in: edition.id, db) {
            throw FormErrors("number", "Un projet porte, ou a porté, déjà ce numéro.")
        }
        try ProjectStore.setNumbers([(project.id, number)], in: edition.id, db)
        try ProjectStore.save(project.id, title: title, summary: summary, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le projet est enregistré.",
            journal: [JournalEntry("project.change", "project", project.id.number, edition: edition.id, reason: "n°\u{A0}\(number), \(title)")])
    }
}
