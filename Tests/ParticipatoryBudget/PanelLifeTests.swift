import Database
@testable import ParticipatoryBudget
import Platform
import Tally
import TestTown
import Testing
import Vocabulary

/// The life of a panel beside its marks: lists and substitutes, sessions, paper.
@Suite struct `The life of a panel` {
    private static let link = "/bureau/editions/2026/preselection/1"
    private static let lines = """
        Inès Martin ; ines@town.test ; 18-30
        Karim Diallo ; karim@town.test ; 60 et plus
        Léa Petit ; lea@town.test ; 60 et plus
        Noé Roux ; noe@town.test ; 18-30
        """

    /// A selection opened by Omar in the town of the examination, with three eligible proposals.
    private func opened(_ backend: Backend) async throws -> EligibilityTown {
        let site = try await EligibilityTown(backend)
        for number in 1...3 {
            await site.examine(number)
            await site.check(number)
        }
        await site.notify(1, 2, 3)
        await site.release(1, 2, 3)
        let fields = ["title": "Panel de printemps", "method": "scores", "size": "1", "criterion-1": "Utilité", "scale-1": "5", "weight-1": "2", "picks": "1"]
        #expect(await site.town.post("/bureau/editions/2026/preselection", fields, as: site.omar).status == 303)
        return site
    }

    private func enter(_ site: EligibilityTown, _ lines: String, seats: Int = 2, as person: Town.Person? = nil) async -> Town.Answer {
        await site.town.post(Self.link + "/candidats", ["origin": "drawn", "lines": lines, "seats": "\(seats)"], as: person ?? site.omar)
    }

    /// The secret ways to answer, from the last letters.
    private func secrets(_ site: EligibilityTown) async throws -> [String: String] {
        let pairs = try await site.town.database.read { db in
            try db.all("select address, button_path from letters where button_path like '/panel/%' order by id") { ($0.text(), $0.text()) }
        }
        return Dictionary(pairs) { $1 }
    }

    @Test(arguments: Backend.all) func `who declines is replaced by the first substitute of her group, who accepts sits with an account`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town
        #expect(await enter(site, "Inès ; sans adresse").status == 422)
        #expect(await enter(site, Self.lines, as: site.ana).status == 403)
        #expect(await enter(site, Self.lines).status == 303)
        #expect(await enter(site, Self.lines).notice?.contains("4") == true, "nobody twice")
        let page = await town.get(Self.link + "/candidats", as: site.omar)
        #expect(page.text.contains("karim@town.test") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(Self.link + "/candidats/inviter", as: site.omar).status == 303)
        let first = try await secrets(site)
        #expect(first.keys.sorted() == ["ines@town.test", "karim@town.test"], "\(first)")
        let karim = try #require(first["karim@town.test"]), ines = try #require(first["ines@town.test"])
        #expect(await town.get("/panel/1/mauvais-secret").status == 404)
        let invitation = await town.get(karim)
        #expect(invitation.text.contains("Karim") && WellFormed.faults(inDocument: Array(invitation.text.utf8)) == [])
        #expect(await town.post(karim + "/decliner").status == 303)
        #expect(await town.post(karim + "/accepter").status == 409, "answered once")
        #expect(try await secrets(site)["lea@town.test"] != nil, "the same group, not the next of the list")
        #expect(await town.post(ines + "/accepter").status == 303)
        let members = try await town.database.read { try SelectionStore.members(ID(1), $0) }
        #expect(members.map(\.name) == ["Inès Martin"])
        #expect(try await town.database.read { try $0.count("select count(*) from grants where role = 'panel-member' and revoked_at is null") } == 1)
    }

    @Test(arguments: Backend.all) func `who decides the list does not sit by invitation either, and a seat taken late has a role that ends`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town
        #expect(await enter(site, "Omar Blanc ; omar@town.test ; x\nInès Martin ; ines@town.test ; x").status == 303)
        #expect(await town.post(Self.link + "/candidats/inviter", as: site.omar).status == 303)
        let secrets = try await secrets(site)
        #expect(await town.post(try #require(secrets["omar@town.test"]) + "/accepter").status == 403)
        #expect(try await town.database.read { try SelectionStore.members(ID(1), $0) }.isEmpty)
        town.pass(.days(35))
        #expect(await town.post(try #require(secrets["ines@town.test"]) + "/accepter").status == 303)
        let endless = try await town.database.read { try $0.count("select count(*) from grants where role = 'panel-member' and until_at is null") }
        #expect(endless == 0)
        #expect(try await town.database.read { try SelectionStore.members(ID(1), $0) }.count == 1)
    }

    @Test(arguments: Backend.all) func `who is on a list and does not sit is forgotten once the choice is public`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town, now = town.now
        #expect(await enter(site, Self.lines).status == 303)
        #expect(await town.post(Self.link + "/candidats/inviter", as: site.omar).status == 303)
        let secret = try #require(try await secrets(site)["ines@town.test"])
        #expect(await town.post(secret + "/accepter").status == 303)
        func names() async throws -> [String] { try await town.database.read { db in try PanelCandidateStore.all(ID(1), db).map(\.givenName) } }
        try await ParticipatoryBudget.forget(town.world)
        #expect(try await names().count == 4)
        try await town.database.write { db in try db.run("update selections set released_at = \(now)") }
        try await ParticipatoryBudget.forget(town.world)
        #expect(try await names() == ["Inès"])
    }

    @Test(arguments: Backend.all) func `a session convenes, notes who came and what was said, and its notes stand under the ranking`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town
        let plan = ["title": "Tables rondes", "held_at": "2026-11-25T18:30", "place": "Maison de quartier"]
        #expect(await town.post(Self.link + "/seances", plan, as: site.omar).status == 422, "nobody sits")
        let jade = try await town.person("Jade", (.panelMember, .edition(site.edition)))
        #expect(await town.post(Self.link + "/membres", ["member": "\(jade.account)"], as: site.omar).status == 303)
        #expect(await town.post(Self.link + "/seances", plan, as: site.rita).status == 403)
        #expect(await town.post(Self.link + "/seances", plan, as: site.omar).status == 303)
        #expect(try await site.letters(to: jade).last?.contains("25\u{A0}novembre 2026") == true)
        let session = Self.link + "/seances/1"
        #expect(await town.post(session + "/cloture", ["notes": "Un débat nourri sur l’ombre."], as: site.omar).status == 409, "nobody came")
        #expect(await town.post(session + "/presences", ["present": "\(jade.account)"], as: site.omar).status == 303)
        #expect(await town.post(session + "/deliberations", ["proposal": "9", "note": "Belle idée."], as: site.omar).status == 422)
        #expect(await town.post(session + "/deliberations", ["proposal": "1", "group": "Table 2", "note": "Belle idée, mais où ?"], as: site.omar).status == 303)
        #expect(await town.post(session + "/cloture", ["notes": "Un débat nourri sur l’ombre."], as: site.omar).status == 303)
        #expect(await town.post(session + "/presences", ["present": ""], as: site.omar).status == 409)
        let minutes = await town.get(session, as: site.omar)
        #expect(minutes.text.contains("Un débat nourri") && minutes.text.contains("Jade") && WellFormed.faults(inDocument: Array(minutes.text.utf8)) == [])
        #expect(await town.get(session, as: site.ana).status == 403)
    }

    @Test(arguments: Backend.all) func `groups judge on the grid after members did alone, without who is tied, and rank when the panel says so`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town, session = Self.link + "/seances/1"
        let grid = ["title": "Panel", "method": "scores", "size": "1", "criterion-1": "Utilité", "scale-1": "5", "weight-1": "2", "basis": "groups"]
        #expect(await town.post(Self.link + "/reglages", grid, as: site.omar).status == 303)
        let (jade, ben) = (try await town.person("Jade", (.panelMember, .edition(site.edition))).account, site.ben.account)
        try await town.database.write { db in for member in [jade, ben] { try SelectionWritingStore.add(member, to: ID(1), db) } }
        #expect(await town.post(Self.link + "/seances", ["title": "Tables", "held_at": "2026-11-25T18:30"], as: site.omar).status == 303)
        let criterion = try await town.database.read { try $0.value("select max(id) from selection_criteria") as Int }
        func judge(_ number: Int, _ group: String, _ score: String) async -> Int {
            let fields = ["proposal": "\(number)", "group": group, "score-\(criterion)": score, "note": "Simple et utile."]
            return await town.post(session + "/deliberations", fields, as: site.omar).status
        }
        #expect(await town.post(session + "/groupes", ["count": "2"], as: site.omar).status == 409, "nobody is there")
        #expect(await town.post(session + "/presences", lists: ["present": ["\(jade)", "\(ben)"]], as: site.omar).status == 303)
        #expect(await town.post(session + "/groupes", ["count": "3"], as: site.omar).status == 422, "more groups than people")
        #expect(await town.post(session + "/groupes", ["count": "2"], as: site.rita).status == 403)
        #expect(await town.post(session + "/groupes", ["count": "2"], as: site.omar).status == 303)
        let drawn = try await town.database.read { db in try PanelGroupStore.groups(ID(1), db) }
        #expect(drawn.values.sorted() == [1, 2])
        #expect(await town.post(session + "/groupes", ["group-\(jade)": "1"], as: site.omar).status == 422, "somebody has none")
        #expect(await town.post(session + "/groupes", ["group-\(jade)": "1", "group-\(ben)": "2"], as: site.omar).status == 303)
        #expect(await judge(1, "Groupe 1", "4") == 422, "nobody has marked it alone")
        let proposals = site.proposals, now = town.now
        try await town.database.write { db in
            for (proposal, score) in [(proposals[0], 5), (proposals[1], 1), (proposals[2], 3)] {
                try db.run("""
                    insert into panel_scores (selection_id, account_id, proposal_id, criterion_id, score, at)
                    values (1, \(jade), \(proposal), \(criterion), \(score), \(now))
                    """)
            }
        }
        #expect(await judge(1, "Groupe 9", "4") == 422)
        #expect(await judge(1, "Groupe 1", "6") == 422, "beyond the scale")
        #expect(await judge(3, "Groupe 2", "5") == 422, "Ben carries it, and is alone in his group")
        for (number, group, score) in [(1, "Groupe 1", "1"), (1, "Groupe 2", "2"), (2, "Groupe 1", "5"), (3, "", "4")] {
            #expect(await judge(number, group, score) == 303)
        }
        #expect(await judge(2, "Groupe 2", "1") == 303)
        #expect(await judge(2, "Groupe 2", "") == 303, "what a group takes back no longer counts")
        #expect(try await town.database.read { db in try PanelGroupStore.points(ID(1), db)[proposals[1]] } == [10])
        let page = await town.get(session, as: site.omar)
        #expect(page.text.contains("Utilité 4/5") && page.text.contains("Sans Ben") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(Self.link + "/cloture", as: site.omar).status == 303)
        let ranking = await town.get(Self.link + "/liste", as: site.omar)
        #expect(WellFormed.faults(inDocument: Array(ranking.text.utf8)) == [])
        let edition = site.edition
        let lines = try await town.database.read { db in
            let file = try SelectionStore.file(ID(1), try EditionStore.edition(edition, db), db)
            return PanelRanking(file.candidates, try SelectionStore.marks(file, db), groups: try PanelGroupStore.points(ID(1), db), basis: file.selection.basis).lines
        }
        #expect(lines.map { $0.proposal.number } == [2, 3, 1], "alone it would have been 1, 3, 2")
        #expect(lines.map { $0.spread?.highest } == [10, 8, 4] && lines.map { $0.alone?.highest } == [2, 6, 10])
        #expect(await judge(2, "Groupe 1", "") == 422, "the ranking is known: no mark comes or goes")
        #expect(await judge(2, "Groupe 2", "5") == 422)
        #expect(await judge(3, "Groupe 1", "") == 303, "what was said may still be noted")
        let omar = site.omar.account
        try await town.database.write { db in
            try db.run("update selections set closed_at = null, closed_by = null")
            try db.run("update proposals set author_id = \(omar) where id = \(proposals[1])")
        }
        #expect(await judge(2, "Groupe 2", "5") == 403, "he carries it")
    }

    @Test func `a mean that hides two camps is shown as divided`() {
        let divided = PanelSpread([0, 10, 0, 10]), together = PanelSpread([5, 5, 6, 4])
        #expect(divided?.mean == together?.mean && divided?.isDivided(outOf: 10) == true && together?.isDivided(outOf: 10) == false)
        #expect(divided?.deviation == Fraction(5) && together?.deviation == Fraction(1, 2))
        #expect(PanelSpread([]) == nil && PanelSpread([7])?.isDivided(outOf: 10) == false)
    }

    @Test(arguments: Backend.all) func `a sheet filled on paper is keyed for a member, without what she is tied to, and counts`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town
        let ana = site.ana.account
        try await town.database.write { db in try SelectionWritingStore.add(ana, to: ID(1), db) }
        let sheets = await town.get(Self.link + "/feuilles", as: site.omar)
        #expect(sheets.text.contains("Des arbres 3") && !sheets.text.contains("Des arbres 1"), "her own are not for her")
        #expect(WellFormed.faults(inDocument: Array(sheets.text.utf8)) == [])
        let criterion = try await town.database.read { try $0.value("select max(id) from selection_criteria") as Int }
        let address = Self.link + "/feuilles/\(ana)"
        func key(_ number: Int, _ score: String, as person: Town.Person) async -> Int {
            await town.post(address, ["score-\(site.proposals[number - 1])-\(criterion)": score], as: person).status
        }
        #expect(await key(3, "", as: site.omar) == 422)
        #expect(await key(3, "9", as: site.omar) == 422, "beyond the scale")
        #expect(await key(1, "3", as: site.omar) == 422, "tied")
        #expect(await key(3, "4", as: site.rita) == 403)
        #expect(await key(3, "4", as: site.omar) == 303)
        let marks = try await town.database.read { db in try SelectionStore.members(ID(1), db).map(\.marked) }
        #expect(marks == [1])
        #expect(try await site.letters(to: site.ana).last?.contains("recopiée") == true, "she reads what was keyed in her name")
        #expect(await key(3, "1", as: site.omar) == 409, "marked already")
        #expect(await town.get(Self.link + "/feuilles/\(site.ben.account)", as: site.omar).status == 409)
    }

    @Test(arguments: Backend.all) func `who does not answer is written to again, then a substitute is called; who leaves is replaced`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town, press = Self.link + "/candidats/"
        #expect(await enter(site, Self.lines).status == 303)
        #expect(await town.post(press + "relancer", ["candidate": "1"], as: site.omar).status == 409, "she was not asked yet")
        #expect(await town.post(press + "inviter", as: site.omar).status == 303)
        let first = try await secrets(site)
        #expect(await town.post(press + "relancer", ["candidate": "1"], as: site.ana).status == 403)
        #expect(await town.post(press + "relancer", ["candidate": "1"], as: site.omar).status == 303)
        let again = try await secrets(site), old = try #require(first["ines@town.test"]), new = try #require(again["ines@town.test"])
        #expect(old != new)
        #expect(await town.get(old).status == 404, "the last letter counts")
        #expect(await town.post(press + "remplacer", ["candidate": "1"], as: site.omar).status == 303)
        #expect(try await secrets(site).keys.contains("noe@town.test"), "of her group")
        #expect(await town.post(new + "/accepter").status == 409, "she is not awaited any more")
        #expect(await town.post(press + "remplacer", ["candidate": "99"], as: site.omar).status == 404)
        let karim = try #require(again["karim@town.test"])
        #expect(await town.post(karim + "/accepter").status == 303)
        let member = try await town.database.read { db in try SelectionStore.members(ID(1), db).map(\.account) }
        #expect(await town.post(Self.link + "/membres/retirer", ["account": "\(member[0])"], as: site.omar).notice?.contains("suppléant") == true)
        #expect(try await secrets(site).keys.contains("lea@town.test"), "the substitute of his group")
        let seated = try await town.database.read { try $0.count("select count(*) from panel_candidates where has_accepted = true") }
        #expect(seated == 0, "his line is forgotten with those who do not sit")
        let page = await town.get(Self.link + "/candidats", as: site.omar)
        #expect(page.text.contains("Appeler un suppléant") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `ranks and ties written on paper are keyed too`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town, jade = try await town.person("Jade"), link = "/bureau/editions/2026/preselection/2"
        #expect(await town.post("/bureau/editions/2026/preselection", ["title": "Panel des rangs", "method": "ranking", "size": "2"], as: site.omar).status == 303)
        try await town.database.write { db in try SelectionWritingStore.add(jade.account, to: ID(2), db) }
        let sheets = await town.get(link + "/feuilles", as: site.omar)
        #expect(sheets.text.contains("Votre rang, de 1 à 2") && WellFormed.faults(inDocument: Array(sheets.text.utf8)) == [])
        let form = await town.get(link + "/feuilles/\(jade.account)", as: site.omar)
        #expect(form.status == 200 && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        let proposals = site.proposals
        func key(_ fields: [(String, Int, String)]) async -> Int {
            await town.post(link + "/feuilles/\(jade.account)", Dictionary(uniqueKeysWithValues: fields.map { ("\($0.0)-\(proposals[$0.1 - 1])", $0.2) }), as: site.omar).status
        }
        #expect(await key([("rank", 1, "1"), ("rank", 2, "1")]) == 422, "a rank twice")
        #expect(await key([("rank", 1, "3")]) == 422, "beyond the list")
        #expect(await key([("rank", 1, "1"), ("tie", 1, "Ma sœur la porte.")]) == 422, "she does not mark what she is tied to")
        #expect(await key([("rank", 1, "1"), ("tie", 2, "Ma sœur la porte.")]) == 303)
        let jury = try await town.database.read { db in
            try SelectionStore.jury(try SelectionStore.file(ID(2), try #require(try SelectionStore.edition(of: ID(2), db)), db), jade.account, db)
        }
        #expect(jury.ranks == [proposals[0]: 1] && jury.ties == [proposals[1]: "Ma sœur la porte."])
        #expect(await key([("rank", 3, "1")]) == 422, "given already")
        #expect(await key([("rank", 1, "2")]) == 422, "what she gave stays")
        #expect(await key([("rank", 3, "2")]) == 303)
        #expect(await key([("rank", 3, "2")]) == 409, "nothing is left")
    }

    @Test(arguments: Backend.all) func `each body has its quota of picks`(backend: Backend) async throws {
        let site = try await opened(backend), town = site.town
        func pick(_ number: Int, _ body: String) async -> Int {
            await town.post(Self.link + "/coups-de-coeur", ["proposal": "\(number)", "body": body, "pick_reason": "Une idée qui rassemble."], as: site.omar).status
        }
        #expect(await pick(1, "Conseil des jeunes") == 303)
        #expect(await pick(2, "conseil des jeunes") == 422)
        #expect(await pick(2, "Conseil des aînés") == 303)
    }
}
