import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary

/// Under which theme and in which territory a proposal is filed, through the door.
@Suite struct `Filing a proposal` {
    @Test(arguments: Backend.all) func `A theme that the rules drop is no longer offered, and stays on what it was chosen for`(_ backend: Backend) async throws {
        let city = try await ProposalTown(backend), (town, edition) = (city.town, city.edition)
        let themes = try await town.database.read { try EditionStore.themes(edition, $0) }
        let (nature, schools) = (try #require(themes.first { $0.name == "Nature" }).id, try #require(themes.first { $0.name == "Écoles" }).id)
        func idea(_ theme: ID<Theme>, _ title: String) -> [String: String] {
            ["title": title, "summary": "Rendre la cour agréable en été.", "onBehalf": "self", "theme": "\(theme)"]
        }
        func start(_ title: String) async throws -> ID<Proposal> {
            let id = try await city.draft(city.ana, title)
            #expect(await town.post("\(ProposalTown.link)/proposer/\(id)/idee", idea(nature, title), as: city.ana).status == 303)
            return id
        }
        let (kept, draft) = (try await start("Une cour fraîche"), try await start("Un potager partagé"))
        #expect(await city.deposit(kept, as: city.ana).status == 303)
        var rules = Rulebook()
        rules.themes = ["Nature en ville", "Écoles"]
        rules.calendar = ProposalTown.calendar(town.now)
        let (next, now) = (rules, town.now)
        try await town.database.write { try RulebookStore.publish(next, edition: edition, Publication(number: 2, at: now), $0) }
        for page in [ProposalTown.link + "/proposer", "\(ProposalTown.link)/proposer/\(draft)/idee"] {
            let offered = await town.get(page, as: city.ana).forms.compactMap { $0.offered["theme"] }.first ?? []
            #expect(offered.contains("\(schools)") && !offered.contains("\(nature)"), "\(page)")
        }
        let counter = await town.get("/bureau/accueil/deposer/2026", as: city.ada).form("/2026")?.offered["theme"] ?? []
        #expect(counter.contains("\(schools)") && !counter.contains("\(nature)"))
        #expect(await town.post(ProposalTown.link + "/proposer", idea(nature, "Une mare"), as: city.ben).status == 422)
        // The draft is asked for another theme before its deposit; the proposal deposited keeps its own, even when it is edited.
        let refused = await city.deposit(draft, as: city.ana)
        let says = refused.text.contains("ne propose plus")
        #expect(refused.status == 422 && says)
        #expect(await town.post("\(ProposalTown.link)/proposer/\(draft)/idee", idea(schools, "Un potager partagé"), as: city.ana).status == 303)
        #expect(await city.deposit(draft, as: city.ana).status == 303)
        let form = try #require(await town.get("/mes-idees/\(kept)/modifier", as: city.ana).form("/modifier"))
        #expect(form.fields["theme"] == ["\(nature)"])
        #expect(await town.post("/mes-idees/\(kept)/modifier", lists: form.fields, as: city.ana).status == 303)
        #expect(try await city.proposal(kept).themeName == "Nature")
        // It is still found under it.
        #expect(await town.get("/editions/2026/propositions?theme=\(nature)").text.contains("Une cour fraîche"))
        #expect(await town.get("/editions/2026/propositions").text.contains("value=\"\(nature)\""))
    }

    @Test(arguments: Backend.all) func `A city of arrondissements only offers them wherever a neighbourhood is asked`(_ backend: Backend) async throws {
        let city = try await ProposalTown(backend), town = city.town
        try await town.database.write { _ = try $0.run("update territories set kind = 'sector' where kind = 'neighbourhood'") }
        let offered = await town.get("/bureau/accueil/deposer/2026", as: city.ada).form("/2026")?.offered["territory"] ?? []
        #expect(offered.count == 4, "none, and three")
        #expect(await town.get("/bureau/editions/2026/propositions", as: city.omar).text.contains("La Colline"))
    }
}
