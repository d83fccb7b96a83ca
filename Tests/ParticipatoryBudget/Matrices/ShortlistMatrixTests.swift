@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// Who may do what on a selection: role × stage × tie.
@Suite struct `Matrix of the shortlist` {
    typealias Samples = `Rules of the shortlist`
    private static let matrix = MatrixCast.matrix, now = Samples.day(15)

    /// The author, a member and one who is tied sit on the panel.
    static func file(_ stage: Selection.Stage, marked: Int = 1) -> SelectionFile {
        var file = Samples.file(stage, marked: marked)
        file.carriers = [MatrixCast.author.account, MatrixCast.coauthor.account]
        file.members = [MatrixCast.member, .tiedMember, .author].map { PanelMember(account: $0.account, name: "", marked: marked, tied: 0) }
        return file
    }

    /// As each person finds it: what she carries, what she is tied to.
    static func jury(_ file: SelectionFile, _ actor: Actor) -> JuryFile {
        let proposal = file.candidates[0], account = actor.account ?? AccountID(99)
        let own: Set = [MatrixCast.author.account, MatrixCast.coauthor.account]
        return JuryFile(
            file: file, member: account, ties: account == MatrixCast.tiedMember.account ? [proposal.id: "Ma voisine"] : [:],
            own: own.contains(account) ? [proposal.id] : [])
    }

    private func stages(_ rule: (SelectionFile, Actor) -> Refusal?) -> String {
        Self.matrix.table(Samples.stages) { rule(Self.file($0), $1) }
    }

    @Test func `the selection is read, opened`() {
        let edition = Self.file(.scoring).edition
        #expect(Self.matrix.line { ShortlistRules.mayRead(edition, $0) } == "always: officer, colleague, officerAndAuthor, elected, auditor")
        #expect(Self.matrix.table(Samples.Moment.allCases) { ShortlistRules.mayOpen(edition, $1, at: $0.now) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the panel is composed`() {
        #expect(stages { ShortlistRules.mayCompose($0, $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the settings are corrected until the first mark`() {
        #expect(stages { ShortlistRules.mayCorrect($0, $1, at: Self.now) } == """
            scoring: nobody; not now: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(Self.matrix.line { ShortlistRules.mayCorrect(Self.file(.scoring, marked: 0), $0, at: Self.now) } == "always: officer, colleague, officerAndAuthor")
    }

    @Test func `the marks are closed`() {
        #expect(stages { ShortlistRules.mayClose($0, $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the picks are noted`() {
        #expect(stages { ShortlistRules.mayPick($0, $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the bureau of an invited body gives its picks, within its quota`() {
        func picks(_ stage: Selection.Stage, isInvited: Bool = true, isFull: Bool = false) -> BodyPicksFile {
            var file = Self.file(stage)
            file.selection.picksPerBody = 1
            file.picks = isFull ? [Pick(id: ID(1), proposal: ID(1), number: 7, title: "", body: "Conseil", reason: "", assembly: 4)] : []
            return BodyPicksFile(file: file, body: BodyOpinions.Body(id: 4, name: "Conseil"), isInvited: isInvited, speaks: true)
        }
        let states = [("invited", picks(.scoring)), ("not invited", picks(.scoring, isInvited: false)), ("quota given", picks(.scoring, isFull: true)), ("list decided", picks(.toAnnounce))]
        func table(_ rule: (BodyPicksFile, Actor) -> Refusal?) -> String {
            Self.matrix.table(states, called: \.0) { state, actor in
                var file = state.1
                // The resident sits in the bureau, and nobody else.
                file.speaks = actor.account == MatrixCast.resident.account
                return rule(file, actor)
            }
        }
        #expect(table { ShortlistRules.mayDesignate($0, $1, at: Self.now) } == """
            invited: resident
            not invited: nobody; not now: resident
            quota given: nobody; not now: resident
            list decided: nobody; not now: resident
            """)
        #expect(table { ShortlistRules.mayTakeBackPick($0, $1, at: Self.now) } == """
            invited: resident
            not invited: nobody; not now: resident
            quota given: resident
            list decided: nobody; not now: resident
            """)
    }

    @Test func `the list is decided by who carries none of its proposals`() {
        #expect(stages { ShortlistRules.mayDecide($0, $1, at: Self.now) } == """
            scoring: nobody; not now: officer, colleague, officerAndAuthor
            toDecide: officer, colleague
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the list is taken back, announced`() {
        #expect(stages { ShortlistRules.mayTakeBack($0, $1, at: Self.now) } == """
            scoring: nobody; not now: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(stages { ShortlistRules.mayAnnounce($0, $1, at: Self.now) } == """
            scoring: nobody; not now: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the list is published`() {
        #expect(stages { ShortlistRules.mayRelease($0, $1, at: Self.now) } == """
            scoring: nobody; not now: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a member takes part`() {
        #expect(Self.matrix.line { ShortlistRules.maySit($0) } == "always: member, tiedMember, otherMember")
        #expect(stages { ShortlistRules.mayTakePart($0, $1, at: Self.now) } == """
            scoring: member, tiedMember
            toDecide: nobody; not now: member, tiedMember
            toAnnounce: nobody; not now: member, tiedMember
            toRelease: nobody; not now: member, tiedMember
            released: nobody; not now: member, tiedMember
            """)
    }

    @Test func `a member marks what she is not tied to`() {
        #expect(stages { ShortlistRules.mayMark(Self.jury($0, $1), $0.candidates[0], $1, at: Self.now) } == """
            scoring: member
            toDecide: nobody; not now: member, tiedMember
            toAnnounce: nobody; not now: member, tiedMember
            toRelease: nobody; not now: member, tiedMember
            released: nobody; not now: member, tiedMember
            """)
    }
}

/// Around the panel: the call, the letters, the sessions, the paper.
@Suite struct `Matrix of the panel` {
    private typealias Samples = `Rules of the shortlist`
    private static let matrix = MatrixCast.matrix, now = Samples.day(15)

    private static func file(_ stage: Selection.Stage) -> SelectionFile { `Matrix of the shortlist`.file(stage) }

    private static func session(_ stage: Selection.Stage, isClosed: Bool = false, present: Int = 2) -> PanelSessionFile {
        let file = file(stage)
        let session = PanelSession(id: ID(1), title: "Tables", place: "", heldAt: now, plannedByName: "", notes: "", closedAt: isClosed ? now : nil)
        return PanelSessionFile(file: file, session: session, present: Set(file.members.prefix(present).map(\.account)))
    }

    private func sessions(_ rule: (PanelSessionFile, Actor) -> Refusal?) -> String {
        let states = [
            ("nobody noted", Self.session(.scoring, present: 0)), ("one present", Self.session(.scoring, present: 1)), ("held while the panel marks", Self.session(.scoring)),
            ("held after the marks", Self.session(.toDecide)), ("list decided", Self.session(.toAnnounce)), ("closed", Self.session(.toDecide, isClosed: true)),
        ]
        return Self.matrix.table(states, called: \.0) { rule($0.1, $1) }
    }

    @Test func `the panel is convened`() {
        #expect(Self.matrix.table(Samples.stages) { PanelRules.mayHold(Self.file($0), $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a session is noted`() {
        #expect(sessions { PanelRules.mayNote($0, $1, at: Self.now) } == """
            nobody noted: officer, colleague, officerAndAuthor
            one present: officer, colleague, officerAndAuthor
            held while the panel marks: officer, colleague, officerAndAuthor
            held after the marks: officer, colleague, officerAndAuthor
            list decided: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `its groups are formed`() {
        #expect(sessions { PanelRules.mayForm($0, $1, at: Self.now) } == """
            nobody noted: nobody; not now: officer, colleague, officerAndAuthor
            one present: nobody; not now: officer, colleague, officerAndAuthor
            held while the panel marks: officer, colleague, officerAndAuthor
            held after the marks: officer, colleague, officerAndAuthor
            list decided: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a session is closed`() {
        #expect(sessions { PanelRules.mayClose($0, $1, at: Self.now) } == """
            nobody noted: nobody; not now: officer, colleague, officerAndAuthor
            one present: officer, colleague, officerAndAuthor
            held while the panel marks: officer, colleague, officerAndAuthor
            held after the marks: officer, colleague, officerAndAuthor
            list decided: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the sheet of the tied member is keyed, by another than herself`() {
        let tied = MatrixCast.tiedMember.actor
        #expect(Self.matrix.table(Samples.stages) { PanelRules.mayKey(`Matrix of the shortlist`.jury(Self.file($0), MatrixCast.member.actor), $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(PanelRules.mayKey(`Matrix of the shortlist`.jury(Self.file(.scoring), tied), MatrixCast.officer.actor, at: Self.now)?.kind == .notNow, "nothing is left to mark")
    }

    @Test func `the letter that asks is answered once, while the panel marks`() {
        var candidate = PanelCandidate(
            id: ID(1), selection: ID(1), origin: .drawn, givenName: "Inès", familyName: "Martin", email: EmailAddress("ines@town.test")!, stratum: "", position: 1,
            isSubstitute: false, enteredBy: MatrixCast.officer.account)
        #expect(Samples.stages.filter { PanelRules.mayAnswer(candidate, Self.file($0)) == nil } == [.scoring])
        candidate.answeredAt = Self.now
        #expect(PanelRules.mayAnswer(candidate, Self.file(.scoring))?.kind == .notNow)
    }

    @Test func `who does not answer is written to again, or replaced`() {
        var candidate = PanelCandidate(
            id: ID(1), selection: ID(1), origin: .drawn, givenName: "Inès", familyName: "Martin", email: EmailAddress("ines@town.test")!, stratum: "", position: 1,
            isSubstitute: false, enteredBy: MatrixCast.officer.account)
        #expect(Self.matrix.line { PanelRules.mayPress(candidate, Self.file(.scoring), $0, at: Self.now) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
        candidate.invitedAt = Self.now
        #expect(Self.matrix.table(Samples.stages) { PanelRules.mayPress(candidate, Self.file($0), $1, at: Self.now) } == """
            scoring: officer, colleague, officerAndAuthor
            toDecide: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `volunteers are called, and the call is ended`() {
        #expect(Self.matrix.table(Samples.Moment.allCases) { PanelCallRules.mayCall(Self.file(.scoring).edition, $1, at: $0.now) } == """
            before: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: nobody; not now: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
        let open = PanelCallFile(edition: Self.file(.scoring).edition, call: PanelCall(words: "Venez.", groups: [], openedAt: Self.now, closesAt: Self.now + .days(1)))
        let none = PanelCallFile(edition: open.edition)
        #expect(Self.matrix.table([("open", open), ("none", none)], called: \.0) { PanelCallRules.mayEnd($0.1, $1, at: Self.now) } == """
            open: officer, colleague, officerAndAuthor
            none: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `anybody with an account and an address offers to sit, and takes it back until she is listed`() {
        var file = PanelCallFile(edition: Self.file(.scoring).edition, call: PanelCall(words: "Venez.", groups: [], openedAt: Self.now, closesAt: Self.now + .days(1)))
        #expect(Self.matrix.line { PanelCallRules.mayOffer(file, $0, at: Self.now) } == "always: everyone but visitor")
        file.mine = PanelVolunteer(account: MatrixCast.resident.account, name: "", group: "", motive: "", offeredAt: Self.now, listedAt: nil)
        #expect(Self.matrix.line { PanelCallRules.mayWithdraw(file, $0) } == "always: everyone but visitor")
    }
}
