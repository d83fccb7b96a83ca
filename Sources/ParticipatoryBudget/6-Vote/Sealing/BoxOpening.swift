import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Opens the box once enough members have entered their codes: the whole list is held against its signed roots, its ballots are opened in memory,
/// shuffled, and all fall out in one transaction. Nothing in clear is written before: a process that dies leaves nothing, another begins anew. A job.
package enum BoxOpening {
    /// How many lines are read at a time.
    private static let handful = 4000

    package static func run(_ world: World) async throws {
        for edition in try await world.database.read({ try CeremonyStore.toOpen($0) }) { try await open(edition, world) }
    }

    static func open(_ id: EditionID, _ world: World) async throws {
        let keys = BoxKeys(world)
        let (edition, found) = try await world.database.read { db in (try EditionStore.edition(id, db), try CeremonyStore.ceremony(id, db)) }
        guard let ceremony = found, ceremony.openedAt == nil else { return }
        do {
            guard let pair = try await pair(ceremony, keys, world) else { return }
            let list = try await world.database.read { try VerifiedList(edition, ceremony, keys, $0) }
            var opened: [String] = []
            for place in stride(from: 0, to: list.leaves.count, by: handful) { opened += try await choices(list, after: place, pair, id, world) }
            guard opened.count == list.count else { throw OpeningFault.miscounted }
            try await finish(edition, ceremony, list, shuffled(opened, world), keys, world)
        } catch let fault as OpeningFault {
            try await note(fault, edition, ceremony, world)
        }
    }

    /// The key from the shares that were entered. One that was spoiled in the database is taken out: the other members' may do.
    private static func pair(_ ceremony: Ceremony, _ keys: BoxKeys, _ world: World) async throws -> SealedBox.Pair? {
        let spoiled = KeyMaking.spoiled(ceremony, keys)
        if !spoiled.isEmpty {
            try await world.database.write { db in
                for member in spoiled { try CeremonyStore.takeBack(member, in: ceremony.id, db) }
            }
        }
        if ceremony.entered - spoiled.count < ceremony.threshold { return nil }
        guard let pair = KeyMaking.pair(ceremony, keys) else { throw OpeningFault.wrongShares }
        return pair
    }

    /// Each line is still the one that was held against the roots.
    private static func choices(_ list: VerifiedList, after place: Int, _ pair: SealedBox.Pair, _ edition: EditionID, _ world: World) async throws -> [String] {
        let last = min(place + handful, list.leaves.count)
        let entries = try await world.database.read { db in
            var entries: [ListEntry] = []
            try SealedBoxStore.entries(edition, after: place, through: last, db) { entries.append($0) }
            return entries
        }
        let ballots = try list.ballots(entries, after: place)
        async let left = opened(ballots.prefix(ballots.count / 2), edition, pair), right = opened(ballots.dropFirst(ballots.count / 2), edition, pair)
        return try await left + right
    }

    private static func opened(_ entries: ArraySlice<ListEntry>, _ edition: EditionID, _ pair: SealedBox.Pair) throws -> [String] {
        try entries.map { entry in
            guard let text = SealedBox.open(entry.sealed, with: pair), let choices = SealedText.choices(text, in: edition) else { throw OpeningFault.unreadable }
            return choices
        }
    }

    /// Identities drawn now give the order: nothing is left of that of the list.
    private static func shuffled(_ opened: [String], _ world: World) -> [(id: String, choices: String)] {
        opened.map { (id: Secrets.base64url(world.randomBytes(16)), choices: $0) }.sorted { $0.id < $1.id }
    }

    private static func finish(
        _ edition: Edition, _ ceremony: Ceremony, _ list: VerifiedList, _ ballots: [(id: String, choices: String)], _ keys: BoxKeys, _ world: World
    ) async throws {
        let now = world.now()
        try await world.database.write { db in
            // Another process may have opened it meanwhile.
            guard let still = try CeremonyStore.ceremony(edition.id, db), still.id == ceremony.id, still.openedAt == nil, still.hasEnoughShares else { return }
            if try SealedBoxStore.clearBallots(edition.id, db) > 0 { throw OpeningFault.clear }
            try SealedBoxStore.pourOut(ballots, edition.id, db)
            let digest = try SealedBoxStore.digest(edition.id, db)
            try CeremonyStore.finish(ceremony.id, count: list.count, mark: keys.outcome(digest, count: list.count, of: edition.id), at: now, db)
            try record("sealing.open-box", edition, "\(list.count) bulletins ouverts, \(list.revoked.count) remplacés par leurs votants, empreinte \(digest)", now, db)
            for letter in try SealingLetters.opened(edition, count: list.count, to: CeremonyStore.officer(ceremony.id, db)) {
                try Outbox.post(letter, about: edition.id, world, at: now, db)
            }
        }
    }

    private static func note(_ fault: OpeningFault, _ edition: Edition, _ ceremony: Ceremony, _ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in try note(fault, edition, ceremony.id, at: now, db) }
    }

    /// Told once, to everyone; what the members entered is erased, they enter it again when the opening is taken up.
    static func note(_ fault: OpeningFault, _ edition: Edition, _ ceremony: ID<Ceremony>, at now: Instant, _ db: Writing) throws {
        if try CeremonyStore.stop(ceremony, fault.rawValue, db) { try record("sealing.fault", edition, Texts.ofFiles(fault.words), now, db) }
    }

    private static func record(_ act: String, _ edition: Edition, _ reason: String, _ now: Instant, _ db: Writing) throws {
        let entry = JournalEntry(act, "edition", edition.id.number, edition: edition.id, reason: reason, channel: .automatic, isPublic: true)
        try Journal.record(entry, by: nil, at: now, db)
    }
}
