import Database
import L10n
import Vocabulary
import Web

/// A tablet takes the list of its place: it may check its people off without the network, and nobody else may meanwhile.
struct KeepList: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/liste/garder"
    static var limits: Limits { Limits(changesPages: false) }

    let tablet: String

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        tablet = form.raw("tablet")
        if !(20...64).contains(tablet.utf8.count) { form.error("", "Cette tablette ne peut pas garder la liste : son navigateur n’exécute pas JavaScript, ou ne garde rien en mémoire.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { desk.refusal(visit) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let place = desk.file.place, until = ListLease.end(desk.file.edition, at: visit.now)
        if let lease = desk.lease {
            guard lease.tablet == Secrets.sha256Hex(tablet) else { throw AttachmentRules.kept(lease) }
            try ListLeaseStore.renew(lease.id, until: until, db)
            return Outcome(to: desk.link)
        }
        guard try ListLeaseStore.take(place.id, tablet: Secrets.sha256Hex(tablet), by: try visit.account(), at: visit.now, until: until, db) else {
            throw Refusal.notNow("Une autre tablette vient de prendre la liste de ce bureau.")
        }
        return Outcome(
            to: desk.link, saying: "Cette tablette garde la liste du bureau : elle émarge ses personnes même sans réseau.",
            journal: [JournalEntry("paper.keep-list", "polling-place", place.id.number, edition: desk.file.edition.id)])
    }
}

/// The tablet that keeps the list gives it back, once all that it noted is sent.
struct ReturnList: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/liste/rendre"
    static var limits: Limits { Limits(changesPages: false) }

    let tablet: String

    init(_ form: inout FormReader, _ desk: PollingDesk) { tablet = form.raw("tablet") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { PaperRules.mayKeep(desk.file, visit.actor, at: visit.now) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let lease = desk.lease else { return Outcome(to: desk.link, saying: "La liste de ce bureau est déjà rendue.") }
        guard lease.tablet == Secrets.sha256Hex(tablet) else { throw AttachmentRules.kept(lease) }
        guard try ListLeaseStore.end(lease.id, "returned", by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: desk.link, saying: "La liste est rendue : une autre tablette peut la garder.",
            journal: [JournalEntry("paper.return-list", "polling-place", desk.file.place.id.number, edition: desk.file.edition.id)])
    }
}

/// The officer says that the tablet which keeps a list is lost: whom it may have checked off, she alone checks off from now on.
struct LoseList: Action {
    typealias FormPage = PlaceListPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/liste/perdue"
    static var limits: Limits { Limits(changesPages: false) }

    let reason: String

    init(_ form: inout FormReader, _ list: PlaceList) { reason = form.text("lost", min: 20, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PlaceList { try PlaceList.load(visit, db) }
    static func refusal(_ list: PlaceList, _ visit: Visit) -> Refusal? { AttachmentRules.mayLose(list.lease, list.file.edition, visit.actor, at: visit.now) }

    func perform(_ list: PlaceList, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = list.file.edition, place = list.file.place, officer = try visit.account()
        guard let lease = list.lease, try ListLeaseStore.end(lease.id, "lost", reason: reason, by: officer, at: visit.now, db) else { throw NotFound() }
        let doubted = try AttachmentStore.doubt(place.id, at: visit.now, db)
        let words = Texts(.french)("La tablette qui gardait la liste du bureau est perdue : \(reason)")
        try VoteIncidentStore.note(words, at: place.id, happened: lease.expiresAt, in: edition.id, by: officer, at: visit.now, db)
        return Outcome(
            to: list.link,
            saying: doubted == 0 ? "L’incident est noté." : doubted == 1 ? "L’incident est noté. Une personne de cette liste ne peut plus être émargée que par vous."
                : "L’incident est noté. \(doubted) personnes de cette liste ne peuvent plus être émargées que par vous.",
            journal: [JournalEntry("paper.lose-list", "polling-place", place.id.number, edition: edition.id, reason: reason, isPublic: true)])
    }
}
