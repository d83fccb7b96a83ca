import Database
import Platform
import Vocabulary
package import Web

/// Tells everyone that a vote opens, then who may vote and has not that it closes soon. A job; each person is told each thing once.
package enum VoteCampaign {
    static let beforeClose = Span.days(3)

    package static func run(_ world: World) async throws {
        let now = world.now()
        for edition in try await world.database.read({ try EditionStore.published($0) }) where !edition.isImported {
            guard let vote = edition.calendar[.vote], vote.isOpen(at: now) else { continue }
            // Nobody is invited to a ballot that nobody can fill.
            guard try await world.database.read({ try Booth.paper(edition, Booth.rules(edition, $0), $0).flaw }) == nil,
                  try await !world.database.read({ try BallotStore.slot(edition.id, $0).sealing.isWaitingForKey }) else { continue }
            if vote.opensAt > now - Campaign.freshness {
                try await Campaign.tell("vote-opens", of: edition.id, world) { accounts, _ in
                    accounts.map { VoteLetters.opened(edition, until: vote.closesAt, to: $0.id) }
                }
            }
            // A vote of a few days has just been announced.
            if let closesAt = vote.closesAt, closesAt - beforeClose <= now, vote.opensAt < closesAt - beforeClose - .days(1) {
                try await Campaign.tell("vote-closes", of: edition.id, world) { accounts, db in
                    try waited(accounts, edition, at: now, db).map { VoteLetters.closesSoon(edition, at: closesAt, to: $0.id) }
                }
            }
        }
    }

    /// Those who have not voted and whom nothing that they said of themselves keeps from voting: what they have not said yet, they may still say.
    private static func waited(_ accounts: [Account], _ edition: Edition, at now: Instant, _ db: Reading) throws -> [Account] {
        let conditions = try Booth.rules(edition, db).voters
        let voted = try BallotStore.voted(edition.id, among: accounts.map(\.id), db)
        return accounts.filter { account in
            let person = Participant(birthYear: account.birthYear ?? 0, link: account.link ?? conditions.links.first)
            return !voted.contains(account.id) && ParticipationRules.refusal(conditions, person, to: .voting, at: now) == nil
        }
    }
}
