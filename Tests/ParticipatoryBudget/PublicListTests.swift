import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The lists of proposals: order, search, filters, files.
@Suite struct `Public lists` {
    private func numbers(_ text: String) -> [Int] {
        text.split(separator: "href=\"/editions/2026/propositions/").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
    }

    @Test(arguments: Backend.all) func `the shuffled pages of one seed show every proposal once`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 60), town = site.town
        var seen: [Int] = []
        for page in 1...3 {
            let answer = await town.get("\(PublicTown.link)/propositions?graine=77&page=\(page)")
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [])
            seen += numbers(answer.text)
        }
        #expect(seen.count == 60 && Set(seen) == Set(1...60))
        #expect(seen != Array(1...60))
        let other = await town.get("\(PublicTown.link)/propositions?graine=78")
        #expect(numbers(other.text) != Array(seen.prefix(24)))
    }

    @Test func `both databases draw the same order`() async throws {
        var orders: [[Int]] = []
        for backend in Backend.all {
            let site = try await PublicTown(backend, count: 30)
            orders.append(numbers(await site.town.get("\(PublicTown.link)/propositions?graine=5").text))
        }
        #expect(orders.allSatisfy { $0 == orders[0] && $0.count == 24 })
    }

    @Test(arguments: Backend.all) func `the seed of the first page is in the link of the second`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 30), town = site.town
        let first = await town.get("\(PublicTown.link)/propositions")
        let link = try #require(first.text.split(separator: "\"").first { $0.contains("graine=") && $0.contains("page=2") })
        town.pass(.hours(3))
        let second = await town.get(String(link.split(separator: "&amp;").joined(separator: "&")))
        #expect(Set(numbers(first.text)).isDisjoint(with: numbers(second.text)))
        #expect(Set(numbers(first.text) + numbers(second.text)).count == 30)
        // The way back to the first page, hours later, leads to the same draw.
        let links = second.text.split(separator: "\"").filter { $0.contains("/propositions?") && !$0.contains("page=") && !$0.contains(".csv") && !$0.contains("vue=") }
        let back = try #require(links.first { $0.contains("graine=") })
        #expect(links.allSatisfy { $0.contains("graine=") })
        #expect(numbers(await town.get(String(back.split(separator: "&amp;").joined(separator: "&"))).text) == numbers(first.text))
    }

    @Test func `from a project the reader comes back to the catalogue in the order she left`() async throws {
        let vote = try await VoteTown(.sqlite), town = vote.town
        func links(_ text: String, _ start: String) -> [String] { text.split(separator: "\"").filter { $0.hasPrefix(start) }.map(String.init) }
        let project = try #require(links(await town.get("/editions/2026/projets?tirage=7").text, "/editions/2026/projets/").first { $0.contains("tirage=") })
        #expect(project.hasSuffix("?tirage=7"))
        #expect(links(await town.get(project).text, "/editions/2026/projets?") == ["/editions/2026/projets?tirage=7"])
        #expect(await town.get("/editions/2026/projets/1?tirage=zzz").status == 200)
    }

    @Test(arguments: Backend.all) func `one finds without accents, by stems, by number, by theme`(backend: Backend) async throws {
        let site = try await PublicTown(backend), town = site.town
        let list = "\(PublicTown.link)/propositions"
        #expect(numbers(await town.get("\(list)?q=vegetalisation&tri=numero").text).first == 2)
        #expect(numbers(await town.get("\(list)?q=banc&tri=numero").text).first == 1)
        #expect(numbers(await town.get("\(list)?q=n%C2%B0%2012").text) == [12])
        let theme = try await town.database.read { db in try EditionStore.themes(site.edition, db).first { $0.name == "Nature" }!.id }
        #expect(Set(numbers(await town.get("\(list)?theme=\(theme)").text)) == Set(stride(from: 3, through: 30, by: 3)))
        #expect(await town.get("\(list)?q=zzz").text.contains("Aucune proposition ne correspond"))
        #expect(await town.get("\(list)?q=???").text.contains("Aucune proposition ne correspond"))
        #expect(await town.get("/recherche?q=VEGETALISER").text.contains("15 propositions"))
        // What says it in its title comes before what says it somewhere.
        try await town.database.write { try $0.run("update proposals set search_text = ' des bancs a l ombre 1 un resume a vegetaliser ' where number = 1") }
        let found = numbers(await town.get("/recherche?q=végétaliser").text)
        #expect(found.first == 2 && found.last == 1)
    }

    @Test(arguments: ["q=%25%27%22%00", "page=-1", "page=99999999999999999999", "theme=abc&quartier='&statut=draft&tri=x&vue=carte", "graine=0&page=2", "statut=winner"])
    func `a strange address still gives a page`(query: String) async throws {
        let site = try await PublicTown(.sqlite, count: 3), town = site.town
        for path in ["\(PublicTown.link)/propositions", "\(PublicTown.link)/propositions.csv", "/recherche", "/ou-en-est"] {
            #expect(await town.get("\(path)?\(query)").status == 200, "\(path)?\(query)")
        }
    }

    @Test(arguments: Backend.all) func `what is not public is in no list`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 4), town = site.town
        try await town.database.write { db in
            try db.run("update proposals set hidden_at = 1 where id = \(site.proposals[0])")
            try db.run("update proposals set number = null, deposited_at = null, status = 'draft' where id = \(site.proposals[1])")
        }
        for address in [site.page(1), site.page(1) + "/suivi"] {
            let hidden = await town.get(address)
            #expect(hidden.status == 200 && hidden.text.contains("masquée") && !hidden.text.contains("Des bancs à l’ombre 1"))
        }
        #expect(await town.get(site.page(2)).status == 404)
        #expect(Set(numbers(await town.get("\(PublicTown.link)/propositions").text)) == [3, 4])
        let file = await town.get("\(PublicTown.link)/propositions.csv")
        #expect(file.text.split(separator: "\r\n").count == 3)
        #expect(await town.get("/sitemap.xml").text.components(of: "/propositions/") == 2)
        #expect(await town.get("/ou-en-est?q=1").text.contains("Aucune proposition"))
    }

    @Test(arguments: Backend.all) func `only agents find a proposal by its author’s name`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2), town = site.town
        #expect(await town.get("/ou-en-est?q=Martin").text.contains("Aucune proposition"))
        #expect(await town.get("/ou-en-est?q=Martin", as: site.ben).text.contains("Aucune proposition"))
        #expect(await town.get("/ou-en-est?q=martin", as: site.agent).text.contains("2 propositions"))
        #expect(await town.get("/ou-en-est?q=2").text.contains("/editions/2026/propositions/2/suivi"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
