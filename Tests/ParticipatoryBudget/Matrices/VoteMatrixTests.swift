@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who prepares the vote, keeps it and counts it: role × moment, where the edition alone decides.
@Suite struct `Matrix of the vote` {
    private static let matrix = MatrixCast.matrix
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    enum Moment: CaseIterable, Sendable {
        case before, open, closed
        var now: Instant { switch self { case .before: day(20); case .open: day(35); case .closed: day(45) } }
    }

    static let edition = Edition(
        id: MatrixCast.edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "",
        calendar: Calendar([Phase(kind: .deposit, opensAt: day(1), closesAt: day(10)), Phase(kind: .vote, opensAt: day(30), closesAt: day(40))]))

    private func moments(_ rule: (Edition, Actor, Instant) -> Refusal?) -> String {
        Self.matrix.table(Moment.allCases) { rule(Self.edition, $1, $0.now) }
    }

    private func always(_ rule: (Edition, Actor) -> Refusal?) -> String { Self.matrix.line { rule(Self.edition, $0) } }

    @Test func `the ballot is prepared, composed, numbered`() {
        #expect(always { VoteRules.mayPrepare($0, $1) } == "always: officer, colleague, officerAndAuthor")
        #expect(moments { VoteRules.mayCompose($0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { NumberDrawRules.mayAnnounce($0, nil, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { NumberDrawRules.mayDraw($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `anybody votes while the vote is open, whatever her role`() {
        #expect(moments { edition, _, now in VoteRules.mayVoteNow(edition, at: now) } == """
            before: nobody; not now: everyone
            open: everyone
            closed: nobody; not now: everyone
            """)
    }

    @Test func `the register is read and decided`() {
        #expect(always { RegisterRules.mayRead($0, $1) } == "always: officer, colleague, officerAndAuthor, auditor")
        #expect(always { RegisterRules.mayDecide($0, $1) } == "always: officer, colleague, officerAndAuthor")
        func side(_ account: AccountID?) -> Likeness.Side {
            Likeness.Side(identity: DeclaredIdentity(givenName: "", familyName: "", bornOn: ""), checkOff: CheckOff(at: Self.day(35), channel: .web), account: account)
        }
        let alike = Likeness(id: ID(1), score: 90, one: side(nil), other: side(MatrixCast.officer.account), verdict: nil, reason: "")
        #expect(always { RegisterRules.mayCompare(alike, $0, $1) } == "always: colleague, officerAndAuthor", "nobody compares her own line")
        #expect(moments { WatchRules.mayHold($0, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `patterns are read by who keeps the vote and the auditor, and looked at from its opening on`() {
        #expect(always { WatchRules.mayRead($0, isMember: false, $1) } == "always: officer, colleague, officerAndAuthor, auditor")
        #expect(always { WatchRules.mayRead($0, isMember: true, $1) } == "always: everyone but visitor")
        #expect(moments { WatchRules.mayLook($0, isMember: false, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: officer, colleague, officerAndAuthor
            """)
        #expect(moments { WatchRules.mayLook($0, isMember: true, $1, at: $2) } == """
            before: nobody; not now: everyone but visitor
            open: everyone but visitor
            closed: everyone but visitor
            """)
    }

    @Test func `codes by letter are ordered`() {
        #expect(moments { ProofRules.mayOrder($0, .code, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `papers are seen by reception agents and officers, where the rules ask for it, until the close`() {
        #expect(moments { ProofRules.maySee($0, .counter, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor, agent
            open: officer, colleague, officerAndAuthor, agent
            closed: nobody; not now: officer, colleague, officerAndAuthor, agent
            """)
        #expect(always { ProofRules.maySee($0, .declared, $1, at: Self.day(35)) } == "always: nobody; not now: officer, colleague, officerAndAuthor, agent")
    }

    @Test func `the bureau of a sealed box is named, given up, rehearsed`() {
        #expect(moments { SealingRules.mayName($0, nil, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { SealingRules.mayGiveUp($0, nil, $1, at: $2) } == """
            before: nobody; not now: everyone
            open: nobody; not now: everyone
            closed: nobody; not now: everyone
            """)
        #expect(moments { SealingRules.mayRehearse($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the vote on paper is run, read, prepared`() {
        #expect(always { PaperRules.mayRun($0, $1) } == "always: officer, colleague, officerAndAuthor")
        #expect(always { PaperRules.mayRead($0, keepsOne: false, $1) } == "always: officer, colleague, officerAndAuthor, elected, auditor, agent")
        #expect(always { PaperRules.mayRead($0, keepsOne: true, $1) } == "always: everyone but visitor")
        #expect(always { PaperRules.mayReadBatches($0, $1) } == "always: officer, colleague, officerAndAuthor, auditor")
        #expect(moments { PaperRules.maySeeCounts($0, keepsOne: false, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor, agent; not now: elected, auditor
            open: officer, colleague, officerAndAuthor, agent; not now: elected, auditor
            closed: officer, colleague, officerAndAuthor, elected, auditor, agent
            """)
        #expect(moments { PaperRules.mayPrepare($0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `incidents are noted by who works at the polling places, until the proposers are told of the result`() {
        #expect(moments { ResultsRules.mayNoteIncident($0, nil, keepsOne: true, $1, at: $2) } == """
            before: nobody; not now: everyone but visitor
            open: everyone but visitor
            closed: everyone but visitor
            """)
        let prepared = Proclamation(count: ID(1), embargoUntil: Self.day(46)), told = Proclamation(count: ID(1), embargoUntil: Self.day(46), lettersSentAt: Self.day(44))
        let states = [("prepared", prepared), ("told", told)]
        #expect(Self.matrix.table(states, called: \.0) { ResultsRules.mayNoteIncident(Self.edition, $0.1, keepsOne: false, $1, at: Self.day(45)) } == """
            prepared: officer, colleague, officerAndAuthor, agent
            told: nobody; not now: officer, colleague, officerAndAuthor, agent
            """)
        var imported = Self.edition
        imported.importedFrom = "toulouse.pb"
        #expect(ResultsRules.mayNoteIncident(imported, nil, keepsOne: true, MatrixCast.officer.actor, at: Self.day(45)) != nil)
    }

    @Test func `a batch of ballots is called off until the close`() {
        let batch = BallotBatch(
            id: ID(4), edition: MatrixCast.edition, urn: nil, number: 3, format: .a4, sheets: 2, made: 2, fault: "", orderedAt: Self.day(25), cancelledAt: nil)
        #expect(moments { PaperCountRules.mayCancel(batch, $0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the vote is counted after its close, and nobody proclaims what is not counted`() {
        #expect(always { ResultsRules.maySeeDesk($0, $1) } == "always: officer, colleague, officerAndAuthor, elected, auditor")
        #expect(moments { ResultsRules.mayCount($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: officer, colleague, officerAndAuthor
            """)
        #expect(always { ResultsRules.mayProclaim($0, nil, nil, $1) } == "always: nobody; not now: officer, colleague, officerAndAuthor, elected")
        #expect(moments { ResultsRules.maySendLetters($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    private static func composition(_ names: [String] = ["Arbres"], published: Bool = false, studied: Bool = true, least: Int = 1) -> Composition {
        let projects = names.enumerated().map { rank, name in
            Project(
                id: ID(rank + 1), edition: MatrixCast.edition, number: rank + 1, title: name, summary: "", body: "", cost: Euros(1_000), externalID: "", removalReason: "",
                isStudied: studied)
        }
        let choosable = Dictionary(uniqueKeysWithValues: projects.filter(\.isStudied).map { ($0.id, Choosable(cost: $0.cost)) })
        return Composition(
            edition: edition, catalogue: Catalogue(publishedAt: published ? day(15) : nil), every: projects,
            paper: BallotPaper(rule: BallotRule(minimum: least, maximum: 3), projects: choosable, budget: Euros(5_000)))
    }

    @Test func `the catalogue is published once, when every project is ready and the ballot can be filled`() {
        let states = [
            ("ready", Self.composition()), ("published", Self.composition(published: true)), ("empty", Self.composition([])),
            ("waiting for a study", Self.composition(studied: false)), ("too few projects", Self.composition(least: 2)),
        ]
        #expect(Self.matrix.table(states, called: \.0) { VoteRules.mayPublishCatalogue($0.1, $1, at: Self.day(20)) } == """
            ready: officer, colleague, officerAndAuthor
            published: nobody; not now: officer, colleague, officerAndAuthor
            empty: nobody; not now: officer, colleague, officerAndAuthor
            waiting for a study: nobody; not now: officer, colleague, officerAndAuthor
            too few projects: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { VoteRules.mayPublishCatalogue(Self.composition(), $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a project leaves the ballot as long as a public ballot can still be filled`() {
        let states = [
            ("not public", Self.composition()), ("public, two projects", Self.composition(["Arbres", "Bancs"], published: true)),
            ("public, the last one", Self.composition(published: true)),
        ]
        #expect(Self.matrix.table(states, called: \.0) { state, actor in VoteRules.mayTakeOff(state.1.every[0], state.1, actor, at: Self.day(20)) } == """
            not public: officer, colleague, officerAndAuthor
            public, two projects: officer, colleague, officerAndAuthor
            public, the last one: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { VoteRules.mayTakeOff(Self.composition().every[0], Self.composition(), $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the catalogue is read by who prepares it, by everyone once it is public`() {
        #expect(moments { VoteRules.maySeeCatalogue($0, Catalogue(), $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor; not now: everyone but officer, colleague, officerAndAuthor
            open: everyone
            closed: everyone
            """)
        #expect(moments { VoteRules.maySeeCatalogue($0, Catalogue(publishedAt: Self.day(15)), $1, at: $2) } == """
            before: everyone
            open: everyone
            closed: everyone
            """)
    }

    @Test func `the official record is signed once by each who kept the vote, until the proposers are told`() {
        let rule = CountRule()
        let count = Count(
            id: ID(1), edition: MatrixCast.edition,
            record: CountRecord(rule: rule, ballotKind: "approval", ballots: 0, blank: 0, turnout: Turnout(), spent: .zero, left: .zero), ballotsHash: "", reason: "",
            countedBy: MatrixCast.officer.account, countedAt: Self.day(41))
        func record(signed: Bool = false, told: Bool = false) -> OfficialRecord {
            OfficialRecord(
                edition: Self.edition, count: count, proclamation: Proclamation(count: ID(1), embargoUntil: Self.day(46), lettersSentAt: told ? Self.day(44) : nil), projects: [],
                paper: PaperAccount(places: [], urns: [], batches: [], incidents: [], undoneCheckOffs: 0, takenBackSheets: 0, readSheets: 0),
                signatures: signed ? [RecordSignature(account: MatrixCast.elected.account, name: "", capacity: "", at: Self.day(42))] : [], isPublic: false, keepsOne: false)
        }
        let states = [("to sign", record()), ("signed by the elected", record(signed: true)), ("told", record(told: true))]
        #expect(Self.matrix.table(states, called: \.0) { state, actor in
            var record = state.1
            record.keepsOne = actor.account == MatrixCast.resident.account
            return ResultsRules.maySignRecord(record, actor)
        } == """
            to sign: resident, officer, colleague, officerAndAuthor, elected
            signed by the elected: resident, officer, colleague, officerAndAuthor; not now: elected
            told: nobody; not now: resident, officer, colleague, officerAndAuthor, elected
            """)
    }

    @Test func `an edition is presented by who conducts it`() {
        #expect(always { RulebookRules.mayPresent($0, $1) } == "always: officer, colleague, officerAndAuthor")
    }
}
