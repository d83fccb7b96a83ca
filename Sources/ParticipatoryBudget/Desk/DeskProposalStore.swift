import Database
import Platform
import Vocabulary

/// The questions asked for the officers' list of proposals.
enum DeskProposalStore {
    /// - Parameter among: the numbers that a figure of the board counts; nil: any.
    static func list(
        _ edition: EditionID, _ filter: DeskProposalFilter, among: [Int]? = nil, within reach: Reach, limit: Int, offset: Int, _ db: Reading
    ) throws -> [DeskProposal] {
        try db.all("""
            select \(raw: DeskProposal.columns)
            from \(raw: Proposal.tables)
            where \(condition(edition, filter, among, reach))
            order by p.number
            limit \(limit) offset \(offset)
            """) { try DeskProposal(&$0) }
    }

    static func count(_ edition: EditionID, _ filter: DeskProposalFilter, among: [Int]? = nil, within reach: Reach, _ db: Reading) throws -> Int {
        try db.count("select count(*) from proposals p where \(condition(edition, filter, among, reach))")
    }

    private static func condition(_ edition: EditionID, _ filter: DeskProposalFilter, _ among: [Int]?, _ reach: Reach) -> SQL {
        var conditions: [SQL] = ["p.edition_id = \(edition)", "p.deposited_at is not null"]
        if let status = filter.status { conditions.append("p.status = \(status)") }
        if filter.isWithoutTheme { conditions.append("p.theme_id is null") } else if let theme = filter.theme { conditions.append("p.theme_id = \(theme)") }
        if filter.isWithoutTerritory { conditions.append("p.territory_id is null") } else if let territory = filter.territory { conditions.append("p.territory_id = \(territory)") }
        if !reach.isWhole { conditions.append("p.territory_id in (\(list: reach.territories.sorted()))") }
        if let channel = filter.channel { conditions.append("p.channel = \(channel)") }
        if let service = filter.service { conditions.append("exists (select 1 from feasibility_studies s where s.proposal_id = p.id and s.lead_service_id = \(service))") }
        if let among { conditions.append("p.number in (\(list: among))") }
        if let reached = filter.reached { conditions.append(condition(reached)) }
        if let number = Int(filter.words) {
            conditions.append("p.number = \(number)")
        } else if !filter.words.isEmpty {
            conditions.append(SearchText.condition("p.search_text", filter.words))
        }
        return conditions.joined(" and ")
    }

    /// The proposals `p` that `EditionCountsStore` counts as having come that far.
    private static func condition(_ reached: ReachedStep) -> SQL {
        switch reached {
        case .eligible: "p.withdrawn_at is null and p.merged_into is null and \(reviewed("eligible"))"
        case .ineligible: "p.withdrawn_at is null and p.merged_into is null and \(reviewed("ineligible"))"
        case .shortlisted: """
            exists (
                select 1 from shortlisted s join selections n on n.id = s.selection_id
                where s.proposal_id = p.id and s.is_kept = true and n.released_at is not null
            )
            """
        case .feasible: studied("y.outcome <> 'unfeasible'")
        case .unfeasible: studied("y.outcome = 'unfeasible'")
        case .onBallot: "exists (select 1 from projects pj where pj.proposal_id = p.id and pj.edition_id = p.edition_id and \(raw: Project.onBallot))"
        case .winner: "p.status in ('winner', 'delivered', 'abandoned')"
        case .delivered: "p.status = 'delivered'"
        case .abandoned: "p.status = 'abandoned'"
        case .withdrawn: "p.withdrawn_at is not null"
        case .merged: "p.merged_into is not null"
        }
    }

    private static func reviewed(_ outcome: String) -> SQL {
        """
        exists (
            select 1 from eligibility_reviews r
            where r.proposal_id = p.id and r.superseded_at is null and r.outcome = \(outcome) and r.released_at is not null
        )
        """
    }

    private static func studied(_ outcome: String) -> SQL {
        """
        exists (
            select 1 from syntheses y join feasibility_studies s on s.id = y.study_id
            where s.proposal_id = p.id and y.superseded_at is null and y.released_at is not null and \(raw: outcome)
        )
        """
    }
}
