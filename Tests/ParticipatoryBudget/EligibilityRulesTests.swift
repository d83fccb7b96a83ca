import Database
@testable import ParticipatoryBudget
import Testing
import Vocabulary

/// Who may do what on the eligibility of a proposal: role × moment × relation.
@Suite struct `Rules of eligibility` {
    static let edition = EditionID(1), author = AccountID(1), signer = AccountID(10), checker = AccountID(16)
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, author, coauthor, signer, officer, officerOfAnother, officerAndAuthor, checker, reviewer, elected, auditor, administrator, agent, referent

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .author: person(1)
            case .coauthor: person(2)
            case .signer: person(10, (.projectOfficer, .city))
            case .officer: person(11, (.projectOfficer, .edition(edition)))
            case .officerOfAnother: person(12, (.projectOfficer, .edition(EditionID(7))))
            case .officerAndAuthor: person(1, (.projectOfficer, .city))
            case .checker: person(16, (.reviewer, .city))
            case .reviewer: person(17, (.reviewer, .edition(edition)))
            case .elected: person(18, (.elected, .city))
            case .auditor: person(19, (.auditor, .city))
            case .administrator: person(20, (.administrator, .city))
            case .agent: person(21, (.receptionAgent, .city))
            case .referent: person(22, (.serviceReferent, .city))
            }
        }
    }

    enum Moment: CaseIterable, Sendable {
        case beforeDeposit, deposit, examination, afterItsWindow, vote

        var now: Instant {
            switch self { case .beforeDeposit: day(1); case .deposit: day(6); case .examination: day(12); case .afterItsWindow: day(25); case .vote: day(31) }
        }
        var isOpen: Bool { self == .examination || self == .afterItsWindow }
    }

    static func file(_ stage: EligibilityStage, withCriteria: Bool = true) -> EligibilityFile {
        let calendar = Calendar([
            Phase(kind: .deposit, opensAt: day(5), closesAt: day(10)), Phase(kind: .eligibility, opensAt: day(10), closesAt: day(20)),
            Phase(kind: .vote, opensAt: day(30), closesAt: day(40)),
        ])
        let edition = Edition(id: edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "", calendar: calendar)
        var proposal = FeasibilitySamples.proposal(author: author)
        proposal.status = stage == .released || stage == .appealed ? .ineligible : .deposited
        let coauthor = Coauthor(id: ID(1), proposal: ID(1), account: AccountID(2), name: "Ben", email: nil, invitedAt: day(2), acceptedAt: day(2), declinedAt: nil, digest: nil)
        var own = OwnProposal(proposal: proposal, edition: edition, coauthors: [coauthor])
        if stage == .waiting {
            own.completions = [Completion(id: ID(1), proposal: ID(1), askedBy: signer, askedAt: day(5), question: "Où ?", dueAt: day(90), answeredAt: nil, answer: "")]
        }
        let criterion = Criterion(id: ID(1), code: "ville", question: "Dans la ville ?", help: "", legalNote: "")
        var file = EligibilityFile(own: own, criteria: withCriteria ? [criterion] : [])
        file.review = review(at: stage)
        if stage == .appealed {
            file.appeal = EligibilityAppeal(id: ID(1), by: "Ana", at: day(13), body: "Non.", outcome: nil, answer: "", decidedBy: nil, decidedAt: nil)
        }
        return file
    }

    static func review(at stage: EligibilityStage) -> EligibilityReview? {
        var milestones = EligibilityReview.Milestones()
        switch stage {
        case .toExamine, .waiting: return nil
        case .toCheck: break
        case .toAnnounce: milestones.checkedAt = day(11)
        case .toRelease: (milestones.checkedAt, milestones.notifiedAt) = (day(11), day(12))
        case .released, .appealed: (milestones.checkedAt, milestones.notifiedAt, milestones.releasedAt) = (day(11), day(12), day(12))
        }
        return EligibilityReview(
            id: ID(1), outcome: .ineligible, publicReason: "Hors de la ville.", whereElse: "", internalNote: "", decidedBy: signer, decidedByName: "Omar",
            decidedAt: day(11), checkedBy: milestones.checkedAt == nil ? nil : checker, checkedByName: nil, milestones: milestones
        )
    }

    static func allowed(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }
    static let officers: Set<Person> = [.signer, .officer]

    @Test func `the samples stand where they say`() {
        for stage in EligibilityStage.allCases { #expect(Self.file(stage).stage(at: Self.day(12)) == stage) }
    }

    @Test func `under embargo only those who decide, check, follow or guarantee read`() {
        #expect(Self.allowed { EligibilityRules.mayRead(Self.file(.toCheck).edition, $0) }
            == [.signer, .officer, .officerAndAuthor, .checker, .reviewer, .elected, .auditor])
    }

    @Test(arguments: Moment.allCases) func `the grid is prepared from the deposit on, signed from the examination on, by officers who do not carry it`(moment: Moment) {
        for stage in EligibilityStage.allCases {
            let isUndecided = stage == .toExamine || stage == .waiting
            let prepares = isUndecided && (moment == .deposit || moment.isOpen)
            #expect(Self.allowed { EligibilityRules.mayPrepare(Self.file(stage), $0, at: moment.now) } == (prepares ? Self.officers : []), "\(stage)")
            #expect(Self.allowed { EligibilityRules.maySign(Self.file(stage), $0, at: moment.now) } == (stage == .toExamine && moment.isOpen ? Self.officers : []), "\(stage)")
            #expect(Self.allowed { EligibilityRules.mayAsk(Self.file(stage), $0, at: moment.now) } == (prepares && stage == .toExamine ? Self.officers : []), "\(stage)")
        }
    }

    @Test(arguments: Moment.allCases) func `the check is a reviewer's or another officer's, never the signer's`(moment: Moment) {
        for stage in EligibilityStage.allCases {
            let checks = stage == .toCheck && moment.isOpen
            #expect(Self.allowed { EligibilityRules.mayCheck(Self.file(stage), $0, at: moment.now) } == (checks ? [.officer, .checker, .reviewer] : []), "\(stage)")
        }
    }

    @Test(arguments: Moment.allCases) func `decisions are confirmed together by those who check`(moment: Moment) {
        #expect(Self.allowed { EligibilityRules.mayConfirm(Self.file(.toCheck).edition, $0, at: moment.now) }
            == (moment.isOpen ? [.signer, .officer, .officerAndAuthor, .checker, .reviewer] : []))
    }

    @Test(arguments: Moment.allCases) func `an appeal is granted while the examination may still be followed, not once people vote`(moment: Moment) {
        #expect((EligibilityRules.mayUphold(Self.file(.appealed), at: moment.now) == nil) == moment.isOpen)
    }

    @Test(arguments: Moment.allCases) func `the appeal is the proposers', once published, within its days`(moment: Moment) {
        for stage in EligibilityStage.allCases {
            let isInTime = stage == .released && moment.now < Self.day(27)
            let appeals: Set<Person> = isInTime ? [.author, .coauthor, .officerAndAuthor] : []
            #expect(Self.allowed { EligibilityRules.mayAppeal(Self.file(stage), $0, at: moment.now) } == appeals, "\(stage) \(moment)")
        }
    }

    @Test func `the appeal is decided by a third person`() {
        #expect(Self.allowed { EligibilityRules.mayDecideAppeal(Self.file(.appealed), $0) } == [.officer, .reviewer, .elected])
        for stage in EligibilityStage.allCases where stage != .appealed { #expect(Self.allowed { EligibilityRules.mayDecideAppeal(Self.file(stage), $0) } == []) }
    }

    @Test func `each refusal has its own words`() {
        let officer = Person.officer.actor
        #expect(EligibilityRules.mayPrepare(Self.file(.toExamine, withCriteria: false), officer, at: Self.day(12))?.reason.key.contains("aucun critère") == true)
        #expect(EligibilityRules.maySign(Self.file(.toExamine), officer, at: Self.day(6))?.reason.key.contains("se signent à partir du") == true)
        #expect(EligibilityRules.mayCheck(Self.file(.toCheck), Person.signer.actor, at: Self.day(12))?.reason.key.contains("Vous avez signé") == true)
        #expect(EligibilityRules.mayPrepare(Self.file(.toExamine), Person.visitor.actor, at: Self.day(12)) == .signIn)
    }
}
