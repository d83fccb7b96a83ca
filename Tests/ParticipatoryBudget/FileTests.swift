import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Documents beside photos: on an idea, on a work, on a decision; told by their content, public with what they stand beside.
@Suite struct `Documents of the steps` {
    private static func pdf(_ name: String = "plan d’accès.pdf") -> [String: [UploadedFile]] { ["file": [Town.upload(Town.pdf, named: name)]] }

    @Test(arguments: Backend.all) func `the document of an idea is its author’s until the deposit, then everyone’s`(backend: Backend) async throws {
        let site = try await ProposalTown(backend), town = site.town
        let id = try await site.draft(site.ana), link = "\(ProposalTown.link)/proposer/\(id)/photos"
        // What is not a document, or not hers, or without a title.
        #expect(await town.post(link, ["file_title": "Le plan"], as: site.ben, files: Self.pdf()).status == 403)
        for (text, name, words) in [
            ("MZ\u{0}\u{1}programme", "plan.pdf", "n’est pas d’un type accepté"), ("", "vide.pdf", "Choisissez un fichier"),
            ("<html><script>alert(1)</script></html>", "plan.pdf", "n’est pas d’un type accepté"), ("GIF89a\u{1}\u{0}\u{1}\u{0}", "plan.pdf", "C’est une photo"),
        ] {
            let answer = await town.post(link, ["file_title": "Le plan"], as: site.ana, files: ["file": [Town.upload(text, named: name)]])
            #expect(answer.status == 422 && answer.text.contains(words), "\(name) \(words)")
        }
        let untitled = await town.post(link, ["file_title": ""], as: site.ana, files: Self.pdf())
        #expect(untitled.status == 422 && untitled.text.contains("Choisissez à nouveau le fichier"))
        #expect(WellFormed.faults(inDocument: Array(untitled.text.utf8)) == [])
        #expect(await town.post(link, ["file_title": "Le plan"], as: site.ana, files: Self.pdf()).status == 303)
        let page = await town.get(link, as: site.ana).text
        #expect(page.contains("Le plan</a>") && page.contains("PDF, 29"))
        let path = try #require(page.split(separator: "\"").first { $0.hasPrefix("/fichiers/") }.map(String.init))
        #expect(await town.get(path, as: site.ana).status == 200)
        #expect(await town.get(path).status == 404, "a draft is its author's")
        #expect(await site.deposit(id, as: site.ana).status == 303)
        let answer = await town.get(path)
        #expect(answer.status == 200 && answer.response.header("content-type") == "application/pdf")
        #expect(answer.response.header("content-disposition")?.hasPrefix("attachment; filename=\"plan daccs.pdf\"; filename*=UTF-8''plan%20d") == true)
        #expect(await town.get(ProposalTown.link + "/propositions/1").text.contains("Le plan</a>"))
        // Three at most; and one taken away is gone.
        #expect(await town.post(link, ["file_title": "Le devis"], as: site.ana, files: Self.pdf("devis.pdf")).status == 303)
        #expect(await town.post(link, ["file_title": "Un texte"], as: site.ana, files: ["file": [Town.upload("Bonjour", named: "lettre.txt")]]).status == 303)
        #expect(await town.post(link, ["file_title": "Encore"], as: site.ana, files: Self.pdf()).text.contains("trois documents, le plus possible"))
        let number = path.split(separator: "/")[1]
        #expect(await town.post(link + "/retirer", ["document": "\(number)"], as: site.ben).status == 403)
        #expect(await town.post(link + "/retirer", ["document": "\(number)"], as: site.ana).status == 303)
        #expect(await town.get(path).status == 404)
        let acts = try await town.database.read { try $0.all("select act from journal where act like 'proposal.file%' order by id", as: String.self) }
        #expect(acts == ["proposal.file-add", "proposal.file-add", "proposal.file-remove"])
    }

    @Test(arguments: Backend.all) func `a hidden idea takes no new photo and no new document, and gives back those it has`(backend: Backend) async throws {
        let site = try await ProposalTown(backend), town = site.town
        let id = try await site.draft(site.ana), link = "\(ProposalTown.link)/proposer/\(id)/photos"
        #expect(await town.post(link, ["file_title": "Le plan"], as: site.ana, files: Self.pdf()).status == 303)
        #expect(await site.deposit(id, as: site.ana).status == 303)
        let now = town.now
        try await town.database.write { db in try db.run("update proposals set hidden_at = \(now) where id = \(id)") }
        for (form, files) in [(["file_title": "Encore"], Self.pdf()), (["alternative": "Un banc"], ["photo": [Town.upload(Town.pdf, named: "banc.jpg")]])] {
            let answer = await town.post(link, form, as: site.ana, files: files)
            #expect(answer.status == 409 && answer.text.contains("Votre idée est masquée"))
        }
        let page = await town.get(link, as: site.ana)
        #expect(page.text.contains("Votre idée est masquée") && !page.text.contains("type=\"file\""))
        let document = try await town.database.read { try $0.value("select min(id) from documents", as: Int.self) }
        #expect(await town.post(link + "/retirer", ["document": "\(document)"], as: site.ana).status == 303)
        #expect(try await town.database.read { try $0.count("select count(*) from documents where removed_at is null") } == 0)
    }

    @Test(arguments: Backend.all) func `who follows a work publishes documents, of the whole or of a milestone`(backend: Backend) async throws {
        let site = try await ImplementationTown.followed(backend), town = site.town
        let link = ImplementationTown.one + "/photos"
        #expect(await town.post(link, ["file_title": "Marché"], as: site.ana, files: Self.pdf()).status == 403)
        #expect(await town.post(link, ["file_title": "Marché", "milestone": "999"], as: site.paul, files: Self.pdf()).status == 422)
        let milestone = try await site.milestone().id
        #expect(await town.post(link, ["file_title": "Marché de travaux"], as: site.paul, files: Self.pdf()).status == 303)
        #expect(await town.post(link, ["file_title": "Plan signé", "milestone": "\(milestone)"], as: site.omar, files: Self.pdf()).status == 303)
        let page = await town.get(ImplementationTown.page).text
        #expect(page.contains("Marché de travaux</a>") && page.contains("Plan signé</a>"))
        let desk = await town.get(link, as: site.paul)
        #expect(WellFormed.faults(inDocument: Array(desk.text.utf8)) == [])
        let document = try await town.database.read { try $0.value("select min(id) from documents", as: Int.self) }
        #expect(await town.post(link + "/retirer", ["document": "\(document)"], as: site.paul).status == 303)
        #expect(await !town.get(ImplementationTown.page).text.contains("Marché de travaux</a>"))
    }

    @Test(arguments: Backend.all) func `what an officer joins to a decision is read by colleagues, then by everyone if she says so`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let link = EligibilityTown.desk + "/1/fichiers", status = "/editions/2026/propositions/1/suivi"
        func join(_ title: String, _ audience: String = "tous", as person: Town.Person) async -> Int {
            await town.post(link, ["file_title": title, "audience": audience], as: person, files: Self.pdf()).status
        }
        #expect(await join("Décision signée", as: site.omar) == 409, "nothing is signed")
        await site.refuse()
        #expect(await join("Décision signée", as: site.rita) == 403)
        #expect(await join("Décision signée", as: site.ana) == 403)
        #expect(await town.post(link, ["file_title": "", "audience": "tous"], as: site.omar, files: Self.pdf()).status == 422)
        for (title, audience) in [("Décision signée", "tous"), ("Note du juriste", "agents"), ("Brouillon", "tous")] {
            #expect(await join(title, audience, as: site.omar) == 303)
        }
        let files = try await town.database.read { try DocumentStore.all(of: EligibilityReview.files, 1, $0) }
        #expect(await town.post(link + "/retirer", ["document": "\(files[2].id)"], as: site.olga).status == 303)
        let page = await town.get(EligibilityTown.desk + "/1", as: site.rita)
        #expect(page.text.contains("Note du juriste</a>") && !page.text.contains("Brouillon</a>") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        for (file, reader, expected) in [(files[0], site.rita, 200), (files[1], site.rita, 200), (files[0], site.ana, 403)] {
            #expect(await town.get("\(link)/\(file.id)", as: reader).status == expected)
        }
        func known() async -> [Int] { [await town.get("/fichiers/\(files[0].id)/grand").status, await town.get("/fichiers/\(files[1].id)/grand").status] }
        #expect(await known() == [404, 404], "not released")
        await site.check()
        await site.notify(1)
        #expect(await !town.get(status).text.contains("Décision signée"))
        await site.release(1)
        let told = await town.get(status)
        #expect(await known() == [200, 404])
        #expect(told.text.contains("Décision signée</a>") && !told.text.contains("Note du juriste") && WellFormed.faults(inDocument: Array(told.text.utf8)) == [])
        #expect(await town.post(link + "/retirer", ["document": "\(files[0].id)"], as: site.omar).status == 409, "a published document stays")
        #expect(await town.post(link + "/retirer", ["document": "\(files[1].id)"], as: site.omar).status == 303)
        // Taken back with its decision.
        #expect(await town.post(EligibilityTown.desk + "/1/reprise", ["reopen_reason": "Le cadastre était faux."], as: site.omar).status == 303)
        #expect(await known() == [404, 404])
    }

    @Test(arguments: Backend.all) func `the lead service joins its plan to the conclusion, public once it is released`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let link = FeasibilityTown.link + "/1/fichiers", status = "/editions/2026/propositions/1/suivi"
        func join(_ title: String, _ audience: String = "tous", as person: Town.Person) async -> Int {
            await town.post(link, ["file_title": title, "audience": audience], as: person, files: Self.pdf()).status
        }
        await site.assign()
        await site.advise()
        #expect(await join("Le plan", as: site.paul) == 409, "nothing is concluded")
        await site.conclude()
        #expect(await join("Le plan", as: site.rosa) == 403, "the roads do not lead")
        #expect(await join("Le plan", as: site.ana) == 403)
        #expect(await join("Le plan", as: site.paul) == 303)
        #expect(await join("Le devis", "agents", as: site.omar) == 303)
        let page = await town.get(FeasibilityTown.link + "/1", as: site.rosa)
        #expect(page.text.contains("Le plan</a>") && page.text.contains("Le devis</a>") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let files = try await town.database.read { try DocumentStore.all(of: Synthesis.files, 1, $0) }
        #expect(await town.get("\(link)/\(files[1].id)", as: site.rosa).status == 200)
        #expect(await town.get("\(link)/\(files[1].id)", as: site.ana).status == 403)
        await site.announce()
        #expect(await town.get("/fichiers/\(files[0].id)/grand").status == 404, "not released")
        await site.release()
        #expect(await town.get("/fichiers/\(files[0].id)/grand").status == 200)
        #expect(await town.get("/fichiers/\(files[1].id)/grand").status == 404)
        let told = await town.get(status)
        #expect(told.text.contains("Le plan</a>") && !told.text.contains("Le devis") && WellFormed.faults(inDocument: Array(told.text.utf8)) == [])
        #expect(await town.post(FeasibilityTown.link + "/1/reouverture", ["reason": "Le devis a changé depuis.", "due": FeasibilityTown.day], as: site.omar).status == 303)
        #expect(await town.get("/fichiers/\(files[0].id)/grand").status == 404, "taken back with its conclusion")
    }

    @Test(arguments: Backend.all) func `the resolution is joined once voted, and public with the version`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        let link = RulebookTown.desk + "/1/fichiers"
        func join() async -> Town.Answer { await town.post(link, ["file_title": "Délibération signée"], as: site.omar, files: Self.pdf()) }
        #expect(await join().status == 409, "nothing was voted")
        await site.act("soumettre")
        await site.act("valider", as: site.elsa)
        await site.act("deliberation", ["resolution": "2026-114", "day": "2026-11-20"])
        #expect(await town.post(link, ["file_title": "Délibération"], as: site.elsa, files: Self.pdf()).status == 403)
        #expect(await join().status == 303)
        let page = await town.get(RulebookTown.desk + "/1", as: site.elsa)
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let path = try #require(page.text.split(separator: "\"").first { $0.hasPrefix(link + "/") && !$0.hasSuffix("retirer") }.map(String.init))
        let number = path.split(separator: "/").last ?? ""
        #expect(await town.get(path, as: site.elsa).status == 200)
        #expect(await town.get(path, as: site.ana).status == 404, "a draft edition is unknown to residents")
        #expect(await town.get("/fichiers/\(number)/grand", as: site.elsa).status == 404, "not released")
        #expect(await site.act("publier").status == 303)
        #expect(await town.get("/fichiers/\(number)/grand").status == 200)
        #expect(await town.get("/editions/2027/reglement").text.contains("Délibération signée</a>"))
        #expect(await town.post(link + "/retirer", ["document": "\(number)"], as: site.omar).status == 409, "a published document stays")
    }
}
