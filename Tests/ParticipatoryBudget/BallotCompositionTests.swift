import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What stands between a favourable study and the vote, through the door, on both databases.
@Suite struct `Composing the ballot` {
    /// The proposals on the ballot, by their number, with what they cost.
    private func onBallot(_ site: FeasibilityTown) async throws -> [Int: Euros] {
        let projects = try await site.town.database.read { try ProjectStore.projects(site.edition, $0) }
        return Dictionary(uniqueKeysWithValues: projects.map { ($0.proposalNumber ?? 0, $0.cost) })
    }

    private func told(_ site: FeasibilityTown, _ person: Town.Person? = nil, _ what: String = "est soumis au vote") async throws -> Int {
        try await site.letters(to: person ?? site.ana).count { $0.hasSuffix(what) }
    }

    @Test(arguments: Backend.all) func `a study that is reopened takes its project off the ballot until it is concluded anew, at its new cost`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        for number in 1...2 { await site.study(number) }
        #expect(await site.compose().status == 303)
        #expect(try await onBallot(site) == [1: Euros(12_000), 2: Euros(12_000)])
        town.pass(.hours(1))
        #expect(await site.reopen().status == 303)
        #expect(try await onBallot(site) == [2: Euros(12_000)])
        let refused = await site.publishCatalogue()
        #expect(refused.status == 409 && refused.text.contains("Des arbres 1") && refused.text.contains("est reprise"))
        let desk = await town.get(FeasibilityTown.vote, as: site.omar).text
        #expect(desk.contains("En attente de leur étude") && desk.contains("À conclure") && WellFormed.faults(inDocument: Array(desk.utf8)) == [])
        await site.conclude(1, ["estimate": "20 000"])
        await site.announce()
        #expect(await site.publishCatalogue().status == 409, "not released")
        await site.release()
        try await VotePassages.run(town.world)
        #expect(try await onBallot(site) == [1: Euros(20_000), 2: Euros(12_000)])
        #expect(await site.publishCatalogue().status == 303)
        #expect(try await site.status(1) == .onBallot)
        #expect(await town.get("/editions/2026/projets/1").text.contains("20\u{202F}000"))
    }

    @Test(arguments: Backend.all) func `the vote opens without a project whose study is not concluded in its favour, and says so`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        for number in 1...3 { await site.study(number) }
        await site.compose()
        await site.publishCatalogue()
        #expect(try await site.status(1) == .onBallot)
        for number in 1...2 { await site.reopen(number) }
        await site.conclude(2, ["conclusion": "unfeasible", "estimate": ""])
        await site.announce(2)
        await site.release(2)
        town.pass(.days(41))
        #expect(try await onBallot(site).keys.sorted() == [3], "before the job has passed")
        for _ in 1...2 { try await VotePassages.run(town.world) }
        #expect(try await onBallot(site).keys.sorted() == [3])
        #expect(try await told(site, nil, "est retiré du bulletin") == 2)
        let page = await town.get("/editions/2026/propositions/1/suivi").text
        #expect(page.contains("Elle a été retirée du bulletin") && page.contains("pas de conclusion favorable publiée"))
        #expect(!page.contains("Les habitants votent") && !page.contains("En ce moment"))
        #expect(await town.get(FeasibilityTown.vote, as: site.omar).text.contains("Retirés du bulletin"))
    }

    @Test(arguments: Backend.all) func `a project taken off is told to all who sign it, and to everyone, with its reason`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let ben = try await town.person("Ben")
        try await town.database.write { db in
            try db.run("insert into coauthors (proposal_id, account_id, invited_at, accepted_at) values (\(site.proposals[0]), \(ben.account), 0, 1)")
        }
        for number in 1...2 { await site.study(number) }
        await site.compose()
        await site.publishCatalogue()
        let reason = "Le terrain est vendu."
        #expect(await town.post("\(FeasibilityTown.vote)/projets/1/retirer", ["reason": reason], as: site.omar).status == 303)
        for person in [site.ana, ben] { #expect(try await told(site, person, "est retiré du bulletin") == 1) }
        for address in ["/editions/2026/propositions/1", "/editions/2026/propositions/1/suivi"] {
            let page = await town.get(address).text
            #expect(page.contains(reason) && page.contains("Elle a été retirée du bulletin") && !page.contains("Prochaine étape"), "\(address)")
            #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        }
        #expect(try await site.status() == .feasible)
        await site.compose()
        #expect(try await [told(site, ben), told(site, site.ana)] == [2, 3], "put back, they are told so; the second is Ana's alone")
        #expect(!(await town.get("/editions/2026/propositions/1/suivi").text.contains(reason)))
    }

    @Test(arguments: Backend.all) func `an idea left off the ballot has a decision that its people, then everyone, read`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, reason = "Un projet voisin couvre déjà cette place."
        for number in 1...2 { await site.study(number) }
        func leave(_ reason: String) async -> Town.Answer {
            await town.post("\(FeasibilityTown.vote)/hors-bulletin", ["left": "\(site.proposals[1])", "reason": reason], as: site.omar)
        }
        #expect(await leave("").status == 422)
        #expect(await leave(reason).status == 303)
        #expect(await leave(reason).status == 422, "done already")
        #expect(try await site.letters(to: site.ana).last?.hasSuffix("ne sera pas soumise au vote") == true)
        let page = "/editions/2026/propositions/2/suivi"
        #expect(await !town.get(page).text.contains(reason), "drafts of a ballot are nobody's business")
        await site.compose()
        #expect(try await onBallot(site).keys.sorted() == [1])
        let desk = await town.get(FeasibilityTown.vote, as: site.omar).text
        #expect(desk.contains("Laissées hors du bulletin") && desk.contains(reason) && WellFormed.faults(inDocument: Array(desk.utf8)) == [])
        await site.publishCatalogue()
        let told = await town.get(page).text
        #expect(told.contains("Non soumise au vote") && told.contains(reason) && !told.contains("Prochaine étape"))
        let back = ["left": "\(site.proposals[1])"], path = "\(FeasibilityTown.vote)/hors-bulletin/reprendre"
        #expect(await town.post(path, back, as: site.ana).status == 403)
        #expect(await town.post(path, back, as: site.omar).status == 303)
        #expect(await !town.get(page).text.contains(reason))
        await site.compose()
        #expect(try await onBallot(site).keys.sorted() == [1, 2])
        try await site.openVote()
        #expect(await leave(reason).status == 409, "the ballot is frozen")
    }

    @Test(arguments: Backend.all) func `every proposer is told once that her project goes to the vote, whoever opens it`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.study(1)
        await site.compose()
        #expect(try await told(site) == 0)
        await site.publishCatalogue()
        #expect(try await told(site) == 1)
        await site.study(2)
        await site.compose()
        #expect(try await told(site) == 2, "added once the catalogue was public")
        try await site.openVote()
        #expect(try await told(site) == 2)

        let other = try await FeasibilityTown(backend)
        await other.study()
        await other.compose()
        try await other.openVote()
        try await VotePassages.run(other.town.world)
        #expect(try await told(other) == 1, "nobody published the catalogue: the calendar opened the vote")
    }

    static let rules: [(BallotRule, String)] = [
        (BallotRule(minimum: 2, maximum: 2), "n’en compte que 1"), (BallotRule(mandatoryTerritory: "q1"), "situé à Centre"),
    ]

    @Test(arguments: Backend.all, rules.indices) func `a ballot that nobody could fill is neither published nor voted on`(_ backend: Backend, _ rule: Int) async throws {
        let (ballot, words) = Self.rules[rule]
        let site = try await FeasibilityTown(backend, ballot: ballot), town = site.town
        let nadia = try await town.person("Nadia")
        await site.study()
        await site.compose()
        let refused = await site.publishCatalogue()
        #expect(refused.status == 409 && refused.text.contains(words))
        #expect(await town.get(FeasibilityTown.vote, as: site.omar).text.contains("Ce bulletin ne peut pas être rempli"))
        try await site.openVote()
        let blank = await town.post(VoteTown.ballot, ["blank": "1", "act": "cast", "link": "lives", "honour": "1"], as: nadia)
        #expect(blank.status == 409 && blank.text.contains(words))
    }

    @Test(arguments: Backend.all) func `a public ballot stays one that can be filled; spoiled by a new study, the officer is told and residents are not invited`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend, ballot: BallotRule(minimum: 2, maximum: 2)), town = site.town
        let project = "\(FeasibilityTown.vote)/projets/1", task = "Bulletin public qui ne peut pas être rempli"
        for number in 1...2 { await site.study(number) }
        await site.compose()
        await site.publishCatalogue()
        let page = await town.get(project, as: site.omar).text
        #expect(page.contains("personne ne pourrait remplir le bulletin") && !page.contains("\(project)/retirer"))
        #expect(await town.post(project + "/retirer", ["reason": "Le terrain est vendu."], as: site.omar).status == 409)
        #expect(try await town.tasks(site.omar)[task] == nil)
        #expect(await site.reopen().status == 303)
        #expect(try await town.tasks(site.omar)[task] == 1)
        #expect(await town.get(FeasibilityTown.vote, as: site.omar).text.contains("Ce bulletin ne peut pas être rempli"))
        try await site.openVote()
        try await VoteCampaign.run(town.world)
        #expect(try await town.database.read { try $0.count("select count(*) from letters where kind = 'campaign'") } == 0)
    }

    @Test(arguments: Backend.all) func `a hidden idea takes the price of its new study all the same`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.study()
        await site.compose()
        await restudy(site)
        try await town.database.write { try $0.run("update proposals set hidden_at = 1 where id = \(site.proposals[0])") }
        try await VotePassages.run(town.world)
        #expect(try await onBallot(site) == [1: Euros(20_000)])
        #expect(try await town.database.read { try ProjectStore.restudied($0) }.isEmpty, "once")
    }

    /// Number 1 is studied again, at another price, an hour later.
    private func restudy(_ site: FeasibilityTown) async {
        site.town.pass(.hours(1))
        await site.reopen()
        await site.conclude(1, ["estimate": "20 000"])
        await site.announce()
        await site.release()
    }

    @Test(arguments: Backend.all) func `a ballot at a price that has just changed is read again`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, nadia = try await town.person("Nadia")
        await site.study()
        await site.compose()
        await restudy(site)
        town.pass(.days(41))
        let id = try await town.database.read { try ProjectStore.projects(site.edition, $0)[0].id }
        func cast() async -> Town.Answer { await town.post(VoteTown.ballot, ["choice": "\(id)", "act": "cast", "link": "lives", "honour": "1"], as: nadia) }
        let early = await cast()
        #expect(early.status == 409 && early.text.contains("Le coût d’un projet vient de changer"))
        try await VotePassages.run(town.world)
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains("20\u{202F}000"))
        #expect(await cast().status == 303)
    }

    @Test(arguments: Backend.all) func `an idea that earlier steps never decided is not said to be at the vote`(_ backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, page = "/editions/2026/propositions/4/suivi"
        town.pass(.days(25))
        #expect(await town.get(page).text.contains("Elle devait finir le"))
        try await site.openVote()
        let left = await town.get(page).text
        #expect(left.contains("Le vote s’est ouvert sans elle") && !left.contains("En ce moment") && !left.contains("Les habitants votent"))
    }
}
