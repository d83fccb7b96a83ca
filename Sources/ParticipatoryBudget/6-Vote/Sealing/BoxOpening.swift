import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Opens the box once enough members have entered their codes: the whole list is held against its signed roots, then its ballots are opened
/// handful by handful, so that a process that dies is relayed by another, then all fall out together, shuffled. A job.
package enum BoxOpening {
    static let handful = 2000

    package static func run(_ world: World) async throws {
        for edition in try await world.database.read({ try CeremonyStore.toOpen($0) }) { try await open(edition, world) }
    }

    /// - Parameter most: how many handfuls this turn opens at most: fewer than there are when it is cut short.
    static func open(_ id: EditionID, handful: Int = handful, most: Int = .max, _ world: World) async throws {
        let keys = BoxKeys(world)
        let (edition, found) = try await world.database.read { db in (try EditionStore.edition(id, db), try CeremonyStore.ceremony(id, db)) }
        guard let ceremony = found, ceremony.openedAt == nil else { return }
        do {
            guard let pair = KeyMaking.pair(ceremony, keys) else { throw OpeningFault.wrongShares }
            let list = try await world.database.read { try VerifiedList(edition, keys, $0) }
            var place = ceremony.openedThrough, turns = 0
            while place < list.leaves.count, turns < most {
                place = try await chunk(after: place, of: handful, ceremony, list, pair, world)
                turns += 1
            }
            guard place >= list.leaves.count else { return }
            try await finish(edition, ceremony, list, world)
        } catch let fault as OpeningFault {
            try await note(fault, edition, ceremony, world)
        } catch is OpeningRelayed {}
    }

    /// Opens the next handful; the mark moves in the same transaction, so that no ballot comes out twice.
    private static func chunk(
        after place: Int, of handful: Int, _ ceremony: Ceremony, _ list: VerifiedList, _ pair: SealedBox.Pair, _ world: World
    ) async throws -> Int {
        let edition = ceremony.edition, last = min(place + handful, list.leaves.count)
        let sealed = try await world.database.read { db in
            var entries: [ListEntry] = []
            try SealedBoxStore.entries(edition, after: place, through: last, db) { entries.append($0) }
            return entries
        }
        let ballots = try list.ballots(sealed, after: place)
        async let left = choices(ballots.prefix(ballots.count / 2), edition, pair), right = choices(ballots.dropFirst(ballots.count / 2), edition, pair)
        let opened = try await (left + right).map { (id: Secrets.base64url(world.randomBytes(16)), choices: $0) }
        try await world.database.write(quietly: true) { db in
            guard try CeremonyStore.advance(ceremony.id, from: place, to: last, db) else { throw OpeningRelayed() }
            try SealedBoxStore.keepOpened(opened, edition, db)
        }
        return last
    }

    private static func choices(_ entries: ArraySlice<ListEntry>, _ edition: EditionID, _ pair: SealedBox.Pair) throws -> [String] {
        try entries.map { entry in
            guard let text = SealedBox.open(entry.sealed, with: pair), let choices = SealedText.choices(text, in: edition) else { throw OpeningFault.unreadable }
            return choices
        }
    }

    private static func finish(_ edition: Edition, _ ceremony: Ceremony, _ list: VerifiedList, _ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            guard try SealedBoxStore.openedCount(edition.id, db) == list.count else { throw OpeningFault.miscounted }
            try SealedBoxStore.pourOut(edition.id, db)
            let digest = try SealedBoxStore.digest(edition.id, db)
            guard try CeremonyStore.finish(ceremony.id, count: list.count, digest: digest, at: now, db) else { throw OpeningRelayed() }
            try record("sealing.open-box", edition, "\(list.count) bulletins ouverts, \(list.revoked.count) remplacés par leurs votants, empreinte \(digest)", now, db)
            for letter in try SealingLetters.opened(edition, count: list.count, to: CeremonyStore.officer(ceremony.id, db)) {
                try Outbox.post(letter, about: edition.id, world, at: now, db)
            }
        }
    }

    private static func note(_ fault: OpeningFault, _ edition: Edition, _ ceremony: Ceremony, _ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try CeremonyStore.note(fault: fault.rawValue, in: ceremony.id, db)
            try record("sealing.fault", edition, Texts.ofFiles(fault.words), now, db)
        }
    }

    private static func record(_ act: String, _ edition: Edition, _ reason: String, _ now: Instant, _ db: Writing) throws {
        let entry = JournalEntry(act, "edition", edition.id.number, edition: edition.id, reason: reason, channel: .automatic, isPublic: true)
        try Journal.record(entry, by: nil, at: now, db)
    }
}

/// Another process opens the same box: this one leaves it to it.
struct OpeningRelayed: Error, Equatable {}

/// Why a box is not opened: what was found instead of what was published.
enum OpeningFault: String, Error, CaseIterable {
    case wrongShares = "wrong-shares", changed, unsigned, left, unreadable, miscounted, clear, tooMany = "too-many"

    var words: Message {
        switch self {
        case .wrongShares: "Les parts entrées ne donnent pas la clé de cette urne."
        case .changed: "La liste publique n’est plus celle qui a été signée : un bulletin a été changé, ajouté ou retiré dans la base de données."
        case .unsigned: "La liste publique n’a pas de racine signée à la clôture."
        case .left: "Des bulletins sont restés hors de la liste : ils n’ont pas été déposés par le site, ou ont été changés avant d’y entrer."
        case .unreadable: "Un bulletin de la liste ne s’ouvre pas avec la clé de cette urne, ou vient d’un autre vote."
        case .miscounted: "Les bulletins ouverts ne sont pas aussi nombreux que ceux de la liste."
        case .clear: "Des bulletins qui ne sont pas passés par l’urne scellée se trouvent parmi ceux de l’internet."
        case .tooMany: "La liste compte plus de bulletins que le registre ne compte de votants."
        }
    }
}
