import TestTown
import Testing
import Web

/// Pages that say what went wrong.
@Suite struct `Error pages` {
    @Test func `the forms of an error page may be sent too`() async throws {
        let town = try await AccountTown(.sqlite).town
        // The token of a form belongs to a cookie: whoever has none is given one, on a page that is not there too.
        let answer = await town.door.respond(to: WebRequest(method: .get, path: "/nulle-part", cookies: ["langue": "fr"], receivedAt: town.now))
        #expect(answer.status == 404)
        #expect(answer.header("set-cookie")?.hasPrefix("parvis_visitor=") == true)
    }

    @Test func `a site without its database says so in words`() async throws {
        let town = try await AccountTown(.sqlite).town
        try await town.database.write { try $0.run("drop table city") }
        try await town.database.write { try $0.run("drop table sessions") }
        let answer = await town.get("/connexion")
        #expect(answer.status == 503)
        #expect(answer.text.contains("momentanément indisponible") && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [])
    }
}
