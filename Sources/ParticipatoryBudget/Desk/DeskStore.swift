import Database
import Vocabulary

/// What the desk asks on behalf of the person who opens it.
enum DeskStore {
    /// Name, address and identity of every edition, the latest first.
    static func editions(_ db: Reading) throws -> [(id: EditionID, slug: String, title: String, isImported: Bool)] {
        try db.all("select id, slug, title, imported_from <> '' from editions order by id desc") {
            (id: $0.id(), slug: $0.text(), title: $0.text(), isImported: $0.bool())
        }
    }

    /// The editions in which these services make a work, the latest first; nil: any service.
    static func editionsWithWorks(of services: [ServiceID]?, _ db: Reading) throws -> [(slug: String, title: String)] {
        let among: SQL = services.map { "o.service_id in (\(list: $0))" } ?? "o.service_id is not null"
        return try db.all("""
            select distinct e.id, e.slug, e.title
            from works w
            join work_owners o on o.work_id = w.id and o.ended_at is null
            join projects j on j.id = w.project_id
            join editions e on e.id = j.edition_id
            where \(among)
            order by 1 desc
            """) { row in
            row.skip(1)
            return (slug: row.text(), title: row.text())
        }
    }

    /// The windows that open or close between two moments in the editions where this person has a role, the first to come first. Results
    /// and works close nothing for anybody.
    static func moments(from now: Instant, to end: Instant, for actor: Actor, _ db: Reading) throws -> [DeskMoment] {
        try db.all("""
            select e.title, e.id, e.slug, p.kind, true, p.opens_at
            from phases p
            join editions e on e.id = p.edition_id
            where e.published_at is not null and p.opens_at > \(now) and p.opens_at <= \(end)
            union all
            select e.title, e.id, e.slug, p.kind, false, p.closes_at
            from phases p
            join editions e on e.id = p.edition_id
            where e.published_at is not null and p.closes_at > \(now) and p.closes_at <= \(end) and p.kind not in ('results', 'implementation')
            order by 6
            """) { (row: inout RowReader) -> DeskMoment? in
                let edition = (title: row.text(), id: row.id() as EditionID, slug: row.text())
                let link = actor.follows(.edition(edition.id)) ? DeskLinks.home(edition.slug) : DeskLinks.publicHome(edition.slug)
                let moment = DeskMoment(edition: edition.title, link: link, kind: try row.choice(), isOpening: row.bool(), at: row.instant())
                return actor.works(on: edition.id) ? moment : nil
            }.compactMap(\.self)
    }

    // MARK: What waits for one person

    /// Reviews that this person may check: decided by somebody else.
    static func reviewsToCheck(by account: AccountID, _ db: Reading) throws -> [EditionID: Int] {
        try byEdition("""
            select p.edition_id, count(*)
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where r.superseded_at is null and r.checked_by is null and r.decided_by <> \(account) and p.withdrawn_at is null and p.merged_into is null
            group by p.edition_id
            """, db)
    }

    /// Rulebooks submitted that somebody else drafted.
    static func rulebooksToValidate(by account: AccountID, _ db: Reading) throws -> [EditionID: Int] {
        try byEdition("""
            select edition_id, count(*)
            from rulebook_versions
            where submitted_at is not null and validated_at is null and published_at is null and coalesce(drafted_by, 0) <> \(account)
            group by edition_id
            """, db)
    }

    /// Where something waits: in which edition, on which territory if on one.
    typealias Place = (edition: EditionID, territory: TerritoryID?)

    /// The appeals against what this person neither signed nor checked, on proposals that are not hers.
    static func appealsToDecide(by account: AccountID, _ db: Reading) throws -> [Place] {
        try db.all("""
            select p.edition_id, p.territory_id
            from eligibility_appeals x
            join eligibility_reviews r on r.id = x.review_id
            join proposals p on p.id = r.proposal_id
            where x.decided_at is null and r.superseded_at is null and r.decided_by <> \(account) and coalesce(r.checked_by, 0) <> \(account)
                and p.withdrawn_at is null and p.merged_into is null and p.author_id <> \(account)
                and not exists (select 1 from coauthors c where c.proposal_id = p.id and c.account_id = \(account) and c.accepted_at is not null)
            """) { ($0.id(), $0.optionalID()) }
    }

    /// The abandonments that somebody else proposed, of works that are neither delivered nor given up.
    static func abandonmentsToConfirm(by account: AccountID, _ db: Reading) throws -> [Place] {
        try db.all("""
            select j.edition_id, j.territory_id
            from abandonments b
            join works w on w.id = b.work_id
            join projects j on j.id = w.project_id
            where b.answered_at is null and b.proposed_by <> \(account) and w.stage not in ('delivered', 'inaugurated', 'abandoned')
            """) { ($0.id(), $0.optionalID()) }
    }

    /// Rulebooks that were validated and wait for the council's resolution, and those that it voted and nobody has published.
    static func rulebooksToFinish(_ db: Reading) throws -> (validated: [EditionID: Int], voted: [EditionID: Int]) {
        func count(_ isVoted: SQL) throws -> [EditionID: Int] {
            try byEdition("""
                select edition_id, count(*)
                from rulebook_versions
                where validated_at is not null and published_at is null and \(isVoted)
                group by edition_id
                """, db)
        }
        return (try count("resolution_number = ''"), try count("resolution_number <> ''"))
    }

    /// What an agent entered lately for others, the last first.
    static func entered(by account: AccountID, _ db: Reading) throws -> [(title: String, link: String, at: Instant)] {
        try db.all("""
            select p.title, p.number, e.slug, p.deposited_at
            from proposals p
            join editions e on e.id = p.edition_id
            where p.entered_by = \(account) and p.number is not null and p.deposited_at is not null
            order by p.deposited_at desc, p.id desc
            limit 5
            """) { row in
                let title = row.text(), number = row.int()
                return (title: "n°\u{A0}\(number) · \(title)", link: "/editions/\(row.text())/propositions/\(number)/suivi", at: row.instant())
            }
    }

    /// Letters that could not leave.
    static func stuckLetters(_ db: Reading) throws -> Int {
        try db.count("select count(*) from letters where state in ('refused', 'uncertain')")
    }

    private static func byEdition(_ sql: SQL, _ db: Reading) throws -> [EditionID: Int] {
        Dictionary(try db.all(sql) { ($0.id() as EditionID, $0.int()) }) { $1 }
    }
}
