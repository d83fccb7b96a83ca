import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// How nobody comes to a role that she was not given.
@Suite struct `Roles against strangers` {
    @Test(arguments: Backend.all) func `an agent does not open for herself the account of somebody who has a role`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), agent = try await town.person("agent", (.receptionAgent, .city))
        #expect(await town.post("/bureau/personnes/inviter", ["given": "Paul", "family": "N", "email": "paul@town.test"], as: admin).status == 303)
        let paul = try #require(try await site.account("paul@town.test")).id
        // Even before any role, an agent does not put another address in the place of his.
        #expect(await town.post("/bureau/personnes/\(paul)/inviter", ["email": "complice@town.test"], as: agent).status == 422)
        #expect(await town.post("/bureau/personnes/\(paul)/roles", `Roles through the door`.grant, as: admin).status == 303)
        for address in ["complice@town.test", "paul@town.test"] {
            #expect(await town.post("/bureau/personnes/\(paul)/inviter", ["email": address], as: agent).status == 403)
        }
        #expect(await town.get("/bureau/personnes/\(paul)", as: agent).text.contains("seule l’administration l’invite"))
        #expect(try await site.letters(to: "complice@town.test") == 0)
        // The administration may mend the address: whatever was sent to the former one is dead.
        _ = await town.post("/mot-de-passe-oublie", ["email": "paul@town.test"])
        let former = try #require(try await site.button(to: "paul@town.test"))
        #expect(await town.post("/bureau/personnes/\(paul)/inviter", ["email": "paul.neuf@town.test"], as: admin).status == 303)
        #expect(await town.post(former, ["password": "les neuf ponts de bois"]).status == 409)
        let acts = try await town.database.read { db in try Journal.lines(JournalSearch(), limit: 2, db).map(\.act) }
        #expect(acts.contains("account.replace-address"))
    }

    @Test(arguments: [(Role.administrator, true, true), (.administrator, false, true), (.receptionAgent, true, false), (.receptionAgent, false, true), (.moderator, false, false)])
    func `who may invite whom`(role: Role, holdsRole: Bool, mayInvite: Bool) async throws {
        let site = try await AccountTown(.sqlite), now = site.town.now
        let agent = try await site.town.person("agent").account
        let person = try await site.town.database.write { db in
            try AccountStore.account(try AccountStore.createAtCounter(CounterPerson(givenName: "Léontine", familyName: "V"), by: agent, at: now, db), db)
        }
        let actor = Actor(account: agent, name: "agent", grants: [Grant(role: role, scope: .city, from: now)])
        #expect((PermissionRules.mayInvite(person, holdsRole: holdsRole, actor) == nil) == mayInvite)
    }

    @Test(arguments: Backend.all) func `whoever has not opened her account, or is administrator for a while, is not the one who stays`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town, now = town.now
        let admin = try await town.person("admin", (.administrator, .city)), stand = try await town.person("stand")
        func others() async throws -> Int {
            try await town.database.read { db in try GrantStore.otherAdministrators(than: admin.account, at: now, db) }
        }
        let invited = try await town.database.write { db in
            let person = CounterPerson(givenName: "Paul", familyName: "N", email: EmailAddress("paul@town.test"))
            let paul = try AccountStore.createAtCounter(person, by: admin.account, at: now, db)
            try GrantStore.add(Grant(role: .administrator, scope: .city, from: now), to: paul, by: admin.account, reason: "essai", at: now, db)
            let leave = Grant(role: .administrator, scope: .city, from: now, until: now + .days(30))
            try GrantStore.add(leave, to: stand.account, by: admin.account, reason: "congés", at: now, db)
            return paul
        }
        #expect(try await others() == 0)
        #expect(await town.get("/mon-compte/supprimer", as: admin).text.contains("Vous êtes la seule personne qui administre"))
        try await town.database.write { _ = try $0.run("update accounts set email_confirmed_at = \(now) where id = \(invited)") }
        #expect(try await others() == 1)
    }
}
