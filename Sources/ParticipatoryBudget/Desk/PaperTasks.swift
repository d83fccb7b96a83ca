import Database
import Vocabulary
import Web

/// What the vote on paper asks of somebody: the place that she keeps now, the urns that wait after the close.
enum PaperTasks {
    static func all(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let voting = editions.filter { $0.calendar.hasOpened(.vote, at: visit.now) }
        return try editions.flatMap { try coming($0, visit, db) }
            + voting.flatMap { edition in try keeping(edition, visit, db) + lists(edition, visit, db) + counting(edition, visit, db) + signing(edition, visit, db) }
    }

    private static func keeping(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard edition.calendar.isOpen(.vote, at: visit.now) else { return [] }
        let kept = try PollingPlaceStore.shifts(edition.id, db).filter { $0.account == visit.actor.account && $0.holds(at: visit.now) }
        return kept.map { DeskTask(what: "Bureau de vote que vous tenez", count: 1, link: PaperLinks.screen(edition, $0.place), urgency: .soon, edition: edition) }
    }

    /// Shifts that are still to come.
    private static func coming(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        if edition.calendar[.vote] == nil || edition.calendar.hasClosed(.vote, at: visit.now) { return [] }
        let coming = try PollingPlaceStore.shifts(edition.id, db).filter { $0.account == visit.actor.account && visit.now < $0.from - PollingShift.margin }
        guard let next = coming.first else { return [] }
        return [DeskTask(what: "Permanences que vous tiendrez au bureau de vote", count: coming.count, link: PaperLinks.place(edition, next.place), edition: edition)]
    }

    /// Tablets past their hour: what they noted may still be on them.
    private static func lists(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        if PaperRules.mayRun(edition, visit.actor) != nil { return [] }
        return try ListLeaseStore.overdue(edition.id, at: visit.now, db).map {
            DeskTask(what: "Liste de bureau qu’une tablette n’a pas rendue", count: 1, link: PaperLinks.list(edition, $0), urgency: .late, edition: edition)
        }
    }

    private static func counting(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let keepsOne = try PollingPlaceStore.isStaff(visit.actor.account, of: edition.id, db)
        guard edition.calendar.hasClosed(.vote, at: visit.now), PaperRules.isStaff(edition, keepsOne: keepsOne, visit.actor) else { return [] }
        return [
            DeskTask(what: "Urnes de papier à dépouiller et à signer", count: try UrnStore.unsigned(edition.id, db), link: PaperLinks.desk(edition), urgency: .soon, edition: edition),
            DeskTask(what: "Feuilles que le scanner laisse à lire", count: try ScanStore.leftToPeople(edition.id, db), link: PaperLinks.desk(edition), urgency: .soon, edition: edition),
            DeskTask(what: "Lots de bulletins restés sans urne, à compter", count: try stock(edition, visit, db), link: PaperLinks.batches(edition), urgency: .soon, edition: edition),
        ]
    }

    /// The record of a vote that is counted and of which nobody was told, for who kept a polling place.
    private static func signing(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard edition.calendar.hasClosed(.vote, at: visit.now), try PollingPlaceStore.isStaff(visit.actor.account, of: edition.id, db),
            let count = try ResultsStore.count(edition.id, db), try ResultsStore.proclamation(edition.id, db)?.lettersSentAt == nil else { return [] }
        let signatures = try RecordSignatureStore.signatures(edition.id, since: count.countedAt, db)
        // Who signed before an incident was noted reads and signs again.
        let latest = try VoteIncidentStore.incidents(edition.id, db).map(\.notedAt).max()
        if signatures.contains(where: { $0.account == visit.actor.account && $0.at >= latest ?? $0.at }) { return [] }
        return [DeskTask(what: "Procès-verbal à relire et à signer", count: 1, link: ResultsLinks.officialRecord(edition), urgency: .soon, edition: edition)]
    }

    private static func stock(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> Int {
        if PaperRules.mayRun(edition, visit.actor) != nil { return 0 }
        return try BallotBatchStore.batches(edition.id, db).count {
            $0.account == nil && $0.printed > 0 && PaperCountRules.mayCountStock($0, edition, visit.actor, at: visit.now) == nil
        }
    }
}
