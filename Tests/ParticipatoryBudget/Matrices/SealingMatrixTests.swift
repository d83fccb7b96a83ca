@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The bureau of a sealed box: the resident, the elected member and the officer are its members, two of them open it. Relation × how far the box is.
@Suite struct `Matrix of the sealed box` {
    private static let matrix = MatrixCast.matrix, edition = `Matrix of the vote`.edition
    private static func day(_ number: Int) -> Instant { `Matrix of the vote`.day(number) }

    /// The resident is the first to note her code, and to enter it.
    enum State: CaseIterable, Sendable { case named, noted, ready, closed, entered, opened, stopped }

    private static func members(_ state: State) -> [BureauMember] {
        let people: [(MatrixCast, BureauCapacity)] = [(.resident, .resident), (.elected, .elected), (.officer, .officer)]
        return people.enumerated().map { rank, person in
            let noted = state == .noted ? person.0 == .resident : state != .named, entered = [.entered, .opened].contains(state) && person.0 != .officer
            return BureauMember(
                position: rank + 1, account: person.0.account, name: person.0.rawValue, capacity: person.1, confirmedAt: noted ? day(21) : nil, sealedShare: [],
                shareDigest: "", enteredShare: [], enteredAt: entered && (state == .opened || person.0 == .resident) ? day(41) : nil)
        }
    }

    private static func ceremony(_ state: State, _ kind: CeremonyKind = .vote) -> Ceremony {
        let isReady = state != .named && state != .noted, isClosed = isReady && state != .ready
        return Ceremony(
            id: ID(1), edition: edition.id, kind: kind, threshold: 2, namedAt: day(20), publicKey: isReady ? [1] : [], keyMadeAt: isReady ? day(22) : nil,
            frozenAt: isClosed ? day(40) : nil, openedAt: state == .opened ? day(41) : nil, openedCount: 0, openedMark: "",
            fault: state == .stopped ? OpeningFault.wrongShares.rawValue : "", members: members(state))
    }

    private func states(_ kind: CeremonyKind = .vote, _ rule: (Ceremony, Actor) -> Refusal?) -> String {
        Self.matrix.table(State.allCases) { rule(Self.ceremony($0, kind), $1) }
    }

    @Test func `a member notes her code once`() {
        #expect(states { SealingRules.mayConfirm($0, $1) } == """
            named: resident, officer, elected
            noted: officer, elected; not now: resident
            ready: nobody; not now: resident, officer, elected
            closed: nobody; not now: resident, officer, elected
            entered: nobody; not now: resident, officer, elected
            opened: nobody; not now: resident, officer, elected
            stopped: nobody; not now: resident, officer, elected
            """)
    }

    @Test func `a member enters her code once, after the close; in a rehearsal as soon as the key is made`() {
        #expect(states { SealingRules.mayEnter($0, Self.edition, $1) } == """
            named: nobody; not now: resident, officer, elected
            noted: nobody; not now: resident, officer, elected
            ready: nobody; not now: resident, officer, elected
            closed: resident, officer, elected
            entered: officer, elected; not now: resident
            opened: nobody; not now: resident, officer, elected
            stopped: nobody; not now: resident, officer, elected
            """)
        #expect(Self.matrix.line { SealingRules.mayEnter(Self.ceremony(.ready, .rehearsal), Self.edition, $0) } == "always: resident, officer, elected")
    }

    @Test func `an opening that stopped is taken up again by who conducts the edition`() {
        #expect(states { SealingRules.mayResume(Self.edition, $0, $1) } == """
            named: nobody; not now: officer, colleague, officerAndAuthor
            noted: nobody; not now: officer, colleague, officerAndAuthor
            ready: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            entered: nobody; not now: officer, colleague, officerAndAuthor
            opened: nobody; not now: officer, colleague, officerAndAuthor
            stopped: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `ballots are counted once the box is open, or where nothing was sealed`() {
        #expect(states { ceremony, _ in SealingRules.mayCount(ceremony) } == """
            named: everyone
            noted: everyone
            ready: nobody; not now: everyone
            closed: nobody; not now: everyone
            entered: nobody; not now: everyone
            opened: everyone
            stopped: nobody; not now: everyone
            """)
        #expect(Self.matrix.line { _ in SealingRules.mayCount(nil) } == "always: everyone")
    }
}
