@testable import ParticipatoryBudget
@testable import Platform
import TestTown
import Testing
import Vocabulary

/// Who has codes made, printed and taken back, who may prove what before her ballot opens, who decides on a vote that waits: role × state × moment.
@Suite struct `Matrix of the proofs` {
    private static let matrix = MatrixCast.matrix, edition = `Matrix of the vote`.edition
    private static func day(_ number: Int) -> Instant { `Matrix of the vote`.day(number) }

    /// Printed by the officer.
    private static func file(_ change: (inout LetterBatch) -> Void = { _ in }) -> LetterBatchFile {
        var batch = LetterBatch(id: ID(1), edition: edition.id, label: "Secteur Grandclément", wanted: 10, made: 10, used: 0, orderedAt: day(20), revokedReason: "")
        change(&batch)
        return LetterBatchFile(edition: edition, batch: batch)
    }

    private static let batches: [(String, LetterBatchFile)] = [
        ("being made", file { $0.made = 4 }), ("ready", file()), ("printed", file { ($0.printedAt, $0.printedBy) = (day(25), MatrixCast.officer.account) }),
        ("taken back", file { ($0.printedAt, $0.printedBy, $0.revokedAt) = (day(25), MatrixCast.officer.account, day(25)) }),
    ]
    private func batches(_ rule: (LetterBatchFile, Actor) -> Refusal?) -> String { Self.matrix.table(Self.batches, called: \.0) { rule($0.1, $1) } }

    @Test func `codes are printed once, their file taken for half an hour by who printed, and taken back once`() {
        #expect(batches { ProofRules.mayPrint($0, $1, at: Self.day(25)) } == """
            being made: nobody; not now: officer, colleague, officerAndAuthor
            ready: officer, colleague, officerAndAuthor
            printed: nobody; not now: officer, colleague, officerAndAuthor
            taken back: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(batches { ProofRules.mayTake($0, $1, at: Self.day(25)) } == """
            being made: nobody
            ready: nobody
            printed: officer
            taken back: nobody; not now: officer
            """)
        #expect(batches { ProofRules.mayTake($0, $1, at: Self.day(25) + .minutes(30)) } == """
            being made: nobody
            ready: nobody
            printed: nobody; not now: officer
            taken back: nobody; not now: officer
            """)
        #expect(batches { ProofRules.mayRevoke($0, $1) } == """
            being made: officer, colleague, officerAndAuthor
            ready: officer, colleague, officerAndAuthor
            printed: officer, colleague, officerAndAuthor
            taken back: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    private static func booth(_ proof: VoterProof, of actor: Actor, hasVoted: Bool = false, provider: String? = nil) -> Booth {
        let account = Account(
            id: actor.account ?? AccountID(99), givenName: "", familyName: "", displayName: "", hasPassword: true, phone: "", postalAddress: "", language: "fr",
            createdAt: day(0))
        let paper = BallotPaper(rule: BallotRule(minimum: 1, maximum: 2), projects: [ID(1): Choosable(cost: Euros(1_000))], budget: Euros(5_000))
        var booth = Booth(edition: edition, account: account, checkOff: hasVoted ? CheckOff(at: day(33), channel: .web) : nil, conditions: Conditions(), paper: paper)
        (booth.proof, booth.identityProvider) = (proof, provider)
        return booth
    }

    @Test func `whoever votes proves what the rules ask, while the vote is open, until she has voted`() {
        typealias Moment = `Matrix of the vote`.Moment
        #expect(Self.matrix.table(Moment.allCases) { ProofRules.mayProve(Self.booth(.phone, of: $1), .phone, at: $0.now) } == """
            before: nobody; not now: everyone
            open: everyone
            closed: nobody; not now: everyone
            """)
        let proofs = VoterProof.allCases
        #expect(Self.matrix.table(proofs, called: \.rawValue) { ProofRules.mayProve(Self.booth($0, of: $1), .code, at: Moment.open.now) } == proofs.map {
            $0 == .code ? "\($0.rawValue): everyone" : "\($0.rawValue): nobody; not now: everyone"
        }.joined(separator: "\n"))
        #expect(Self.matrix.line { ProofRules.mayProve(Self.booth(.phone, of: $0, hasVoted: true), .phone, at: Moment.open.now) } == "always: nobody; not now: everyone")
        #expect(Self.matrix.table([nil, "FranceConnect"], called: { $0 ?? "no provider" }) { ProofRules.mayIdentify(Self.booth(.identity, of: $1, provider: $0), at: Moment.open.now) } == """
            no provider: nobody; not now: everyone
            FranceConnect: everyone
            """)
    }

    @Test func `a vote that waits is decided by another officer, once let go for good, until the close`() {
        func held(_ verdict: Quarantine.Verdict?, by person: MatrixCast = .resident) -> QuarantineFile {
            let quarantine = Quarantine(
                id: ID(1), account: person.account, name: "", address: "", cause: .pattern, reason: "", at: Self.day(33), verdict: verdict, decisionReason: "")
            return QuarantineFile(edition: Self.edition, quarantine: quarantine)
        }
        let states = [("waiting", held(nil)), ("of the officer herself", held(nil, by: .officer)), ("kept out", held(.keptOut)), ("let go", held(.released))]
        #expect(Self.matrix.table(states, called: \.0) { WatchRules.mayDecide($0.1, $1, at: Self.day(35)) } == """
            waiting: officer, colleague, officerAndAuthor
            of the officer herself: colleague, officerAndAuthor
            kept out: officer, colleague, officerAndAuthor
            let go: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Self.matrix.line { WatchRules.mayDecide(held(nil), $0, at: Self.day(45)) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
    }
}
