import Database
import Vocabulary
import Web

/// Open a renewal: the call is public, those who leave are told, and the seats that they leave are named.
struct OpenRenewal: Action {
    typealias FormPage = RenewalPage
    static let path: Path = "/instances/:assembly/renouvellement"

    let words: String

    init(_ form: inout FormReader, _ file: RenewalFile) { words = form.text("words", min: 20, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RenewalFile { try RenewalStore.file(visit, db) }
    static func refusal(_ file: RenewalFile, _ visit: Visit) -> Refusal? { RenewalRules.mayOpen(file, at: visit.now) }

    func perform(_ file: RenewalFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = file.assembly, due = assembly.nextRenewal(after: visit.now), leaving = file.leaving(at: due)
        try RenewalStore.open(words, due: due, of: assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Le renouvellement est ouvert. Les membres qui partent sont prévenus.",
            journal: [JournalEntry("renewal.open", "assembly", assembly.id.number, reason: "Sièges : \(leaving.count), le \(visit.t.day(due))", isPublic: true)],
            letters: Set(leaving.map(\.account)).sorted().map {
                Letter(
                    to: .account($0), kind: .necessary, subject: "\(assembly.name) : votre siège est à renouveler le \(day: due)",
                    paragraphs: ["Votre mandat finit le \(day: due). La page du renouvellement dit comment il sera pourvu, et si vous pouvez continuer."],
                    button: Letter.Button("Voir le renouvellement", file.link))
            })
    }
}

/// End a renewal: what came of it, and why seats stay empty if some do. It is public.
struct CloseRenewal: Action {
    typealias FormPage = RenewalPage
    static let path: Path = "/instances/:assembly/renouvellement/fin"

    let outcome: String

    init(_ form: inout FormReader, _ file: RenewalFile) {
        let free = file.rooms.compactMap(\.free).reduce(0, +)
        outcome = form.text("outcome", min: free > 0 ? 20 : 5, max: 2000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RenewalFile { try RenewalStore.file(visit, db) }
    static func refusal(_ file: RenewalFile, _ visit: Visit) -> Refusal? { RenewalRules.mayClose(file, at: visit.now) }

    func perform(_ file: RenewalFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let current = file.current, try RenewalStore.close(current.id, outcome: outcome, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Ce renouvellement est clos.")
        }
        return Outcome(
            to: file.link, saying: "Le renouvellement est clos.",
            journal: [JournalEntry("renewal.close", "assembly", file.assembly.id.number, reason: outcome, isPublic: true)])
    }
}
