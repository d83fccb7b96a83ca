import Database
import Vocabulary
import Web

/// An officer or a member of the bureau says what came of her look at a pattern. It stops nobody; the first who looks says it.
struct LookAtPattern: Action {
    typealias FormPage = WatchPage
    static let path: Path = "/bureau/editions/:edition/vote/veille/regarder"

    let kind: WatchAlert.Kind
    let key: String
    let finding: String

    init(_ form: inout FormReader, _ file: WatchFile) {
        kind = form.choice("kind", .network)
        key = form.text("key", max: 128)
        finding = form.text("finding", min: 10, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WatchFile { try .inPath(visit, db) }

    static func refusal(_ file: WatchFile, _ visit: Visit) -> Refusal? { WatchRules.mayLook(file.edition, isMember: file.isMember, visit.actor, at: visit.now) }

    func perform(_ file: WatchFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = file.edition
        let notices = try WatchNoticeStore.notices(edition.id, db), alerts = WatchNotice.kept(try WatchStore.alerts(edition.id, db), notices)
        guard let alert = alerts.filter({ $0.kind == kind && $0.key == key }).max(by: { $0.votes < $1.votes }) else { throw NotFound() }
        // Whoever looks before it was told has it noted now.
        if !notices.contains(where: { $0.isOf(alert) }) { try WatchNoticeStore.tell(alert, in: edition.id, at: visit.now, db) }
        guard let notice = try WatchNoticeStore.notices(edition.id, db).first(where: { $0.isOf(alert) }),
            try WatchNoticeStore.look(notice.id, finding, by: try visit.account(), at: visit.now, db)
        else { throw Refusal.notNow("Quelqu’un a déjà regardé ce rapprochement.", wayOut: WatchPage.link(edition), named: "Revenir à la veille") }
        return Outcome(
            to: WatchPage.link(edition), saying: "Votre regard est noté.",
            journal: [JournalEntry("watch.look", "edition", edition.id.number, edition: edition.id, reason: finding)])
    }
}

/// The watch of an edition before a reader, who may sit in its bureau.
struct WatchFile: Sendable {
    var edition: Edition
    var isMember: Bool

    static func inPath(_ visit: Visit, _ db: Reading) throws -> WatchFile {
        let edition = try Edition.inPath(visit, db)
        return WatchFile(edition: edition, isMember: try CeremonyStore.ceremony(edition.id, db)?.member(visit.actor.account) != nil)
    }
}
