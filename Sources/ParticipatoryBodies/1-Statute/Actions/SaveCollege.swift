import Database
import Vocabulary
import Web

/// Add a college to a body, or change one.
struct SaveCollege: Action {
    typealias FormPage = CollegesPage
    static let path: Path = "/bureau/instances/:assembly/colleges"

    /// The body and the colleges that it has.
    struct Subject: Sendable {
        var standing: Standing
        var colleges: [College]
    }

    let college: ID<College>?
    let model: CollegeModel

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<College>? = form.optionalID("college")
        model = CollegeModel(
            name: form.text("name", max: 80), entry: form.choice("entry", .candidacy), seats: form.optionalInt("seats", in: 1...500),
            substitutes: form.int("substitutes", in: 0...500), isResidents: form.isChecked("residents"), hasParity: form.isChecked("parity"))
        college = id
        if subject.colleges.contains(where: { $0.name == model.name && $0.id != id }) { form.error("name", "Un collège porte déjà ce nom.") }
        if subject.colleges.contains(where: { $0.id == id && $0.isDrawing }) {
            form.error("name", "Un tirage au sort est annoncé dans ce collège : faites-le ou annulez-le d’abord.")
        }
        if model.hasParity, let seats = model.seats, seats % 2 == 1 { form.error("seats", "La parité demande un nombre pair de sièges.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(standing: standing, colleges: try AssemblyStore.colleges(standing.assembly.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StatuteRules.mayCompose(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        if let college {
            guard subject.colleges.contains(where: { $0.id == college }) else { throw NotFound() }
            try AssemblyStore.save(college, model, db)
        } else {
            try AssemblyStore.add(model, to: assembly.id, position: subject.colleges.count, db)
        }
        return Outcome(
            to: assembly.deskLink + "/colleges", saying: "Le collège est enregistré.",
            journal: [JournalEntry("assembly.college", "assembly", assembly.id.number, reason: model.name)])
    }
}
