import Database
import Platform
import Vocabulary

/// The questions asked for the officers' list of proposals.
enum DeskProposalStore {
    static func list(_ edition: EditionID, _ filter: DeskProposalFilter, within reach: Reach, limit: Int, offset: Int, _ db: Reading) throws -> [DeskProposal] {
        try db.all("""
            select \(raw: DeskProposal.columns)
            from \(raw: Proposal.tables)
            where \(condition(edition, filter, reach))
            order by p.number
            limit \(limit) offset \(offset)
            """) { try DeskProposal(&$0) }
    }

    static func count(_ edition: EditionID, _ filter: DeskProposalFilter, within reach: Reach, _ db: Reading) throws -> Int {
        try db.count("select count(*) from proposals p where \(condition(edition, filter, reach))")
    }

    private static func condition(_ edition: EditionID, _ filter: DeskProposalFilter, _ reach: Reach) -> SQL {
        var conditions: [SQL] = ["p.edition_id = \(edition)", "p.deposited_at is not null"]
        if let status = filter.status { conditions.append("p.status = \(status)") }
        if let theme = filter.theme { conditions.append("p.theme_id = \(theme)") }
        if let territory = filter.territory { conditions.append("p.territory_id = \(territory)") }
        if !reach.isWhole { conditions.append("p.territory_id in (\(list: reach.territories.sorted()))") }
        if let channel = filter.channel { conditions.append("p.channel = \(channel)") }
        if let number = Int(filter.words) {
            conditions.append("p.number = \(number)")
        } else if !filter.words.isEmpty {
            conditions.append(SearchText.condition("p.search_text", filter.words))
        }
        return conditions.joined(" and ")
    }
}
