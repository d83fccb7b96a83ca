import Database
import Platform
import Vocabulary
package import Web

/// Compares the accounts that have voted where the rules ask for no name: the same letters and the same year of birth go to the review list.
/// Nothing is merged or refused. A job.
package enum AccountLikenesses {
    /// Votes of the last hour are compared after the close.
    static let afterTheClose = Span.hours(3)

    package static func run(_ world: World) async throws {
        let now = world.now()
        for edition in try await world.database.read({ try EditionStore.published($0) }) where !edition.isImported && isTime(edition, at: now) {
            let alike = try await world.database.read { try unnoted(in: edition, $0) }
            if alike.isEmpty { continue }
            try await world.database.write { db in
                for pair in alike { try LikenessStore.note(pair, in: edition.id, at: now, db) }
            }
        }
    }

    private static func isTime(_ edition: Edition, at now: Instant) -> Bool {
        guard let phase = edition.calendar[.vote], phase.opensAt <= now else { return false }
        return phase.closesAt.map { now < $0 + afterTheClose } ?? true
    }

    /// Those that are not on the list yet.
    private static func unnoted(in edition: Edition, _ db: Reading) throws -> [AccountPair] {
        switch try Booth.rules(edition, db).proof ?? .mail {
        case .declared, .identity, .counter: return []
        case .mail, .phone, .code: break
        }
        let known = try LikenessStore.pairs(edition.id, db)
        return AccountPair.among(try LikenessStore.accounts(edition.id, db)).filter { !known.contains($0.lines) }
    }
}

/// Two lines of the register whose accounts are alike, the earlier one last.
struct AccountPair: Sendable, Equatable {
    var line: ID<CheckOff>
    var other: ID<CheckOff>
    var score: Int

    var lines: [ID<CheckOff>] { [line, other] }

    /// Each line with the first that is written with its letters.
    static func among(_ people: [(line: ID<CheckOff>, identity: DeclaredIdentity)]) -> [AccountPair] {
        var first: [String: (line: ID<CheckOff>, identity: DeclaredIdentity)] = [:], pairs: [AccountPair] = []
        for person in people {
            let key = NameLikeness.letterKey(person.identity)
            guard let earlier = first[key] else {
                first[key] = person
                continue
            }
            pairs.append(AccountPair(line: person.line, other: earlier.line, score: NameLikeness.scoreOfAccounts(person.identity, earlier.identity)))
        }
        return pairs
    }
}
