import Database
import Vocabulary
import Web

/// Write the given names of the pupils who would stand, a line for each, girls and boys apart.
struct AddPupils: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/eleves"

    let girls: [String]
    let boys: [String]

    init(_ form: inout FormReader, _ file: ClassFile) {
        func names(_ field: String) -> [String] { form.raw(field).split { $0 == "\n" || $0 == "," }.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty } }
        let girls = names("girls"), boys = names("boys")
        (self.girls, self.boys) = (girls, boys)
        for (field, list) in [("girls", girls), ("boys", boys)] where list.contains(where: { $0.count > 30 || $0.contains(where: \.isNumber) }) {
            form.error(field, "Un prénom par ligne, sans nom de famille.")
        }
        if girls.isEmpty, boys.isEmpty { form.error("girls", "Écrivez au moins un prénom.") }
        if file.schoolClass.pupils.count + girls.count + boys.count > 60 { form.error("girls", "Une classe a soixante élèves au plus.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ClassFile { try ClassStore.file(visit, db) }
    static func refusal(_ file: ClassFile, _ visit: Visit) -> Refusal? { ClassRules.mayCarry(file) }

    func perform(_ file: ClassFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        for name in girls { try ClassStore.add(name, .woman, to: file.schoolClass.id, at: visit.now, db) }
        for name in boys { try ClassStore.add(name, .man, to: file.schoolClass.id, at: visit.now, db) }
        return Outcome(to: file.link, saying: "Les prénoms sont inscrits. Notez maintenant les autorisations reçues.")
    }
}

/// Note for whom the parents' authorisation was received.
struct AuthorisePupils: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/autorisations"

    let pupils: Set<ID<Pupil>>

    init(_ form: inout FormReader, _ file: ClassFile) { pupils = Set((form.ids("pupil") as [ID<Pupil>])) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ClassFile { try ClassStore.file(visit, db) }
    static func refusal(_ file: ClassFile, _ visit: Visit) -> Refusal? { ClassRules.mayCarry(file) }

    func perform(_ file: ClassFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ClassStore.authorise(pupils, of: file.schoolClass, at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Les autorisations sont notées.", journal: [JournalEntry("class.authorise", "assembly", file.assembly.id.number, reason: "Élèves : \(pupils.count)")])
    }
}

/// Take a pupil away: her given name is erased, her seat ends.
struct RemovePupil: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/retrait"

    let pupil: ID<Pupil>

    init(_ form: inout FormReader, _ file: ClassFile) { pupil = form.id("pupil") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ClassFile { try ClassStore.file(visit, db) }
    static func refusal(_ file: ClassFile, _ visit: Visit) -> Refusal? { ClassRules.mayRemove(file) }

    func perform(_ file: ClassFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard file.schoolClass.pupils.contains(where: { $0.id == pupil }) else { throw NotFound() }
        try ClassStore.remove(pupil, of: file.schoolClass.id, at: visit.now, db)
        return Outcome(to: file.link, saying: "L’élève ne figure plus ici.", journal: [JournalEntry("class.remove", "assembly", file.assembly.id.number)])
    }
}
