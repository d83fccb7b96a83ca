import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// A tablet that keeps the list of its place goes on without the network, and what it sends is taken once.
@Suite struct `A tablet that keeps the list of its place` {
    /// Nadia stands on the list of the library by her own choice, Ana by the agent's; Agathe's tablet keeps it.
    private struct Kept {
        let paper: PaperTown
        let nadia: Town.Person
        let lease: Int
        static let tablet = "the tablet of the library, number one"
        var town: Town { paper.town }
        var screen: String { "\(paper.link)/emargement" }

        init(_ backend: Backend) async throws {
            paper = try await PaperTown(backend)
            nadia = try await paper.town.person("Nadia")
            _ = await paper.town.post("/editions/2026/voter/papier", `The list of a polling place`.choice(paper.place), as: nadia)
            _ = await paper.town.post("\(paper.link)/liste", ["given": "Ana", "family": "Roy", "birth": "1970-01-01", "honour": "1"], as: paper.agathe)
            _ = await paper.town.post("\(paper.link)/emargement/liste/garder", ["tablet": Self.tablet], as: paper.agathe)
            lease = try await paper.vote.count("select coalesce(max(id), 0) from list_leases")
        }

        /// The line of the list that this name has.
        func line(_ name: String) async throws -> Int { try await paper.vote.count("select max(id) from place_attachments where given_name = \(name)") }

        /// Sends check-offs noted at these moments, as a tablet does.
        func send(_ lines: [(mark: String, line: Int, at: Instant)], as person: Town.Person, tablet: String = Self.tablet, urn: Int? = nil) async -> Town.Answer {
            let urn = urn ?? paper.urn.number
            return await town.post("\(screen)/liste/envoyer", lists: [
                "lease": ["\(lease)"], "tablet": [tablet], "line": lines.map { "\($0.mark) \($0.line) \(urn) \($0.at.milliseconds)" },
            ], as: person)
        }

        func marks(_ letter: String) -> String { String(repeating: letter, count: 32) }
    }

    @Test(arguments: Backend.all) func `one tablet at a time keeps it, and while it does nobody leaves it nor is checked off otherwise`(_ backend: Backend) async throws {
        let kept = try await Kept(backend), paper = kept.paper, town = kept.town
        #expect(kept.lease > 0)
        #expect(await town.post("\(kept.screen)/liste/garder", ["tablet": "another tablet of the library"], as: paper.bruno).status == 409)
        #expect(await town.post("\(kept.screen)/liste/garder", ["tablet": ""], as: paper.bruno).status == 422, "no script")
        #expect(await town.post("\(kept.screen)/liste/garder", ["tablet": Kept.tablet], as: try await town.person("Stan")).status == 403)
        let page = await town.get(kept.screen, as: paper.bruno)
        #expect(page.text.contains("La tablette de Agathe garde cette liste jusqu’au") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post("/editions/2026/voter/papier/annuler", as: kept.nadia).status == 409)
        let release = ["attachment": "\(try await kept.line("Nadia"))", "reason": "Elle préfère internet."]
        #expect(await town.post("\(paper.link)/liste/retirer", release, as: paper.vote.officer).status == 409)
        let typed = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17", "honour": "1", "act": "note"]
        let other = await town.post(kept.screen, typed, as: paper.bruno)
        #expect(other.status == 422 && other.text.contains("peut avoir des émargements à envoyer"))
        #expect(await town.post("\(kept.screen)/liste", ["attachment": release["attachment"]!], as: paper.bruno).status == 409)
        #expect(await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: kept.nadia).status == 409)
        #expect(await town.post("\(kept.screen)/liste/rendre", ["tablet": "another tablet of the library"], as: paper.bruno).status == 409)
        #expect(await town.post("\(kept.screen)/liste/rendre", ["tablet": Kept.tablet], as: paper.agathe).status == 303)
        #expect(await town.post("\(kept.screen)/liste", ["attachment": release["attachment"]!], as: paper.bruno).status == 303, "in one gesture")
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 1)
        #expect(await town.get(VoteTown.ballot, as: kept.nadia).text.contains("Vous avez voté."))
    }

    @Test func `what the tablet's copy says in clear names nobody: the city and the place`() async throws {
        let kept = try await Kept(.sqlite), town = kept.town
        let typed = ["given": "Karim", "family": "Benali", "birth": "1985-07-01", "honour": "1", "act": "note"]
        #expect(await town.post(kept.screen, typed, as: kept.paper.agathe).status == 303)
        let page = await town.get(kept.screen, as: kept.paper.agathe).text
        for name in ["Karim", "Nadia", "Ana", "Agathe", "01/01/1970"] { #expect(page.contains(name), "\(name) stands on the page") }
        // What `list.js` neither takes away nor seals: what surrounds the page, and its title.
        let header = try #require(page.split(separator: "<div class=\"page-header\">").last?.split(separator: "<div class=\"buttons\">").first)
        let clear = String(page.split(separator: "<main")[0]) + String(header) + String(page.split(separator: "</main>")[1])
        #expect(clear.contains("Bibliothèque") && clear.contains("Émargement"))
        for word in ["Karim", "Nadia", "Ana", "Roy", "Agathe", "17/05/1980", "01/01/1970", "csrf", "data-until"] { #expect(!clear.contains(word), "\(word)") }
    }

    @Test(arguments: Backend.all) func `the same queue sent twice is taken once, and the person pressed twice counts once`(_ backend: Backend) async throws {
        let kept = try await Kept(backend), paper = kept.paper, at = Town.noon - .minutes(1), nadia = try await kept.line("Nadia")
        let lines = [(mark: kept.marks("a"), line: nadia, at: at), (mark: kept.marks("b"), line: nadia, at: at), (mark: kept.marks("c"), line: try await kept.line("Ana"), at: at)]
        #expect(await kept.send(lines, as: paper.agathe, tablet: "another tablet of the library").status == 409)
        #expect(await kept.send([(mark: "short", line: nadia, at: at)], as: paper.agathe).status == 422)
        #expect(await kept.send([(mark: kept.marks("a"), line: nadia, at: Instant(milliseconds: .max))], as: paper.agathe).status == 422, "no clock says that")
        #expect(await kept.send(lines, as: try await kept.town.person("Stan")).status == 403)
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        kept.town.pass(.minutes(3))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = await kept.send(lines, as: paper.agathe) } }
        }
        #expect(await kept.send(lines, as: paper.bruno).location == kept.screen, "after a change of agent on the same tablet")
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper' and place = 'Bibliothèque'") == 2)
        #expect(try await paper.vote.count("select count(*) from queued_check_offs where refused = ''") == 3)
        #expect(try await paper.currentUrn().checkOffs == 2)
        #expect(try await paper.vote.count("select count(*) from vote_incidents") == 0)
        #expect(await kept.town.get(kept.screen, as: paper.agathe).text.contains(kept.marks("a")), "the tablet is told")
        #expect(await kept.town.get(VoteTown.ballot, as: kept.nadia).text.contains("Vous avez voté."))
        kept.town.pass(.hours(13))
        #expect(await kept.town.get(kept.screen, as: paper.vote.officer).text.contains(kept.marks("a")) == false)
        #expect(await kept.send(lines, as: paper.vote.officer).status == 303)
        #expect(await kept.town.get(kept.screen, as: paper.vote.officer).text.contains(kept.marks("a")), "a tablet that heard no answer the day before is told again")
    }

    @Test(arguments: Backend.all) func `what is of another place, of no urn or of no possible hour is refused, told and noted`(_ backend: Backend) async throws {
        let kept = try await Kept(backend), paper = kept.paper, town = kept.town, at = Town.noon, nadia = try await kept.line("Nadia")
        _ = await town.post("\(PaperTown.desk)/bureaux/nouveau/fiche", ["name": "Mairie", "address": "1 place", "hours": "10 h"], as: paper.vote.officer)
        let other = try await paper.vote.count("select id from polling_places where name = 'Mairie'")
        _ = await town.post("\(PaperTown.desk)/bureaux/\(other)/liste", ["given": "Karim", "family": "Petit", "birth": "1970-01-01", "honour": "1"], as: paper.vote.officer)
        _ = await kept.send([(mark: kept.marks("a"), line: try await kept.line("Karim"), at: at)], as: paper.agathe)
        _ = await kept.send([(mark: kept.marks("b"), line: nadia, at: at)], as: paper.agathe, urn: 999)
        _ = await kept.send([(mark: kept.marks("c"), line: nadia, at: at + .days(1))], as: paper.agathe)
        _ = await kept.send([(mark: kept.marks("d"), line: nadia, at: at - .days(1))], as: paper.agathe)
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        #expect(try await paper.vote.count("select count(*) from queued_check_offs where refused <> ''") == 4)
        #expect(try await paper.vote.count("select count(*) from vote_incidents") == 4)
        let page = await town.get(kept.screen, as: paper.agathe)
        #expect(page.text.contains("Refusés à l’envoi") && page.text.contains("pas de la liste de ce bureau") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `a tablet said to be lost leaves its people to the officer, and its late queue is compared with what she did`(_ backend: Backend) async throws {
        let kept = try await Kept(backend), paper = kept.paper, town = kept.town, lost = ["lost": "Tombée dans le canal avec sa housse."]
        let (nadia, ana) = (try await kept.line("Nadia"), try await kept.line("Ana"))
        try await town.database.write { _ = try $0.run("update list_leases set expires_at = \(Town.noon + .minutes(10))") }
        #expect(await town.post("\(paper.link)/liste/perdue", lost, as: paper.vote.officer).status == 409, "it may still note somebody")
        town.pass(.minutes(11))
        #expect(await town.get(kept.screen, as: paper.bruno).text.contains("devait rendre cette liste"))
        #expect(await town.post("\(kept.screen)/liste/garder", ["tablet": "another tablet of the library"], as: paper.bruno).status == 409, "an hour that has passed is not enough")
        #expect(await town.post("\(paper.link)/liste/perdue", lost, as: paper.bruno).status == 403)
        #expect(await town.post("\(paper.link)/liste/perdue", ["lost": "oups"], as: paper.vote.officer).status == 422)
        #expect(await town.post("\(paper.link)/liste/perdue", lost, as: paper.vote.officer).status == 303)
        #expect(await town.post("\(kept.screen)/liste", ["attachment": "\(nadia)"], as: paper.bruno).status == 422, "the tablet may have noted her")
        #expect(await town.post("/editions/2026/voter/papier/annuler", as: kept.nadia).status == 409)
        #expect(await town.post("\(kept.screen)/liste", ["attachment": "\(nadia)"], as: paper.vote.officer).status == 303)
        // It comes back.
        _ = await kept.send([(mark: kept.marks("a"), line: nadia, at: Town.noon + .minutes(5)), (mark: kept.marks("b"), line: ana, at: Town.noon + .minutes(6))], as: paper.agathe)
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 2)
        #expect(try await paper.vote.count("select count(*) from queued_check_offs where refused <> ''") == 1, "Nadia, twice")
        #expect(try await paper.vote.count("select count(*) from vote_incidents") == 2, "the loss, and Nadia")
        #expect(try await paper.vote.count("select count(*) from vote_incidents where words like '%Nadia%'") == 0, "no name in the record")
    }

    @Test(arguments: Backend.all) func `what was noted before the close is taken after it, and the urn is not signed before the list is back`(_ backend: Backend) async throws {
        let kept = try await Kept(backend), paper = kept.paper, town = kept.town, nadia = try await kept.line("Nadia"), ana = try await kept.line("Ana")
        #expect(await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe).status == 303)
        town.set(now: VoteTown.closes + .minutes(5))
        try await VotePassages.run(town.world)
        let late = [(mark: kept.marks("a"), line: nadia, at: VoteTown.closes - .minutes(1)), (mark: kept.marks("b"), line: ana, at: VoteTown.closes + .minutes(1))]
        #expect(await kept.send(late, as: paper.agathe).status == 303)
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 1)
        #expect(try await paper.vote.count("select count(*) from check_offs where mailbox is not null") == 0, "forgotten at the close")
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: paper.agathe)
        let early = await town.post("\(paper.urnLink)/signer", ["gap": "Une feuille manque, sans doute emportée."], as: paper.agathe)
        #expect(early.status == 409 && early.text.contains("garde encore la liste"))
        #expect(await town.post("\(kept.screen)/liste/rendre", ["tablet": Kept.tablet], as: paper.agathe).status == 303)
        #expect(await town.post("\(paper.urnLink)/signer", ["gap": "Une feuille manque, sans doute emportée."], as: paper.agathe).status == 303)
    }
}
