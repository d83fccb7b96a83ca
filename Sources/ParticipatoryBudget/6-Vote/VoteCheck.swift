import Database
import L10n
import Vocabulary
import Web

/// One thing that an auditor looks at: how it stands, whether somebody should look, where it is read.
struct VoteCheck: Sendable {
    var what: Message
    var state: Message
    /// Nil where there is nothing to be right or wrong.
    var isRight: Bool?
    var link: String

    static func all(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [VoteCheck] {
        try register(edition, db) + sealed(edition, visit, db) + codes(edition, db) + paper(edition, visit, db)
            + (visit.actor.has(.auditor) ? [VoteCheck(what: "Journal des actes", state: "Chaque acte, son auteur, son motif ; la chaîne de ses empreintes.", link: "/bureau/journal")] : [])
    }

    private static func register(_ edition: Edition, _ db: Reading) throws -> [VoteCheck] {
        let alike = try LikenessStore.waiting(edition.id, db), held = try QuarantineStore.waiting(edition.id, db), told = try WatchNoticeStore.counts(edition.id, db)
        return [
            VoteCheck(what: "Registre des votants", state: "Ressemblances qui attendent une décision : \(alike).", isRight: alike == 0, link: RegisterDeskPage.link(edition)),
            VoteCheck(what: "Votes mis en attente", state: "Votes qui attendent une décision : \(held).", isRight: held == 0, link: RegisterDeskPage.link(edition)),
            VoteCheck(what: "Veille", state: "Rapprochements signalés : \(told.told) ; regardés : \(told.looked).", isRight: told.told == told.looked, link: WatchPage.link(edition)),
        ]
    }

    // MARK: The sealed box

    private static func sealed(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [VoteCheck] {
        guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else { return [] }
        let noted = ceremony.members.count { $0.confirmedAt != nil }
        return try [VoteCheck(
            what: "Bureau du vote", state: "Codes notés : \(noted) sur \(ceremony.members.count) ; il en faut \(ceremony.threshold) pour ouvrir l’urne.",
            isRight: ceremony.fault.isEmpty && ceremony.isReady, link: SealingLinks.bureau(edition))] + list(edition, ceremony, visit, db)
    }

    private static func list(_ edition: Edition, _ ceremony: Ceremony, _ visit: Visit, _ db: Reading) throws -> [VoteCheck] {
        var checks: [VoteCheck] = []
        if let root = try SealedBoxStore.roots(edition.id, db).last {
            // A night without a root is a night on which nobody could have seen a line change.
            let isFresh = root.isFinal || root.day >= Texts.ofFiles.dateInput(visit.now - .days(1))
            checks.append(VoteCheck(
                what: "Liste publique", state: "Racine n° \(root.number), du \(day: Instant(dateInput: root.day) ?? visit.now) : \(root.size) lignes, \(String(root.root.prefix(16)))…", isRight: isFresh, link: SealingLinks.urn(edition)))
        }
        if ceremony.isReady, ceremony.openedAt == nil {
            let isEven = try SealedBoxStore.live(edition.id, db) == SealedBoxStore.checkOffs(edition.id, db)
            checks.append(VoteCheck(
                what: "Urne et registre", state: isEven ? "Autant de bulletins scellés que de votants." : "Les bulletins scellés ne sont pas aussi nombreux que les votants.", isRight: isEven,
                link: SealingLinks.urn(edition)))
        }
        return checks
    }

    // MARK: Codes and paper

    private static func codes(_ edition: Edition, _ db: Reading) throws -> [VoteCheck] {
        let batches = try LetterCodeStore.batches(edition.id, db)
        if batches.isEmpty { return [] }
        let printed = batches.count { $0.printedAt != nil }, revoked = batches.count { $0.revokedAt != nil }
        return [VoteCheck(what: "Codes par courrier", state: "Lots : \(batches.count) ; imprimés : \(printed) ; annulés : \(revoked).", link: LetterBatchesPage.link(edition))]
    }

    private static func paper(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [VoteCheck] {
        if try PollingPlaceStore.places(edition.id, db).isEmpty { return [] }
        let batches = try BallotBatchStore.batches(edition.id, db), isClosed = edition.calendar.hasClosed(.vote, at: visit.now)
        let uncounted = isClosed ? try BallotBatchStore.uncounted(edition.id, db) : [], urns = try UrnStore.urns(edition.id, db), signed = urns.count { $0.isSigned }
        let incidents = try VoteIncidentStore.incidents(edition.id, db).count
        return [
            VoteCheck(
                what: "Lots de bulletins", state: isClosed ? "Lots : \(batches.count) ; à compter : \(uncounted.count)." : "Lots : \(batches.count).", isRight: isClosed ? uncounted.isEmpty : nil,
                link: PaperLinks.batches(edition)),
            VoteCheck(
                what: "Urnes de papier", state: "Urnes : \(urns.count) ; signées par deux personnes : \(signed).", isRight: isClosed ? signed == urns.count : nil, link: PaperLinks.desk(edition)),
            VoteCheck(what: "Incidents", state: "Incidents notés : \(incidents).", link: PaperLinks.incidents(edition)),
        ]
    }
}
