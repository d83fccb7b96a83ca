@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who may do what with a proposal: role × state × relation.
@Suite struct `Matrix of the proposals` {
    private static let matrix = MatrixCast.matrix, now = ProposalRulesTests.during

    /// Of Ana and her co-author; another invitation waits.
    private static func own(_ status: ProposalStatus, isHidden: Bool = false) -> OwnProposal {
        var own = ProposalRulesTests.own(status)
        if isHidden { own.proposal.hiddenAt = now }
        return own
    }

    private static let states = [
        ("draft", own(.draft)), ("deposited", own(.deposited)), ("hidden", own(.deposited, isHidden: true)), ("withdrawn", own(.withdrawn)),
        ("refused", own(.ineligible)), ("on the ballot", own(.onBallot)),
    ]

    private func table(_ rule: (OwnProposal, Actor) -> Refusal?) -> String { Self.matrix.table(Self.states, called: \.0) { rule($0.1, $1) } }

    @Test func `it is seen, with its receipt`() {
        #expect(table { ProposalRules.maySee($0, $1) } == "")
        #expect(table { ProposalRules.maySeeReceipt($0, $1) } == "")
    }

    @Test func `an idea is begun, in its window`() {
        let moments = [("during", ProposalRulesTests.during), ("after", ProposalRulesTests.after), ("at the vote", ProposalRulesTests.atVote)]
        #expect(Self.matrix.table(moments, called: \.0) { ProposalRules.mayStart(Self.own(.draft).edition, $1, at: $0.1) } == "")
    }

    @Test func `a draft is written and thrown away by its author`() {
        #expect(table { ProposalRules.mayWrite($0, $1, at: Self.now) } == "")
        #expect(table { ProposalRules.mayDiscard($0, $1) } == "")
    }

    @Test func `its text and its documents change`() {
        #expect(table { ProposalRules.mayEdit($0, $1, at: Self.now) } == "")
        #expect(table { ProposalRules.mayChangeDocuments($0, $1, at: Self.now) } == "")
        #expect(table { ProposalRules.mayAddDocument($0, $1, at: Self.now) } == "")
    }

    @Test func `it is withdrawn, its people invite and leave`() {
        #expect(table { ProposalRules.mayWithdraw($0, $1, at: Self.now) } == "")
        #expect(table { ProposalRules.mayInvite($0, $1, at: Self.now) } == "")
        #expect(table { ProposalRules.mayCancelInvitation($0, $1) } == "")
        #expect(table { ProposalRules.mayLeave($0, $1) } == "")
    }

    @Test func `two are brought together by the officer who carries neither`() {
        #expect(table { ProposalRules.mayProposeMerge($0, $1, at: Self.now) } == "")
    }

    @Test func `residents are received at the counter`() {
        #expect(Self.matrix.line { ProposalRules.mayReceive($0) } == "")
        #expect(Self.matrix.line { ProposalRules.mayDepositAtCounter(Self.own(.draft).edition, at: MatrixCast.here, $0) } == "")
    }
}

/// The discussion and its moderation: role × state × who wrote, who hid.
@Suite struct `Matrix of the discussion` {
    private static let matrix = MatrixCast.matrix, now = ProposalRulesTests.during

    private static let hiding = Hiding(at: now, by: MatrixCast.moderator.account, reason: "Une adresse.")
    private static let appeal = HidingAppeal(at: now, text: "Relisez.", answer: "", decidedAt: nil)

    /// Written by the resident.
    private static func comment(_ change: (inout CommentFile) -> Void = { _ in }) -> CommentFile {
        let own = ProposalRulesTests.own()
        let comment = Comment(
            id: ID(1), proposal: own.proposal.id, author: MatrixCast.resident.account, authorName: "", body: "Oui.", at: now, removedAt: nil, hiding: nil, appeal: nil)
        var file = CommentFile(comment: comment, proposal: own.proposal, edition: own.edition)
        change(&file)
        return file
    }

    private static let states = [
        ("just written", comment()), ("answered", comment { $0.isAnswered = true }), ("reported", comment { ($0.isReported, $0.isReportedByActor) = (true, true) }),
        ("removed", comment { $0.comment.removedAt = now }), ("hidden", comment { $0.comment.hiding = hiding; $0.appealUntil = now + .days(1) }),
        ("appealed", comment { ($0.comment.hiding, $0.comment.appeal) = (hiding, appeal); $0.appealUntil = now + .days(1) }),
    ]

    private func table(_ rule: (CommentFile, Actor) -> Refusal?) -> String { Self.matrix.table(Self.states, called: \.0) { rule($0.1, $1) } }

    @Test func `people speak, follow, mend and remove what they wrote`() {
        let own = ProposalRulesTests.own()
        #expect(Self.matrix.line { DiscussionRules.mayComment(own.proposal, own.edition, $0, at: Self.now) } == "")
        #expect(Self.matrix.line { DiscussionRules.mayFollow(own.proposal, $0) } == "")
        #expect(table { DiscussionRules.mayEdit($0, $1, at: Self.now) } == "")
        #expect(table { DiscussionRules.mayRemove($0, $1) } == "")
    }

    @Test func `what others wrote is reported once`() {
        #expect(table { DiscussionRules.mayReport($0, $1) } == "")
    }

    @Test func `moderators read, hide, settle`() {
        #expect(table { DiscussionRules.mayModerate($0, $1) } == "")
        #expect(Self.matrix.line { DiscussionRules.mayReadModeration($0) } == "")
        #expect(table { DiscussionRules.mayHide($0, $1) } == "")
        #expect(table { DiscussionRules.maySettle($0, $1) } == "")
    }

    @Test func `who wrote asks to be read again, by another than who hid`() {
        #expect(table { DiscussionRules.mayAppeal($0, $1, at: Self.now) } == "")
        #expect(table { DiscussionRules.mayDecideHidingAppeal($0, $1) } == "")
    }

    // MARK: Whole proposals

    /// Of the author and the co-author.
    private static func proposal(_ change: (inout ModeratedProposal) -> Void = { _ in }) -> ModeratedProposal {
        var file = ModeratedProposal(own: ProposalRulesTests.own(), changedAt: now)
        change(&file)
        return file
    }

    private static func hidden(_ appeal: HidingAppeal? = nil, endedAt: Instant? = nil) -> ProposalHiding {
        ProposalHiding(id: ID(1), proposal: ID(1), at: now, by: MatrixCast.moderator.account, reason: "", appeal: appeal, endedAt: endedAt)
    }

    private static let proposals = [
        ("visible", proposal()), ("reported", proposal { $0.isReportedByActor = true }), ("hidden", proposal { $0.hiding = hidden(); $0.appealUntil = now + .days(1) }),
        ("appealed", proposal { $0.hiding = hidden(HidingAppeal(at: now, text: "", answer: "", decidedAt: nil)); $0.appealUntil = now + .days(1) }),
    ]

    private func hidings(_ rule: (ModeratedProposal, Actor) -> Refusal?) -> String { Self.matrix.table(Self.proposals, called: \.0) { rule($0.1, $1) } }

    @Test func `a whole proposal is reported, read, hidden, settled, shown again`() {
        #expect(hidings { ProposalModerationRules.mayReport($0, $1) } == "")
        #expect(hidings { ProposalModerationRules.mayRead($0, $1) } == "")
        #expect(hidings { ProposalModerationRules.mayHide($0, $1) } == "")
        #expect(hidings { ProposalModerationRules.maySettle($0, $1) } == "")
        #expect(hidings { ProposalModerationRules.mayRestore($0, $1) } == "")
    }

    @Test func `its people ask once that it be read again, by another than who hid it`() {
        #expect(hidings { ProposalModerationRules.mayAppeal($0, $1, at: Self.now) } == "")
        #expect(hidings { ProposalModerationRules.mayDecideAppeal($0, $1) } == "")
    }
}

/// Who enters the desk, and what of it she reads.
@Suite struct `Matrix of the desk` {
    private static let matrix = MatrixCast.matrix, edition = ProposalRulesTests.own().edition

    @Test func `the desk, an edition, its figures, the page of elected members`() {
        #expect(Self.matrix.line { DeskRules.mayEnter($0) } == "")
        #expect(Self.matrix.line { DeskRules.mayFollow(Self.edition, $0) } == "")
        #expect(Self.matrix.line { DeskRules.mayReport(Self.edition, $0) } == "")
        #expect(Self.matrix.line { DeskRules.mayReadElected($0) } == "")
        #expect(Self.matrix.table([("in a neighbourhood", MatrixCast.here), ("for the whole city", nil)] as [(String, TerritoryID?)], called: \.0) { DeskRules.mayBrief(Self.edition, at: $0.1, $1) } == "")
    }
}
