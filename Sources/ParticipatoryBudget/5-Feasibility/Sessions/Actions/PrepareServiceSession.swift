import Database
import Vocabulary
import Web

/// Add to the agenda studies that are under way.
struct AddToServiceSession: Action {
    typealias FormPage = ServiceSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/ordre-du-jour"

    let proposals: [ID<Proposal>]

    init(_ form: inout FormReader, _ file: ServiceSessionFile) {
        proposals = form.ids("proposal")
        if proposals.isEmpty { form.error("", "Cochez au moins une proposition.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile { try ServiceSessionStore.file(visit, db) }
    static func refusal(_ file: ServiceSessionFile, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayPrepare(file, visit.actor, at: visit.now) }

    func perform(_ file: ServiceSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Only what is under way in this edition: another identity in the form is left alone.
        let known = Set(try ServiceSessionStore.candidates(file.edition.id, at: visit.now, db).map(\.line.proposal))
        try ServiceSessionStore.add(proposals.filter(known.contains), to: file.session.id, db)
        return Outcome(to: file.link + "#ordre-du-jour", saying: "L’ordre du jour est complété.", journal: [file.entry("feasibility.prepare-session", "ordre du jour complété.")])
    }
}

/// Note who is there, invited or not.
struct NoteServicePresences: Action {
    typealias FormPage = ServiceSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/presences"

    let present: [AccountID]

    init(_ form: inout FormReader, _ file: ServiceSessionFile) { present = form.ids("present") + form.ids("came") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile { try ServiceSessionStore.file(visit, db) }
    static func refusal(_ file: ServiceSessionFile, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayPrepare(file, visit.actor, at: visit.now) }

    func perform(_ file: ServiceSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let invited = Set(file.members.map(\.account))
        let known = invited.union(try ReviewSessionStore.colleagues(file.edition, at: visit.now, db).map(\.account))
        let there = Set(present).intersection(known)
        try ReviewSessionStore.set(invited.union(there).sorted(), present: there, in: file.session.id, db)
        return Outcome(
            to: file.link, saying: there.count == 1 ? "Une personne est présente." : "\(there.count) personnes sont présentes.",
            journal: [file.entry("feasibility.note-presences", "personnes présentes : \(there.count).")])
    }
}

extension ServiceSessionFile {
    func entry(_ act: String, _ reason: String) -> JournalEntry {
        JournalEntry(act, "edition", edition.id.number, edition: edition.id, reason: "\(session.title) : \(reason)")
    }
}
