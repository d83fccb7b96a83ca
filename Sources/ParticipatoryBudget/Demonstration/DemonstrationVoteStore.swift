import Database
import Vocabulary

/// What the invented town writes of the votes.
extension DemonstrationStore {
    /// A voter of a past vote: who she was has been erased since, as the law asks; that one person voted remains.
    struct DrawnVoter {
        var territory: TerritoryID?
        var channel: String
        var at: Instant
    }

    struct DrawnBallot {
        var id: String
        var channel: String
        var choices: String
    }

    static func addProject(_ edition: EditionID, _ proposal: Demonstration.Loaded, at moment: Instant, _ db: Writing) throws {
        guard let ballot = proposal.told.ballot else { return }
        _ = try db.run("""
            insert into projects (edition_id, proposal_id, number, title, summary, cost, territory_id, theme_id, longitude, latitude, added_at, told_at)
            select \(edition), id, \(ballot.number), title, \(ballot.text), \(Euros(ballot.cost)), territory_id, theme_id, longitude, latitude, \(moment), \(moment)
            from proposals where id = \(proposal.id)
            """)
    }

    static func addVoters(_ voters: [DrawnVoter], edition: EditionID, _ db: Writing) throws {
        for voter in voters {
            let account = try db.insert("""
                insert into accounts (display_name, created_at, deleted_at) values ('Compte supprimé', \(voter.at), \(voter.at)) returning id
                """)
            _ = try db.run("""
                insert into check_offs (edition_id, account_id, at, channel, territory_id)
                values (\(edition), \(account), \(voter.at), \(voter.channel), \(voter.territory))
                """)
        }
    }

    /// Somebody who came to vote and has an account like any other.
    static func addVoter(_ name: String, at moment: Instant, _ db: Writing) throws -> AccountID {
        let parts = name.split(separator: " ").map(String.init)
        return AccountID(try db.insert("""
            insert into accounts (email, email_confirmed_at, given_name, family_name, display_name, created_at)
            values (\(parts.joined(separator: ".").lowercased() + "@exemple.fr"), \(moment), \(parts[0]), \(parts.last ?? ""), \(name), \(moment)) returning id
            """))
    }

    static func addBallots(_ ballots: [DrawnBallot], edition: EditionID, _ db: Writing) throws {
        for ballot in ballots {
            _ = try db.run("""
                insert into ballots (id, edition_id, channel, choices) values (\(ballot.id), \(edition), \(ballot.channel), \(ballot.choices))
                """)
        }
    }
}
