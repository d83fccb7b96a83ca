@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Who may do what with a proposal: role × moment × state.
struct ProposalRulesTests {
    static let now = Town.noon
    static let during = now, after = now + .days(11), atVote = now + .days(51)

    static func own(
        _ status: ProposalStatus = .deposited, authorCanSignIn: Bool = true, completions: [Completion] = [], merges: [Merge] = []
    ) -> OwnProposal {
        let isDraft = status == .draft
        let proposal = Proposal(
            id: ID(1), edition: EditionID(1), number: isDraft ? nil : 7, author: AccountID(1), authorName: "Ana", onBehalf: .`self`, onBehalfName: "",
            title: "Une cour fraîche", summary: "Rendre la cour agréable.", body: "Des arbres.", place: "", channel: .web, createdAt: now,
            updatedAt: now, depositedAt: isDraft ? nil : now, status: status)
        let edition = Edition(
            id: EditionID(1), slug: "2026", title: "2026", summary: "", publishedAt: now - .days(30), importedFrom: "", calendar: ProposalTown.calendar(now))
        let coauthor = Coauthor(id: ID(1), proposal: ID(1), account: AccountID(2), name: "Ben", invitedAt: now, acceptedAt: now)
        return OwnProposal(
            proposal: proposal, edition: edition, coauthors: [coauthor], completions: completions, merges: merges, authorCanSignIn: authorCanSignIn)
    }

    static func actor(_ id: Int, _ roles: Role...) -> Actor {
        Actor(account: AccountID(id), name: "\(id)", grants: roles.map { Grant(role: $0, scope: .city, from: now) })
    }

    static let author = actor(1), coauthor = actor(2), stranger = actor(3), agent = actor(4, .receptionAgent), officer = actor(5, .projectOfficer)
    static let administrator = actor(6, .administrator)

    @Test func `Its people change a proposal until the close, nobody else ever`() {
        for person in [Self.author, Self.coauthor] {
            #expect(ProposalRules.mayEdit(Self.own(), person, at: Self.during) == nil)
            #expect(ProposalRules.mayEdit(Self.own(), person, at: Self.after)?.kind == .notNow)
        }
        for person in [Self.stranger, Self.agent, Self.officer, Self.administrator] {
            #expect(ProposalRules.mayEdit(Self.own(), person, at: Self.during)?.kind == .notAllowed)
        }
        #expect(ProposalRules.mayEdit(Self.own(), .visitor, at: Self.during) == .signIn)
    }

    @Test func `A question of the city opens the text again until its due date`() {
        let question = Completion(
            id: ID(1), proposal: ID(1), askedBy: AccountID(5), askedAt: Self.after, question: "Où ?", dueAt: Self.after + .days(3), answer: "")
        let own = Self.own(completions: [question])
        #expect(ProposalRules.mayEdit(own, Self.author, at: Self.after + .days(1)) == nil)
        #expect(ProposalRules.mayEdit(own, Self.author, at: Self.after + .days(3))?.kind == .notNow)
        #expect(ProposalRules.mayComplete(question, own, Self.coauthor, at: Self.after) == nil)
        #expect(ProposalRules.mayComplete(question, own, Self.stranger, at: Self.after)?.kind == .notAllowed)
        #expect(ProposalRules.mayComplete(question, own, Self.author, at: Self.after + .days(3))?.kind == .notNow)
    }

    @Test func `What was judged is no longer rewritten, unless the city asks`() {
        var own = Self.own(.eligible)
        #expect(ProposalRules.mayEdit(own, Self.author, at: Self.during) == nil)
        own.isExamined = true
        for person in [Self.author, Self.coauthor] { #expect(ProposalRules.mayEdit(own, person, at: Self.during)?.kind == .notNow) }
        own.completions = [Completion(
            id: ID(1), proposal: ID(1), askedBy: AccountID(5), askedAt: Self.now, question: "Où ?", dueAt: Self.now + .days(3), answer: "")]
        #expect(ProposalRules.mayEdit(own, Self.author, at: Self.during) == nil)
        #expect(ProposalRules.mayEdit(own, Self.author, at: Self.during + .days(4))?.kind == .notNow)
    }

    @Test func `A merger is no longer agreed to once the vote has opened`() {
        let merge = Merge(
            id: ID(1), proposal: ID(1), proposalNumber: 7, proposalTitle: "Une cour", proposalAuthor: AccountID(1), into: ID(2), intoNumber: 8,
            intoTitle: "Un préau", intoAuthor: AccountID(2), askedBy: AccountID(5), askedAt: Self.now, reason: "Même lieu", refusalReason: "")
        let own = Self.own(merges: [merge])
        #expect(ProposalRules.mayAnswerMerge(merge, own, Self.author, at: Self.after) == nil)
        #expect(ProposalRules.mayAnswerMerge(merge, own, Self.author, at: Self.atVote)?.kind == .notNow)
    }

    @Test func `The desk acts only for an author who cannot sign in`() {
        #expect(ProposalRules.mayWithdraw(Self.own(authorCanSignIn: false), Self.agent, at: Self.during) == nil)
        #expect(ProposalRules.mayWithdraw(Self.own(authorCanSignIn: true), Self.agent, at: Self.during)?.kind == .notAllowed)
        #expect(Self.own(authorCanSignIn: false).standing(of: Self.agent) == .agent)
    }

    @Test func `Only the author withdraws, and not once the vote has begun`() {
        #expect(ProposalRules.mayWithdraw(Self.own(), Self.author, at: Self.after) == nil)
        #expect(ProposalRules.mayWithdraw(Self.own(), Self.coauthor, at: Self.during)?.kind == .notAllowed)
        #expect(ProposalRules.mayWithdraw(Self.own(), Self.author, at: Self.atVote)?.kind == .notNow)
    }

    @Test(arguments: ProposalStatus.allCases) func `A proposal at its end is left as it is`(_ status: ProposalStatus) {
        let isUnderWay: Set<ProposalStatus> = [.deposited, .eligible, .shortlisted, .feasible]
        #expect((ProposalRules.mayWithdraw(Self.own(status), Self.author, at: Self.during) == nil) == isUnderWay.contains(status))
        #expect((ProposalRules.mayEdit(Self.own(status), Self.author, at: Self.during) == nil) == isUnderWay.contains(status))
        #expect((ProposalRules.mayProposeMerge(Self.own(status), Self.officer, at: Self.during) == nil) == isUnderWay.contains(status))
    }

    @Test func `Whoever comes late reads the hour of the close and her own`() throws {
        let closes = try #require(Self.own().edition.calendar[.deposit]?.closesAt)
        #expect(ProposalRules.mayDepositNow(Self.own().edition, at: closes - .seconds(1)) == nil)
        let refusal = try #require(ProposalRules.mayDepositNow(Self.own().edition, at: closes))
        #expect(Array(refusal.reason.values.prefix(2)) == [.dayAndHour(closes), .dayAndHour(closes)])
        #expect(ProposalRules.mayDepositNow(Self.own().edition, at: Self.now - .days(21))?.kind == .notNow)
    }

    @Test func `A sheet received in time may be typed in for a while, one received late never`() throws {
        let edition = Self.own().edition
        let closes = try #require(edition.calendar[.deposit]?.closesAt)
        let inTime = closes - .minutes(1)
        #expect(ProposalRules.mayDepositAtCounter(edition, receivedAt: inTime, Self.agent, at: closes + .days(1)) == nil)
        #expect(ProposalRules.mayDepositAtCounter(edition, receivedAt: inTime, Self.agent, at: closes + ProposalRules.paperDelay)?.kind == .notNow)
        #expect(ProposalRules.mayDepositAtCounter(edition, receivedAt: closes, Self.agent, at: closes + .days(1))?.kind == .notNow)
        #expect(ProposalRules.mayDepositAtCounter(edition, receivedAt: Self.now + .days(1), Self.agent, at: Self.now)?.kind == .notNow)
        for person in [Self.author, Self.administrator] {
            #expect(ProposalRules.mayDepositAtCounter(edition, receivedAt: Self.now, person, at: Self.now)?.kind == .notAllowed)
        }
    }

    @Test func `The rulebook's conditions are each refused with their sentence`() {
        var rulebook = Rulebook()
        rulebook.proposers = Conditions(minimumAge: 16, links: [.lives], acceptsLegalPersons: false)
        rulebook.projectCap = Euros(1000)
        rulebook.maximumProposalsPerPerson = 2
        let wrong = DepositConditions.problems(
            rulebook, DepositDeclaration(birthYear: 2011, link: .works), onBehalf: .association, estimate: Euros(1001), at: Self.now)
        #expect(Set(wrong.byField.map(\.field)) == ["birthYear", "link", "onBehalf", "estimate"])
        let right = DepositConditions.problems(
            rulebook, DepositDeclaration(birthYear: 2010, link: .lives), onBehalf: .group, estimate: Euros(1000), at: Self.now)
        #expect(right.isEmpty)
        #expect(DepositConditions.refusal(rulebook, alreadyDeposited: 1) == nil)
        #expect(DepositConditions.refusal(rulebook, alreadyDeposited: 2)?.kind == .notNow)
    }

    @Test func `What changed between two texts is told word by word`() {
        let changes = WordDifference.changes(from: "Un banc près de l’école", to: "Deux bancs près de l’école et un arbre")
        let kept = changes.reduce(into: "") { if case .same(let text) = $1 { $0 += text } }
        let new = changes.reduce(into: "") { text, change in
            switch change {
            case .same(let part), .added(let part): text += part
            case .removed: break
            }
        }
        #expect(kept.contains("près de"))
        #expect(new == "Deux bancs près de l’école et un arbre")
    }
}
