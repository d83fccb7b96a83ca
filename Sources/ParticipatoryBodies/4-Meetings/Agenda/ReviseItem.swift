import Database
import Vocabulary
import Web

/// A subject of the agenda, as the acts on it see it.
struct ItemSubject: Sendable {
    var file: MeetingFile
    var item: AgendaItem
    /// A request of the body stands on it.
    var isDebated: Bool

    init(_ visit: Visit, _ db: Reading) throws {
        file = try MeetingStore.file(visit, db)
        item = try file.item(visit)
        isDebated = try AgendaStore.isDebated(item.id, db)
    }
}

/// Say better what a subject is, how long it takes and when it comes.
struct ReviseItem: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/ordre-du-jour/:item"

    let title: String
    let detail: String
    let minutes: Int?
    let rank: Int

    init(_ form: inout FormReader, _ subject: ItemSubject) {
        let keepsWords = AgendaRules.keepsWords(subject.file, isDebated: subject.isDebated)
        title = keepsWords ? subject.item.title : form.text("title", min: 3, max: 150)
        detail = keepsWords ? subject.item.detail : form.optionalText("detail", max: 1000) ?? ""
        minutes = form.optionalInt("minutes", in: 1...600)
        rank = form.int("rank", in: 1...max(1, subject.file.agenda.count))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ItemSubject { try ItemSubject(visit, db) }
    static func refusal(_ subject: ItemSubject, _ visit: Visit) -> Refusal? { AgendaRules.mayRevise(subject.file, subject.item) }

    func perform(_ subject: ItemSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, item = subject.item.id
        try AgendaStore.revise(item, title, detail: detail, minutes: minutes, db)
        var order = file.agenda.map(\.id).filter { $0 != item }
        order.insert(item, at: min(rank - 1, order.count))
        try AgendaStore.order(order + file.items.filter { $0.state != .accepted }.map(\.id), db)
        return Outcome(
            to: file.link + "/preparation", saying: "L’ordre du jour est à jour.",
            journal: [JournalEntry("meeting.item-revise", "assembly", file.assembly.id.number, reason: title)])
    }
}

/// Take a subject off the agenda, with the reason: who proposed it is told, and the members when they were convened.
struct TakeOffItem: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/ordre-du-jour/:item/retrait"

    let reason: String

    init(_ form: inout FormReader, _ subject: ItemSubject) { reason = form.text("off_reason", min: 3, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ItemSubject { try ItemSubject(visit, db) }
    static func refusal(_ subject: ItemSubject, _ visit: Visit) -> Refusal? { AgendaRules.mayTakeOff(subject.file, subject.item, isDebated: subject.isDebated) }

    func perform(_ subject: ItemSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, item = subject.item
        guard try AgendaStore.takeOff(item.id, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Ce sujet n’est plus à l’ordre du jour.") }
        func letter(_ recipient: Letter.Recipient) -> Letter {
            Letter(
                to: recipient, kind: .following, subject: "\(file.assembly.name) : un sujet retiré de l’ordre du jour",
                paragraphs: ["« \(item.title) » n’est plus à l’ordre du jour de « \(file.meeting.title) ». Motif : \(reason)"], button: Letter.Button("Voir la réunion", file.link))
        }
        let isTold = file.meeting.convenedAt != nil, others = [item.proposer].compactMap(\.self).filter { $0 != visit.actor.account }
        return Outcome(
            to: file.link + "/preparation", saying: "Le sujet est retiré de l’ordre du jour.",
            journal: [JournalEntry("meeting.item-off", "assembly", file.assembly.id.number, reason: "\(item.title) : \(reason)")],
            letters: try isTold ? MeetingLetters.members(file, at: visit.now, db, letter) : others.map { letter(.account($0)) })
    }
}
