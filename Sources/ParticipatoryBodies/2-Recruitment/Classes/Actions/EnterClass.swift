import Database
import Platform
import Vocabulary
import Web

/// Enter a class, with the adult who carries it. She is told.
struct EnterClass: Action {
    typealias FormPage = ClassesPage
    static let path: Path = "/instances/:assembly/classes"

    let school: String
    let name: String
    let email: EmailAddress

    init(_ form: inout FormReader, _ standing: Standing) {
        school = form.text("school", min: 3, max: 100)
        name = form.text("name", max: 40)
        email = form.email("email")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { ClassRules.mayCreate(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        guard let carrier = try AccountStore.account(email, db)?.id else { throw FormErrors("email", "Personne n’a de compte à cette adresse : cette personne doit d’abord en créer un.") }
        let id = try ClassStore.create(school, name, carrier: carrier, of: assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: assembly.link + "/classes", saying: "La classe est inscrite. La personne qui la porte est prévenue.",
            journal: [JournalEntry("class.enter", "assembly", assembly.id.number, reason: "\(school), \(name)")],
            letters: [Letter(
                to: .account(carrier), kind: .necessary, subject: "\(assembly.name) : vous portez la classe \(name)",
                paragraphs: ["Vous inscrivez les prénoms des élèves, vous notez les autorisations des parents et le vote de la classe. Aucun enfant n’a de compte."],
                button: Letter.Button("Ouvrir la classe", "\(assembly.link)/classes/\(id)"))])
    }
}

/// Give a class to another adult: the seats of its delegates follow it.
struct HandOverClass: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/passage"

    let email: EmailAddress

    init(_ form: inout FormReader, _ file: ClassFile) { email = form.email("email") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ClassFile { try ClassStore.file(visit, db) }
    static func refusal(_ file: ClassFile, _ visit: Visit) -> Refusal? { ClassRules.mayCreate(file.standing) }

    func perform(_ file: ClassFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let carrier = try AccountStore.account(email, db)?.id else { throw FormErrors("email", "Personne n’a de compte à cette adresse.") }
        try ClassStore.handOver(file.schoolClass.id, to: carrier, db)
        return Outcome(
            to: file.assembly.link + "/classes", saying: "La classe est confiée.", journal: [JournalEntry("class.hand-over", "assembly", file.assembly.id.number, reason: file.schoolClass.name)],
            letters: [Letter(
                to: .account(carrier), kind: .necessary, subject: "\(file.assembly.name) : vous portez la classe \(file.schoolClass.name)",
                paragraphs: ["La classe vous est confiée, avec ses délégués."], button: Letter.Button("Ouvrir la classe", file.link))])
    }
}
