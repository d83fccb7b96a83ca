import Database
import Vocabulary
import Web

/// The questions asked of the elections in plenary, and what changes them. The register and the ballots are told apart by nothing but the turn.
enum ElectionStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> ElectionFile {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id, electionID: ID<Election> = try visit.id("election")
        guard let election = try list("e.assembly_id = \(id) and e.id = \(electionID)", db).first else { throw NotFound() }
        let seats = try SeatStore.held(in: id, at: visit.now, db)
        let college = try election.college.flatMap { wanted in try AssemblyStore.colleges(id, db).first { $0.id == wanted } }
        return ElectionFile(
            standing: standing, election: election, electors: seats.filter { seat in election.round.map { $0.admits(seat) } ?? seat.votes }, register: try election.round.map { try register($0.id, db) } ?? [],
            terms: try visit.actor.account.map { try SeatStore.terms(of: $0, in: id, db) } ?? 0, room: college.map { CollegeRoom($0, seats) })
    }

    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Election] { try list("e.assembly_id = \(assembly)", db) }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Election] {
        let elections = try db.all("""
            select e.id, e.college_id, c.name, case when e.is_bureau then 'bureau' else e.office end, e.places, e.candidates_until, e.announced_at, e.cancelled_at, e.cancelled_reason
            from elections e left join colleges c on c.id = e.college_id where \(condition) order by e.id desc
            """) { row in
            Election(
                id: row.id(), college: row.optionalID(), collegeName: row.optionalText(), office: try row.choice(), places: row.int(),
                candidatesUntil: row.instant(), announcedAt: row.instant(), cancelledAt: row.optionalInstant(), cancelledReason: row.text())
        }
        return try elections.map { election in
            var election = election
            election.rounds = try rounds(election.id, db)
            election.candidates = try candidates(election.id, db)
            return election
        }
    }

    private static func rounds(_ election: ID<Election>, _ db: Reading) throws -> [Election.Round] {
        try db.all("""
            select id, number, opens_at, closes_at, paper_ballots, paper_blank, paper_by, proclaimed_at from election_rounds
            where election_id = \(election) order by number
            """) { row in
            Election.Round(
                id: row.id(), number: row.int(), opensAt: row.instant(), closesAt: row.instant(), paperBallots: row.optionalInt(),
                paperBlank: row.optionalInt(), paperBy: row.optionalID(), proclaimedAt: row.optionalInstant())
        }
    }

    private static func candidates(_ election: ID<Election>, _ db: Reading) throws -> [Election.Candidate] {
        try db.all("""
            select k.id, k.account_id, a.display_name, k.gender, k.statement, k.stood_at, k.withdrawn_at, k.elected_round
            from election_candidates k join accounts a on a.id = k.account_id where k.election_id = \(election) order by a.display_name, k.id
            """) { row in
            Election.Candidate(
                id: row.id(), account: row.id(), name: row.text(), gender: try row.choice(), statement: row.text(), at: row.instant(),
                withdrawnAt: row.optionalInstant(), electedIn: row.optionalInt())
        }
    }

    static func register(_ round: ID<Election.Round>, _ db: Reading) throws -> [CheckedOff] {
        try db.all("select seat_id, channel from election_register where round_id = \(round) order by seat_id") {
            CheckedOff(seat: $0.id(), channel: try $0.choice())
        }
    }

    /// Adds up a turn, once it is closed: nobody asks before.
    static func count(_ round: Election.Round, _ db: Reading) throws -> ElectionCount {
        let ballots = try db.all("select choices from election_ballots where round_id = \(round.id) order by mark") { $0.text() }
        var count = ElectionCount(ballots: ballots.count + (round.paperBallots ?? 0), blank: ballots.filter(\.isEmpty).count + (round.paperBlank ?? 0))
        for choice in ballots.flatMap({ Set($0.split(separator: " ")) }).compactMap({ ElectionCount.CandidateID($0) }) { count.votes[choice, default: 0] += 1 }
        try db.each("select candidate_id, votes from election_paper where round_id = \(round.id)") { row in
            count.votes[row.id(), default: 0] += row.int()
        }
        return count
    }

    // MARK: Changing

    /// Its table knows the offices that have a title: a plain place in the bureau stands beside.
    private static func kept(_ office: Seat.Office) -> Seat.Office { office == .bureau ? .spokesperson : office }

    static func announce(_ election: Election, first round: Election.Round, of assembly: AssemblyID, by officer: AccountID, _ db: Writing) throws -> ID<Election> {
        let id: ID<Election> = ID(try db.insert("""
            insert into elections (assembly_id, college_id, office, is_bureau, places, candidates_until, announced_at, announced_by)
            values (\(assembly), \(election.college), \(Self.kept(election.office)), \(election.office == .bureau), \(election.places), \(election.candidatesUntil), \(election.announcedAt), \(officer))
            returning id
            """))
        try open(round, of: id, db)
        return id
    }

    static func open(_ round: Election.Round, of election: ID<Election>, _ db: Writing) throws {
        try db.run("""
            insert into election_rounds (election_id, number, opens_at, closes_at)
            values (\(election), \(round.number), \(round.opensAt), \(round.closesAt))
            """)
    }

    static func stand(_ account: AccountID, _ gender: Seat.Gender, _ statement: String, in election: ID<Election>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into election_candidates (election_id, account_id, gender, statement, stood_at)
            values (\(election), \(account), \(gender), \(statement), \(now))
            on conflict (election_id, account_id) do update set gender = excluded.gender, statement = excluded.statement, withdrawn_at = null
            """)
    }

    static func withdraw(_ candidate: ID<Election.Candidate>, at now: Instant, _ db: Writing) throws {
        try db.run("update election_candidates set withdrawn_at = \(now) where id = \(candidate)")
    }

    /// False when she has voted already, on the platform or on paper.
    static func checkOff(_ seat: ID<Seat>, _ channel: CheckedOff.Channel, in round: ID<Election.Round>, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into election_register (round_id, seat_id, channel) values (\(round), \(seat), \(channel))
            on conflict (round_id, seat_id) do nothing
            """) == 1
    }

    /// Puts a ballot in the box and shakes it: all the ballots are written anew in the order of marks that nobody chose,
    /// so that where they lie tells nothing of who came when.
    static func put(_ choices: [ElectionCount.CandidateID], mark: String, in round: ID<Election.Round>, _ db: Writing) throws {
        var box = try db.all("select mark, choices from election_ballots where round_id = \(round)") { (mark: $0.text(), choices: $0.text()) }
        box.append((mark: mark, choices: choices.sorted().map { "\($0)" }.joined(separator: " ")))
        try db.run("delete from election_ballots where round_id = \(round)")
        for ballot in box.sorted(by: { $0.mark < $1.mark }) {
            try db.run("insert into election_ballots (mark, round_id, choices) values (\(ballot.mark), \(round), \(ballot.choices))")
        }
    }

    static func recordPaper(
        _ votes: [(candidate: ElectionCount.CandidateID, votes: Int)], ballots: Int, blank: Int, in round: ID<Election.Round>, by person: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            update election_rounds set paper_ballots = \(ballots), paper_blank = \(blank), paper_by = \(person), paper_at = \(now)
            where id = \(round) and proclaimed_at is null
            """)
        try db.run("delete from election_paper where round_id = \(round)")
        for line in votes { try db.run("insert into election_paper (round_id, candidate_id, votes) values (\(round), \(line.candidate), \(line.votes))") }
    }

    static func proclaim(_ round: Election.Round, _ elected: [ElectionCount.CandidateID], by person: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        for candidate in elected { try db.run("update election_candidates set elected_round = \(round.number) where id = \(candidate)") }
        return try db.run("update election_rounds set proclaimed_at = \(now), proclaimed_by = \(person) where id = \(round.id) and proclaimed_at is null") == 1
    }

    static func cancel(_ election: ID<Election>, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update elections set cancelled_at = \(now), cancelled_reason = \(reason) where id = \(election) and cancelled_at is null") == 1
    }
}
