import Database
import Vocabulary
import Web

/// Put an end to a body, with its report. Its members are told and thanked, and so is who waited for it; what it wrote stays.
struct CloseAssembly: Action {
    typealias FormPage = CloseAssemblyPage
    static let path: Path = "/bureau/instances/:assembly/fin"

    let report: String

    init(_ form: inout FormReader, _ standing: Standing) { report = form.text("report", min: 40, max: 10_000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { StatuteRules.mayClose(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        if try AssemblyStore.isInSession(assembly.id, db) { throw Refusal.notNow("Une séance est ouverte : closez-la d’abord.", wayOut: assembly.link, named: "Voir l’instance") }
        let members = Set(try SeatStore.held(in: assembly.id, at: visit.now, db).map(\.account))
        let waiting = try AssemblyStore.waiting(assembly.id, db).subtracting(members)
        try AssemblyStore.close(assembly.id, report: report, by: try visit.account(), at: visit.now, db)
        let told = members.sorted().map {
            letter(assembly, "L’instance prend fin aujourd’hui, et votre mandat avec elle. La ville vous remercie du temps donné.", to: $0)
        }
        let released = waiting.sorted().map {
            letter(assembly, "L’instance prend fin aujourd’hui : votre candidature est close, et les réunions annoncées n’auront pas lieu.", to: $0)
        }
        return Outcome(
            to: assembly.link, saying: "L’instance a pris fin. Ses membres sont prévenus.",
            journal: [JournalEntry("assembly.close", "assembly", assembly.id.number, isPublic: true)], letters: told + released)
    }

    private func letter(_ assembly: Assembly, _ words: Message, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "\(assembly.name) : fin de l’instance", paragraphs: [words, "Le bilan est sur sa page."],
            button: Letter.Button("Lire le bilan", assembly.link))
    }
}
