@testable import ParticipatoryBudget
import Testing
import Vocabulary

/// Who may do what on a selection: role × moment × stage × tie.
@Suite struct `Rules of the shortlist` {
    static let edition = EditionID(1)

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, officer, officerOfAnother, member, memberOfAnother, author, elected, auditor, referent, administrator

        var actor: Actor {
            func person(_ account: Int, _ role: Role? = nil, _ scope: Scope = .city) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: role.map { [Grant(role: $0, scope: scope, from: Instant(milliseconds: 0))] } ?? [])
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .officer: person(10, .projectOfficer, .edition(edition))
            case .officerOfAnother: person(11, .projectOfficer, .edition(EditionID(7)))
            case .member: person(12, .panelMember)
            case .memberOfAnother: person(13, .panelMember)
            case .author: person(1, .panelMember)
            case .elected: person(17, .elected)
            case .auditor: person(18, .auditor)
            case .referent: person(19, .serviceReferent)
            case .administrator: person(20, .administrator)
            }
        }
    }

    enum Moment: CaseIterable, Sendable {
        case before, during, afterItsWindow, voteOpen
        var now: Instant { switch self { case .before: day(5); case .during: day(15); case .afterItsWindow: day(25); case .voteOpen: day(30) } }
        var isOpen: Bool { self == .during || self == .afterItsWindow }
    }

    static let stages: [Selection.Stage] = [.scoring, .toDecide, .toAnnounce, .toRelease, .released]
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }
    static func allowed(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }

    static func file(_ stage: Selection.Stage, hasStep: Bool = true, marked: Int = 1) -> SelectionFile {
        let rank = stages.firstIndex(of: stage)!
        let selection = Selection(
            id: ID(1), title: "Tri", method: .scores, size: 1, openedAt: day(11), closedAt: rank > 0 ? day(12) : nil, decidedAt: rank > 1 ? day(13) : nil,
            statement: "", notifiedAt: rank > 2 ? day(14) : nil, releasedAt: rank > 3 ? day(15) : nil)
        let windows = [Phase(kind: .vote, opensAt: day(30), closesAt: day(40))] + (hasStep ? [Phase(kind: .shortlist, opensAt: day(10), closesAt: day(20))] : [])
        return SelectionFile(
            edition: Edition(id: edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "", calendar: Calendar(windows)),
            selection: selection, candidates: [FeasibilitySamples.proposal(author: AccountID(1))],
            members: [12, 1].map { PanelMember(account: AccountID($0), name: "", marked: marked, tied: 0) })
    }

    @Test func `the samples stand where they say`() {
        for stage in Self.stages { #expect(Self.file(stage).selection.stage == stage) }
    }

    @Test func `officers, elected members and the auditor read it; the panel has its own page`() {
        #expect(Self.allowed { ShortlistRules.mayRead(Self.file(.scoring).edition, $0) } == [.officer, .elected, .auditor])
        #expect(Self.allowed { ShortlistRules.maySit($0) } == [.member, .memberOfAnother, .author])
    }

    @Test(arguments: Moment.allCases) func `each act of the officer has its stage, from the opening until the vote`(moment: Moment) {
        let now = moment.now
        for stage in Self.stages {
            let file = Self.file(stage)
            func only(_ right: Selection.Stage...) -> Set<Person> { moment.isOpen && right.contains(stage) ? [.officer] : [] }
            #expect(Self.allowed { ShortlistRules.mayOpen(file.edition, $0, at: now) } == (moment.isOpen ? [.officer] : []))
            #expect(Self.allowed { ShortlistRules.mayCompose(file, $0, at: now) } == only(.scoring))
            #expect(Self.allowed { ShortlistRules.mayClose(file, $0, at: now) } == only(.scoring))
            #expect(Self.allowed { ShortlistRules.mayPick(file, $0, at: now) } == only(.scoring, .toDecide))
            #expect(Self.allowed { ShortlistRules.mayDecide(file, $0, at: now) } == only(.toDecide))
            #expect(Self.allowed { ShortlistRules.mayAnnounce(file, $0, at: now) } == only(.toAnnounce))
            #expect(Self.allowed { ShortlistRules.mayRelease(file, $0, at: now) } == only(.toRelease))
        }
    }

    @Test func `without marks nothing closes, without the step nothing opens`() {
        let officer = Person.officer.actor, now = Self.day(15)
        #expect(ShortlistRules.mayClose(Self.file(.scoring, marked: 0), officer, at: now)?.kind == .notNow)
        #expect(ShortlistRules.mayOpen(Self.file(.scoring, hasStep: false).edition, officer, at: now)?.kind == .notNow)
    }

    @Test(arguments: Moment.allCases) func `members of this panel mark while it marks, never what they are tied to`(moment: Moment) {
        let proposal = FeasibilitySamples.proposal(author: AccountID(1))
        for stage in Self.stages {
            let file = Self.file(stage), isOpen = moment.isOpen && stage == .scoring
            #expect(Self.allowed { ShortlistRules.mayTakePart(file, $0, at: moment.now) } == (isOpen ? [.member, .author] : []))
            let free = JuryFile(file: file, member: AccountID(12)), own = JuryFile(file: file, member: AccountID(1), own: [proposal.id])
            let tied = JuryFile(file: file, member: AccountID(12), ties: [proposal.id: "Ma voisine"])
            #expect((ShortlistRules.mayMark(free, proposal, Person.member.actor, at: moment.now) == nil) == isOpen)
            #expect(ShortlistRules.mayMark(own, proposal, Person.author.actor, at: moment.now) != nil)
            #expect(ShortlistRules.mayMark(tied, proposal, Person.member.actor, at: moment.now) != nil)
        }
    }
}
