import Database
import TestTown
import Testing
import Vocabulary
@testable import Web

/// The printed form of pages.
@Suite struct `PDF of a page` {
    private static let address = "/editions/2026/projets/imprimer.pdf"

    @Test func `a page is printed with its tags, its title, its language and its words`() async throws {
        let vote = try await VoteTown(.sqlite)
        let answer = await vote.town.get(Self.address)
        #expect(answer.status == 200 && answer.response.header("content-type") == "application/pdf")
        guard case .bytes(let bytes) = answer.response.body else { throw NotFound() }
        let words = try await PDFWords(bytes)
        #expect(words.isTagged)
        #expect(words.facts.contains("Catalogue des projets · Saint-Test"))
        #expect(words.text.contains("1. Projet 1") && words.text.contains("Résumé"))
        #expect(!words.text.contains("Imprimer"), "buttons stay on the screen")
        let metadata = String(decoding: bytes, as: UTF8.self)
        #expect(metadata.contains("/Lang (fr)") && metadata.contains("pdfuaid"))
    }

    @Test func `whoever may not read the page does not print it`() async throws {
        let vote = try await VoteTown(.sqlite)
        #expect(await vote.town.get("/editions/1999/projets/imprimer.pdf").status == 404)
    }

    @Test func `without the printing program the page says so`() async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite), routes: Self.routes, printer: Printer(interpreter: "/nonexistent/python3"))
        let answer = await town.get("/essai/12.pdf")
        #expect(answer.status == 503 && answer.text.contains("ne peut pas faire de PDF"))
    }

    @Test func `a named last part keeps its name before the ending`() async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite), routes: Self.routes)
        guard case .bytes(let bytes) = await town.get("/essai/12.pdf").response.body else { throw NotFound() }
        let words = try await PDFWords(bytes)
        #expect(words.text.contains("Numéro 12") && words.text.contains("sur papier"))
        #expect(await town.get("/essai/12").text.contains("/essai/12.pdf"))
    }

    @Test func `one asks for so many in ten minutes`() async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite), routes: Self.routes, printer: Printer(interpreter: "/nonexistent/python3"))
        for _ in 0..<Door.printsPerTenMinutes { #expect(await town.get("/essai/1.pdf").status == 503) }
        #expect(await town.get("/essai/1.pdf").status == 429)
        town.pass(.minutes(10))
        #expect(await town.get("/essai/1.pdf").status == 503)
    }

    @Test func `the printer reads no file and no site, and stops at its limits`() async throws {
        let page = Array(#"<!doctype html><html lang="fr"><title>x</title><p>avant<img src="file:///etc/hostname" alt="non lu"><img src="http://127.0.0.1:1/x" alt="non lu">après"#.utf8)
        let words = try await PDFWords(try await Printer().pdf(page, baseURL: "http://town.test"))
        #expect(words.text.contains("avant") && words.text.contains("après"))
        let long = Array("<!doctype html><html lang=\"fr\"><title>x</title>".utf8) + Array(String(repeating: "<p>mot</p>", count: 60_000).utf8)
        await #expect(throws: PrinterFailure.self) { try await Printer().pdf(long, baseURL: "http://town.test", seconds: 1) }
        await #expect(throws: PrinterFailure.self) { try await Printer(memory: 60_000_000).pdf(page, baseURL: "http://town.test") }
    }

    private static var routes: Routes {
        var routes = Routes()
        routes.page(TrialPage.self)
        routes.pdf(TrialPage.self)
        return routes
    }
}
