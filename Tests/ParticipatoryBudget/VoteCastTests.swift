import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Casting a ballot, through the door.
@Suite struct `Casting a ballot` {
    @Test(arguments: Backend.all) func `fifty parallel casts of one person give one ballot`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        let nadia = try await vote.town.person("Nadia")
        let fields = try await vote.fields(1, 2)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { await vote.town.post(VoteTown.ballot, lists: fields, as: nadia).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 303, count: 50))
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 1)
        #expect(try await vote.count("select count(*) from check_offs") == 1)
        #expect(try await vote.count("select count(*) from letters") == 1)
    }

    @Test func `who votes again is shown when she voted, and nothing changes`() async throws {
        let vote = try await VoteTown(.sqlite)
        let nadia = try await vote.town.person("Nadia")
        _ = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        let second = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(2), as: nadia)
        #expect(second.location == "/editions/2026/voter/enregistre")
        let page = await vote.town.get(VoteTown.ballot, as: nadia)
        #expect(page.text.contains("Vous avez voté."))
        #expect(!page.text.contains("Projet 1"))
        #expect(try await vote.count("select count(*) from ballots_at_slot where choices = \(try await vote.choice(1))") == 1)
    }

    @Test(arguments: Backend.all) func `whoever has not said where she lives may say it as she votes, once, and the register keeps it`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let (nadia, karim, lea) = (try await town.person("Nadia"), try await town.person("Karim"), try await town.person("Léa"))
        let places = try await town.database.read { try TerritoryStore.all($0) }
        let (centre, hill) = (try #require(places.first { $0.code == "q1" }).id, try #require(places.first { $0.code == "q3" }).id)
        try await town.database.write { _ = try $0.run("update accounts set territory_id = \(centre) where id = \(lea.account)") }
        func cast(_ territory: String, as person: Town.Person, act: String = "cast") async throws -> Town.Answer {
            var fields = try await vote.fields(1, act: act)
            fields["territory"] = [territory]
            return await town.post(VoteTown.ballot, lists: fields, as: person)
        }
        let review = try await cast("", as: nadia, act: "review")
        #expect(review.form("/voter")?.offered["territory"]?.count == 4 && WellFormed.faults(inDocument: Array(review.text.utf8)) == [])
        #expect(try await cast("", as: lea, act: "review").form("/voter")?.offered["territory"] == nil, "her account says it")
        let wrong = try await cast("99", as: nadia)
        let says = wrong.text.contains("Choisissez dans la liste") && wrong.text.contains("Relisez votre bulletin")
        #expect(wrong.status == 422 && says, "the ballot stands, the answer is to mend")
        for (person, territory) in [(nadia, "\(hill)"), (karim, "")] { #expect(try await cast(territory, as: person).status == 303) }
        #expect(try await cast("\(hill)", as: lea).status == 303, "what is not asked is not taken")
        let (edition, accounts) = (vote.edition, [nadia.account, karim.account, lea.account])
        let (turnout, kept) = try await town.database.read { db in
            (try ResultsStore.turnout(edition, db).byTerritory, try accounts.map { try AccountStore.account($0, db).territory })
        }
        #expect(turnout == ["La Colline": 1, "": 1, "Centre": 1])
        #expect(kept == [hill, nil, centre])
    }

    @Test func `at the second of the close the ballot is refused with the hour`() async throws {
        let vote = try await VoteTown(.sqlite)
        let nadia = try await vote.town.person("Nadia")
        let fields = try await vote.fields(1)
        vote.town.set(now: VoteTown.closes)
        let late = await vote.town.post(VoteTown.ballot, lists: fields, as: nadia)
        #expect(late.status == 409)
        #expect(late.text.contains("13\u{A0}h") && late.text.contains("il n’est pas compté"))
        vote.town.set(now: VoteTown.closes - Span(milliseconds: 1))
        #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: nadia).status == 303)
    }

    @Test func `after the close the page says since when, and what comes next`() async throws {
        let vote = try await VoteTown(.sqlite) { book in
            book.calendar.phases[1].opensAt = VoteTown.closes + .days(6)
        }
        let nadia = try await vote.town.person("Nadia"), karim = try await vote.town.person("Karim")
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: karim).status == 303)
        vote.town.set(now: VoteTown.closes)
        let late = await vote.town.get(VoteTown.ballot, as: nadia), voted = await vote.town.get(VoteTown.ballot, as: karim), visitor = await vote.town.get(VoteTown.ballot)
        #expect(late.status == 200 && late.text.contains("Il a fermé le 22\u{A0}novembre 2026 à 13\u{A0}h") && !late.text.contains("Votre envoi"))
        #expect(visitor.status == 409)
        for page in [late, voted, visitor] {
            #expect(page.text.contains("les résultats sont attendus le 28\u{A0}novembre 2026 à 13\u{A0}h") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        }
        #expect(voted.text.contains("Vous avez voté") && !voted.text.contains("Le vote ferme"))
    }

    @Test(arguments: Backend.all) func `casting a ballot asks the database few questions`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), database = vote.town.database
        for name in ["Nadia", "Karim"] {
            let person = try await vote.town.person(name), fields = try await vote.fields(1)
            let before = database.statements
            #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: person).status == 303)
            // Who she is, her booth, the register, the watch, the slot, her letter. Those under one commit share what they read.
            if name == "Karim" { #expect(database.statements - before <= 14, "\(database.statements - before) statements") }
        }
    }

    @Test func `total and review come back with what was marked, and write nothing`() async throws {
        let vote = try await VoteTown(.sqlite)
        let nadia = try await vote.town.person("Nadia")
        let total = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1, 3, act: "total"), as: nadia)
        #expect(total.status == 200 && total.text.contains("2 sur 2 projets choisis"))
        let review = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1, 3, act: "review"), as: nadia)
        #expect(review.status == 200 && review.text.contains("Déposer mon bulletin dans l’urne"))
        #expect(WellFormed.faults(inDocument: Array(review.text.utf8)) == [])
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 0)
        #expect(try await vote.count("select count(*) from check_offs") == 0)
    }

    @Test(arguments: Backend.all) func `an idea that was withdrawn or brought into another is no longer on the ballot`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), edition = vote.edition
        let nadia = try await vote.town.person("Nadia")
        let fields = [try await vote.choice(1), try await vote.choice(2)]
        let (projects, choosable, every) = try await vote.town.database.write { db in
            try db.run("update proposals set withdrawn_at = 1, status = 'withdrawn' where number = 1")
            let third: ID<Proposal>? = try db.first("select id from proposals where number = 3") { $0.id() }
            try db.run("update proposals set merged_into = \(third), status = 'merged' where number = 2")
            return (
                try ProjectStore.projects(edition, db).map(\.number), try BallotStore.choosable(edition, db).count,
                try ProjectStore.everyProject(edition, db).filter { $0.removedAt != nil }.map(\.number)
            )
        }
        #expect(projects == [3] && choosable == 1 && every == [1, 2])
        for choice in fields {
            let answer = await vote.town.post(VoteTown.ballot, lists: ["choice": [choice], "act": ["cast"], "link": ["lives"], "honour": ["1"]], as: nadia)
            #expect(answer.status == 422 && answer.text.contains("n’est plus au vote"))
        }
    }

    @Test(arguments: Backend.all) func `a year of birth declared at the vote is told once`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.voters.minimumAge = 11 }
        let nadia = try await vote.town.person("Nadia")
        try await vote.town.database.write { _ = try $0.run("update accounts set birth_year = null where id = \(nadia.account)") }
        var fields = try await vote.fields(1)
        fields["birth"] = ["2020"]
        #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: nadia).status == 422)
        fields["birth"] = ["1990"]
        #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: nadia).status == 303)
        #expect(try await vote.count("select birth_year from accounts where id = \(nadia.account)") == 1990)
    }

    @Test func `errors say how to mend`() async throws {
        let vote = try await VoteTown(.sqlite)
        let nadia = try await vote.town.person("Nadia")
        let tooMany = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1, 2, 3, act: "review"), as: nadia)
        #expect(tooMany.status == 422 && tooMany.text.contains("retirez-en 1, le maximum"))
        let unknown = await vote.town.post(VoteTown.ballot, lists: ["choice": ["99999"], "act": ["cast"]], as: nadia)
        #expect(unknown.status == 422 && unknown.text.contains("n’est plus au vote"))
        let silent = await vote.town.post(VoteTown.ballot, lists: ["choice": [try await vote.choice(1)], "act": ["cast"]], as: nadia)
        #expect(silent.status == 422 && silent.text.contains("Indiquez votre lien avec la ville"))
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nil).location != "/editions/2026/voter/enregistre")
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 0)
    }

    @Test(arguments: Backend.all) func `nothing ties who voted to what was voted`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        var cast: [String] = []
        for number in 1...30 {
            let person = try await vote.town.person("Voter\(number)")
            vote.town.pass(.seconds(7))
            let fields = try await vote.fields(number % 3 + 1)
            cast.append(fields["choice"]![0])
            #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: person).status == 303)
        }
        let (kept, journal, letters) = try await vote.town.database.read { db in
            (
                try db.all("select choices from ballots_at_slot order by id", as: String.self),
                try db.count("select count(*) from journal where act like 'vote.%' or subject = 'ballot'"),
                try db.all("select subject || body || button_path from letters", as: String.self)
            )
        }
        #expect(kept.sorted() == cast.sorted() && kept != cast)
        #expect(journal == 0)
        #expect(letters.count == 30 && letters.allSatisfy { !$0.contains("Projet 1") && !$0.contains("Projet 2") && !$0.contains("Projet 3") })
        if backend == .sqlite {
            // A table without row numbers: its only order is that of the random identities.
            await #expect(throws: DatabaseError.self) { try await vote.town.database.read { try $0.count("select max(rowid) from ballots_at_slot") } }
        }
    }
}

/// What is wrong with a ballot, whatever its kind.
@Suite struct `The ballot's rule` {
    private let ids = (1...3).map { ID<Project>($0) }
    private func paper(_ rule: BallotRule, mandatory: Set<TerritoryID>? = nil) -> BallotPaper {
        BallotPaper(
            rule: rule, projects: Dictionary(uniqueKeysWithValues: ids.map { ($0, Choosable(cost: Euros($0.number * 30), territory: ID($0.number))) }),
            budget: Euros(100), mandatory: mandatory.map { ("Bonnevay", $0) })
    }
    private func ballot(_ points: [Int: Int], isBlank: Bool = false) -> MarkedBallot {
        MarkedBallot(points: Dictionary(uniqueKeysWithValues: points.map { (ID($0.key), $0.value) }), isBlank: isBlank)
    }

    @Test func `a ballot that nobody could fill says why`() {
        let flaws = [
            paper(BallotRule(minimum: 4, maximum: 5)), paper(BallotRule(), mandatory: [ID(9)]),
            BallotPaper(rule: BallotRule(kind: .knapsack), projects: [ids[0]: Choosable(cost: Euros(101))], budget: Euros(100)),
            BallotPaper(rule: BallotRule(), projects: [:], budget: Euros(100)),
        ].map { $0.flaw?.key }
        #expect(!flaws.contains(nil) && Set(flaws).count == flaws.count)
        #expect(paper(BallotRule(minimum: 3, maximum: 3), mandatory: [ID(1)]).flaw == nil && paper(BallotRule(kind: .knapsack)).flaw == nil)
    }

    @Test func `approval keeps to its numbers`() {
        let exactly = paper(BallotRule(minimum: 2, maximum: 2))
        #expect(exactly.problems(ballot([1: 1, 2: 1])).isEmpty)
        #expect(exactly.problems(ballot([1: 1])).count == 1)
        #expect(exactly.problems(ballot([1: 1, 2: 1, 3: 1])).count == 1)
        #expect(exactly.problems(ballot([:])).count == 1)
        #expect(exactly.problems(ballot([:], isBlank: true)).isEmpty)
        #expect(exactly.problems(ballot([1: 1], isBlank: true)).count == 1)
        #expect(paper(BallotRule(minimum: 1, maximum: 2, allowsBlank: false)).problems(ballot([:], isBlank: true)).count == 1)
    }

    @Test func `a knapsack fits the budget to the cent`() {
        let sack = paper(BallotRule(kind: .knapsack))
        #expect(sack.problems(ballot([1: 1, 2: 1])).isEmpty)
        #expect(sack.problems(ballot([1: 1, 3: 1])).count == 1)
    }

    @Test func `points keep to the total and to each project's most`() {
        let points = paper(BallotRule(kind: .points, totalPoints: 7, maximumPointsPerProject: 3))
        #expect(points.problems(ballot([1: 3, 2: 3, 3: 1])).isEmpty)
        #expect(points.problems(ballot([1: 4])).count == 1)
        #expect(points.problems(ballot([1: 3, 2: 3, 3: 3])).count == 1)
    }

    @Test func `one project must be where the rule says`() {
        let placed = paper(BallotRule(minimum: 1, maximum: 3), mandatory: [ID(3)])
        #expect(placed.problems(ballot([1: 1, 3: 1])).isEmpty)
        #expect(placed.problems(ballot([1: 1, 2: 1])).count == 1)
    }

    @Test func `a draw is stable for a person and differs between persons`() async throws {
        let vote = try await VoteTown(.sqlite)
        let projects = try await vote.town.database.read { try ProjectStore.projects(vote.edition, $0) }
        let orders = (1...40).map { DrawnOrder(of: ID($0), in: vote.edition)(projects).map(\.number) }
        #expect(Set(orders).count == 6)
        #expect(orders == (1...40).map { DrawnOrder(of: ID($0), in: vote.edition)(projects.reversed()).map(\.number) })
    }
}
