import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What a person could learn by following every link, before a decision is released: two towns that differ by the decision alone
/// show her the very same pages, files, feeds and orders.
@Suite struct `The embargo` {
    /// What following every link gives, address by address.
    private func crawl(_ town: Town, as person: Town.Person?) async -> [String: String] {
        var found: [String: String] = [:]
        var waiting = [
            "/", "/editions", "/editions/2026", "/editions/2026/propositions", "/editions/2026/propositions.csv", "/editions/2026/propositions?tri=statut",
            "/editions/2026/propositions?tri=recentes", "/editions/2026/propositions?tri=suivies", "/editions/2026/propositions?tri=numero", "/editions/2026/propositions?tri=hasard",
            "/editions/2026/propositions?statut=eligible", "/editions/2026/propositions?statut=ineligible", "/editions/2026/propositions?statut=feasible",
            "/editions/2026/propositions?statut=unfeasible", "/editions/2026/propositions.csv?statut=ineligible", "/ou-en-est?q=arbres", "/ou-en-est?q=2026-1",
            "/recherche?q=arbres", "/plan-du-site", "/sitemap.xml", "/ou-en-est", "/editions/2026/journal", "/editions/2026/actualites.atom", "/donnees-ouvertes", "/mes-idees", "/mes-suivis",
        ]
        while let address = waiting.popLast(), found.count < 400 {
            if found[address] != nil { continue }
            let answer = await town.get(address, as: person)
            found[address] = "\(answer.status) \(answer.location ?? "") \(answer.text)"
            let ends = answer.text.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            waiting += ends.map { String($0.prefix { $0 != "#" }) }.filter { $0.hasPrefix("/") && !$0.hasPrefix("/assets") && !$0.contains("&amp;") && found[$0] == nil }
        }
        return found
    }

    /// The addresses whose answer differs between two towns.
    private func differences(_ one: Town, _ other: Town, as people: [(Town.Person?, Town.Person?)]) async -> [String] {
        var different: [String] = []
        for (left, right) in people {
            let (here, there) = (await crawl(one, as: left), await crawl(other, as: right))
            #expect(here.count > 12, "the crawl found \(here.keys.sorted())")
            let addresses = Set(here.keys).union(there.keys)
            different += addresses.filter { here[$0] != there[$0] }.map { "\(left?.name ?? "visitor"): \($0)" }
        }
        return different.sorted()
    }

    /// An address without account that follows the first proposal.
    private func follower(of proposal: ID<Proposal>, _ town: Town) async throws {
        let address = try #require(EmailAddress("vera@ailleurs.test"))
        try await town.database.write { db in
            let follow = try #require(try MailFollowStore.ask(address, on: proposal, language: "fr", at: town.now, db))
            try MailFollowStore.confirm(follow, at: town.now, db)
        }
    }

    /// What was written to that address since: how many letters, and their words.
    private func mail(_ town: Town) async throws -> [String] {
        try await MailFollowNews.run(town.world)
        return try await town.database.read { db in
            try db.all("select subject, body from letters where address = 'vera@ailleurs.test' order by id") { "\($0.text()) \($0.text())" }
        }
    }

    @Test(arguments: Backend.all) func `nothing tells whether a proposal is eligible before its release`(backend: Backend) async throws {
        let (yes, no) = (try await EligibilityTown(backend), try await EligibilityTown(backend))
        let (fan, twin) = (try await yes.town.person("Fanny"), try await no.town.person("Fanny"))
        for (town, person, proposal) in [(yes.town, fan, yes.proposals[0]), (no.town, twin, no.proposals[0])] {
            try await town.database.write { db in
                _ = try db.run("insert into follows (account_id, subject, subject_id, since) values (\(person.account), 'proposal', \(proposal), 0)")
            }
        }
        for site in [yes, no] { try await follower(of: site.proposals[0], site.town) }
        let everyone = [(nil, nil), (fan, twin), (yes.ana, no.ana)] as [(Town.Person?, Town.Person?)]
        #expect(await yes.examine(1).status == 303)
        #expect(await no.refuse(1).status == 303)
        #expect(await differences(yes.town, no.town, as: everyone) == [])
        for site in [yes, no] { #expect(await site.check(1).status == 303) }
        #expect(await differences(yes.town, no.town, as: everyone) == [])
        for site in [yes, no] { #expect(await site.notify(1).status == 303) }
        #expect(await differences(yes.town, no.town, as: [(nil, nil), (fan, twin)]) == [], "told to its people only")
        #expect(try await yes.letters(to: fan).isEmpty)
        #expect(try await no.letters(to: twin).isEmpty)
        for site in [yes, no] { #expect(try await mail(site.town) == [], "nothing is told by mail") }
        for site in [yes, no] { #expect(await site.release(1).status == 303) }
        for site in [yes, no] { #expect(try await mail(site.town).count == 1, "then it is") }
        let told = await differences(yes.town, no.town, as: [(nil, nil)])
        #expect(told.contains("visitor: /editions/2026/propositions") && told.contains("visitor: /editions/2026/propositions.csv"), "\(told)")
    }

    @Test(arguments: Backend.all) func `nothing tells what the services concluded before its release`(backend: Backend) async throws {
        let (yes, no) = (try await FeasibilityTown(backend), try await FeasibilityTown(backend))
        let refusal = ["conclusion": "unfeasible", "estimate": "", "section": "", "running": "", "delay": "", "reason": "Une canalisation de gaz passe à cet endroit."]
        for site in [yes, no] { try await follower(of: site.proposals[0], site.town) }
        for site in [yes, no] { #expect(await site.assign(asking: false).status == 303) }
        let told = (try await mail(yes.town), try await mail(no.town))
        #expect(told.0 == told.1)
        let everyone = [(nil, nil), (yes.ana, no.ana)] as [(Town.Person?, Town.Person?)]
        #expect(await yes.conclude().status == 303)
        #expect(await no.conclude(1, refusal).status == 303)
        #expect(await differences(yes.town, no.town, as: everyone) == [])
        for site in [yes, no] { #expect(await site.announce().status == 303) }
        #expect(await differences(yes.town, no.town, as: [(nil, nil)]) == [])
        #expect(try await mail(yes.town) == told.0)
        #expect(try await mail(no.town) == told.1, "nothing is told by mail")
        for site in [yes, no] { #expect(await site.release(as: site.olga).status == 303) }
        #expect(try await mail(yes.town).count == told.0.count + 1)
        #expect(await !differences(yes.town, no.town, as: [(nil, nil)]).isEmpty)
    }
}
