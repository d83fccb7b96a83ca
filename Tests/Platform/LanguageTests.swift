import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// In which language a page without a prefix is read: the one chosen in this browser, else that of the account.
@Suite struct `The language of the reader` {
    private func town(_ backend: Backend) async throws -> (Town, Town.Person) {
        let town = try await AccountTown(backend).town
        let ines = try await town.person("ines")
        try await town.database.write { try $0.run("update accounts set language = 'en' where id = \(ines.account)") }
        return (town, ines)
    }

    /// A request with cookies of one's own.
    private func get(_ town: Town, _ path: String, query: String = "", _ cookies: [String: String]) async -> WebResponse {
        await town.door.respond(to: WebRequest(method: .get, path: path, query: query, headers: [:], cookies: cookies, receivedAt: town.now))
    }

    @Test(arguments: Backend.all) func `the account’s language leads when nothing was chosen here`(backend: Backend) async throws {
        let (town, ines) = try await town(backend), session = [town.door.sessionCookie: ines.token]
        let answer = await get(town, "/mon-compte", query: "a=1", session)
        #expect(answer.status == 302 && answer.header("location") == "/en/mon-compte?a=1")
        #expect(await get(town, "/en/mon-compte", session).status == 200)
        #expect(await get(town, "/mon-compte", session.merging(["langue": "fr"]) { $1 }).status == 200, "French was chosen in this browser")
        // An act sent from a French page is not led away.
        #expect(await town.post("/mon-compte/profil", ["given": ""], as: ines).status == 422)
        try await town.database.write { try $0.run("update accounts set language = 'fr'") }
        #expect(await get(town, "/mon-compte", session).status == 200)
    }

    @Test(arguments: Backend.all) func `a choice is kept, in either language, and leads pages without a prefix`(backend: Backend) async throws {
        let (town, _) = try await town(backend)
        let english = await get(town, "/en/connexion", query: "retour=%2Fx&langue=en", [:])
        #expect(english.status == 303 && english.header("location") == "/en/connexion?retour=%2Fx")
        #expect(english.header("set-cookie")?.hasPrefix("langue=en;") == true)
        let french = await get(town, "/fr/connexion", [:])
        #expect(french.header("location") == "/connexion" && french.header("set-cookie")?.hasPrefix("langue=fr;") == true)
        let led = await get(town, "/connexion", ["langue": "en"])
        #expect(led.status == 302 && led.header("location") == "/en/connexion")
        #expect(await get(town, "/connexion", ["langue": "fr"]).status == 200)
        #expect(await get(town, "/connexion", [:]).status == 200)
        let page = await town.get("/en/connexion").text
        #expect(page.contains("href=\"/en/connexion?langue=en\"") && page.contains("href=\"/fr/connexion\""))
    }
}
