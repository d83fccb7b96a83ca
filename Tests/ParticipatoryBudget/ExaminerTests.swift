import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The queue of the examination is shared out by theme, neighbourhood and load; the sheet of a proposal for elected members.
@Suite struct `Who examines what` {
    private static let page = EligibilityTown.desk + "/repartition"

    private func rule(_ site: EligibilityTown, _ person: Town.Person, _ fields: [String: String] = [:], as officer: Town.Person? = nil) async -> Int {
        await site.town.post(Self.page, ["examiner": "\(person.account)"].merging(fields) { $1 }, as: officer ?? site.omar).status
    }

    /// Who has each of the three proposals.
    private func hands(_ site: EligibilityTown) async throws -> [AccountID?] {
        try await site.town.database.read { db in try EligibilityStore.lines(site.edition, db).map(\.examiner) }
    }

    @Test(arguments: Backend.all) func `what nobody has goes to who takes it and has the least, each told`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await rule(site, site.olga, as: site.rita) == 403)
        #expect(await rule(site, site.rita) == 422, "a reviewer signs nothing")
        #expect(await rule(site, site.olga, ["theme": "999"]) == 422, "a theme of another edition")
        #expect(await rule(site, site.olga, ["territory": "999"]) == 422, "a territory that is nowhere")
        #expect(await town.post(Self.page + "/partage", as: site.omar).status == 422, "no rule")
        for person in [site.omar, site.olga] { #expect(await rule(site, person) == 303) }
        #expect(await rule(site, site.olga) == 422, "said already")
        #expect(await town.post(Self.page + "/partage", as: site.ana).status == 403)
        #expect(await town.post(Self.page + "/partage", as: site.omar).status == 303)
        #expect(try await hands(site) == [site.omar.account, site.olga.account, site.omar.account], "one each in turn")
        #expect(try await site.letters(to: site.olga).contains("Des propositions vous sont confiées"))
        #expect(try await town.tasks(site.olga)["Propositions à examiner qui vous sont confiées"] == 1)
        let page = await town.get(Self.page, as: site.omar)
        #expect(page.text.contains("Tout le reste") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let mine = await town.get(EligibilityTown.desk + "?examinateur=\(site.olga.account)", as: site.olga)
        #expect(mine.text.contains("Des arbres 2") && !mine.text.contains("Des arbres 1") && WellFormed.faults(inDocument: Array(mine.text.utf8)) == [])
        #expect(await town.get(EligibilityTown.desk + "?examinateur=0", as: site.olga).text.contains("Aucune proposition ne correspond"))
        #expect(await town.post(Self.page + "/999/retrait", as: site.omar).status == 404)
        #expect(await town.post(Self.page + "/1/retrait", as: site.omar).status == 303)
    }

    @Test(arguments: Backend.all) func `one proposal is given to a colleague, never to who carries it nor once decided`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, ana = site.ana.account, edition = site.edition, now = town.now
        try await town.database.write { db in
            try GrantStore.add(Grant(role: .projectOfficer, scope: .edition(edition), from: now - .days(1)), to: ana, by: ana, reason: "", at: now, db)
        }
        func give(_ number: Int, to person: String, as officer: Town.Person) async -> Int {
            await town.post(EligibilityTown.desk + "/\(number)/examinateur", ["examiner": person], as: officer).status
        }
        #expect(await give(1, to: "\(ana)", as: site.omar) == 422, "it is hers")
        #expect(await give(3, to: "\(ana)", as: site.rita) == 403)
        #expect(await give(3, to: "\(site.ben.account)", as: site.omar) == 422, "he is no officer")
        #expect(await give(3, to: "\(ana)", as: site.omar) == 303)
        #expect(try await hands(site) == [nil, nil, ana])
        let page = await town.get(EligibilityTown.desk + "/3", as: site.omar)
        #expect(page.text.contains("Examen confié à Ana") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await give(3, to: "", as: site.omar) == 303)
        #expect(try await hands(site) == [nil, nil, nil])
        await site.examine(3)
        #expect(await give(3, to: "\(ana)", as: site.omar) == 409, "it is decided")
        // By the rules too: numbers 1 and 2 are hers, number 3 is decided.
        #expect(await rule(site, site.ana) == 303)
        #expect(await town.post(Self.page + "/partage", as: site.omar).status == 422)
    }

    @Test func `a named theme goes before everything, whatever the load`() {
        let edition = `Rules of eligibility`.file(.toExamine).edition
        func rule(_ id: Int, _ account: Int, theme: Int? = nil, territory: Int? = nil) -> ExaminerRule {
            ExaminerRule(id: ID(id), account: AccountID(account), name: "", theme: theme.map { ID($0) }, territory: territory.map { TerritoryID($0) })
        }
        let file = ExaminersFile(
            edition: edition, rules: [rule(1, 10), rule(2, 11, theme: 5), rule(3, 12, theme: 5, territory: 3)],
            colleagues: [10, 11, 12].map { Examiner(account: AccountID($0), name: "") }, lines: [])
        func taker(theme: Int?, territory: Int?) -> AccountID? {
            var copy = file
            copy.lines = [EligibilityLine.sample(theme: theme, territory: territory)]
            return ExaminerSharing.share(copy).values.first
        }
        #expect(taker(theme: nil, territory: nil) == AccountID(10))
        #expect(taker(theme: 5, territory: 4) == AccountID(11))
        #expect(taker(theme: 5, territory: 3) == AccountID(12))
        // What a colleague had in hand is shared out again once she is gone.
        var left = file
        left.lines = [EligibilityLine.sample(theme: nil, territory: nil)]
        left.lines[0].examiner = AccountID(99)
        #expect(ExaminerSharing.share(left).values.first == AccountID(10))
        left.lines[0].examiner = AccountID(11)
        #expect(ExaminerSharing.share(left).isEmpty)
    }

    @Test(arguments: Backend.all) func `the sheet of a proposal says what everyone may know, to who follows it`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, address = "/bureau/editions/2026/propositions/1/fiche"
        let elsa = try await town.person("Elsa", (.elected, .city))
        let elsewhere = try await town.person("Édith", (.elected, .territory(TerritoryID(3))))
        for person in [site.ana, elsewhere] { #expect(await town.get(address, as: person).status == 403) }
        await site.refuse(1)
        await site.check(1)
        let before = await town.get(address, as: elsa)
        #expect(before.text.contains("Des arbres 1") && !before.text.contains("commune voisine"), "under embargo")
        #expect(WellFormed.faults(inDocument: Array(before.text.utf8)) == [])
        await site.notify(1)
        await site.release(1)
        #expect(await town.get(address, as: elsa).text.contains("commune voisine"))
        #expect(await town.get(address + ".pdf", as: elsa).status == 200)
        #expect(await town.get("/bureau/elu", as: elsa).text.contains(address))
    }
}

extension EligibilityLine {
    fileprivate static func sample(theme: Int?, territory: Int?) -> EligibilityLine {
        EligibilityLine(
            proposal: ID(1), number: 1, title: "", theme: theme.map { ID($0) }, territory: territory.map { TerritoryID($0) }, author: "",
            depositedAt: Instant(milliseconds: 0), hasAnsweredCompletion: false, hasOpenAppeal: false)
    }
}
