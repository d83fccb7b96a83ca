import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary

/// Roles given for a time end by themselves, and their people know of it before.
@Suite struct `Roles that end` {
    @Test(arguments: Backend.all) func `two weeks before, its holder and who gave it are told once`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        let ada = try await town.person("Ada", (.administrator, .city)), ines = try await town.person("Ines"), noe = try await town.person("Noé")
        let now = town.now
        func give(_ person: Town.Person, days: Int, reason: String = "Stage") async throws {
            let grant = Grant(role: .receptionAgent, scope: .city, from: now, until: now + .days(days))
            try await town.database.write { db in _ = try GrantStore.add(grant, to: person.account, by: ada.account, reason: reason, at: now, db) }
        }
        func told(_ person: Town.Person) async throws -> [String] {
            try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
        }
        try await give(ines, days: 90)
        try await give(noe, days: 10)
        try await give(noe, days: 90, reason: GrantStore.loan + "absence")
        try await EndingRoles.run(town.world)
        #expect(try await told(ines).isEmpty, "three months are left")
        town.pass(.days(78))
        for _ in 1...2 { try await EndingRoles.run(town.world) }
        #expect(try await told(ines) == ["Votre rôle finit le 20\u{A0}février 2027"])
        #expect(try await told(ada) == ["Le rôle de Ines finit le 20\u{A0}février 2027"])
        #expect(try await told(noe).isEmpty, "a short one, and one that was lent, are known to end")
    }
}
