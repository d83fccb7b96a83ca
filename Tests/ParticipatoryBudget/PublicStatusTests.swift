import Database
import HTML
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// What everyone is told of a proposal: recomputed from the decisions, equal to the column beside it, silent on what is under embargo.
@Suite struct `Where a proposal is` {
    private func computed(_ site: FeasibilityTown, _ number: Int = 1) async throws -> ProposalStatus {
        try await site.town.database.read { db in
            try ProposalFileStore.file(try EditionStore.edition(site.edition, db), number: number, at: site.town.now, db).status
        }
    }

    /// Both ways of knowing say this, now.
    private func expect(_ status: ProposalStatus, _ site: FeasibilityTown, _ moment: Testing.Comment) async throws {
        #expect(try await computed(site) == status, moment)
        #expect(try await site.status() == status, moment)
    }

    @Test(arguments: Backend.all) func `through a whole life, the decisions and the column say the same`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let page = "/editions/2026/propositions/1"
        try await expect(.eligible, site, "examined")
        await site.assign(asking: false)
        await site.conclude()
        await site.announce()
        try await expect(.eligible, site, "concluded and announced, not released")
        for address in [page, page + "/suivi"] {
            #expect(await town.get(address).text.contains("Le sol convient aux arbres") == false, "under embargo")
        }
        await site.release()
        try await expect(.feasible, site, "released")
        #expect(await town.get(page + "/suivi").text.contains("Le sol convient aux arbres"))
        let project = try await putOnBallot(site)
        try await expect(.onBallot, site, "on the ballot")
        try await proclaim(site, project)
        try await expect(.onBallot, site, "counted, under embargo")
        #expect(await town.get(page + "/suivi").text.contains("412 votants") == false)
        town.pass(.days(2))
        let release = town.now
        try await town.database.write { db in
            for due in try ResultsStore.due(at: release, db) { try ResultsStore.release(due.edition, due.count, at: release, db) }
        }
        try await expect(.winner, site, "proclaimed")
        #expect(await town.get(page + "/suivi").text.contains("412 votants"))
        try await build(site, project)
        try await expect(.delivered, site, "delivered")
        try await town.database.write { db in
            try db.run("update proposals set withdrawn_at = \(release), withdrawal_reason = 'Je renonce', status = 'withdrawn' where id = \(site.proposals[0])")
        }
        try await expect(.withdrawn, site, "withdrawn has the last word")
    }

    private func putOnBallot(_ site: FeasibilityTown) async throws -> Int {
        let now = site.town.now
        return try await site.town.database.write { db in
            let proposal = try #require(try FeasibilityStore.feasible(site.edition, db).first)
            try ProjectStore.add(proposal, number: 7, to: site.edition, at: now, db)
            try ProjectStore.publish(site.edition, by: nil, at: now, db)
            return try db.value("select id from projects where proposal_id = \(proposal.id)")
        }
    }

    private func proclaim(_ site: FeasibilityTown, _ project: Int) async throws {
        let now = site.town.now
        try await site.town.database.write { db in
            let count = try db.insert("""
                insert into counts (edition_id, record, ballots_count, ballots_hash, counted_at) values (\(site.edition), \(try CountRecord.empty), 500, 'x', \(now)) returning id
                """)
            try db.run("insert into count_lines (count_id, project_id, rank, score, supporters, is_winner) values (\(count), \(project), 1, 412, 412, true)")
            try db.run("""
                insert into proclamations (edition_id, count_id, prepared_by, prepared_at, embargo_until, letters_sent_at)
                values (\(site.edition), \(count), \(site.omar.account), \(now), \(now + .days(1)), \(now))
                """)
        }
    }

    private func build(_ site: FeasibilityTown, _ project: Int) async throws {
        let now = site.town.now
        try await site.town.database.write { db in
            try db.run("""
                insert into works (project_id, budget, stage, opened_at, updated_at)
                values (\(project), 100, 'works', \(now), \(now))
                """)
        }
        #expect(try await computed(site) == .winner, "a winner while it is built")
        try await site.town.database.write { db in
            try db.run("update works set stage = 'delivered'")
            try ProposalStore.setStatus(.delivered, site.proposals[0], db)
        }
    }

    @Test(arguments: Backend.all) func `works tell the next milestone and the way to their page`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, now = town.now
        await site.assign(asking: false)
        await site.conclude()
        await site.announce()
        await site.release()
        let project = try await putOnBallot(site)
        try await town.database.write { db in
            let work = try db.insert("insert into works (project_id, budget, stage, opened_at, updated_at) values (\(project), 100, 'works', \(now), \(now)) returning id")
            for (title, days, reached) in [("Les plans", -9, now as Instant?), ("La plantation", 40, nil), ("L’inauguration", 90, nil)] {
                try db.run("""
                    insert into milestones (work_id, title, stage, promised_at, planned_at, actual_at)
                    values (\(work), \(title), 'works', \(now + .days(days)), \(now + .days(days)), \(reached))
                    """)
            }
        }
        let page = await town.get("/editions/2026/propositions/1/suivi").text
        #expect(page.contains("Prochain jalon\u{A0}: La plantation, prévu le") && page.contains("/editions/2026/realisations/7"))
        #expect(await town.get("/editions/2026/propositions/1").text.contains("/editions/2026/realisations/7"))
    }

    @Test(arguments: Backend.all) func `completions and appeals are told with their dates, never their words`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town, now = town.now, link = site.page() + "/suivi"
        let review = try await town.database.write { db in
            try db.run("""
                insert into completions (proposal_id, asked_by, asked_at, question, due_at, answered_at, answer)
                values (\(site.proposals[0]), \(site.mia.account), \(now - .days(9)), 'Quel terrain ?', \(now), \(now - .days(5)), 'Le mien')
                """)
            return try db.insert("""
                insert into eligibility_reviews (proposal_id, outcome, public_reason, decided_by, decided_at, checked_by, checked_at, check_outcome, notified_at, released_at)
                values (\(site.proposals[0]), 'ineligible', 'Hors de la ville', \(site.mia.account), \(now), \(site.milo.account), \(now), 'confirmed', \(now), \(now))
                returning id
                """)
        }
        let page = await town.get(link).text
        for words in ["Précision demandée aux auteurs", "Précision donnée par les auteurs", "demander un nouvel examen jusqu’au"] { #expect(page.contains(words)) }
        #expect(!page.contains("Quel terrain") && !page.contains("Le mien"))
        town.pass(.days(Rulebook().appealDays + 1))
        let late = await town.get(link).text
        #expect(late.contains("Elle ne va pas plus loin") && !late.contains("nouvel examen"), "the delay is over")
        try await town.database.write { db in
            try db.run("insert into eligibility_appeals (review_id, account_id, at, body) values (\(review), \(site.ana.account), \(now + .days(2)), 'Relisez-moi')")
        }
        let asked = await town.get(link).text
        #expect(asked.contains("Ses auteurs ont demandé un nouvel examen") && !asked.contains("Relisez-moi"))
        #expect(asked.contains("Non recevable</p>"), "a state is not said to be over")
    }

    @Test(arguments: ["2026-1", "n° 2026-1", "1", "N°1", "#2026-1", "2026\u{2011}1"]) func `a number is found with its edition or without`(typed: String) async throws {
        let site = try await PublicTown(.sqlite, count: 12), town = site.town
        let address = "/ou-en-est?q=" + URLEncoding.queryValue(typed)
        let found = await town.get(address).text
        #expect(found.contains("n°\u{A0}2026-1") && found.contains("1 proposition trouvée"))
        #expect(await town.get("/editions/2026/propositions?q=" + URLEncoding.queryValue(typed)).text.contains("Des bancs à l’ombre 1"))
        #expect(!(await town.get("/ou-en-est?q=2025-1").text.contains("Des bancs")), "of another edition")
    }

    @Test func `the last step that decided has the last word`() {
        let at = Town.noon
        var facts = ProposalFacts()
        #expect(ProposalFile.status(facts) == .draft)
        facts.deposited = (at, .web)
        #expect(ProposalFile.status(facts) == .deposited)
        facts.review = ReleasedReview(isEligible: false, reason: "Hors compétence", whereElse: "", at: at)
        #expect(ProposalFile.status(facts) == .ineligible)
        facts.review?.isEligible = true
        facts.selection = ReleasedSelection(title: "Panel", isKept: false, reason: "", at: at)
        #expect(ProposalFile.status(facts) == .notShortlisted)
        facts.selection?.isKept = true
        for (conclusion, status) in [(Synthesis.Conclusion.feasible, ProposalStatus.feasible), (.withConditions, .feasible), (.unfeasible, .unfeasible)] {
            facts.study = ReleasedStudy(conclusion: conclusion, costing: Costing(), conditions: "", reason: "", leadService: "", at: at)
            #expect(ProposalFile.status(facts) == status)
        }
        facts.ballot = BallotPlace(number: 1, cost: Euros(1), at: at)
        #expect(ProposalFile.status(facts) == .onBallot)
        facts.result = ReleasedResult(isWinner: false, rank: 9, supporters: 1, at: at)
        #expect(ProposalFile.status(facts) == .notWinner)
        facts.result?.isWinner = true
        for stage in ReleasedWork.Stage.allCases {
            facts.work = ReleasedWork(stage: stage, owner: "", updatedAt: at, news: "")
            #expect(ProposalFile.status(facts) == stage.status)
        }
        facts.merger = ReleasedMerger(number: 2, title: "", reason: "", at: at)
        #expect(ProposalFile.status(facts) == .merged)
    }
}

/// The residents' pages that cross the steps.
@Suite struct `Public pages` {
    static let addresses = [
        "/", "/editions", "/editions/2026", "/editions/2026/propositions", "/editions/2026/propositions?vue=carte", "/editions/2026/propositions/1",
        "/editions/2026/propositions/1/suivi", "/editions/2026/propositions/1/discussion", "/ou-en-est", "/ou-en-est?q=cour", "/recherche?q=cour",
        "/contact", "/accessibilite", "/mentions-legales", "/donnees-personnelles", "/plan-du-site", "/donnees-ouvertes", "/regles-de-la-discussion",
    ]

    @Test(arguments: addresses) func `is well formed, in both languages, for visitors and for residents`(address: String) async throws {
        let site = try await PublicTown(.sqlite, count: 3), town = site.town
        for (path, person) in [(address, nil), (address, site.ben), ("/en" + (address == "/" ? "" : address), nil)] {
            let answer = await town.get(path, as: person)
            #expect(answer.status == 200, "\(path)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(path)")
            #expect(answer.text.utf8.count < 100_000)
            if person == nil, !address.contains("?") { #expect(!answer.text.contains("method=\"post\""), "a shared copy has no form that writes: \(path)") }
        }
    }

    @Test func `an empty town says so`() async throws {
        let town = try await Town(try await TestDatabases.fresh(.sqlite))
        #expect(await town.get("/").text.contains("Aucune édition n’est publiée"))
        #expect(await town.get("/editions").text.contains("Aucune édition n’est publiée"))
        #expect(await town.get("/editions/2026").status == 404)
        #expect(await town.get("/editions/2026/propositions/x").status == 404)
        #expect(await town.get("/sitemap.xml").status == 200)
    }

    @Test(arguments: Backend.all) func `an edition that is not published is known to officers only`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        try await town.database.write { db in try db.run("update editions set published_at = null") }
        for address in ["/editions/2026", "/editions/2026/propositions", "/editions/2026/propositions.csv", "/editions/2026/propositions/1", "/editions/2026/actualites.atom"] {
            #expect(await town.get(address).status == 404, "\(address)")
        }
        #expect(await town.get("/recherche?q=ombre").text.contains("Aucune proposition"))
        #expect(await town.get("/editions/2026", as: site.agent).status == 200)
    }

    @Test func `the accessibility statement has its mandatory parts`() async throws {
        let town = try await Town(try await TestDatabases.fresh(.sqlite))
        let text = await town.get("/accessibilite").text
        for part in ["non conforme", "État de conformité", "Contenus non accessibles", "Retour d’information et contact", "Défenseur des droits", "71120"] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
