import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Where the rules ask for an address only, the name of an account is all that joins the web and the polling places: somebody looks.
@Suite struct `Names between the web and the polling places` {
    private static let paper = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17", "honour": "1", "act": "note"]

    /// A person whose account says her whole name.
    private static func nadia(_ town: Town, born year: Int? = 1980) async throws -> Town.Person {
        let nadia = try await town.person("Nadia")
        try await town.database.write { db in
            _ = try db.run("update accounts set family_name = 'Ben-Salah', birth_year = \(year), search_text = ' nadia ben salah ' where id = \(nadia.account)")
        }
        return nadia
    }

    @Test(arguments: Backend.all) func `who bears the name and the year of somebody seen at a place waits for an officer, then votes`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town
        #expect(await town.post("\(place.link)/emargement", Self.paper, as: place.agathe).status == 303)
        let nadia = try await Self.nadia(town), fields = try await place.vote.fields(1)
        let held = await town.post(VoteTown.ballot, lists: fields, as: nadia)
        #expect(held.location == VoteTown.ballot && held.notice?.contains("attend une vérification") == true)
        #expect(try await place.vote.count("select count(*) from check_offs") == 1)
        #expect(try await place.vote.count("select count(*) from quarantines where cause = 'likeness' and verdict is null") == 1)
        let id = try await place.vote.count("select id from quarantines")
        let release = ["verdict": "released", "reason": "Deux cousines, vérifié par téléphone."]
        #expect(await town.post("/bureau/editions/2026/vote/registre/attente/\(id)", release, as: place.vote.officer).status == 303)
        #expect(await town.post(VoteTown.ballot, lists: fields, as: nadia).location == "/editions/2026/voter/enregistre")
        #expect(try await place.vote.count("select count(*) from check_offs") == 2)
    }

    @Test(arguments: Backend.all) func `another year votes at once; no year votes and is compared afterwards`(_ backend: Backend) async throws {
        for (year, alike) in [(1979, 0), (nil, 1)] as [(Int?, Int)] {
            let place = try await PaperTown(backend) { $0.voters.minimumAge = 0 }, town = place.town
            _ = await town.post("\(place.link)/emargement", Self.paper, as: place.agathe)
            let nadia = try await Self.nadia(town, born: year)
            #expect(await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia).location == "/editions/2026/voter/enregistre", "\(year ?? 0)")
            #expect(try await place.vote.count("select count(*) from likenesses") == alike)
            let page = await town.get("/bureau/editions/2026/vote/registre", as: place.vote.officer)
            #expect(page.status == 200 && page.text.contains("Ben-Salah") == (alike == 1) && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        }
    }

    @Test(arguments: Backend.all) func `an agent who says that the account which voted is not hers leaves the two for an officer to compare`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town, nadia = try await Self.nadia(town)
        _ = await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia)
        #expect(await town.post("\(place.link)/emargement", Self.paper.merging(["account": "none"]) { $1 }, as: place.agathe).status == 303)
        #expect(try await place.vote.count("select count(*) from likenesses where verdict is null") == 1)
        let page = await town.get("/bureau/editions/2026/vote/registre", as: place.vote.officer).text
        #expect(page.contains("Nadia Ben-Salah, 1980") && page.contains("Nadia Ben Salah, 17/05/1980"))
    }

    /// Another account, under the same whole name.
    private static func other(_ place: PaperTown) async throws -> Town.Person {
        let other = try await place.town.person("Nadine")
        try await place.town.database.write { db in
            _ = try db.run("update accounts set given_name = 'Nadia', family_name = 'Ben Salah', search_text = ' nadia ben salah ' where id = \(other.account)")
        }
        return other
    }

    @Test(arguments: Backend.all) func `who voted by one account and is on a list by another is checked off, and an officer compares`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town, nadia = try await Self.nadia(town), other = try await Self.other(place)
        _ = await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia)
        #expect(await town.post("/editions/2026/voter/papier", `The list of a polling place`.choice(place.place), as: other).status == 303)
        let line = try await place.vote.count("select id from place_attachments")
        #expect(await town.post("\(place.link)/emargement/liste", ["attachment": "\(line)"], as: place.agathe).status == 303)
        #expect(try await place.vote.count("select count(*) from likenesses where verdict is null") == 1)
    }

    @Test(arguments: Backend.all) func `who voted at her place from the list by one account waits with another on the web`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town, other = try await Self.other(place)
        _ = await town.post("/editions/2026/voter/papier", `The list of a polling place`.choice(place.place), as: other)
        let line = try await place.vote.count("select id from place_attachments"), nadia = try await Self.nadia(town)
        _ = await town.post("\(place.link)/emargement/liste", ["attachment": "\(line)"], as: place.agathe)
        #expect(await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia).location == VoteTown.ballot)
        #expect(try await place.vote.count("select count(*) from check_offs") == 1)
        #expect(try await place.vote.count("select count(*) from quarantines where cause = 'likeness'") == 1)
    }

    @Test(arguments: Backend.all) func `who votes on a lent screen beside an account of her name that has voted is compared too`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town, nadia = try await Self.nadia(town)
        _ = await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia)
        let lent = await town.post("\(place.link)/emargement", Self.paper.merging(["account": "none", "act": "kiosk"]) { $1 }, as: place.agathe)
        let cast = ["act": ["cast"], "choice": [try await place.vote.choice(1)]]
        #expect(await town.post(try #require(lent.location), lists: cast, as: place.agathe.after(lent)).status == 303)
        #expect(try await place.vote.count("select count(*) from likenesses where verdict is null") == 1)
    }

    @Test(arguments: Backend.all) func `who is on a list by no account is awaited there: an account of her name and year waits`(_ backend: Backend) async throws {
        let place = try await PaperTown(backend), town = place.town
        _ = await town.post("\(place.link)/liste", Self.paper, as: place.agathe)
        let nadia = try await Self.nadia(town)
        #expect(await town.post(VoteTown.ballot, lists: try await place.vote.fields(1), as: nadia).location == VoteTown.ballot)
        #expect(try await place.vote.count("select count(*) from check_offs") == 0)
        #expect(try await place.vote.count("select count(*) from quarantines where verdict is null") == 1)
    }
}
