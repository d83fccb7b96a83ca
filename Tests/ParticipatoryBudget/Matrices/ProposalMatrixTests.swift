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
        #expect(table { ProposalRules.maySee($0, $1) } == """
            draft: author, coauthor, officerAndAuthor
            deposited: author, coauthor, officerAndAuthor
            hidden: author, coauthor, officerAndAuthor
            withdrawn: author, coauthor, officerAndAuthor
            refused: author, coauthor, officerAndAuthor
            on the ballot: author, coauthor, officerAndAuthor
            """)
        #expect(table { ProposalRules.maySeeReceipt($0, $1) } == """
            draft: author, coauthor, officer, colleague, officerAndAuthor, agent
            deposited: author, coauthor, officer, colleague, officerAndAuthor, agent
            hidden: author, coauthor, officer, colleague, officerAndAuthor, agent
            withdrawn: author, coauthor, officer, colleague, officerAndAuthor, agent
            refused: author, coauthor, officer, colleague, officerAndAuthor, agent
            on the ballot: author, coauthor, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `an idea is begun, in its window`() {
        let moments = [("during", ProposalRulesTests.during), ("after", ProposalRulesTests.after), ("at the vote", ProposalRulesTests.atVote)]
        #expect(Self.matrix.table(moments, called: \.0) { ProposalRules.mayStart(Self.own(.draft).edition, $1, at: $0.1) } == """
            during: everyone but visitor
            after: nobody; not now: everyone
            at the vote: nobody; not now: everyone
            """)
    }

    @Test func `a draft is written and thrown away by its author`() {
        #expect(table { ProposalRules.mayWrite($0, $1, at: Self.now) } == """
            draft: author, officerAndAuthor
            deposited: nobody; not now: author, officerAndAuthor
            hidden: nobody; not now: author, officerAndAuthor
            withdrawn: nobody; not now: author, officerAndAuthor
            refused: nobody; not now: author, officerAndAuthor
            on the ballot: nobody; not now: author, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayDiscard($0, $1) } == """
            draft: author, officerAndAuthor
            deposited: nobody; not now: author, officerAndAuthor
            hidden: nobody; not now: author, officerAndAuthor
            withdrawn: nobody; not now: author, officerAndAuthor
            refused: nobody; not now: author, officerAndAuthor
            on the ballot: nobody; not now: author, officerAndAuthor
            """)
    }

    @Test func `its text and its documents change`() {
        #expect(table { ProposalRules.mayEdit($0, $1, at: Self.now) } == """
            draft: nobody; not now: author, coauthor, officerAndAuthor
            deposited: author, coauthor, officerAndAuthor
            hidden: author, coauthor, officerAndAuthor
            withdrawn: nobody; not now: author, coauthor, officerAndAuthor
            refused: nobody; not now: author, coauthor, officerAndAuthor
            on the ballot: nobody; not now: author, coauthor, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayChangeDocuments($0, $1, at: Self.now) } == """
            draft: author, officerAndAuthor
            deposited: author, coauthor, officerAndAuthor
            hidden: author, coauthor, officerAndAuthor
            withdrawn: nobody; not now: author, coauthor, officerAndAuthor
            refused: nobody; not now: author, coauthor, officerAndAuthor
            on the ballot: nobody; not now: author, coauthor, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayAddDocument($0, $1, at: Self.now) } == """
            draft: author, officerAndAuthor
            deposited: author, coauthor, officerAndAuthor
            hidden: nobody; not now: author, coauthor, officerAndAuthor
            withdrawn: nobody; not now: author, coauthor, officerAndAuthor
            refused: nobody; not now: author, coauthor, officerAndAuthor
            on the ballot: nobody; not now: author, coauthor, officerAndAuthor
            """)
    }

    @Test func `it is withdrawn, its people invite and leave`() {
        #expect(table { ProposalRules.mayWithdraw($0, $1, at: Self.now) } == """
            draft: nobody; not now: author, officerAndAuthor
            deposited: author, officerAndAuthor
            hidden: author, officerAndAuthor
            withdrawn: nobody; not now: author, officerAndAuthor
            refused: nobody; not now: author, officerAndAuthor
            on the ballot: nobody; not now: author, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayInvite($0, $1, at: Self.now) } == """
            draft: nobody; not now: author, officerAndAuthor
            deposited: author, officerAndAuthor
            hidden: author, officerAndAuthor
            withdrawn: nobody; not now: author, officerAndAuthor
            refused: nobody; not now: author, officerAndAuthor
            on the ballot: nobody; not now: author, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayCancelInvitation($0, $1) } == """
            draft: author, officerAndAuthor
            deposited: author, officerAndAuthor
            hidden: author, officerAndAuthor
            withdrawn: author, officerAndAuthor
            refused: author, officerAndAuthor
            on the ballot: author, officerAndAuthor
            """)
        #expect(table { ProposalRules.mayLeave($0, $1) } == """
            draft: coauthor
            deposited: coauthor
            hidden: coauthor
            withdrawn: coauthor
            refused: coauthor
            on the ballot: coauthor
            """)
    }

    @Test func `who holds the letter answers an invitation, unless she carries the idea already`() {
        let invitation = Coauthor(id: ID(9), proposal: ID(1), invitedAt: Self.now)
        #expect(Self.matrix.line { ProposalRules.mayAnswer(invitation, Self.own(.deposited), isAddressee: true, $0, at: Self.now) }
            == "always: everyone but visitor, author, coauthor, officerAndAuthor; not now: coauthor")
        #expect(Self.matrix.line { ProposalRules.mayAnswer(invitation, Self.own(.deposited), isAddressee: false, $0, at: Self.now) } == "always: nobody")
    }

    @Test func `two are brought together by the officer who carries neither`() {
        #expect(table { ProposalRules.mayProposeMerge($0, $1, at: Self.now) } == """
            draft: nobody; not now: officer, colleague
            deposited: officer, colleague
            hidden: officer, colleague
            withdrawn: nobody; not now: officer, colleague
            refused: nobody; not now: officer, colleague
            on the ballot: nobody; not now: officer, colleague
            """)
    }

    @Test func `residents are received at the counter`() {
        #expect(Self.matrix.line { ProposalRules.mayReceive($0) } == "always: officer, colleague, otherEdition, territory, officerAndAuthor, agent")
        #expect(Self.matrix.line { ProposalRules.mayDepositAtCounter(Self.own(.draft).edition, at: MatrixCast.here, $0) } == "always: officer, colleague, territory, officerAndAuthor, agent")
    }
}
