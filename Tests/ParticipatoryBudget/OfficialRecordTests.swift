import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The official record of a vote, and what the room sees of the count.
@Suite struct `The official record` {
    private static let address = "/editions/2026/proces-verbal"

    /// One person voted on paper; her sheet was counted; the vote too.
    private static func counted(_ backend: Backend) async throws -> PaperTown {
        let paper = try await PaperTown(backend), town = paper.town
        _ = await town.post("\(paper.link)/emargement", ["given": "Nadia", "family": "Petit", "birth": "1980-05-17", "act": "note", "honour": "1"], as: paper.agathe)
        _ = await town.post("\(PaperTown.desk)/incidents", ["place": "\(paper.place)", "happened": "2026-11-22T11:30", "words": "Panne de courant de dix minutes."], as: paper.bruno)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .seconds(15))
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "1"], as: paper.agathe)
        for person in [paper.agathe, paper.bruno] { _ = await town.post("\(paper.urnLink)/saisie", ["sheet": "1", "verdict": "valid", "choices": "2"], as: person) }
        return paper
    }

    @Test(arguments: Backend.all) func `it tells every figure and is signed by who counted, as a page and as PDF`(_ backend: Backend) async throws {
        let paper = try await Self.counted(backend), town = paper.town, officer = paper.vote.officer
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/contresigner", as: paper.bruno)
        #expect(await town.get(Self.address, as: officer).status == 409, "nothing is counted")
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: officer).status == 303)
        #expect(await town.get(Self.address).status == 409, "under embargo")
        let hers = await town.get(Self.address, as: paper.agathe).text
        #expect(hers.contains("Livre 1") && hers.contains("Panne de courant") && !hers.contains("Projet 2") && !hers.contains("Empreinte des bulletins comptés"), "who kept a place")
        #expect(await town.get("/bureau", as: paper.agathe).text.contains("Procès-verbal à relire et à signer"))
        #expect(await town.post("\(Self.address)/signer", ["capacity": "Scrutatrice", "read": "1"], as: paper.agathe).status == 303)
        #expect(!(await town.get("/bureau", as: paper.agathe).text.contains("Procès-verbal à relire et à signer")))
        #expect(await town.get(Self.address, as: officer).text.contains("Scrutatrice (vote sur papier)"))
        let page = await town.get(Self.address, as: officer).text
        for words in ["Livre 1", "A-001, Z-9", "Panne de courant", "Agathe, Bruno", "2. Projet 2", "Empreinte des bulletins"] { #expect(page.contains(words), "\(words)") }
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        #expect(await town.post("\(Self.address)/signer", ["capacity": "Chargée de projet"], as: officer).status == 422, "she did not read it")
        #expect(await town.post("\(Self.address)/signer", ["capacity": "Chargée de projet", "read": "1"], as: officer).status == 303)
        #expect(await town.post("\(Self.address)/signer", ["capacity": "Chargée de projet", "read": "1"], as: officer).status == 409)
        guard case .bytes(let bytes) = await town.get(Self.address + ".pdf", as: officer).response.body else { throw NotFound() }
        let words = try await PDFWords(bytes)
        #expect(words.isTagged && words.text.contains("Procès-verbal du vote") && words.text.contains("Signatures manuscrites") && words.text.contains("Chargée de projet"))
        #expect(!words.text.contains("En qualité de"))
    }

    @Test(arguments: Backend.all) func `who signed before an incident was noted may sign again`(_ backend: Backend) async throws {
        let paper = try await Self.counted(backend), town = paper.town, officer = paper.vote.officer, sign = ["capacity": "Chargée de projet", "read": "1"]
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/contresigner", as: paper.bruno)
        _ = await town.post("/bureau/editions/2026/resultats/depouiller", as: officer)
        #expect(await town.post("\(Self.address)/signer", sign, as: officer).status == 303)
        #expect(await town.post("\(Self.address)/signer", sign, as: officer).status == 409, "once")
        _ = await town.post("\(Self.address)/signer", ["capacity": "Scrutatrice", "read": "1"], as: paper.agathe)
        #expect(!(await town.get("/bureau", as: paper.agathe).text.contains("Procès-verbal à relire et à signer")))
        town.pass(.minutes(1))
        let incident = ["happened": "2026-11-22T11:45", "words": "Une feuille a été retrouvée sous l’isoloir."]
        #expect(await town.post("\(PaperTown.desk)/incidents", incident, as: paper.bruno).status == 303)
        #expect(await town.get(Self.address, as: officer).text.contains("avant un incident noté depuis"))
        #expect(await town.get("/bureau", as: paper.agathe).text.contains("Procès-verbal à relire et à signer"), "she is asked again")
        town.pass(.minutes(1))
        _ = await town.post("\(Self.address)/signer", ["capacity": "Scrutatrice", "read": "1"], as: paper.agathe)
        #expect(!(await town.get("/bureau", as: paper.agathe).text.contains("Procès-verbal à relire et à signer")))
        #expect(await town.post("\(Self.address)/signer", sign, as: officer).status == 303)
        #expect(!(await town.get(Self.address, as: officer).text.contains("avant un incident noté depuis")))
    }

    @Test(arguments: Backend.all) func `once the proposers are told nobody adds an incident; what a tablet still brings is told as coming after`(_ backend: Backend) async throws {
        let paper = try await Self.counted(backend), town = paper.town, officer = paper.vote.officer, incidents = "\(PaperTown.desk)/incidents"
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/contresigner", as: paper.bruno)
        _ = await town.post("/bureau/editions/2026/resultats/depouiller", as: officer)
        _ = await town.post("\(Self.address)/signer", ["capacity": "Chargée de projet", "read": "1"], as: officer)
        town.pass(.minutes(1))
        let incident = ["happened": "2026-11-22T11:45", "words": "Une feuille a été retrouvée sous l’isoloir."]
        #expect(await town.post(incidents, incident, as: paper.bruno).status == 303)
        for address in [incidents, Self.address] { #expect(await town.get(address, as: officer).text.contains("après une signature du procès-verbal"), "\(address)") }
        #expect(await town.post("/bureau/editions/2026/resultats/proclamation", ["embargo": "2026-11-22T18:00"], as: officer).status == 303)
        #expect(await town.post("/bureau/editions/2026/resultats/prevenir", as: officer).status == 303)
        town.pass(.minutes(1))
        for person in [paper.bruno, officer] {
            let refused = await town.post(incidents, incident, as: person)
            #expect(refused.status == 409 && refused.text.contains("aux élus et au garant du vote"))
        }
        #expect(await town.get(incidents, as: paper.bruno).text.contains("le procès-verbal ne change plus"))
        #expect(try await paper.vote.count("select count(*) from vote_incidents") == 2)
        let (edition, bruno) = (paper.vote.edition, paper.bruno.account), now = town.now
        try await town.database.write { try VoteIncidentStore.note("Émargement refusé à l’envoi", at: nil, happened: Town.noon, in: edition, by: bruno, at: now, $0) }
        #expect(await town.get(Self.address, as: officer).text.contains("après l’annonce du résultat aux porteurs de projet"))
    }

    @Test(arguments: Backend.all) func `the room sees how far the urns are, never what was chosen`(_ backend: Backend) async throws {
        let paper = try await Self.counted(backend), town = paper.town
        let before = await town.get("/editions/2026/depouillement")
        #expect(before.text.contains("1 sur 1") && before.text.contains("Aucun résultat, même partiel") && before.response.header("refresh") == "20")
        #expect(await town.get("/editions/2026").text.contains("/editions/2026/depouillement"), "everybody finds it")
        #expect(!before.text.contains("Projet 2") && WellFormed.faults(inDocument: Array(before.text.utf8)) == [])
        #expect(await town.get("/editions/2026/depouillement?fixe=1").response.header("refresh") == nil)
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/contresigner", as: paper.bruno)
        let after = await town.get("/editions/2026/depouillement")
        #expect(after.text.contains("Toutes les urnes sont signées") && after.response.header("refresh") == nil)
    }

    @Test func `while the vote is open nobody reads how many came to an urn`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town
        let nadia = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17", "act": "note", "honour": "1"]
        #expect(await town.post("\(paper.link)/emargement", nadia, as: paper.agathe).status == 303)
        let page = await town.get("/editions/2026/depouillement").text
        #expect(page.contains("A-001") && !page.contains("1 émargement") && WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }

    @Test func `incidents are noted by the staff once the vote is open`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, incidents = "\(PaperTown.desk)/incidents"
        let stranger = try await town.person("Stan")
        let fields = ["happened": "2026-11-22T11:30", "words": "Panne de courant de dix minutes."]
        #expect(await town.post(incidents, fields, as: stranger).status == 403)
        #expect(await town.post(incidents, ["happened": "2026-11-23T11:30", "words": "Panne de courant de dix minutes."], as: paper.agathe).status == 422, "to come")
        #expect(await town.post(incidents, fields, as: paper.agathe).status == 303)
        #expect(await town.get(incidents, as: paper.vote.officer).text.contains("Panne de courant"))
        #expect(await town.post(incidents, fields, as: paper.bruno).status == 303)
        #expect(try await paper.vote.count("select count(*) from vote_incidents") == 1, "the record tells it once")
    }
}
