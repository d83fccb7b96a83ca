import Database
import Platform
import Vocabulary

/// What the invented town writes of the platform.
enum DemonstrationStore {
    static func hasAnything(_ db: Reading) throws -> Bool {
        try db.exists("select 1 from accounts") || db.exists("select 1 from editions") || db.exists("select 1 from territories")
    }

    static func add(
        _ person: DemonstrationPeople.Person, territory: TerritoryID?, password: String, at moment: Instant, seen: Instant, _ db: Writing
    ) throws -> AccountID {
        let name = "\(person.given) \(person.family)"
        return ID(try db.insert("""
            insert into accounts (
                email, email_confirmed_at, given_name, family_name, display_name, password, birth_year, territory_id, link,
                created_at, seen_at, search_text
            ) values (
                \(person.email), \(person.email == nil ? nil : moment), \(person.given), \(person.family), \(name),
                \(person.email == nil ? nil : password), \(person.born), \(territory), \(person.link ?? "works"), \(moment), \(seen),
                \(AccountStore.searchText(CounterPerson(givenName: person.given, familyName: person.family, email: person.email.flatMap { EmailAddress($0) }), displayName: name))
            )
            returning id
            """))
    }

    static func addPlace(_ name: String, _ address: String, _ territory: TerritoryID?, _ db: Writing) throws {
        _ = try db.run("insert into reception_places (name, address, territory_id) values (\(name), \(address), \(territory))")
    }

    static func addService(_ name: String, _ email: String, referent: AccountID?, deputy: AccountID?, _ db: Writing) throws -> ServiceID {
        ID(try db.insert("""
            insert into services (name, email, referent_id, deputy_id) values (\(name), \(email), \(referent), \(deputy)) returning id
            """))
    }

    static func grant(_ role: Role, _ scope: Scope, to account: AccountID, from moment: Instant, _ db: Writing) throws {
        let (kind, id): (String, Int?) = switch scope {
        case .city: ("city", nil)
        case .territory(let id): ("territory", id.number)
        case .edition(let id): ("edition", id.number)
        case .service(let id): ("service", id.number)
        case .assembly(let id): ("assembly", id.number)
        }
        _ = try db.run("""
            insert into grants (account_id, role, scope_kind, scope_id, from_at, granted_at, reason)
            values (\(account), \(role), \(kind), \(id), \(moment), \(moment), 'Ville de démonstration')
            """)
    }

    static func addEdition(
        slug: String, title: String, summary: String, city: TerritoryID?, by account: AccountID, at moment: Instant, _ db: Writing
    ) throws -> EditionID {
        ID(try db.insert("""
            insert into editions (slug, title, summary, territory_id, created_at, created_by)
            values (\(slug), \(title), \(summary), \(city), \(moment), \(account))
            returning id
            """))
    }
}
