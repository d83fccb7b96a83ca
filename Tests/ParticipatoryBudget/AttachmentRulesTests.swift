import Testing
import Vocabulary
@testable import ParticipatoryBudget

/// Who may write somebody on the list of a place, let her go, say that a tablet is lost: role × moment.
@Suite struct `Rules of the lists of polling places` {
    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, officer, officerOfAnother, agent, keeper, formerKeeper, auditor, elected, administrator, moderator

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .officer: person(10, (.projectOfficer, .edition(EditionID(1))))
            case .officerOfAnother: person(11, (.projectOfficer, .edition(EditionID(7))))
            case .agent: person(12, (.receptionAgent, .city))
            case .keeper: person(13)
            case .formerKeeper: person(14)
            case .auditor: person(15, (.auditor, .city))
            case .elected: person(16, (.elected, .city))
            case .administrator: person(17, (.administrator, .city))
            case .moderator: person(18, (.moderator, .city))
            }
        }
    }

    private static let opens = Instant(milliseconds: 1_000_000_000), closes = opens + .days(10)
    private static let moments: [(name: String, at: Instant)] = [("before", opens - .days(1)), ("during", opens + .days(1)), ("after", closes)]

    private static var file: PollingPlaceFile {
        let edition = Edition(
            id: EditionID(1), slug: "2026", title: "2026", summary: "", publishedAt: opens, importedFrom: "", calendar: Calendar([Phase(kind: .vote, opensAt: opens, closesAt: closes)]))
        let place = PollingPlace(id: ID(1), edition: edition.id, name: "Bibliothèque", address: "", hours: "", access: "", material: "", codeMark: "1")
        // One keeps it during the vote, the other's shift is over: lists are made at any hour.
        let shifts = [(13, opens, closes), (14, opens - .days(3), opens - .days(2))].map { account, from, until in
            PollingShift(id: ID(account), place: place.id, account: AccountID(account), name: "", from: from, until: until)
        }
        return PollingPlaceFile(edition: edition, place: place, shifts: shifts, urns: [])
    }

    private static func who(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }

    @Test func `who keeps the place writes somebody on its list until the close, nobody afterwards`() {
        for (name, at) in Self.moments {
            let staff: Set<Person> = name == "after" ? [] : [.officer, .agent, .keeper, .formerKeeper]
            #expect(Self.who { AttachmentRules.mayAttach(Self.file, $0, at: at) } == staff, "\(name)")
            let residents: Set<Person> = name == "after" ? [] : Set(Person.allCases).subtracting([.visitor])
            #expect(Self.who { AttachmentRules.mayChoose(Self.file.edition, $0, at: at) } == residents, "\(name)")
        }
        #expect(Self.who { AttachmentRules.mayRead(Self.file, $0) } == [.officer, .agent, .keeper, .formerKeeper])
        #expect(Self.who { AttachmentRules.mayReadList(Self.file, $0) } == [.officer, .agent, .keeper, .formerKeeper, .auditor])
    }

    @Test func `only the officer says that a tablet is lost, once its hour has passed`() {
        let lease = ListLease(id: ID(1), place: ID(1), tablet: "", holder: "Agathe", takenAt: Self.opens, expiresAt: Self.opens + .hours(4))
        #expect(Self.who { AttachmentRules.mayLose(lease, Self.file.edition, $0, at: Self.opens + .hours(3)) } == [])
        #expect(Self.who { AttachmentRules.mayLose(lease, Self.file.edition, $0, at: Self.opens + .hours(4)) } == [.officer])
        #expect(Self.who { AttachmentRules.mayLose(nil, Self.file.edition, $0, at: Self.opens + .hours(4)) } == [])
    }

    @Test func `nobody leaves a list that a tablet keeps; a person in doubt is the officer's`() {
        let lease = ListLease(id: ID(1), place: ID(1), tablet: "", holder: "Agathe", takenAt: Self.opens, expiresAt: Self.opens + .hours(4))
        var line = Attachment(
            id: ID(1), edition: EditionID(1), place: ID(1), placeName: "Bibliothèque", account: nil, mailbox: nil, identity: "x",
            declared: DeclaredIdentity(givenName: "Ana", familyName: "Roy", bornOn: "1970-01-01"), attachedAt: Self.opens, isDoubted: false)
        for isOfficer in [true, false] {
            #expect(AttachmentRules.mayRelease(line, keptBy: lease, isOfficer: isOfficer) != nil)
            #expect(AttachmentRules.mayRelease(line, keptBy: nil, isOfficer: isOfficer) == nil)
        }
        line.isDoubted = true
        #expect(AttachmentRules.mayRelease(line, keptBy: nil, isOfficer: false) != nil && AttachmentRules.mayRelease(line, keptBy: nil, isOfficer: true) == nil)
    }
}
