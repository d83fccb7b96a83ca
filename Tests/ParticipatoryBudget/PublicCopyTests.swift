import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The copies of public pages that visitors share: whose they are, how long they hold.
@Suite struct `Copies of public pages` {
    private func page(_ town: Town, _ address: String) async -> String { await town.get(address).text }

    @Test(arguments: Backend.all) func `a visitor never gets the page of somebody who is signed in, nor she the visitor’s`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town
        for address in ["/", PublicTown.link, "\(PublicTown.link)/propositions", site.page()] {
            let hers = await town.get(address, as: site.ben)
            #expect(hers.status == 200 && hers.response.header("cache-control") == "private, no-store")
            let visitors = await town.get(address)
            #expect(visitors.status == 200 && visitors.response.header("etag") != nil)
            #expect(!visitors.text.contains("csrf"))
            #expect(await town.get(address, as: site.ben).response.header("etag") == nil)
        }
        #expect(await town.get(site.page(), as: site.ben).text.contains("csrf"))
    }

    @Test(arguments: Backend.all) func `one page made serves every visitor, compressed or not, without a question to the database`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town
        let compressed = await town.get(site.page(), headers: ["accept-encoding": "gzip"])
        let asked = town.database.statements
        let plain = await town.get(site.page()), again = await town.get(site.page())
        #expect(town.database.statements == asked, "made once")
        #expect(plain.response.header("etag") == compressed.response.header("etag") && plain.text == again.text)
        #expect(plain.text.hasPrefix("<!doctype html>"))
        guard case .gzip = compressed.response.body else { Issue.record("not compressed"); return }
    }

    @Test(arguments: Backend.all) func `a proposal's page asks the database few questions`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town
        _ = await town.get(site.page(1))
        let before = town.database.statements
        _ = await town.get(site.page(2))
        #expect(town.database.statements - before <= 8, "\(town.database.statements - before) statements")
    }

    @Test(arguments: Backend.all) func `a copy does not outlive the moment when the calendar closes something`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town, closing = town.now + .days(10)
        town.set(now: closing - Span(milliseconds: 1))
        #expect(await page(town, "\(PublicTown.link)/propositions").contains("Proposer une idée"))
        town.set(now: closing)
        #expect(!(await page(town, "\(PublicTown.link)/propositions").contains("Proposer une idée")))
    }

    @Test(arguments: Backend.all) func `what an act or a job of this process changes is on the next page`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town, first = site.proposals[0]
        #expect(await town.get(site.page(1)).status == 200)
        try await town.database.write { db in _ = try db.run("update proposals set hidden_at = \(Town.noon) where id = \(first)") }
        #expect(await town.get(site.page(1)).text.contains("masqu"))
        #expect(!(await page(town, "\(PublicTown.link)/propositions?tri=numero").contains("propositions/1\"")))
    }

    @Test(arguments: Backend.all) func `a copy serves for five seconds what only another process knows to have changed`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town, first = site.proposals[0]
        let before = await page(town, site.page(1))
        try await town.database.write(quietly: true) { db in _ = try db.run("update proposals set title = 'Autre titre' where id = \(first)") }
        town.pass(.seconds(4))
        #expect(await page(town, site.page(1)) == before)
        town.pass(.seconds(1))
        #expect(await page(town, site.page(1)).contains("Autre titre"))
    }
}
