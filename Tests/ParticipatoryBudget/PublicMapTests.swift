import Database
import HTML
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The map of an edition's proposals: every point in a few bytes, the names when one opens a mark, the list in pages.
@Suite struct `The map of proposals` {
    /// By hand: without a frame there is no map.
    private func page(_ site: PublicTown, _ query: String = "") async throws -> String {
        let town = site.town
        let page = try await town.database.read { db in
            let visit = Visit(
                world: town.world, actor: .visitor, now: town.now, t: Texts(.french), parameters: ["edition": "2026"],
                query: FormValues(encoded: "vue=carte&tri=numero&" + query))
            return try ProposalListPage.load(visit, db)
        }
        var view = View(t: Texts(.french), now: town.now)
        view.ground = MapGround(outlines: "/quartiers.geojson?v=1")
        return page.body(view).text
    }

    private func points(_ text: String) throws -> String {
        String(try #require(text.split(separator: "data-points=\"").dropFirst().first).prefix { $0 != "\"" })
    }

    @Test func `a place is its number and two coordinates, each less that of the place before`() {
        let point = { MapPoints.Point($0, latitude: $1, longitude: $2) }
        // Two, zero, zero; then one more, one hundred thousandth of a degree south, sixteen east.
        #expect(MapPoints([point(1, 0, 0), point(2, -0.00001, 0.00016)], path: "/", name: "").text == "A??A@_@")
        #expect(MapPoints([], path: "/", name: "").text.isEmpty)
        let shuffled = [point(9, 45.7, 4.8), point(3, 45.71, 4.81)]
        #expect(MapPoints(shuffled, path: "/", name: "").text == MapPoints(shuffled.reversed(), path: "/", name: "").text)
    }

    @Test func `the map of fifteen hundred proposals weighs less than fifteen kilobytes`() async throws {
        let site = try await PublicTown(.sqlite, count: 1500)
        try await site.town.database.write { db in
            for (index, id) in site.proposals.enumerated() {
                // Cubes do not follow each other: nothing to compress.
                let (north, east) = (Double(index * index % 10_007 * index % 10_007) / 100_000, Double(index * index % 9973 * index % 9973) / 100_000)
                try db.run("update proposals set latitude = \(45.7 + north), longitude = \(4.8 + east) where id = \(id)")
            }
        }
        let text = try await page(site)
        let sent = try #require(Compression.gzip(Array(text.utf8)))
        #expect(sent.count < 15_000, "\(sent.count) bytes")
        #expect(try points(text).utf8.count > 1500 * 5, "all are there")
        #expect(text.split(separator: "class=\"place-note\"").count - 1 == ProposalListPage.perPage)
    }

    @Test(arguments: Backend.all) func `without JavaScript the same proposals are read in pages, and who has no place is told`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 30)
        try await site.town.database.write { try $0.run("update proposals set latitude = null, longitude = null where number in (4, 5)") }
        let (first, second) = (try await page(site), try await page(site, "page=2"))
        for number in 1...30 {
            let link = "href=\"/editions/2026/propositions/\(number)\""
            #expect(first.contains(link) == (number <= 24) && second.contains(link) == (number > 24), "\(number)")
        }
        #expect(first.contains("2 propositions sans emplacement précis") && first.contains("vue=carte&amp;page=2"))
        #expect(try points(first) == points(second))
    }

    @Test(arguments: Backend.all) func `the names of the marks that one opens, never those that are hidden`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 4), town = site.town
        try await town.database.write { try $0.run("update proposals set hidden_at = 1 where number = 3") }
        let link = "\(PublicTown.link)/propositions/lieux"
        let answer = await town.get("\(link)?n=4,3,1,77,x,-1,99999999999999999999")
        #expect(answer.status == 200)
        #expect(answer.text.contains("<li data-number=\"1\"><a href=\"/editions/2026/propositions/1\">") && answer.text.contains("data-number=\"4\""))
        #expect(!answer.text.contains("data-number=\"3\"") && !answer.text.contains("data-number=\"77\""))
        #expect(await town.get("/en" + link + "?n=1").text.contains("href=\"/en/editions/2026/propositions/1\""))
        for query in ["", "?n=", "?n=,,"] { #expect(await town.get(link + query).text.isEmpty) }
        #expect(await town.get("/editions/1999/propositions/lieux?n=1").status == 404)
        #expect(try points(try await page(site)).utf8.count == MapPoints([1, 2, 4].map { MapPoints.Point($0, latitude: 45.76, longitude: 4.88) }, path: "", name: "").text.utf8.count)
    }
}
