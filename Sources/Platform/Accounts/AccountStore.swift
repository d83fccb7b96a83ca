package import Database
package import Vocabulary

/// The questions asked of the accounts, and what changes them.
package enum AccountStore {
    /// What is shown in the place of a person who left.
    package static let deletedName = "Compte supprimé"

    package static func account(_ id: AccountID, _ db: Reading) throws -> Account {
        guard let account: Account = try db.first("select \(raw: Account.columns) from accounts where id = \(id)") else { throw NotFound() }
        return account
    }

    package static func account(_ email: EmailAddress, _ db: Reading) throws -> Account? {
        try db.first("select \(raw: Account.columns) from accounts where email = \(email)")
    }

    /// The names that others read, by account, in one question.
    package static func names(_ ids: [AccountID], _ db: Reading) throws -> [AccountID: String] {
        guard !ids.isEmpty else { return [:] }
        let pairs = try db.all("select id, display_name from accounts where id in (\(list: ids))") { ($0.id() as AccountID, $0.text()) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// People by the beginning of the words of their name, of their address or of their telephone number, by name.
    package static func search(_ typed: String, limit: Int = 20, from first: Int = 0, _ db: Reading) throws -> [Account] {
        try db.all("""
            select \(raw: Account.columns) from accounts
            where deleted_at is null and \(matching(typed))
            order by search_text, id limit \(limit) offset \(first)
            """)
    }

    package static func count(_ typed: String, _ db: Reading) throws -> Int {
        try db.count("select count(*) from accounts where deleted_at is null and \(matching(typed))")
    }

    private static func matching(_ typed: String) -> SQL {
        let words = SearchText.fold(typed).split(separator: " ").prefix(6)
        return (["1 = 1" as SQL] + words.map { "search_text like \("% \($0)%")" as SQL }).joined(" and ")
    }

    /// The stored hash of the password, for whom has one.
    static func password(_ id: AccountID, _ db: Reading) throws -> String? {
        try db.first("select password from accounts where id = \(id) and deleted_at is null") { $0.optionalText() } ?? nil
    }

    // MARK: Making

    /// A person whose address is known to be hers, with a role if one is given: for commands, imports and the demonstration.
    /// - Parameter password: hashed already, by `PasswordHash`; nil lets the person in by mail only.
    @discardableResult
    package static func add(
        _ email: EmailAddress, name: String, password: String? = nil, role: Role? = nil, scope: Scope = .city,
        at now: Instant, _ db: Writing
    ) throws -> AccountID {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        let person = CounterPerson(givenName: words.first ?? "", familyName: words.count > 1 ? words[1] : "", email: email)
        let id = try insert(person, password: password, confirmedAt: now, language: "fr", by: nil, at: now, db)
        if let role { try GrantStore.add(Grant(role: role, scope: scope, from: now), to: id, by: nil, reason: "", at: now, db) }
        return id
    }

    /// A person who stands at the counter or calls. She may claim the account later, by an invitation (`AccountStore.invite`).
    /// Throws `FormErrors` on `email` when somebody has this address already.
    @discardableResult
    package static func createAtCounter(
        _ person: CounterPerson, by agent: AccountID, language: String = "fr", at now: Instant, _ db: Writing
    ) throws -> AccountID {
        if let email = person.email, try account(email, db) != nil {
            throw FormErrors("email", "Une personne a déjà cette adresse : cherchez-la par son nom ou par son adresse.")
        }
        return try insert(person, password: nil, confirmedAt: nil, language: language, by: agent, at: now, db)
    }

    /// Makes the account of a confirmed sign-up, or gives its account to a person first met at the counter.
    static func confirm(_ link: MailLink, at now: Instant, _ db: Writing) throws -> AccountID {
        let person = CounterPerson(givenName: link.givenName, familyName: link.familyName, email: link.email)
        guard let known = try account(link.email, db) else {
            return try insert(person, password: link.password, confirmedAt: now, language: link.language, by: nil, at: now, db)
        }
        if !known.isClaimed {
            try db.run("""
                update accounts set email_confirmed_at = \(now), conditions_at = \(now), password = \(link.password), language = \(link.language)
                where id = \(known.id)
                """)
        }
        return known.id
    }

    static func insert(
        _ person: CounterPerson, password: String?, confirmedAt: Instant?, language: String, by creator: AccountID?, at now: Instant, _ db: Writing
    ) throws -> AccountID {
        ID(try db.insert("""
            insert into accounts (
                email, email_confirmed_at, given_name, family_name, display_name, password, birth_year, territory_id, link, phone,
                postal_address, language, conditions_at, created_at, created_by, search_text
            ) values (
                \(person.email), \(confirmedAt), \(person.givenName), \(person.familyName), \(person.fullName), \(password),
                \(person.birthYear), \(person.territory), \(person.link), \(person.phone), \(person.postalAddress), \(language),
                \(confirmedAt), \(now), \(creator), \(searchText(person, displayName: person.fullName))
            ) returning id
            """))
    }

    // MARK: Changing

    static func save(_ person: CounterPerson, displayName: String, language: String, of id: AccountID, _ db: Writing) throws {
        try db.run("""
            update accounts set
                given_name = \(person.givenName), family_name = \(person.familyName), display_name = \(displayName),
                birth_year = \(person.birthYear), territory_id = \(person.territory), link = \(person.link), phone = \(person.phone),
                postal_address = \(person.postalAddress), language = \(language),
                search_text = \(searchText(person, displayName: displayName))
            where id = \(id) and deleted_at is null
            """)
    }

    /// What a person declared of her age, if her account did not say it yet: she is asked once, and does not answer twice.
    package static func keepBirthYear(_ year: Int, of id: AccountID, _ db: Writing) throws {
        try db.run("update accounts set birth_year = \(year) where id = \(id) and birth_year is null and deleted_at is null")
    }

    /// What a paper or a provider of identity says of her age, whatever she declared. True when it mends another year.
    package static func mendBirthYear(_ year: Int, of id: AccountID, _ db: Writing) throws -> Bool {
        try keepBirthYear(year, of: id, db)
        return try db.run("update accounts set birth_year = \(year) where id = \(id) and birth_year <> \(year) and deleted_at is null") == 1
    }

    /// Where she said that she lives, when nothing was known.
    package static func keepTerritory(_ territory: TerritoryID, of id: AccountID, _ db: Writing) throws {
        try db.run("update accounts set territory_id = \(territory) where id = \(id) and territory_id is null and deleted_at is null")
    }

    /// She signed in, or stood at the counter: her account is in use (`IdleAccounts`).
    package static func seen(_ id: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update accounts set seen_at = \(now) where id = \(id)")
    }

    static func setPassword(_ hash: String, of id: AccountID, _ db: Writing) throws {
        try db.run("update accounts set password = \(hash) where id = \(id) and deleted_at is null")
    }

    static func acceptConditions(_ id: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update accounts set conditions_at = \(now) where id = \(id)")
    }

    /// The address is proved; the people's list finds it.
    static func setAddress(_ email: EmailAddress, of id: AccountID, confirmedAt: Instant?, _ db: Writing) throws {
        var person = try account(id, db)
        person.email = email
        try db.run("""
            update accounts set email = \(email), email_confirmed_at = \(confirmedAt), search_text = \(searchText(person))
            where id = \(id) and deleted_at is null
            """)
    }

    private static func searchText(_ account: Account) -> String {
        let person = CounterPerson(
            givenName: account.givenName, familyName: account.familyName, email: account.email, phone: account.phone)
        return searchText(person, displayName: account.displayName)
    }

    /// What a person is found and sorted by: the family name comes first.
    package static func searchText(_ person: CounterPerson, displayName: String) -> String {
        let digits = person.phone.filter { $0.isNumber }
        return " " + SearchText.fold([person.familyName, person.givenName, displayName, person.email?.text ?? "", digits].joined(separator: " "))
    }
}
