import Database
import Vocabulary
import Web

/// What a sealed box waits for: codes to note before the vote, to enter after it, an opening that stopped.
enum SealingTasks {
    static func all(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let sealed = Set(try CeremonyStore.sealedEditions(db))
        return try editions.filter { sealed.contains($0.id) }.flatMap { edition -> [DeskTask] in
            guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else { return [] }
            return try member(ceremony, edition, visit) + watch(ceremony, edition, visit, db) + officer(ceremony, edition, visit)
        }
    }

    private static func member(_ ceremony: Ceremony, _ edition: Edition, _ visit: Visit) -> [DeskTask] {
        guard let member = ceremony.member(visit.actor.account) else { return [] }
        func task(_ what: Message, _ isAwaited: Bool) -> DeskTask {
            DeskTask(what: what, count: isAwaited ? 1 : 0, link: SealingLinks.member(edition), urgency: .soon, edition: edition)
        }
        return [
            task("Votre code de membre du bureau du vote, à noter", member.confirmedAt == nil),
            task("Votre code de membre du bureau du vote, à entrer pour ouvrir l’urne", isAwaitingCodes(ceremony) && member.enteredAt == nil),
        ]
    }

    /// Officers have the same line among theirs.
    private static func watch(_ ceremony: Ceremony, _ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard ceremony.member(visit.actor.account) != nil, !visit.actor.has(.projectOfficer, on: edition.scope) else { return [] }
        let count = try WatchNoticeStore.waiting(edition.id, db)
        return [DeskTask(what: "Rapprochements à regarder dans la veille du vote", count: count, link: WatchPage.link(edition), urgency: .soon, edition: edition)]
    }

    private static func isAwaitingCodes(_ ceremony: Ceremony) -> Bool { ceremony.isReady && ceremony.frozenAt != nil && ceremony.openedAt == nil && !ceremony.hasEnoughShares }

    private static func officer(_ ceremony: Ceremony, _ edition: Edition, _ visit: Visit) -> [DeskTask] {
        guard visit.actor.has(.projectOfficer, on: edition.scope) else { return [] }
        let isOpen = edition.calendar.hasOpened(.vote, at: visit.now)
        func task(_ what: Message, _ count: Int, _ urgency: DeskTask.Urgency) -> DeskTask {
            DeskTask(what: what, count: count, link: SealingLinks.bureau(edition), urgency: urgency, edition: edition)
        }
        return [
            task("Codes du bureau du vote qui ne sont pas notés : sans eux, personne ne peut voter", ceremony.members.count { $0.confirmedAt == nil }, isOpen ? .late : .soon),
            task("Codes du bureau qui manquent pour ouvrir l’urne", isAwaitingCodes(ceremony) ? ceremony.threshold - ceremony.entered : 0, .soon),
            task("Ouverture de l’urne arrêtée", ceremony.fault.isEmpty ? 0 : 1, .late),
        ]
    }
}
