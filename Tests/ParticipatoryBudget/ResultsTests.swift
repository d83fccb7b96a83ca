import Database
import L10n
import Pabulib
import Platform
import Storage
import Tally
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// From the close to the public page.
@Suite struct `Results` {
    static let desk = "/bureau/editions/2026/resultats"

    private func voted(_ backend: Backend, _ change: (inout Rulebook) -> Void = { _ in }) async throws -> VoteTown {
        let vote = try await VoteTown(backend, BallotRule(minimum: 1, maximum: 2), change)
        for (rank, choices) in [[1], [1], [2, 3], [3], [3]].enumerated() {
            let person = try await vote.town.person("Voter\(rank)")
            var fields = ["act": ["cast"], "link": ["lives"], "honour": ["1"], "choice": [String]()]
            for number in choices { fields["choice"]!.append(try await vote.choice(number)) }
            #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: person).status == 303)
        }
        return vote
    }

    @Test(arguments: Backend.all) func `nothing is counted before the close and nothing is public before the hour`(_ backend: Backend) async throws {
        let vote = try await voted(backend)
        let (town, officer) = (vote.town, vote.officer)
        let publicPages = ["/editions/2026/resultats", "/editions/2026/resultats.csv", "/editions/2026/bulletins.pb", "/editions/2026/proces-verbal.json", "/editions/2026/resultats.zip"]
        #expect(await town.post(Self.desk + "/depouiller", as: officer).status == 409)
        for page in publicPages { #expect(await town.get(page, as: officer).status == 409) }
        await #expect(throws: Refusal.self) { try await town.database.read { try PabulibExport.run("2026", at: Town.noon, $0) } }

        town.set(now: VoteTown.closes + .seconds(8))
        let early = await town.post(Self.desk + "/depouiller", as: officer)
        #expect(early.status == 409 && early.text.contains("dans 7\u{A0}s"), "ballots that arrived in time may still wait their turn")
        town.set(now: VoteTown.closes + .minutes(1))
        let resident = try await town.person("Karim")
        #expect(await town.post(Self.desk + "/depouiller", as: resident).status == 403)
        #expect(await town.get(Self.desk, as: resident).status == 403)
        #expect(await town.post(Self.desk + "/depouiller", as: officer).status == 303)
        let preview = await town.get(Self.desk, as: officer)
        #expect(preview.status == 200 && preview.text.contains("sous embargo"))
        #expect(WellFormed.faults(inDocument: Array(preview.text.utf8)) == [])

        // The embargo alone does not open the page: the letters come first.
        #expect(await town.post(Self.desk + "/proclamation", ["embargo": "2026-11-22T18:00"], as: officer).status == 303)
        for page in publicPages { #expect(await town.get(page).status == 409) }
        #expect(await town.post(Self.desk + "/prevenir", as: officer).status == 303)
        #expect(await town.post(Self.desk + "/prevenir", as: officer).status == 409)
        #expect(try await vote.count("select count(*) from letters where kind = 'necessary' and subject like '%Projet%'") == 3)
        for page in publicPages { #expect(await town.get(page).status == 409) }
        #expect(try await vote.count("select count(*) from proposals where status in ('winner', 'not-winner')") == 0)

        town.set(now: Instant(localInput: "2026-11-22T18:00")!)
        for page in publicPages { #expect(await town.get(page).status == 200) }
        let results = await town.get("/editions/2026/resultats")
        #expect(WellFormed.faults(inDocument: Array(results.text.utf8)) == [])
        try await ResultsRelease.run(town.world)
        try await ResultsRelease.run(town.world)
        #expect(try await vote.count("select count(*) from proposals where status = 'winner'") == 1)
        #expect(try await vote.count("select count(*) from journal where act = 'results.publish'") == 1)
        #expect(await town.get("/editions/2026/propositions/3/suivi").text.contains("Lauréat avec 3 voix"))
        #expect(await town.get("/editions/2026/propositions/1/suivi").text.contains("Il lui a manqué"), "the reason of the results page")
        // The digest of the archive stands on the page and in the public line of the journal.
        let edition = vote.edition
        let digest = try await town.database.read { db in
            try ResultsArchive.digest(try EditionStore.edition(edition, db), try #require(try ResultsStore.count(edition, db)), db)
        }
        #expect(await town.get("/editions/2026/resultats?apres").text.contains(digest))
        #expect(try await vote.count("select count(*) from journal where act = 'results.publish' and reason like '%\(raw: digest)%'") == 1)
        // Once announced, the count does not change.
        #expect(await town.post(Self.desk + "/depouiller", ["reason": "Une erreur de saisie"], as: officer).status == 409)
    }

    @Test func `a second count supersedes the first with its reason`() async throws {
        let vote = try await voted(.sqlite)
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 422)
        #expect(await vote.town.post(Self.desk + "/depouiller", ["reason": "Vérification demandée"], as: vote.officer).status == 303)
        #expect(try await vote.count("select count(*) from counts") == 2)
        #expect(try await vote.count("select count(*) from counts where superseded_at is null") == 1)
    }

    @Test func `the file that is published gives the same winners by the command that is published`() async throws {
        let vote = try await voted(.sqlite)
        let edition = vote.edition
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        let (bytes, count) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (try PabulibExport.file(try EditionStore.edition(edition, db), count, db), count)
        }
        let file = try PabulibFile(reading: bytes)
        #expect(file.profile.voters == 5)
        let again = try count.record.rule.allocation.allocate(file.instance, file.profile)
        #expect(again.winners.map { file.instance.projects[$0].id } == count.record.winners.map(String.init))
        #expect(count.record.winners == [3])
        #expect(count.record.rule.command(file: "2026.pb")
            == "parvis count 2026.pb --rule greedy --utility cost --ranking total --not-fitting skip --ties cost-asc,id-number")
    }

    @Test(arguments: Backend.all) func `a neighbourhood that must have a winner has one, says so, and the archive agrees`(_ backend: Backend) async throws {
        let vote = try await voted(backend) { $0.allocation.quotas = [QuotaRule(territory: "q2", atLeast: 1)] }
        let edition = vote.edition
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        let (archive, record) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (try ResultsArchive.bytes(try EditionStore.edition(edition, db), count, db), count.record)
        }
        #expect(record.winners == [2, 1], "the one of the neighbourhood first, though it has the fewest votes")
        #expect(try ResultsArchive.verify(archive).isRight)
        #expect(record.rule.options.last?.hasPrefix("territory:") == true)
        let page = await vote.town.get(Self.desk, as: vote.officer)
        let says = page.text.contains("par le minimum que le règlement réserve")
        #expect(says && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    /// Counts, and gives the record with the archive and the officer's page.
    private func counted(_ vote: VoteTown) async throws -> (record: CountRecord, archive: [UInt8], page: String) {
        let edition = vote.edition
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        let (archive, record) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (try ResultsArchive.bytes(try EditionStore.edition(edition, db), count, db), count.record)
        }
        let page = await vote.town.get(Self.desk, as: vote.officer).text
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        return (record, archive, page)
    }

    @Test(arguments: Backend.all) func `equal shares tell their effective votes, what was missing, and what other rules would have given`(_ backend: Backend) async throws {
        let vote = try await voted(backend) {
            $0.allocation.order = .equalShares
            $0.allocation.comparesRules = true
            $0.envelopes[0].amount = Euros(100)
        }
        try await vote.town.database.write { _ = try $0.run("update projects set cost = cost / 1000") }
        // 30, 60 and 90 euros, twenty for each of five: two people pay project 1, three have too little for project 3, nothing more is within the money.
        let (record, archive, page) = try await counted(vote)
        #expect(record.winners == [1, 2] && record.left == Euros(10))
        #expect(record.rounds[0].effectiveVotes == [1: 2])
        let third = record.lines[2]
        #expect(third.missingVotes == 3 && third.winningCost == Euros(70))
        #expect(record.ballotsByWins == [2, 3], "two chose project 3 alone, one of its supporters chose project 2 too")
        #expect(record.otherRules.map(\.name) == ["greedy skip", "greedy stop", "greedy per cost", "equal shares alone", "bounded overspending", "max utility", "phragmen"], "not itself again")
        #expect(record.sought == [3] && record.rounds[0].mostPaid == Euros(15))
        #expect(record.otherRules[0].winners == [3] && record.otherRules[0].served == 3 && record.otherRules[0].choicesWon == 3)
        for words in ["60\u{202F}%", "Les voix effectives", "Quels projets changeraient", "Il lui a manqué 3 voix", "En coûtant au plus 70", "au plus 15"] {
            #expect(page.contains(words) || page.contains(words.replacing("\u{202F}", with: "\u{A0}")), "\(words)")
        }
        #expect(try ResultsArchive.verify(archive).isRight)
        #expect(record.rule.command(file: "x.pb") == "parvis count x.pb --rule equal-shares --utility cost --ranking total --not-fitting skip --ties cost-asc,id-number --completion add1u")
    }

    @Test func `what was missing is sought as long as an officer may wait, and the archive says for which projects`() async throws {
        #expect(Patience.allows(0, after: Span(milliseconds: 700)) && !Patience.allows(0, after: Span(milliseconds: 800)), "an answer takes some twenty counts")
        #expect(Patience.allows(1, after: .seconds(7)) && !Patience.allows(1, after: .seconds(8)) && Patience.allows(3, after: .seconds(11)))
        let vote = try await voted(.sqlite)
        let edition = vote.edition
        let (record, archive) = try await vote.town.database.write { db in
            var seconds = 0
            let clock = {
                seconds += 10
                return VoteTown.closes + .minutes(1) + .seconds(seconds)
            }
            let open = try EditionStore.edition(edition, db)
            try Counting.count(open, reason: "", by: nil, at: VoteTown.closes + .minutes(1), clock: clock, db)
            let count = try #require(try ResultsStore.count(edition, db))
            return (count.record, try ResultsArchive.bytes(open, count, db))
        }
        #expect(record.sought == [] && record.lines.allSatisfy { $0.missingVotes == nil && $0.winningCost == nil })
        #expect(try ResultsArchive.verify(archive).isRight)
    }

    @Test func `majority judgment tells the grade of each project and ranks by it`() throws {
        var rule = CountRule()
        (rule.method, rule.utility, rule.budget) = ("majority-judgment", "points", Euros(20))
        let instance = Tally.Instance(projects: ["1", "2", "3"].map { Tally.Project(id: $0, cost: 1000) }, budget: 2000, decimals: 2)
        let ballots = [([0, 1, 2], [3, 1, 2]), ([0, 2], [3, 2]), ([0, 1, 2], [1, 3, 2])].map { Tally.Ballot($0.0, points: $0.1) }
        var vote = CountedVote([1, 2, 3], rule, kind: .scoring, instance, Tally.Profile(kind: .scoring, ballots), blank: 0)
        vote.isGraded = true
        let record = try vote.count(Turnout(voters: 3))
        #expect(record.lines.map(\.grade) == [3, 1, 2] && record.lines.map(\.rank) == [1, 3, 2] && record.winners == [1, 3])
        let (t, words) = (Texts(.french), CountWords(record, Currency()))
        #expect(t(words.reason(record.lines[0])).hasPrefix("Lauréat avec la mention « J’adore »"))
        #expect(t(words.reason(record.lines[1])).hasPrefix("Avec la mention « Pourquoi pas », il coûtait"))
    }

    @Test(arguments: Backend.all) func `a project funded whatever its votes comes first, and excludes its rival`(_ backend: Backend) async throws {
        let vote = try await voted(backend) {
            $0.allocation.mandatory = [2, 99]
            $0.allocation.exclusiveGroups = [[1, 2], [3, 98]]
        }
        let (record, archive, page) = try await counted(vote)
        #expect(record.winners == [2] && record.otherRules.isEmpty)
        #expect(record.rule.mandatory == [2] && record.rule.exclusiveGroups == [[1, 2]], "projects that are not at the vote are void")
        #expect(page.contains("Financé avant tous les autres") && page.contains("ne peut pas être réalisé en même temps") && !page.contains("Avec une autre règle"))
        #expect(try ResultsArchive.verify(archive).isRight)
        #expect(record.rule.options.suffix(4) == ["--exclusive", "1,2", "--mandatory", "2"])
    }

    @Test func `a theme with a comma has its minimum in the published file and command too`() async throws {
        let vote = try await voted(.sqlite) {
            $0.themes = ["Culture, sport"]
            $0.allocation.quotas = [QuotaRule(theme: "Culture, sport", atLeast: 1)]
        }
        let edition = vote.edition
        try await vote.town.database.write { db in
            _ = try db.run("update projects set theme_id = (select id from themes where edition_id = \(edition)) where edition_id = \(edition) and number = 2")
        }
        let (record, archive, _) = try await counted(vote)
        #expect(record.winners == [2, 1] && record.rule.options.suffix(2) == ["--quota", "Culture, sport=1"])
        #expect(try ResultsArchive.verify(archive).isRight)
        let bytes = try #require(ZipArchive.files(archive, limit: 1 << 20).first { $0.name == "bulletins.pb" }).bytes
        #expect(try PabulibFile(reading: bytes).instance.projects[1].categories == ["Culture, sport"])
    }

    @Test func `every rule has a command: envelopes of themes, ring-fenced ones, seeds with commas; equal shares always go on past what does not fit`() {
        var book = Rulebook()
        (book.allocation.order, book.allocation.notFitting, book.allocation.ties, book.allocation.seed) = (.equalShares, .stop, [.publicSeed], "le 3, à midi")
        book.envelopes = [
            EnvelopeRule(name: "Nord", territory: "q1", amount: Euros(10), isRingFenced: true), EnvelopeRule(name: "Eau", theme: "Eau", amount: Euros(20)),
            EnvelopeRule(name: "Ville", amount: Euros(30)),
        ]
        let rule = CountRule(book, on: []) { "Le \($0)" }
        #expect(rule.command(file: "a.pb") == #"parvis count a.pb --rule equal-shares --utility cost --ranking total --not-fitting skip --ties 'seed:le 3\, à midi'"#
            + " --completion add1u --envelope 'ring-fenced:territory:Le q1=10' --envelope category:Eau=20")
    }

    @Test func `money is told beside the voters and the choices, by neighbourhood and by theme`() async throws {
        let vote = try await VoteTown(.sqlite)
        let edition = vote.edition
        var projects = try await vote.town.database.read { try ProjectStore.projects(edition, $0) }
        (projects[0].place, projects[1].place, projects[2].place) = ("Centre", nil, "Les Rives")
        (projects[0].themeName, projects[1].themeName, projects[2].themeName) = ("Nature", "Nature", nil)
        func line(_ number: Int, _ supporters: Int, wins: Bool) -> CountRecord.ProjectLine {
            let round = CountRecord.RoundLine(
                number: number, envelope: 0, outcome: wins ? "taken" : "skipped", leftBefore: Euros(100), leftAfter: Euros(wins ? 100 - 10 * number : 100))
            return CountRecord.ProjectLine(number: number, rank: number, supporters: supporters, score: supporters, fate: round)
        }
        var record = CountRecord(
            rule: CountRule(), ballotKind: "approval", ballots: 100, blank: 0, turnout: Turnout(voters: 100, byTerritory: ["Centre": 60, "Les Rives": 25, "Écluses": 15]),
            spent: Euros(40), left: .zero)
        record.lines = [line(1, 60, wins: true), line(2, 30, wins: false), line(3, 10, wins: true)]
        (record.winners, record.ballotsByWins) = ([1, 3], [40, 50, 10])
        let part = SatisfactionPart(record: record, projects: projects, currency: Currency())
        #expect(part.shares(\.place) == [
            .init(name: "Centre", winners: 1, spent: Euros(10), choices: 60), .init(name: "Les Rives", winners: 1, spent: Euros(30), choices: 10), .init(name: "", choices: 30),
        ])
        let html = part.html(View(t: Texts(.french), actor: .visitor, now: Town.noon, address: "/"))
        #expect(WellFormed.faults(in: html) == [])
        for words in ["data-label=\"Part des votants\">60", "Écluses", "0,70 choix", "40, soit 40", "en ont deux.", "Le premier trait"] { #expect(html.text.contains(words), "\(words)") }
    }

    @Test func `names are in the order of the alphabet, whatever their accents`() {
        #expect("Énergie".inAlphabet == "energie" && "Cœur".inAlphabet == "coeur")
        #expect(Turnout.masked(["Zola": 20, "Échelles": 30, "Croix": 40]).map(\.name) == ["Croix", "Échelles", "Zola"])
    }

    @Test func `the turnout of a neighbourhood is a rate of its inhabitants, told only beside a number that is published`() {
        let places = [
            Territory(id: ID(1), kind: .city, code: "ville", name: "Saint-Test", inhabitants: 5000), Territory(id: ID(2), kind: .neighbourhood, code: "q1", name: "Centre", inhabitants: 1000),
            Territory(id: ID(3), kind: .neighbourhood, code: "q2", name: "Les Rives", inhabitants: 1000), Territory(id: ID(4), kind: .neighbourhood, code: "q3", name: "La Colline"),
        ]
        let view = View(t: Texts(.french), actor: .visitor, now: Town.noon, address: "/")
        func html(_ cells: [String: Int], _ inhabitants: Inhabitants) -> String {
            let html = TurnoutPart(turnout: Turnout(voters: cells.values.reduce(0, +), byTerritory: cells), inhabitants: inhabitants).html(view)
            #expect(WellFormed.faults(in: html) == [])
            return html.text
        }
        let told = html(["Centre": 125, "Les Rives": 4, "La Colline": 60, "": 300], Inhabitants(places))
        #expect(told.contains("12,5\u{202F}%") || told.contains("12,5\u{A0}%"))
        #expect(told.contains("C’est 9,8") && told.contains("1\u{202F}000"))
        #expect(told.contains("non publié") && !told.contains("0,4"), "four people are not shown apart, nor their rate")
        #expect(!html(["Centre": 125], Inhabitants()).contains("Taux"), "no inhabitants, no rate")
        #expect(Inhabitants(Array(places.dropFirst().prefix(2))).city == 2000 && Inhabitants(Array(places.dropFirst())).city == nil)
    }

    @Test func `small cells are hidden, and a second one that would give the first away`() {
        let cells = Turnout.masked(["a": 4, "b": 25, "c": 300])
        #expect(cells.map(\.voters) == [nil, nil, 300])
        // Two cells of one person each would follow from the total.
        #expect(Turnout.masked(["a": 1, "b": 1, "c": 30, "d": 300]).map(\.voters) == [nil, nil, nil, 300])
        #expect(Turnout.masked(["a": 4, "b": 7, "c": 300]).map(\.voters) == [nil, nil, 300])
        #expect(Turnout.masked(["a": 10, "b": 25]).map(\.voters) == [10, 25])
    }
}
