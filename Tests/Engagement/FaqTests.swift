import Database
@testable import Engagement
import TestTown
import Testing
import Vocabulary

/// The FAQ, from a draft to what everyone finds.
@Suite struct `The FAQ` {
    @discardableResult
    private func write(_ site: QuestionsTown, _ changes: [String: String] = [:], as person: Town.Person? = nil) async throws -> Town.Answer {
        let fields = [
            "question": "Peut-on voter sans adresse électronique ?", "answer": "Oui : au bureau de vote, avec une pièce d’identité, ou par bulletin papier.",
            "topic": "\(try await site.topic())", "review": "2027-06-01",
        ]
        return await site.town.post("/bureau/faq/nouvelle", fields.merging(changes) { $1 }, as: person ?? site.paul)
    }

    /// What the page of an entry hands to whoever validates it.
    private func seen(_ entry: String, _ site: QuestionsTown) async throws -> [String: String] {
        let id = try #require(ID<FaqEntry>(entry.split(separator: "/").last ?? ""))
        return try await site.town.database.read { db in
            guard let found = try FaqStore.all(db).first(where: { $0.id == id }) else { return [:] }
            let file = FaqFile(entry: found, versions: try FaqStore.versions(id, db))
            return ["seen": file.draft.map(file.seen) ?? ""]
        }
    }

    @Test(arguments: Backend.all) func `words written since the page was read are not published unread`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        let entry = try #require(try await write(site).location), read = try await seen(entry, site)
        #expect(await town.get(entry, as: site.olga).text.contains(read["seen"] ?? "?"))
        let fields = ["question": "Peut-on voter sans adresse électronique ?", "answer": "Non, et d’autres mots que personne n’a relus.", "topic": "\(try await site.topic())", "review": "2027-06-01"]
        #expect(await town.post(entry, fields.merging(["internal": "1"]) { $1 }, as: site.rosa).status == 303)
        let inside = try await seen(entry, site)
        #expect(await town.post(entry + "/validation", read, as: site.olga).status == 409)
        #expect(await town.post(entry, fields, as: site.rosa).status == 303)
        #expect(await town.post(entry + "/validation", inside, as: site.olga).status == 409, "the same words, elsewhere")
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.olga).status == 303)
        #expect(await town.post(entry, fields.merging(["internal": "1"]) { $1 }, as: site.paul).status == 422, "one alone does not take it off the public page")
        #expect(await town.get("/questions").text.contains("que personne n’a relus"))
        #expect(await town.post(entry, fields.merging(["internal": "1"]) { $1 }, as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `what one writes another validates, and only then everyone reads it`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        #expect(try await write(site, as: site.ana).status == 403)
        #expect(try await write(site, ["review": "2020-01-01"]).status == 422)
        let entry = try #require(try await write(site, as: site.rosa).location)
        #expect(!(await town.get("/questions").text.contains("adresse électronique")))
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.rosa).status == 403, "her own")
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.paul).status == 403)
        #expect(await town.post(entry + "/validation", ["seen": "autre"], as: site.olga).status == 409, "not the one she read")
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.olga).status == 303)
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.olga).status == 409)
        #expect(await town.get("/questions").text.contains("adresse électronique"))
        for word in ["ELECTRONIQUE", "électroniques", "bureaux"] { #expect(await town.get("/questions?q=\(word.lowercased().addingPercent)").text.contains("adresse électronique"), "\(word)") }
        #expect(await town.get("/questions/poser?q=voter").text.contains("Peut-être la réponse"))
        #expect(await town.get("/questions/semblables?q=voter").text.contains("<a href="))
    }

    @Test(arguments: Backend.all) func `new words wait while the former stay, and what is between colleagues stays there`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        let entry = try #require(try await write(site).location)
        try await town.post(entry + "/validation", seen(entry, site), as: site.olga)
        let fields = ["question": "Peut-on voter sans adresse électronique ?", "answer": "Oui, et désormais aussi au marché le samedi.", "topic": "\(try await site.topic())", "review": "2027-06-01"]
        #expect(await town.post(entry, fields, as: site.rosa).status == 303)
        #expect(!(await town.get("/questions").text.contains("au marché")))
        #expect(await town.post(entry + "/remarques", ["comment": "Le marché ferme à midi."], as: site.paul).status == 303)
        let page = await town.get(entry, as: site.olga)
        #expect(page.text.contains("Le marché ferme à midi") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(try await town.post(entry + "/validation", seen(entry, site), as: site.olga).status == 303)
        #expect(await town.get("/questions").text.contains("au marché"))
        let hidden = try #require(try await write(site, ["question": "Que dire d’un vote contesté ?", "internal": "1"]).location)
        try await town.post(hidden + "/validation", seen(hidden, site), as: site.olga)
        #expect(!(await town.get("/questions").text.contains("contesté")))
        #expect(await town.get(hidden.replacing("/bureau/faq/", with: "/questions/reponses/")).status == 404)
        #expect(await town.post(hidden, fields, as: site.rosa).status == 422, "one alone does not make it public")
    }

    @Test(arguments: Backend.all) func `an answer that fails many waits to be read again, and is then counted afresh`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        func due() async throws -> Int { try await town.database.read { db in try FaqStore.toReview(at: town.now, db) } }
        let entry = try #require(try await write(site, ["article": "qui"]).location), link = entry.replacing("/bureau/faq/", with: "/questions/reponses/")
        let again = { (person: Town.Person, day: String) in await town.post(entry + "/relecture", ["next": day], as: person).status }
        #expect(await again(site.rosa, "2027-09-01") == 409, "nobody validated it")
        try await town.post(entry + "/validation", seen(entry, site), as: site.olga)
        for _ in 0..<4 { await town.post(link + "/avis", ["helped": "no"]) }
        #expect(try await due() == 0)
        await town.post(link + "/avis", ["helped": "no"])
        #expect(try await due() == 1)
        let page = await town.get(entry, as: site.rosa)
        #expect(page.text.contains("n’a pas aidé 5") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get("/bureau/faq", as: site.rosa).text.contains("À relire"))
        #expect(await again(site.ana, "2027-09-01") == 403)
        #expect(await again(site.rosa, "2020-09-01") == 422)
        #expect(await again(site.rosa, "2027-09-01") == 303)
        #expect(try await due() == 0)
        town.pass(.days(300))
        #expect(try await due() == 1, "its day has come")
    }

    @Test func `what makes an article precise leads to it on the page of the rules`() {
        var entry = FaqEntry(
            id: ID(1), topic: ID(1), topicName: "Voter", rulesLink: "/editions/2026/reglement", isInternal: false, reviewAt: Instant(milliseconds: 0), helped: 0, notHelped: 0,
            question: "Qui vote ?", answer: "Tout le monde.", rule: "Article 5")
        #expect(entry.ruleLink == "/editions/2026/reglement")
        entry.article = .who
        #expect(entry.ruleLink == "/editions/2026/reglement#qui")
        entry.rulesLink = nil
        #expect(entry.ruleLink == nil)
    }

    @Test(arguments: Backend.all) func `whether it helps is counted, and it can be withdrawn`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        let entry = try #require(try await write(site).location), link = entry.replacing("/bureau/faq/", with: "/questions/reponses/")
        #expect(await town.post(link + "/avis", ["helped": "yes"]).status == 404, "not published")
        try await town.post(entry + "/validation", seen(entry, site), as: site.olga)
        #expect(await town.post(link + "/avis", ["helped": "peut-être"]).status == 422)
        #expect(await town.post(link + "/avis", ["helped": "yes"]).status == 303)
        #expect(await town.post(link + "/avis", ["helped": "no"]).location?.hasPrefix("/questions/poser?q=") == true)
        let file = try await town.database.read { db in try FaqStore.published(db)[0] }
        #expect(file.helped == 1 && file.notHelped == 1)
        #expect(await town.post(entry + "/retrait", as: site.paul).status == 403)
        #expect(await town.post(entry + "/retrait", as: site.olga).status == 303)
        #expect(await town.get(link).status == 404)
    }
}

extension String {
    fileprivate var addingPercent: String { utf8.map { $0 < 128 ? String(Unicode.Scalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined() }
}
