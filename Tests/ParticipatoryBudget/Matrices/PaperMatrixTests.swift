@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// A polling place and its urn as the rules of paper read them: the resident keeps it all vote long, the author at another hour.
enum PaperSamples {
    static let edition = `Matrix of the vote`.edition, matrix = MatrixCast.matrix
    static func day(_ number: Int) -> Instant { `Matrix of the vote`.day(number) }

    static func urn(_ change: (inout Urn) -> Void = { _ in }) -> Urn {
        var urn = Urn(
            id: ID(6), edition: edition.id, place: ID(5), placeName: "Bibliothèque", label: "Livre 1", seal: "A-001", isAggregated: false, openedAt: day(31), closingSeal: "",
            gapReason: "", checkOffs: 2)
        change(&urn)
        return urn
    }

    static func place(removed: Bool = false, _ urns: [Urn]) -> PollingPlaceFile {
        let place = PollingPlace(
            id: ID(5), edition: edition.id, name: "Bibliothèque", address: "", hours: "", access: "", material: "", codeMark: "123456", removedAt: removed ? day(32) : nil)
        let shifts = [(MatrixCast.resident, 15, 50), (.author, 60, 61)].map { person, from, until in
            PollingShift(id: ID(person.account.number), place: place.id, account: person.account, name: "", from: day(from), until: day(until))
        }
        return PollingPlaceFile(edition: edition, place: place, shifts: shifts, urns: urns)
    }

    static func batch(_ change: (inout BallotBatch) -> Void = { _ in }) -> BallotBatch {
        var batch = BallotBatch(id: ID(4), edition: edition.id, urn: nil, number: 3, format: .a4, sheets: 2, made: 2, fault: "", orderedAt: day(25), cancelledAt: nil)
        change(&batch)
        return batch
    }

    static let account = BallotBatch.Account(used: 2, spoiled: 0, unused: 0, notedBy: "", notedAt: day(41))

    static func paper(_ projects: Int = 2) -> BallotPaper {
        BallotPaper(
            rule: BallotRule(minimum: 1, maximum: 2), projects: Dictionary(uniqueKeysWithValues: (0..<projects).map { (ID($0 + 1), Choosable(cost: Euros(1_000))) }),
            budget: Euros(5_000))
    }

    static func moments(_ rule: (Actor, Instant) -> Refusal?) -> String { matrix.table(`Matrix of the vote`.Moment.allCases) { rule($1, $0.now) } }
}

/// Who keeps a polling place, checks voters off and opens urns, orders ballots: role × moment × shift.
@Suite struct `Matrix of the polling places` {
    private typealias Samples = PaperSamples
    private static let open = Samples.day(35)

    private static let places: [(String, PollingPlaceFile)] = [
        ("with an urn", Samples.place([Samples.urn()])), ("without", Samples.place([])), ("sealed again", Samples.place([Samples.urn { $0.closedAt = Samples.day(34) }])),
        ("removed", Samples.place(removed: true, [Samples.urn()])),
    ]
    private func places(_ rule: (PollingPlaceFile, Actor) -> Refusal?) -> String { Samples.matrix.table(Self.places, called: \.0) { rule($0.1, $1) } }

    @Test func `a place is kept by whose hour it is, by officers and reception agents`() {
        #expect(places { PaperRules.mayKeep($0, $1, at: Self.open) } == """
            with an urn: resident, officer, colleague, officerAndAuthor, agent; not now: author
            without: resident, officer, colleague, officerAndAuthor, agent; not now: author
            sealed again: resident, officer, colleague, officerAndAuthor, agent; not now: author
            removed: nobody; not now: everyone but visitor
            """)
        #expect(Samples.matrix.line { PaperRules.mayKeep(Samples.place([]), $0, at: Samples.day(60)) } == "always: author, officer, colleague, officerAndAuthor, agent; not now: resident")
    }

    @Test func `voters are checked off while the vote is open, once an urn is sealed; a namesake by an officer`() {
        #expect(places { PaperRules.mayCheckOff($0, $1, at: Self.open) } == """
            with an urn: resident, officer, colleague, officerAndAuthor, agent; not now: author
            without: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            sealed again: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            removed: nobody; not now: everyone but visitor
            """)
        #expect(Samples.moments { PaperRules.mayCheckOff(Samples.place([Samples.urn()]), $0, at: $1) } == """
            before: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            open: resident, officer, colleague, officerAndAuthor, agent; not now: author
            closed: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            """)
        #expect(Samples.moments { PaperRules.mayCheckOffNamesake(Samples.place([Samples.urn()]), $0, at: $1) } == """
            before: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            open: officer, colleague, officerAndAuthor; not now: author
            closed: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `a check-off is taken back the same day by another person, never what fell in the box`() {
        func line(onPaper: Bool = true, hours: Int = 1, undone: Bool = false) -> PaperCheckOff {
            PaperCheckOff(
                id: ID(8), checkOff: ID(9), isOnPaper: onPaper, name: "Awa", notedBy: MatrixCast.agent.account, agent: "agent", notedAt: Self.open - .hours(hours),
                undoneAt: undone ? Self.open : nil, undoneBy: "", reason: "")
        }
        let lines = [("an hour ago, by the agent", line()), ("yesterday", line(hours: 24)), ("on the screen", line(onPaper: false)), ("undone", line(undone: true))]
        #expect(Samples.matrix.table(lines, called: \.0) { PaperRules.mayUndo($0.1, Samples.place([Samples.urn()]), $1, at: Self.open) } == """
            an hour ago, by the agent: resident, officer, colleague, officerAndAuthor; not now: author
            yesterday: nobody; not now: resident, author, officer, colleague, officerAndAuthor
            on the screen: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            undone: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `an urn is opened until the close, and its slot sealed once`() {
        #expect(Samples.moments { PaperRules.mayOpenUrn(Samples.place([]), $0, at: $1) } == """
            before: resident, officer, colleague, officerAndAuthor, agent; not now: author
            open: resident, officer, colleague, officerAndAuthor, agent; not now: author
            closed: nobody; not now: resident, author, officer, colleague, officerAndAuthor, agent
            """)
        let urns = [("in use", Samples.urn()), ("sealed", Samples.urn { $0.closedAt = Samples.day(34) })]
        #expect(Samples.matrix.table(urns, called: \.0) { PaperRules.mayCloseUrn($0.1, Samples.place([$0.1]), $1, at: Self.open) } == """
            in use: resident, officer, colleague, officerAndAuthor, agent; not now: author
            sealed: nobody; not now: everyone
            """)
        var (with, without) = (Rulebook(), Rulebook())
        (with.ballot.acceptsTotals, without.ballot.acceptsTotals) = (true, nil)
        let books = [("the rules accept totals", with), ("they do not", without)]
        #expect(Samples.matrix.table(books, called: \.0) { TotalsRules.mayOpen(Samples.place([]), $0.1, $1, at: Self.open) } == """
            the rules accept totals: officer, colleague, officerAndAuthor
            they do not: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Samples.moments { TotalsRules.mayOpen(Samples.place([]), with, $0, at: $1) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `shifts are given until the close, then while an urn of the place waits for its signatures`() {
        #expect(Samples.moments { PaperRules.mayGiveShift(Samples.place([]), $0, at: $1) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        let urns = [("counted", Samples.urn()), ("signed", Samples.urn { $0.countersignedAt = Samples.day(46) })]
        #expect(Samples.matrix.table(urns, called: \.0) { PaperRules.mayGiveShift(Samples.place([$0.1]), $1, at: Samples.day(60)) } == """
            counted: officer, colleague, officerAndAuthor
            signed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a place is taken away as long as no urn was opened there`() {
        #expect(Samples.moments { PaperRules.mayRemove(Samples.place([]), $0, at: $1) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Samples.matrix.line { PaperRules.mayRemove(Samples.place([Samples.urn()]), $0, at: Self.open) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
    }

    @Test func `ballots are ordered once the catalogue is public, and the ballot then stands still`() {
        func composition(published: Bool, _ projects: Int = 2) -> Composition {
            Composition(edition: Samples.edition, catalogue: Catalogue(publishedAt: published ? Samples.day(15) : nil), every: [], paper: Samples.paper(projects))
        }
        let states = [("not public", composition(published: false)), ("public", composition(published: true)), ("cannot be filled", composition(published: true, 0))]
        #expect(Samples.matrix.table(states, called: \.0) { PaperRules.mayOrder($0.1, $1, at: Samples.day(20)) } == """
            not public: nobody; not now: officer, colleague, officerAndAuthor
            public: officer, colleague, officerAndAuthor
            cannot be filled: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Samples.moments { PaperRules.mayOrder(composition(published: true), $0, at: $1) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Samples.matrix.table([[], [3]], called: { "\($0.count) batches" }) { batches, _ in PaperRules.mayChangeBallot(Samples.edition, batches: batches) } == """
            0 batches: everyone
            1 batches: nobody; not now: everyone
            """)
    }

    @Test func `a batch that no urn was given is counted after the close`() {
        let batches = [
            ("in stock", Samples.batch()), ("called off", Samples.batch { $0.cancelledAt = Samples.day(33) }), ("given to an urn", Samples.batch { $0.urn = ID(6) }),
            ("being made", Samples.batch { $0.made = 1 }),
        ]
        #expect(Samples.matrix.table(batches, called: \.0) { PaperCountRules.mayCountStock($0.1, Samples.edition, $1, at: Samples.day(45)) } == """
            in stock: officer, colleague, officerAndAuthor
            called off: nobody; not now: officer, colleague, officerAndAuthor
            given to an urn: nobody; not now: officer, colleague, officerAndAuthor
            being made: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Samples.moments { PaperCountRules.mayCountStock(Samples.batch(), Samples.edition, $0, at: $1) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: officer, colleague, officerAndAuthor
            """)
    }
}
