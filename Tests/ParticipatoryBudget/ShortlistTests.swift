import Database
import L10n
@testable import ParticipatoryBudget
import Platform
import Tally
import TestTown
import Testing
import Vocabulary
import Web

/// The citizens' shortlist, from the panel to the published list, on both databases.
@Suite struct `The shortlist` {
    /// Three eligible proposals (Ana carries 1 and 2, Ben 3), a panel of Ana, Paula and Pierre.
    struct Site {
        let base: EligibilityTown
        let paula: Town.Person
        let pierre: Town.Person
        let selection: ID<Selection>
        var town: Town { base.town }
        static let desk = "/bureau/editions/2026/preselection"
        var link: String { "\(Self.desk)/\(selection)" }

        init(_ backend: Backend, size: Int = 1, method: String = "scores") async throws {
            base = try await EligibilityTown(backend)
            for number in 1...3 {
                await base.examine(number)
                await base.check(number)
            }
            await base.notify(1, 2, 3)
            await base.release(1, 2, 3)
            paula = try await base.town.person("Paula", (.panelMember, .city))
            pierre = try await base.town.person("Pierre", (.panelMember, .city))
            let opened = await base.town.post(Self.desk, [
                "title": "Tri citoyen", "size": "\(size)", "method": method, "criterion-1": "Utile", "weight-1": "2", "scale-1": "5",
                "criterion-2": "Concret", "scale-2": "5",
            ], as: base.omar)
            selection = try #require(opened.location?.split(separator: "/").last.flatMap { ID<Selection>(String($0)) })
            for member in [paula, pierre] { await add(member) }
            _ = await base.town.post(link + "/membres", ["email": "ana@town.test", "given": "Ana", "family": "A"], as: base.omar)
        }

        func add(_ member: Town.Person) async { _ = await town.post(link + "/membres", ["member": "\(member.account)"], as: base.omar) }

        func criteria() async throws -> [SelectionCriterion] {
            try await town.database.read { db in try SelectionStore.file(selection, try EditionStore.edition(base.edition, db), db).selection.criteria }
        }

        @discardableResult
        func mark(_ number: Int, _ useful: Int, _ concrete: Int, as person: Town.Person) async throws -> Town.Answer {
            let criteria = try await criteria()
            return await town.post(
                "/bureau/jury/\(selection)/\(number)", ["score-\(criteria[0].id)": "\(useful)", "score-\(criteria[1].id)": "\(concrete)"], as: person)
        }

        func decide(_ kept: [Int], _ more: [String: [String]] = [:]) async -> Town.Answer {
            var fields = ["keep": kept.map { "\(base.proposals[$0 - 1])" }, "statement": ["Le panel a cherché des idées utiles à tous."]]
            fields.merge(more) { $1 }
            return await town.post(link + "/liste", lists: fields, as: base.omar)
        }
    }

    @Test(arguments: Backend.all) func `a seat gives a role that ends, that the journal tells, and that goes with the seat`(_ backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        let lea = try await town.person("Lea"), now = town.now
        #expect(await town.post(site.link + "/membres", ["email": "lea@town.test", "given": "Léa", "family": "L"], as: site.base.omar).status == 303)
        func held() async throws -> [Grant] { try await town.database.read { db in try GrantStore.held(by: lea.account, at: now, db) } }
        func lines(_ act: String) async throws -> Int {
            try await town.database.read { db in
                try db.count("select count(*) from journal where act = \(act) and subject = 'account' and subject_id = \(lea.account)")
            }
        }
        let given = try #require(try await held().first)
        let edition = site.base.edition
        let closes = try await town.database.read { db in try EditionStore.edition(edition, db).calendar[.shortlist]?.closesAt }
        #expect(given.role == .panelMember && given.until == closes.map { $0 + .days(1) })
        #expect(try await lines("role.grant") == 1)
        #expect(await town.post(site.link + "/membres/retirer", ["account": "\(lea.account)"], as: site.base.omar).status == 303)
        #expect(try await held().isEmpty)
        #expect(try await lines("role.revoke") == 1)
    }

    @Test func `who runs the edition takes no seat on the panel whose list she decides`() async throws {
        let site = try await Site(.sqlite), town = site.town
        let colleague = try await town.person("Colette", (.projectOfficer, .city))
        for person in [site.base.omar, colleague] {
            let fields = ["email": "\(person.name.lowercased())@town.test", "given": "A", "family": "B"]
            let answer = await town.post(site.link + "/membres", fields, as: site.base.omar)
            #expect(answer.status == 422 && answer.text.contains("cette personne ne la note pas"), "\(person.name)")
        }
    }

    @Test(arguments: Backend.all) func `a member never marks her own proposal nor one that she is tied to`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        #expect(try await site.mark(1, 5, 5, as: site.base.ana).status == 403, "her own")
        #expect(try await site.mark(3, 5, 5, as: site.base.ana).status == 303)
        #expect(await town.get(site.link, as: site.base.omar).text.contains("1 sur 1"), "two of the three are hers")
        #expect(try await site.mark(1, 6, 5, as: site.paula).status == 422)
        #expect(try await site.mark(1, -1, 5, as: site.paula).status == 422)
        #expect(try await site.mark(1, 5, 5, as: site.base.ben).status == 403, "not of the panel")
        #expect(try await site.mark(1, 5, 5, as: site.base.omar).status == 403, "the officer does not mark")
        #expect(try await site.mark(9, 5, 5, as: site.paula).status == 404)
        #expect(try await site.mark(1, 5, 5, as: site.paula).status == 303)
        #expect(await town.post("/bureau/jury/\(site.selection)/1/lien", ["tie": "J’habite en face."], as: site.paula).status == 303)
        #expect(try await site.mark(1, 5, 5, as: site.paula).status == 403)
        let marks = try await town.database.read { db in
            try SelectionStore.marks(try SelectionStore.file(site.selection, try EditionStore.edition(site.base.edition, db), db), db)
        }
        #expect(marks.map(\.member) == [site.base.ana.account], "the tie took the marks back")
    }

    @Test(arguments: Backend.all) func `her desk counts what waits for a member’s marks, until the marks are closed`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        func waiting(_ person: Town.Person) async throws -> Int { try await town.tasks(person)["Propositions à noter"] ?? 0 }
        #expect(try await waiting(site.paula) == 3)
        #expect(try await waiting(site.base.ana) == 1, "her own two are not hers to mark")
        let (third, ana, now) = (site.base.proposals[2], site.base.ana.account, town.now)
        try await town.database.write { db in
            _ = try db.run("insert into coauthors (proposal_id, account_id, email, invited_at, accepted_at) values (\(third), \(ana), 'ana@town.test', \(now), \(now))")
        }
        #expect(try await waiting(site.base.ana) == 0, "nor one that she signs with its author")
        // Another selection has kept it meanwhile: this panel still has to mark it.
        try await town.database.write { db in try ProposalStore.setStatus(.shortlisted, site.base.proposals[0], db) }
        #expect(try await waiting(site.paula) == 3)
        try await site.mark(1, 4, 4, as: site.paula)
        #expect(try await waiting(site.paula) == 2)
        #expect(await town.get("/bureau", as: site.paula).text.contains("Propositions à noter"))
        _ = await town.post(site.link + "/cloture", [:], as: site.base.omar)
        #expect(try await waiting(site.paula) == 0)
    }

    @Test(arguments: Backend.all) func `while the panel marks the officer sees progress and no mark; afterwards the list is decided once`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        try await site.mark(1, 5, 4, as: site.paula)
        try await site.mark(1, 4, 4, as: site.pierre)
        try await site.mark(2, 3, 3, as: site.paula)
        try await site.mark(3, 2, 2, as: site.pierre)
        let progress = await town.get(site.link, as: site.base.omar)
        // The total of the marks, 14, is in none of its words; the name of a file may hold it.
        let words = progress.text.split(separator: ">").map { $0.prefix { $0 != "<" } }.joined(separator: " ")
        #expect(progress.status == 200 && words.contains("2 sur 3") && !words.contains("14"))
        #expect(await town.get(site.link + "/liste", as: site.base.omar).status == 409)
        #expect(await town.get(site.link + "/classement.csv", as: site.base.omar).status == 409)
        #expect(await town.get(site.link, as: site.paula).status == 403)
        #expect(await site.decide([1]).status == 409, "the marks are not closed")
        #expect(await town.post(site.link + "/cloture", as: site.base.omar).status == 303)
        #expect(try await site.mark(2, 5, 5, as: site.pierre).status == 409)
        let ranking = await town.get(site.link + "/liste", as: site.base.omar)
        let file = await town.get(site.link + "/classement.csv", as: site.base.omar)
        #expect(file.status == 200 && file.text.contains("rang;numero;titre") && ranking.text.contains(site.link + "/classement.csv"))
        #expect(ranking.status == 200 && ranking.text.contains("13,00") && ranking.text.contains("de 12 à 14"))
        #expect(await site.decide([1, 2]).status == 422, "one is kept, not two")
        #expect(await site.decide([2]).text.contains("Vous vous écartez du classement"))
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { await site.decide([1]).status } }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1, "\(statuses)")
    }

    @Test(arguments: Backend.all) func `the proposers are told, then the list is public, picks apart`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        try await site.mark(1, 5, 5, as: site.paula)
        try await site.mark(2, 3, 3, as: site.paula)
        let pick = ["proposal": "3", "body": "Conseil du Centre", "pick_reason": "Elle relie deux écoles du quartier."]
        #expect(await town.post(site.link + "/coups-de-coeur", pick, as: site.paula).status == 403)
        #expect(await town.post(site.link + "/coups-de-coeur", pick, as: site.base.omar).status == 303)
        #expect(await town.post(site.link + "/coups-de-coeur", pick, as: site.base.omar).status == 422)
        _ = await town.post(site.link + "/cloture", as: site.base.omar)
        #expect(await site.decide([1]).status == 303)
        #expect(try await site.base.status(1) == .eligible, "under embargo")
        #expect(!(await town.get("/editions/2026/preselection")).text.contains("Des arbres"))
        #expect(await town.post(site.link + "/publication", as: site.base.omar).status == 409)
        #expect(await town.post(site.link + "/annonce", as: site.base.omar).status == 303)
        #expect(try await site.base.letters(to: site.base.ana).suffix(2).map { $0.contains("n’est pas") } == [false, true])
        #expect(!(await town.get("/editions/2026/preselection")).text.contains("Des arbres"))
        try await town.deliverLetters()
        #expect(await town.post(site.link + "/publication", as: site.base.omar).status == 303)
        #expect(try await [site.base.status(1), site.base.status(2), site.base.status(3)] == [.shortlisted, .notShortlisted, .shortlisted])
        town.pass(.seconds(2))
        let page = await town.get("/editions/2026/preselection")
        #expect(page.status == 200 && page.text.contains("Conseil du Centre") && page.text.contains("Des arbres 2"))
        let retained = try await town.database.read { db in try ShortlistStore.retained(site.base.edition, db).map(\.number) }
        #expect(retained == [1, 3])
    }

    @Test(arguments: Backend.all) func `what was withdrawn after the signature stays withdrawn, and nobody is told the contrary`(backend: Backend) async throws {
        let site = try await Site(backend, size: 2), town = site.town
        for number in 1...3 { try await site.mark(number, 5 - number, 3, as: site.paula) }
        _ = await town.post(site.link + "/cloture", as: site.base.omar)
        #expect(await site.decide([1, 2]).status == 303)
        for (index, person) in [(0, site.base.ana), (2, site.base.ben)] {
            let left = await town.post("/mes-idees/\(site.base.proposals[index])/retirer", ["withdrawReason": "Je n’ai plus le temps de la porter."], as: person)
            #expect(left.status == 303)
        }
        let before = try await site.base.letters(to: site.base.ben)
        for act in ["/annonce", "/publication"] {
            #expect(await town.post(site.link + act, as: site.base.omar).status == 303)
            try await town.deliverLetters()
        }
        #expect(try await [site.base.status(1), site.base.status(2), site.base.status(3)] == [.withdrawn, .shortlisted, .withdrawn])
        #expect(try await site.base.letters(to: site.base.ben) == before)
        town.pass(.seconds(2))
        #expect(await town.get("/editions/2026/preselection").text.contains("Retirée"))
    }

    @Test(arguments: Backend.all) func `by ranking, the first is worth the size of the list and a rank moves`(backend: Backend) async throws {
        let site = try await Site(backend, size: 2, method: "ranking"), town = site.town
        func rank(_ number: Int, _ rank: String, _ person: Town.Person) async -> Int {
            await town.post("/bureau/jury/\(site.selection)/\(number)", ["rank": rank], as: person).status
        }
        #expect(await rank(1, "3", site.paula) == 422)
        #expect(await rank(1, "1", site.paula) == 303)
        #expect(await rank(2, "1", site.paula) == 303, "number 2 takes the first place")
        #expect(await rank(1, "2", site.paula) == 303)
        #expect(await rank(3, "1", site.pierre) == 303)
        // Paula has given both ranks: what she leaves without one is no longer awaited.
        #expect(try await town.tasks(site.paula)["Propositions à noter"] == nil)
        #expect(try await town.tasks(site.pierre)["Propositions à noter"] == 1)
        let panel = await town.get("/bureau/jury/\(site.selection)", as: site.paula).text
        #expect(panel.contains("2 sur 2") && panel.contains("Sans rang") && !panel.contains("À lire"))
        let ranking = try await town.database.read { db in
            let file = try SelectionStore.file(site.selection, try EditionStore.edition(site.base.edition, db), db)
            return PanelRanking(file.candidates, try SelectionStore.marks(file, db))
        }
        #expect(ranking.lines.map { $0.proposal.number } == [2, 3, 1])
        #expect(ranking.lines.map(\.mean) == [Fraction(1), Fraction(1), Fraction(1, 2)])
        #expect(ranking.lines.map(\.rank) == [1, 1, 3], "equals share their rank")
    }

    @Test(arguments: Backend.all) func `a selection is corrected until the first mark, and its signed list is taken back until it is announced`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town, omar = site.base.omar
        let settings = ["title": "Tri", "size": "2", "method": "scores", "criterion-1": "Utile", "weight-1": "2", "scale-1": "5", "criterion-2": "Concret", "scale-2": "5"]
        #expect(await town.post(site.link + "/reglages", settings, as: site.paula).status == 403)
        #expect(await town.post(site.link + "/reglages", settings.merging(["size": "0"]) { $1 }, as: omar).status == 422)
        let page = await town.get(site.link, as: omar)
        #expect(page.text.contains("Corriger ces réglages") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(site.link + "/reglages", settings, as: omar).status == 303)
        #expect(try await site.criteria().map(\.name) == ["Utile", "Concret"])
        for number in 1...3 { try await site.mark(number, 6 - number, 3, as: site.paula) }
        #expect(await town.post(site.link + "/reglages", settings, as: omar).status == 409, "the panel marks")
        _ = await town.post(site.link + "/cloture", as: omar)
        #expect(await site.decide([1, 2]).status == 303, "two are kept, as corrected")
        #expect(await town.post(site.link + "/liste/reprise", ["reason": ""], as: omar).status == 422)
        #expect(await town.post(site.link + "/liste/reprise", ["reason": "La n° 2 a été cochée par erreur."], as: omar).status == 303)
        #expect(await site.decide([1, 3], ["reason-\(site.base.proposals[1])": ["Elle double une autre."], "reason-\(site.base.proposals[2])": ["Elle ouvre un quartier oublié."]]).status == 303)
        let trace = try await town.database.read { db in try db.all("select reason from journal where act = 'shortlist.take-back'") { $0.text() } }
        #expect(trace.count == 1 && trace[0].contains("cochée par erreur") && trace[0].hasSuffix("n°\u{A0}1, n°\u{A0}2."))
        #expect(await town.post(site.link + "/annonce", as: omar).status == 303)
        #expect(await town.post(site.link + "/liste/reprise", ["reason": "Encore une erreur."], as: omar).status == 409, "they have been told")
        try await town.deliverLetters()
        #expect(await town.post(site.link + "/publication", as: omar).status == 303)
        #expect(try await [site.base.status(1), site.base.status(2), site.base.status(3)] == [.shortlisted, .notShortlisted, .shortlisted])
    }

    @Test(arguments: Backend.all) func `the list is published before a letter on paper is delivered only if one says so`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town, omar = site.base.omar, ben = site.base.ben.account
        try await site.mark(1, 5, 5, as: site.paula)
        _ = await town.post(site.link + "/cloture", as: omar)
        _ = await site.decide([1])
        try await town.database.write { db in _ = try db.run("update accounts set email = null, email_confirmed_at = null where id = \(ben)") }
        #expect(await town.post(site.link + "/annonce", as: omar).status == 303)
        let page = await town.get(site.link + "/annonce", as: omar).text
        #expect(page.contains("à envoyer par la poste") && page.contains("name=\"unread\"") && page.contains("/bureau/courriers/a-imprimer"))
        #expect(await town.post(site.link + "/publication", as: omar).status == 422)
        #expect(try await site.base.status(1) == .eligible)
        #expect(await town.post(site.link + "/publication", ["unread": "1"], as: omar).status == 303)
        #expect(try await site.base.status(1) == .shortlisted)
    }

    @Test(arguments: Backend.all) func `without the step, what is eligible goes to the services`(backend: Backend) async throws {
        let noon = Town.noon
        let site = try await EligibilityTown(backend, phases: [
            Phase(kind: .deposit, opensAt: noon - .days(40), closesAt: noon - .days(10)), Phase(kind: .eligibility, opensAt: noon - .days(10), closesAt: nil),
        ])
        await site.examine(2)
        await site.check(2)
        await site.notify(2)
        let embargo = try await site.town.database.read { db in try ShortlistStore.retained(site.edition, db).map(\.number) }
        #expect(embargo.isEmpty)
        await site.release(2)
        let retained = try await site.town.database.read { db in try ShortlistStore.retained(site.edition, db).map(\.number) }
        #expect(retained == [2])
        #expect(await site.town.post("/bureau/editions/2026/preselection", ["title": "Tri", "size": "3", "method": "ranking"], as: site.omar).status == 409)
    }
}
