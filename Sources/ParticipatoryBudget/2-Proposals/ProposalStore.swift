import Database
import Vocabulary

/// The questions asked of proposals.
enum ProposalStore {
    static func proposal(_ id: ID<Proposal>, _ db: Reading) throws -> Proposal {
        guard let proposal = try db.first("select \(raw: Proposal.columns) from \(raw: Proposal.tables) where p.id = \(id)", { try Proposal(&$0) })
        else { throw NotFound() }
        return proposal
    }

    static func proposal(_ edition: EditionID, number: Int, _ db: Reading) throws -> Proposal {
        guard let proposal = try db.first("""
            select \(raw: Proposal.columns) from \(raw: Proposal.tables) where p.edition_id = \(edition) and p.number = \(number)
            """, { try Proposal(&$0) }) else { throw NotFound() }
        return proposal
    }

    /// What the public is told from now on: called by the step that releases its decision.
    static func setStatus(_ status: ProposalStatus, _ id: ID<Proposal>, _ db: Writing) throws {
        _ = try db.run("update proposals set status = \(status) where id = \(id)")
    }
}
