import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Nothing in the database ties a check-off to a ballot, nobody votes twice with one mailbox, nothing falls in after the close.
@Suite struct `Secrecy of the vote` {
    private func cast(_ vote: VoteTown, _ number: Int, as person: Town.Person) async throws -> Int {
        await vote.town.post(VoteTown.ballot, lists: try await vote.fields(number), as: person).status
    }

    @Test(arguments: Backend.all) func `ballots fall in by handfuls, then the box is turned over at the close`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        for number in 1..<BallotBoxStore.handful {
            #expect(try await cast(vote, number % 3 + 1, as: try await vote.town.person("Voter\(number)")) == 303)
        }
        try await BallotBox.run(vote.town.world)
        #expect(try await vote.count("select count(*) from ballots") == 0)
        #expect(try await cast(vote, 1, as: try await vote.town.person("Last of the handful")) == 303)
        try await BallotBox.run(vote.town.world)
        #expect(try await vote.count("select count(*) from ballots") == 20)
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 0)

        #expect(try await cast(vote, 2, as: try await vote.town.person("Latecomer")) == 303)
        vote.town.set(now: VoteTown.closes)
        try await VotePassages.run(vote.town.world)
        #expect(try await vote.count("select count(*) from ballots") == 21)
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 0)
    }

    /// What a clerk with the database could read in PostgreSQL's own columns: the transaction and the place of each row.
    @Test func `PostgreSQL's own columns tie no voter to a ballot`() async throws {
        guard Backend.all.contains(.postgres) else { return }
        let vote = try await VoteTown(.postgres)
        for number in 1...BallotBoxStore.handful {
            #expect(try await cast(vote, number % 3 + 1, as: try await vote.town.person("Voter\(number)")) == 303)
        }
        try await BallotBox.run(vote.town.world)
        #expect(try await vote.count("select count(*) from check_offs c join ballots b on b.xmin = c.xmin") == 0)
        #expect(try await vote.count("select count(distinct cast(xmin as text)) from ballots") == 1)
        let (placed, drawn) = try await vote.town.database.read { db in
            (try db.all("select id from ballots order by ctid", as: String.self), try db.all("select id from ballots order by id", as: String.self))
        }
        #expect(placed == drawn && placed.count == BallotBoxStore.handful)
    }

    @Test(arguments: Backend.all) func `an account opened again with the same mailbox has voted all the same`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        let first = try await vote.town.person("Awa")
        #expect(try await cast(vote, 1, as: first) == 303)
        // The account goes, as its erasure leaves it; the same mailbox comes back, once as it was, once with a tag.
        try await vote.town.database.write { db in try db.run("update accounts set email = null, deleted_at = 1 where id = \(first.account)") }
        let second = try await vote.town.person("awa")
        let third = try await vote.town.person("awa+encore")
        #expect(try await cast(vote, 2, as: second) == 409)
        #expect(try await cast(vote, 2, as: third) == 409)
        #expect(try await vote.count("select count(*) from check_offs") == 1)
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 1)
        // After the close nobody can tell which mailboxes stood there.
        vote.town.set(now: VoteTown.closes)
        try await VotePassages.run(vote.town.world)
        #expect(try await vote.count("select count(*) from check_offs where mailbox is not null") == 0)
        #expect(try await vote.count("select count(*) from catalogues where mailbox_key <> ''") == 0)
    }

    @Test(arguments: Backend.all) func `a ballot that arrives slowly across the close is refused with the hour`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        let slow = try await vote.town.person("Slow")
        let fields = try await vote.fields(1)
        vote.town.set(now: VoteTown.closes - .seconds(4))
        let answer = await vote.town.post(VoteTown.ballot, lists: fields, as: slow) { vote.town.set(now: VoteTown.closes) }
        #expect(answer.status == 409 && answer.text.contains("clos"))
        #expect(try await vote.count("select count(*) from check_offs") == 0)
    }

    @Test(arguments: Backend.all) func `once the close is noted nothing falls in, whatever the clock says`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        vote.town.set(now: VoteTown.closes)
        try await VotePassages.run(vote.town.world)
        vote.town.set(now: VoteTown.closes - .seconds(1))
        #expect(try await cast(vote, 1, as: try await vote.town.person("Hurried")) == 409)
        #expect(try await vote.count("select count(*) from ballots") == 0)
        #expect(try await vote.count("select count(*) from check_offs") == 0)
    }

    @Test(arguments: Backend.all) func `a ballot that arrived in time and waits its turn falls in before the box is shut`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), patience = Span.seconds(10)
        vote.town.set(now: VoteTown.closes + .seconds(9))
        try await VotePassages.run(vote.town.world, patience: patience)
        vote.town.set(now: VoteTown.closes - Span(milliseconds: 1))
        #expect(try await cast(vote, 1, as: try await vote.town.person("Nadia")) == 303)
        vote.town.set(now: VoteTown.closes)
        #expect(try await cast(vote, 1, as: try await vote.town.person("Late")) == 409)
        vote.town.set(now: VoteTown.closes + patience)
        try await VotePassages.run(vote.town.world, patience: patience)
        #expect(try await vote.count("select count(*) from ballots") == 1)
        #expect(try await vote.count("select count(*) from catalogues where closing_noted_at is not null") == 1)
    }
}
