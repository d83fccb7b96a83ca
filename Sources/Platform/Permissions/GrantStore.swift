package import Database
package import Vocabulary

/// The questions asked of the roles given, and what gives and takes them.
package enum GrantStore {
    /// The condition that a row `g` of `grants` holds at this moment.
    static func holding(at now: Instant) -> SQL {
        "g.revoked_at is null and g.from_at <= \(now) and (g.until_at is null or g.until_at > \(now))"
    }

    /// From the columns `role, scope_kind, scope_id, from_at, until_at`.
    static func read(_ row: inout RowReader) throws -> Grant {
        let role: Role = try row.choice()
        let kind: Scope.Kind = try row.choice()
        return Grant(role: role, scope: Scope(kind, row.optionalInt()), from: row.instant(), until: row.optionalInstant())
    }

    /// A role given on a territory holds on every territory within it: an arrondissement's officer has its neighbourhoods.
    package static func withTerritoriesWithin(_ grants: [Grant], _ db: Reading) throws -> [Grant] {
        guard grants.contains(where: { $0.scope.kind == .territory }) else { return grants }
        let children = Dictionary(grouping: try TerritoryStore.all(db), by: \.parent)
        var all = grants, seen = Set(grants), next = 0
        while next < all.count {
            let grant = all[next]
            next += 1
            guard case .territory(let id) = grant.scope else { continue }
            for child in children[id] ?? [] {
                var within = grant
                within.scope = .territory(child.id)
                if seen.insert(within).inserted { all.append(within) }
            }
        }
        return all
    }

    package static func holdsAny(_ account: AccountID, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from grants g where g.account_id = \(account) and \(holding(at: now)) limit 1")
    }

    /// Whether somebody has a role, now or later.
    static func holdsEver(_ account: AccountID, from now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from grants where account_id = \(account) and revoked_at is null and (until_at is null or until_at > \(now)) limit 1
            """)
    }

    /// The roles that hold now.
    package static func held(by account: AccountID, at now: Instant, _ db: Reading) throws -> [Grant] {
        try db.all("""
            select g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at from grants g
            where g.account_id = \(account) and \(holding(at: now)) order by g.id
            """) { try read(&$0) }
    }

    /// Who has this role now on this scope, a territory that contains it, or the whole city too: account and name, by name.
    package static func holders(
        of role: Role, on scope: Scope, orCity: Bool = true, at now: Instant, _ db: Reading
    ) throws -> [(account: AccountID, name: String)] {
        let numbers = if case .territory(let id) = scope { try TerritoryStore.around(id, db).map(\.number) } else { [scope.number].compactMap(\.self) }
        let place: SQL = numbers.isEmpty ? "g.scope_kind = 'city'" : "(g.scope_kind = \(scope.kind) and g.scope_id in (\(list: numbers)))"
        return try db.all("""
            select distinct a.id, a.display_name from grants g join accounts a on a.id = g.account_id
            where g.role = \(role) and (\(place)\(orCity ? " or g.scope_kind = 'city'" as SQL : .empty)) and \(holding(at: now)) and a.deleted_at is null
            """) { (account: $0.id() as AccountID, name: $0.text()) }.sorted { (SearchText.fold($0.name), $0.account) < (SearchText.fold($1.name), $1.account) }
    }

    /// Who has one of these roles now on one of these scopes, each once.
    package static func holders(of roles: [Role], on scopes: [Scope], at now: Instant, _ db: Reading) throws -> [AccountID] {
        Set(try roles.flatMap { role in try scopes.flatMap { try holders(of: role, on: $0, at: now, db).map(\.account) } }).sorted()
    }

    /// Who has one of these roles now, wherever, each once.
    package static func holders(of roles: [Role], at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        try db.all("""
            select distinct a.id, a.display_name from grants g join accounts a on a.id = g.account_id
            where g.role in (\(list: roles)) and \(holding(at: now)) and a.deleted_at is null
            """) { (account: $0.id() as AccountID, name: $0.text()) }.sorted { (SearchText.fold($0.name), $0.account) < (SearchText.fold($1.name), $1.account) }
    }

    /// The roles that hold now, of many people in one question.
    /// - Parameter accounts: nil: of everyone.
    static func roles(of accounts: [AccountID]? = nil, at now: Instant, _ db: Reading) throws -> [AccountID: [Role]] {
        var roles: [AccountID: [Role]] = [:]
        let among: SQL = accounts.map { "g.account_id in (\(list: $0))" } ?? "1 = 1"
        _ = try db.all("""
            select g.account_id, g.role from grants g where \(among) and \(holding(at: now)) order by g.id
            """) { row in
            let account: AccountID = row.id()
            let role: Role = try row.choice()
            if roles[account]?.contains(role) != true { roles[account, default: []].append(role) }
        }
        return roles
    }

    /// Everything that a person was ever given, the latest first, with where in words.
    static func given(to account: AccountID, _ db: Reading) throws -> [GivenRole] {
        try db.all("""
            select g.id, g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at, coalesce(t.name, e.title, s.name, b.name, ''),
                giver.display_name, g.granted_at, g.reason, g.revoked_at, taker.display_name
            from grants g
            left join territories t on g.scope_kind = 'territory' and t.id = g.scope_id
            left join editions e on g.scope_kind = 'edition' and e.id = g.scope_id
            left join services s on g.scope_kind = 'service' and s.id = g.scope_id
            left join assemblies b on g.scope_kind = 'assembly' and b.id = g.scope_id
            left join accounts giver on giver.id = g.granted_by
            left join accounts taker on taker.id = g.revoked_by
            where g.account_id = \(account) order by g.id desc
            """) { row in
            GivenRole(
                id: row.id(), grant: try read(&row), place: row.text(), grantedBy: row.optionalText(), grantedAt: row.instant(),
                reason: row.text(), revokedAt: row.optionalInstant(), revokedBy: row.optionalText())
        }
    }

    /// Everywhere a role may hold, besides the whole city, in words.
    static func places(_ db: Reading) throws -> [(scope: Scope, name: String)] {
        let territories = try TerritoryStore.all(db).filter { $0.kind != .city }.map { (scope: Scope.territory($0.id), name: $0.name) }
        let editions = try EditionTitleStore.all(db).map { (scope: Scope.edition($0.id), name: $0.title) }
        let services = try ServiceStore.all(db).filter(\.isActive).map { (scope: Scope.service($0.id), name: $0.name) }
        let assemblies = try db.all("select id, name from assemblies where closed_at is null order by name") { (scope: Scope.assembly($0.id()), name: $0.text()) }
        return editions + services + assemblies + territories
    }

    // MARK: Giving and taking

    @discardableResult
    package static func add(
        _ grant: Grant, to account: AccountID, by giver: AccountID?, reason: String, at now: Instant, _ db: Writing
    ) throws -> Int {
        let id = try db.insert("""
            insert into grants (account_id, role, scope_kind, scope_id, from_at, until_at, granted_by, granted_at, reason)
            values (
                \(account), \(grant.role), \(grant.scope.kind), \(grant.scope.number), \(grant.from), \(grant.until), \(giver), \(now), \(reason)
            ) returning id
            """)
        try Sessions.shorten(of: account, at: now, db)
        return id
    }

    /// - Returns: false when it was revoked already.
    static func revoke(_ id: ID<GivenRole>, by taker: AccountID?, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update grants set revoked_at = \(now), revoked_by = \(taker) where id = \(id) and revoked_at is null") == 1
    }

    /// Takes back a role that an act gave, with the reason that it wrote. False when there is none.
    package static func revoke(
        _ role: Role, on scope: Scope, of account: AccountID, reason: String, by taker: AccountID?, at now: Instant, _ db: Writing
    ) throws -> Bool {
        let place: SQL = scope.number.map { "scope_kind = \(scope.kind) and scope_id = \($0)" } ?? "scope_kind = 'city'"
        return try db.run("""
            update grants set revoked_at = \(now), revoked_by = \(taker)
            where account_id = \(account) and role = \(role) and \(place) and reason = \(reason) and revoked_at is null
            """) > 0
    }

    /// What the reason of a role that somebody lent begins with.
    package static let loan = "Prêt : "

    /// What somebody has in her own right now of a role: what was lent to her is not hers to lend.
    package static func own(_ role: Role, of account: AccountID, at now: Instant, _ db: Reading) throws -> [Grant] {
        try db.all("""
            select g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at from grants g
            where g.account_id = \(account) and g.role = \(role) and g.reason not like \(loan + "%") and \(holding(at: now))
            order by g.id
            """) { try read(&$0) }
    }

    /// The roles that hold now and end before this moment, given for longer than that and lent by nobody.
    static func ending(before end: Instant, lasting shortest: Span, at now: Instant, _ db: Reading) throws -> [EndingRole] {
        try db.all("""
            select g.id, a.id, a.display_name, g.role, g.until_at,
                (select b.id from accounts b where b.id = g.granted_by and b.id <> g.account_id and b.deleted_at is null and exists (
                    select 1 from grants o where o.account_id = b.id and o.role = \(Role.administrator) and o.revoked_at is null and (o.until_at is null or o.until_at > \(now))
                ))
            from grants g
            join accounts a on a.id = g.account_id
            where \(holding(at: now)) and g.until_at <= \(end) and g.until_at - g.from_at >= \(shortest.milliseconds) and a.deleted_at is null
                and g.role <> \(Role.panelMember) and g.reason not like \(loan + "%")
            order by g.until_at, g.id
            """) {
            EndingRole(grant: $0.int(), holder: $0.id(), holderName: $0.text(), role: try $0.choice(), until: $0.instant(), giver: $0.optionalID())
        }
    }

    /// Ends what was lent for one reason, wherever it holds.
    package static func endLoan(to account: AccountID, reason: String, by taker: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update grants set revoked_at = \(now), revoked_by = \(taker)
            where account_id = \(account) and reason = \(reason) and revoked_at is null
            """)
    }

    /// Ends what somebody lent of a role that she has no more; nil: of all of them.
    static func endLoans(by lender: AccountID, of grant: Grant? = nil, taker: AccountID?, at now: Instant, _ db: Writing) throws {
        let which: SQL = grant.map { "role = \($0.role) and scope_kind = \($0.scope.kind) and coalesce(scope_id, 0) = \($0.scope.number ?? 0)" } ?? "1 = 1"
        try db.run("""
            update grants set revoked_at = \(now), revoked_by = \(taker)
            where granted_by = \(lender) and reason like \(loan + "%") and revoked_at is null and \(which)
            """)
    }

    /// The roles that these people had at any time on this scope, on the city, a part of it or a service, with the moments between which they held.
    package static func held(by accounts: [AccountID], on scope: Scope, _ db: Reading) throws -> [AccountID: [Grant]] {
        guard !accounts.isEmpty else { return [:] }
        let pairs = try db.all("""
            select account_id, role, from_at, until_at, revoked_at from grants
            where account_id in (\(list: accounts)) and (scope_kind in ('city', 'service', 'territory') or scope_kind = \(scope.kind) and scope_id = \(scope.number))
            order by id
            """) { row -> (AccountID, Grant) in
            let account: AccountID = row.id(), role: Role = try row.choice(), from = row.instant()
            let ends = [row.optionalInstant(), row.optionalInstant()].compactMap(\.self)
            return (account, Grant(role: role, scope: scope, from: from, until: ends.min()))
        }
        return Dictionary(grouping: pairs) { $0.0 }.mapValues { $0.map(\.1) }
    }

    static func revokeAll(of account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update grants set revoked_at = \(now), revoked_by = \(account)
            where account_id = \(account) and revoked_at is null and (until_at is null or until_at > \(now))
            """)
        try endLoans(by: account, taker: account, at: now, db)
    }

    /// How many people besides this one are administrators now, by a role without an end, with an account that they opened.
    static func otherAdministrators(than account: AccountID, at now: Instant, _ db: Reading) throws -> Int {
        try db.count("""
            select count(distinct g.account_id) from grants g join accounts a on a.id = g.account_id
            where g.role = 'administrator' and g.account_id <> \(account) and \(holding(at: now)) and g.until_at is null
                and a.email_confirmed_at is not null and a.deleted_at is null
            """)
    }

    /// How many grants of a role, without an end, this person has now besides one.
    static func otherGrants(of role: Role, to account: AccountID, than id: ID<GivenRole>, at now: Instant, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from grants g
            where g.role = \(role) and g.account_id = \(account) and g.id <> \(id) and \(holding(at: now)) and g.until_at is null
            """)
    }
}

/// The titles of the editions, which roles and lines of the journal are about, and whether people vote. All that the platform knows of them.
enum EditionTitleStore {
    static func isVoteOpen(at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from phases where kind = 'vote' and opens_at <= \(now) and (closes_at is null or closes_at > \(now)) limit 1")
    }

    static func all(_ db: Reading) throws -> [(id: EditionID, title: String)] {
        try db.all("select id, title from editions order by id desc") { (id: $0.id(), title: $0.text()) }
    }
}
