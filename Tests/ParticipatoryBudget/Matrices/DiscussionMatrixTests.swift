@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

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
        #expect(Self.matrix.line { DiscussionRules.mayComment(own.proposal, own.edition, $0, at: Self.now) } == "always: everyone but visitor")
        #expect(Self.matrix.line { DiscussionRules.mayFollow(own.proposal, $0) } == "always: everyone but visitor")
        #expect(table { DiscussionRules.mayEdit($0, $1, at: Self.now) } == """
            just written: resident
            answered: nobody; not now: resident
            reported: nobody; not now: resident
            removed: resident
            hidden: nobody; not now: resident
            appealed: nobody; not now: resident
            """)
        #expect(table { DiscussionRules.mayRemove($0, $1) } == """
            just written: resident
            answered: resident
            reported: resident
            removed: resident
            hidden: nobody; not now: resident
            appealed: nobody; not now: resident
            """)
    }

    @Test func `what others wrote is reported once`() {
        #expect(table { DiscussionRules.mayReport($0, $1) } == """
            just written: everyone but visitor, resident
            answered: everyone but visitor, resident
            reported: nobody; not now: everyone but visitor, resident
            removed: everyone but visitor, resident
            hidden: nobody; not now: everyone but visitor
            appealed: nobody; not now: everyone but visitor
            """)
    }

    @Test func `moderators read, hide, settle`() {
        #expect(table { DiscussionRules.mayModerate($0, $1) } == """
            just written: moderator
            answered: moderator
            reported: moderator
            removed: moderator
            hidden: moderator
            appealed: moderator
            """)
        #expect(Self.matrix.line { DiscussionRules.mayReadModeration($0) } == "always: officer, colleague, otherEdition, territory, officerAndAuthor, moderator")
        #expect(table { DiscussionRules.mayHide($0, $1) } == """
            just written: moderator
            answered: moderator
            reported: moderator
            removed: nobody; not now: moderator
            hidden: nobody; not now: moderator
            appealed: nobody; not now: moderator
            """)
        #expect(table { DiscussionRules.maySettle($0, $1) } == """
            just written: moderator
            answered: moderator
            reported: moderator
            removed: moderator
            hidden: moderator
            appealed: moderator
            """)
    }

    @Test func `who wrote asks to be read again, by another than who hid`() {
        #expect(table { DiscussionRules.mayAppeal($0, $1, at: Self.now) } == """
            just written: nobody; not now: resident
            answered: nobody; not now: resident
            reported: nobody; not now: resident
            removed: nobody; not now: resident
            hidden: resident
            appealed: nobody; not now: resident
            """)
        #expect(table { DiscussionRules.mayDecideHidingAppeal($0, $1) } == """
            just written: nobody; not now: officer, colleague, officerAndAuthor, moderator
            answered: nobody; not now: officer, colleague, officerAndAuthor, moderator
            reported: nobody; not now: officer, colleague, officerAndAuthor, moderator
            removed: nobody; not now: officer, colleague, officerAndAuthor, moderator
            hidden: nobody; not now: officer, colleague, officerAndAuthor, moderator
            appealed: officer, colleague, officerAndAuthor
            """)
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
        #expect(hidings { ProposalModerationRules.mayReport($0, $1) } == """
            visible: everyone but visitor, author, coauthor, officerAndAuthor
            reported: nobody; not now: everyone but visitor, author, coauthor, officerAndAuthor
            hidden: nobody; not now: everyone but visitor
            appealed: nobody; not now: everyone but visitor
            """)
        #expect(hidings { ProposalModerationRules.mayRead($0, $1) } == """
            visible: officer, colleague, officerAndAuthor, moderator
            reported: officer, colleague, officerAndAuthor, moderator
            hidden: officer, colleague, officerAndAuthor, moderator
            appealed: officer, colleague, officerAndAuthor, moderator
            """)
        #expect(hidings { ProposalModerationRules.mayHide($0, $1) } == """
            visible: moderator
            reported: moderator
            hidden: nobody; not now: moderator
            appealed: nobody; not now: moderator
            """)
        #expect(hidings { ProposalModerationRules.maySettle($0, $1) } == """
            visible: moderator
            reported: moderator
            hidden: moderator
            appealed: moderator
            """)
        #expect(hidings { ProposalModerationRules.mayRestore($0, $1) } == """
            visible: nobody; not now: moderator
            reported: nobody; not now: moderator
            hidden: moderator
            appealed: nobody; not now: moderator
            """)
    }

    @Test func `its people ask once that it be read again, by another than who hid it`() {
        #expect(hidings { ProposalModerationRules.mayAppeal($0, $1, at: Self.now) } == """
            visible: nobody; not now: author, coauthor, officerAndAuthor
            reported: nobody; not now: author, coauthor, officerAndAuthor
            hidden: author, coauthor, officerAndAuthor
            appealed: nobody; not now: author, coauthor, officerAndAuthor
            """)
        #expect(hidings { ProposalModerationRules.mayDecideAppeal($0, $1) } == """
            visible: nobody; not now: officer, colleague, officerAndAuthor, moderator
            reported: nobody; not now: officer, colleague, officerAndAuthor, moderator
            hidden: nobody; not now: officer, colleague, officerAndAuthor, moderator
            appealed: officer, colleague
            """)
    }
}

/// Who enters the desk, and what of it she reads.
@Suite struct `Matrix of the desk` {
    private static let matrix = MatrixCast.matrix, edition = ProposalRulesTests.own().edition

    @Test func `the desk, an edition, its figures, the page of elected members`() {
        #expect(Self.matrix.line { DeskRules.mayEnter($0) } == "always: everyone but visitor, resident, author, coauthor")
        #expect(Self.matrix.line { DeskRules.mayEnter($0, isAwaited: true) } == "always: everyone but visitor")
        #expect(Self.matrix.line { DeskRules.mayFollow(Self.edition, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor")
        #expect(Self.matrix.line { DeskRules.mayReport(Self.edition, $0) } == "always: officer, colleague, officerAndAuthor, reviewer, elected, auditor")
        #expect(Self.matrix.line { DeskRules.mayReadElected($0) } == "always: elected")
        #expect(Self.matrix.table([("in a neighbourhood", MatrixCast.here), ("for the whole city", nil)] as [(String, TerritoryID?)], called: \.0) { DeskRules.mayBrief(Self.edition, at: $0.1, $1) } == """
            in a neighbourhood: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor
            for the whole city: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            """)
    }
}
