import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Counting an urn of paper ballots, from the pile of sheets to the box.
@Suite struct `Counting paper` {
    /// Three people voted; the urn is sealed; the vote is closed.
    private static func closed(_ backend: Backend) async throws -> PaperTown {
        let paper = try await PaperTown(backend), town = paper.town
        for (number, name) in ["Nadia", "Karim", "Paula"].enumerated() {
            _ = await town.post("\(paper.link)/emargement", ["given": name, "family": "Petit", "birth": "198\(number)-05-17", "act": "note", "honour": "1"], as: paper.agathe)
        }
        _ = await town.post("\(PaperTown.desk)/bulletins", ["format": "a4", "sheets": "10"], as: paper.vote.officer)
        _ = await town.post("\(PaperTown.desk)/bulletins/1/urne", ["urn": "\(paper.urn)"], as: paper.vote.officer)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .seconds(15))
        return paper
    }

    private static func key(_ sheet: Int, _ choices: String, _ verdict: String = "valid", reason: String = "", in paper: PaperTown, as person: Town.Person) async -> Int {
        await paper.town.post("\(paper.urnLink)/saisie", ["sheet": "\(sheet)", "verdict": verdict, "choices": choices, "reason": reason], as: person).status
    }

    @Test(arguments: Backend.all) func `an urn goes from the pile to the box: two entries, a third who settles, two signatures`(_ backend: Backend) async throws {
        let paper = try await Self.closed(backend), town = paper.town, officer = paper.vote.officer
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "3"], as: paper.agathe).status == 303)
        #expect(await town.get("\(paper.urnLink)/saisie", as: paper.agathe).text.contains("Feuille n°\u{A0}1"))
        // One keys 1, 2, 3; the other reads the third otherwise.
        #expect(await Self.key(1, "1 2", in: paper, as: paper.agathe) == 303)
        #expect(await Self.key(2, "", "blank", in: paper, as: paper.agathe) == 303)
        #expect(await Self.key(3, "3", in: paper, as: paper.agathe) == 303)
        #expect(await town.get("\(paper.urnLink)/saisie", as: paper.agathe).text.contains("toutes les feuilles que vous pouviez"))
        #expect(await Self.key(1, "2, 1", in: paper, as: paper.bruno) == 303, "in any order")
        #expect(await Self.key(2, "", "blank", in: paper, as: paper.bruno) == 303)
        #expect(await Self.key(3, "", "invalid", reason: "mark", in: paper, as: paper.bruno) == 303)
        #expect(await town.post("\(paper.urnLink)/signer", as: paper.agathe).status == 409, "sheet 3 differs")
        #expect(await town.get("\(paper.urnLink)/ecarts/3", as: paper.agathe).status == 403, "she keyed it")
        let settling = await town.get("\(paper.urnLink)/ecarts/3", as: paper.carole).text
        #expect(settling.contains("Nom ou signe") && WellFormed.faults(inDocument: Array(settling.utf8)) == [])
        #expect(await town.post("\(paper.urnLink)/ecarts/3", ["verdict": "valid", "choices": "3"], as: paper.bruno).status == 403)
        #expect(await town.post("\(paper.urnLink)/ecarts/3", ["verdict": "invalid", "reason": "mark"], as: paper.carole).status == 303)
        let keyed = try await paper.vote.count("select id from paper_sheets where number = 3 and pass = 1")
        #expect(await town.post("\(paper.urnLink)/saisie/reprendre", ["entry": "\(keyed)"], as: paper.agathe).status == 409, "a third person settled it")
        #expect(await town.post("\(paper.urnLink)/signer", as: paper.agathe).status == 409, "the stubs are not counted")
        let lots = ["batch": "1", "used": "3", "spoiled": "1", "unused": "5"]
        let short = await town.post("\(paper.urnLink)/lots", lots, as: paper.agathe)
        #expect(short.status == 422 && short.text.contains("font 9"))
        #expect(await town.post("\(paper.urnLink)/lots", lots.merging(["unused": "6"]) { $1 }, as: paper.agathe).status == 303)
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: officer).status == 409, "an urn is not signed")
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.bruno).status == 409)
        #expect(await town.post("\(paper.urnLink)/signer", as: paper.agathe).status == 303)
        #expect(await Self.key(1, "3", in: paper, as: paper.carole) == 409, "signed once: nothing moves")
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.agathe).status == 403, "four eyes")
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.bruno).status == 303)
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.carole).status == 409)
        #expect(try await paper.vote.count("select count(*) from ballots where channel = 'paper'") == 2)
        #expect(try await paper.vote.count("select count(*) from ballots where channel = 'paper' and choices = ''") == 1)
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: officer).status == 303)
        let desk = await town.get("/bureau/editions/2026/resultats", as: officer).text
        #expect(desk.contains("l’explication est au procès-verbal") && !desk.contains("ne proclamez pas avant"))
    }

    @Test(arguments: Backend.all) func `what does not meet is explained in writing before anybody signs`(_ backend: Backend) async throws {
        let paper = try await Self.closed(backend), town = paper.town
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "2"], as: paper.agathe)
        for person in [paper.agathe, paper.bruno] { for sheet in 1...2 { _ = await Self.key(sheet, "1", in: paper, as: person) } }
        _ = await town.post("\(paper.urnLink)/lots", ["batch": "1", "used": "3", "spoiled": "0", "unused": "7"], as: paper.agathe)
        #expect(await town.get(paper.urnLink, as: paper.agathe).text.contains("ne font pas le même nombre"))
        #expect(await town.post("\(paper.urnLink)/signer", ["gap": "oubli"], as: paper.agathe).status == 422)
        #expect(await town.post("\(paper.urnLink)/signer", ["gap": "Une personne est repartie avec son bulletin."], as: paper.agathe).status == 303)
        #expect(await town.get(paper.urnLink, as: paper.bruno).text.contains("repartie avec son bulletin"))
        #expect(await town.post("\(paper.urnLink)/reprendre", ["back": "Une feuille était collée à une autre."], as: paper.bruno).status == 303)
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "1"], as: paper.bruno).status == 422, "two are keyed")
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "3"], as: paper.bruno).status == 303)
        #expect(await town.post("\(paper.urnLink)/signer", ["gap": "Une personne est repartie avec son bulletin."], as: paper.agathe).status == 409)
    }

    @Test(arguments: Backend.all) func `a sheet is read by the rule of the vote, and taking an entry back keeps its history`(_ backend: Backend) async throws {
        let paper = try await Self.closed(backend), town = paper.town
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "1"], as: paper.agathe)
        for wrong in ["1 2 3", "9", "1 1", "un", ""] { #expect(await Self.key(1, wrong, in: paper, as: paper.agathe) == 422, "« \(wrong) »") }
        #expect(await Self.key(1, "", "invalid", in: paper, as: paper.agathe) == 422, "why?")
        let stranger = try await town.person("Stan")
        #expect(await Self.key(1, "1", in: paper, as: stranger) == 403)
        #expect(await Self.key(1, "1", in: paper, as: paper.agathe) == 303)
        let entry = try await paper.vote.count("select id from paper_sheets")
        #expect(await town.post("\(paper.urnLink)/saisie/reprendre", ["entry": "\(entry)"], as: paper.bruno).status == 404, "not his")
        #expect(await town.post("\(paper.urnLink)/saisie/reprendre", ["entry": "\(entry)"], as: paper.agathe).status == 303)
        #expect(await Self.key(1, "2", in: paper, as: paper.agathe) == 303)
        #expect(try await paper.vote.count("select count(*) from paper_sheets") == 2)
        #expect(try await paper.vote.count("select count(*) from paper_sheets where superseded_at is null") == 1)
    }

    @Test(arguments: Backend.all) func `an urn of which only the totals are known is keyed by two, adds its votes and is shown apart`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend, BallotRule(minimum: 1, maximum: 2)) { $0.ballot.acceptsTotals = true }
        let town = paper.town, officer = paper.vote.officer
        #expect(await town.post("\(paper.link)/totaux", ["totals": "Foyer"], as: paper.agathe).status == 403)
        #expect(await town.post("\(paper.link)/totaux", ["totals": "Foyer"], as: officer).status == 303)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        let id = try await paper.vote.count("select id from urns where is_aggregated"), urn = "\(PaperTown.desk)/urnes/\(id)"
        let totals = ["ballots": "10", "blank": "1", "invalid": "1", "votes-1": "6", "votes-2": "5"]
        #expect(await town.post("\(urn)/totaux", totals, as: paper.agathe).status == 409, "the vote is open")
        town.set(now: VoteTown.closes + .seconds(15))
        #expect(await town.post("\(paper.link)/totaux", ["totals": "Tardive"], as: officer).status == 409, "no urn after the close")
        #expect(await town.post("\(urn)/feuilles", ["sheets": "10"], as: paper.agathe).status == 404)
        #expect(await town.post("\(urn)/totaux", totals.merging(["votes-1": "9"]) { $1 }, as: paper.agathe).status == 422, "more than the valid ballots")
        #expect(await town.post("\(urn)/totaux", totals.merging(["ballots": "7"]) { $1 }, as: paper.agathe).status == 422, "more than two a ballot")
        #expect(await town.post("\(urn)/totaux", totals, as: paper.agathe).status == 303)
        #expect(await town.post("\(urn)/totaux", totals, as: paper.agathe).status == 403, "once a person")
        #expect(await town.post("\(urn)/totaux", totals.merging(["votes-2": "4"]) { $1 }, as: paper.bruno).status == 303)
        #expect(await town.post("\(urn)/signer", as: paper.bruno).status == 409, "they differ")
        #expect(await town.get("\(urn)/totaux", as: paper.carole).text.contains("Ce qui diffère"))
        #expect(await town.post("\(urn)/totaux", totals, as: paper.carole).status == 303)
        #expect(await town.post("\(urn)/signer", as: paper.agathe).status == 303)
        #expect(await town.post("\(urn)/contresigner", as: paper.bruno).status == 303)
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.bruno).status == 303, "an empty urn")
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: officer).status == 303)
        let edition = paper.vote.edition
        let record = try #require(try await town.database.read { try ResultsStore.count(edition, $0) }).record
        #expect(record.votesFromTotals == 11 && record.readBallots == 0)
        let file = try await town.database.read { db in
            guard let count = try ResultsStore.count(edition, db) else { throw NotFound() }
            return try PabulibExport.file(try EditionStore.edition(edition, db), count, db)
        }
        #expect(String(decoding: file, as: UTF8.self).contains("11 lignes sont des voix connues par des totaux"))
        #expect(record.lines.first { $0.number == 1 }?.supporters == 6 && record.lines.first { $0.number == 2 }?.supporters == 5)
        let page = await town.get("/editions/2026/proces-verbal", as: officer).text
        #expect(page.contains("Urnes comptées par leurs totaux") && page.contains("Foyer") && WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `totals keyed wrong are taken back with a reason until somebody signs`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend, BallotRule(minimum: 1, maximum: 2)) { $0.ballot.acceptsTotals = true }, town = paper.town
        _ = await town.post("\(paper.link)/totaux", ["totals": "Foyer"], as: paper.vote.officer)
        let id = try await paper.vote.count("select id from urns where is_aggregated"), urn = "\(PaperTown.desk)/urnes/\(id)"
        town.set(now: VoteTown.closes + .seconds(15))
        let totals = ["ballots": "10", "blank": "1", "invalid": "1", "votes-1": "6", "votes-2": "5"], again = ["wrong": "Chiffres d’une autre urne."]
        #expect(await town.post("\(urn)/totaux/reprendre", again, as: paper.carole).status == 409, "nothing is keyed")
        for person in [paper.agathe, paper.bruno] { #expect(await town.post("\(urn)/totaux", totals, as: person).status == 303) }
        #expect(await town.get(urn, as: paper.carole).text.contains("Les totaux saisis sont faux"))
        #expect(await town.post("\(urn)/totaux/reprendre", ["wrong": "non"], as: paper.carole).status == 422)
        #expect(await town.post("\(urn)/totaux/reprendre", again, as: paper.carole).status == 303)
        #expect(await town.post("\(urn)/signer", as: paper.agathe).status == 409)
        for person in [paper.agathe, paper.bruno] { #expect(await town.post("\(urn)/totaux", totals, as: person).status == 303) }
        #expect(await town.post("\(urn)/signer", as: paper.agathe).status == 303)
        #expect(await town.post("\(urn)/totaux/reprendre", again, as: paper.carole).status == 409, "signed once")
    }

    @Test(arguments: Backend.all) func `a grade of zero is keyed as it is written, a mark where there is none is refused`(_ backend: Backend) async throws {
        for (rule, typed, status) in [(BallotRule(kind: .grades), "1:3 2:0", 303), (BallotRule(kind: .grades), "1:3 1:0", 422), (BallotRule(minimum: 1, maximum: 2), "3:9", 422)] {
            let paper = try await PaperTown(backend, rule) { if rule.kind == .grades { $0.allocation.order = .majorityJudgment } }
            _ = await paper.town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
            paper.town.set(now: VoteTown.closes + .seconds(15))
            _ = await paper.town.post("\(paper.urnLink)/feuilles", ["sheets": "1"], as: paper.agathe)
            #expect(await Self.key(1, typed, in: paper, as: paper.agathe) == status, "\(typed)")
        }
    }

    @Test(arguments: Backend.all) func `totals are no ballots in clear: neither stop a sealed box from opening nor change what came out of it`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), edition = vote.edition
        let before = try await vote.town.database.read { try SealedBoxStore.digest(edition, $0) }
        try await vote.town.database.write { try BallotBoxStore.drop([(id: "totals", choices: "1", times: 12)], edition, $0) }
        #expect(try await vote.town.database.read { try SealedBoxStore.clearBallots(edition, $0) } == 0)
        #expect(try await vote.town.database.read { try SealedBoxStore.digest(edition, $0) } == before)
        try await vote.town.database.write { try SealedBoxStore.pourOut([(id: "opened", choices: "1")], edition, $0) }
        #expect(try await vote.town.database.read { try SealedBoxStore.clearBallots(edition, $0) } == 1)
        #expect(try await vote.town.database.read { try SealedBoxStore.digest(edition, $0) } != before)
    }

    @Test(arguments: Backend.all) func `once papers are ordered the projects of the ballot stay as they are printed`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { book in
            book.calendar = Calendar([Phase(kind: .vote, opensAt: Town.noon + .days(5), closesAt: Town.noon + .days(9)), Phase(kind: .results, opensAt: Town.noon + .days(9), closesAt: nil)])
        }
        let edition = vote.edition, town = vote.town, project = "/bureau/editions/2026/vote/projets/3"
        _ = try await town.database.write { try BallotBatchStore.order(.a4, sheets: 10, urn: nil, in: edition, by: nil, at: Town.noon, $0) }
        let refused = await town.post(project, ["number": "9", "title": "Projet 3", "summary": "Résumé"], as: vote.officer)
        #expect(refused.status == 409 && refused.text.contains("Annulez ces lots"))
        #expect(await town.post("\(project)/retirer", ["reason": "Le terrain n’est plus libre."], as: vote.officer).status == 409)
        #expect(await town.post(project, ["number": "3", "title": "Projet 3", "summary": "Un résumé plus clair"], as: vote.officer).status == 303, "not printed")
        try await town.database.write { try $0.run("update ballot_batches set cancelled_at = 0") }
        #expect(await town.post(project, ["number": "9", "title": "Projet 3", "summary": "Résumé"], as: vote.officer).status == 303)
    }

    @Test func `totals by urn are refused by rules that need each ballot`() {
        var book = Rulebook()
        func says(_ words: String) -> Bool { RulebookCheck.faults(book, territories: []).contains { $0.sentence.key.contains(words) } }
        book.ballot.acceptsTotals = true
        #expect(!says("Des totaux par urne"))
        book.allocation.order = .equalShares
        #expect(says("qu’avec une règle qui additionne les voix"))
        book.allocation.order = .votes
        book.ballot.kind = .points
        #expect(says("que pour un vote par choix"))
        book.ballot.kind = .approval
        book.allocation.minimumPercent = 5
        #expect(says("Un minimum en pourcentage"))
    }

    @Test func `without the rules' leave no such urn is written down`() async throws {
        let paper = try await PaperTown(.sqlite)
        #expect(await paper.town.post("\(paper.link)/totaux", ["totals": "Foyer"], as: paper.vote.officer).status == 409)
    }

    @Test func `nothing is opened before the close`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "3"], as: paper.agathe).status == 409)
        #expect(await town.get("\(paper.urnLink)/saisie", as: paper.agathe).status == 409)
        town.set(now: VoteTown.closes + .seconds(15))
        let refused = await town.post("\(paper.urnLink)/feuilles", ["sheets": "3"], as: paper.agathe)
        #expect(refused.status == 409 && refused.text.contains("Scellez d’abord"))
    }
}
