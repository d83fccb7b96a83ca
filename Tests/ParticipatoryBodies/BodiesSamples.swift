@testable import ParticipatoryBodies
import Vocabulary

/// People, bodies and meetings made by hand, for rules and pages that need no database.
enum BodiesSamples {
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }
    static let centre = TerritoryID(3), other = TerritoryID(4), parks = ServiceID(1), roads = ServiceID(2)

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, member, occasional, chair, officer, officerOfTheTerritory, officerElsewhere, officerOfThisBody, elected, auditor, administrator
        case parks, roads

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(1)
            case .member: person(2)
            case .occasional: person(3)
            case .chair: person(4)
            case .officer: person(10, (.assemblyOfficer, .city))
            case .officerOfTheTerritory: person(11, (.assemblyOfficer, .territory(centre)))
            case .officerElsewhere: person(12, (.assemblyOfficer, .territory(other)))
            case .officerOfThisBody: person(13, (.assemblyOfficer, .assembly(AssemblyID(1))))
            case .elected: person(14, (.elected, .city))
            case .auditor: person(15, (.auditor, .city))
            case .administrator: person(16, (.administrator, .city))
            case .parks: person(17, (.serviceReferent, .service(BodiesSamples.parks)))
            case .roads: person(18, (.serviceReferent, .service(BodiesSamples.roads)))
            }
        }

        var seat: Seat? {
            switch self {
            case .member: BodiesSamples.seat(2)
            case .occasional: BodiesSamples.seat(3, level: .occasional)
            case .chair: BodiesSamples.seat(4, office: .chair)
            case .visitor, .resident, .officer, .officerOfTheTerritory, .officerElsewhere, .officerOfThisBody, .elected, .auditor, .administrator, .parks, .roads: nil
            }
        }

        func standing(_ assembly: Assembly = BodiesSamples.assembly()) -> Standing { Standing(assembly: assembly, seat: seat, actor: actor) }
    }

    static let officers: Set<Person> = [.officer, .officerOfTheTerritory, .officerOfThisBody]

    static func assembly(opened: Bool = true, closed: Bool = false) -> Assembly {
        Assembly(
            id: AssemblyID(1), slug: "centre", name: "Conseil <du> Centre", kind: .neighbourhoodCouncil, purpose: "Débattre & proposer.", legalBasis: "CGCT", startsAt: day(0),
            term: Term(months: 36, renewal: .whole, most: 2), plan: "", openedAt: opened ? day(1) : nil, closedAt: closed ? day(50) : nil, report: "",
            territories: [Assembly.Place(id: centre, name: "Centre")])
    }

    static func seat(
        _ account: Int, college: Int = 1, rank: Seat.Rank = .member, office: Seat.Office = .none, level: Seat.Level = .lasting, gender: Seat.Gender = .unsaid,
        shownAs: Seat.ShownAs = .name, from: Instant = day(2)
    ) -> Seat {
        Seat(
            id: ID(account), college: ID(college), collegeName: "Habitants", account: AccountID(account), name: "Personne \(account)", givenName: "P\(account)", rank: rank,
            office: office, level: level, organisation: "", gender: gender, shownAs: shownAs, from: from)
    }

    static func college(seats: Int? = nil, substitutes: Int = 0, parity: Bool = false, entry: College.Entry = .candidacy) -> College {
        College(id: ID(1), name: "Habitants", entry: entry, seats: seats, substitutes: substitutes, isResidents: true, hasParity: parity)
    }

    static func meeting(_ stage: Meeting.Stage, isPublic: Bool = true, minutes: Meeting.MinutesStage = .none) -> Meeting {
        var meeting = Meeting(
            id: ID(7), kind: .plenary, title: "Plénière", startsAt: day(30), endsAt: day(30) + .hours(2), place: "Mairie", access: "", link: "", isPublic: isPublic,
            hasChildcare: false, isSecondCall: false, urgency: "", cancelledReason: "", minutes: "")
        if stage != .planned { meeting.convenedAt = day(10) }
        if stage == .open || stage == .held { meeting.openedAt = day(30) }
        if stage == .held { (meeting.closedAt, meeting.hadQuorum) = (day(30) + .hours(2), true) }
        if stage == .cancelled { meeting.cancelledAt = day(11) }
        if minutes != .none { meeting.minutes = "Compte rendu" }
        if minutes == .corrected || minutes == .awaited || minutes == .adopted { meeting.correctionsUntil = minutes == .corrected ? day(60) : day(32) }
        if minutes == .adopted { (meeting.adoptedAt, meeting.publishedAt) = (day(35), day(35)) }
        return meeting
    }

    static func file(_ person: Person, _ meeting: Meeting, items: [AgendaItem] = [item()], assembly: Assembly = assembly()) -> MeetingFile {
        MeetingFile(standing: person.standing(assembly), meeting: meeting, rules: Charter.Rules(), items: items, resolutions: [])
    }

    static func item(_ state: AgendaItem.State = .accepted) -> AgendaItem {
        AgendaItem(id: ID(5), title: "Le <marché>", detail: "", minutes: 20, notes: "", proposedBy: "Ana", state: state, reason: "")
    }

    static func recommendation(_ stage: RecommendationStage, kind: Recommendation.Kind = .wish, author: Int = 2) -> Recommendation {
        var found = Recommendation(
            id: ID(9), number: 1, kind: kind, title: "Un <passage>", body: "Devant l’école.", author: AccountID(author), authorName: "Ana", depositedAt: day(3), withdrawnReason: "")
        switch stage {
        case .deposited: break
        case .onAgenda: found.debate = Recommendation.Debate(meeting: ID(7), title: "Plénière", at: day(30), isAhead: true)
        case .adopted: found.debate = Recommendation.Debate(meeting: ID(7), title: "Plénière", at: day(30), isAhead: false, votes: .init(inFavour: 3, against: 1, abstentions: 0))
        case .rejected: found.debate = Recommendation.Debate(meeting: ID(7), title: "Plénière", at: day(30), isAhead: false, votes: .init(inFavour: 1, against: 1, abstentions: 4))
        case .withdrawn: found.withdrawnAt = day(5)
        case .transmitted, .answered: (found.transmittedAt, found.dueAt, found.service, found.serviceName) = (day(31), day(60), parks, "Parcs")
        }
        if stage == .answered { found.reply = Reply(decision: .partly, reason: "Une partie.", signatory: "Le maire", givenAt: day(40)) }
        return found
    }

    static func file(_ person: Person, _ recommendation: Recommendation, assembly: Assembly = assembly()) -> RecommendationFile {
        RecommendationFile(standing: person.standing(assembly), recommendation: recommendation, rules: Charter.Rules(petitionSignatures: 3))
    }
}
