import HTML
import L10n
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary
import Web

/// The pages of the bodies, made by hand and rendered: whole markup at each stage and for each reader, nothing typed by people unescaped.
@Suite struct `Pages of the bodies` {
    typealias Person = BodiesSamples.Person

    private func view(_ person: Person) -> View { View(t: Texts(.french), actor: person.actor, now: BodiesSamples.day(33), address: "/instances/centre") }

    private func check(_ html: HTML, _ comment: String) {
        #expect(WellFormed.faults(in: html) == [], "\(comment)")
        #expect(!html.text.contains("&lt;/"), "\(comment): markup of ours was taken for words")
        for typed in ["<du>", "<marché>", "<passage>"] { #expect(!html.text.contains(typed), "\(comment)") }
    }

    @Test(arguments: Person.allCases) func `a body's page is whole for each reader`(person: Person) {
        let standing = person.standing(), colleges = [BodiesSamples.college(seats: 12, entry: .free)]
        let candidate = RecruitmentRules.Candidate(standing: standing, colleges: colleges, terms: 0)
        let page = AssemblyPage(
            standing: standing, colleges: colleges, seats: [BodiesSamples.seat(2), BodiesSamples.seat(5, shownAs: .hidden)],
            meetings: [BodiesSamples.meeting(.convened), BodiesSamples.meeting(.held, minutes: .adopted), BodiesSamples.meeting(.cancelled)],
            recommendations: RecommendationStage.allCases.map { BodiesSamples.recommendation($0) }, refusalToApply: RecruitmentRules.mayApply(candidate))
        let html = page.body(view(person))
        check(html, person.rawValue)
        #expect(html.text.contains("Personne 2") && !html.text.contains("Personne 5"), "as each agreed to be shown")
        #expect(html.text.contains("/participer\"") == !standing.isMember)
    }

    @Test(arguments: RecommendationStage.allCases) func `a request is whole at each stage, its author known to the body only`(stage: RecommendationStage) {
        for person in [Person.visitor, .member, .chair, .officer, .parks] {
            let page = RecommendationPage(
                file: BodiesSamples.file(person, BodiesSamples.recommendation(stage)), former: [], ahead: [BodiesSamples.meeting(.planned)], services: [], seesMeeting: true, now: BodiesSamples.day(33))
            let html = page.body(view(person))
            check(html, "\(stage) \(person)")
            #expect(html.text.contains("Déposée par Ana") == (person != .visitor && person != .parks), "\(person)")
        }
    }

    @Test func `a meeting is whole from its preparation to its minutes`() {
        for stage in [Meeting.Stage.planned, .convened, .open, .held, .cancelled] {
            for person in [Person.visitor, .member, .chair, .officer] {
                let file = BodiesSamples.file(person, BodiesSamples.meeting(stage, minutes: stage == .held ? .awaited : .none), items: [BodiesSamples.item(), BodiesSamples.item(.proposed)])
                check(MeetingPage(file: file, named: [], own: nil, coming: 2, actions: [], now: BodiesSamples.day(20)).body(view(person)), "\(stage) \(person)")
                guard file.standing.runs else { continue }
                check(PrepareMeetingPage(file: file, signUps: [], now: BodiesSamples.day(12)).body(view(person)), "\(stage) \(person)")
                let list = AttendanceList(seats: [BodiesSamples.seat(2), BodiesSamples.seat(4), BodiesSamples.seat(3, level: .occasional)], records: [Attendance(seat: ID(2), state: .present)])
                check(SessionPage(file: file, list: list, now: BodiesSamples.day(30)).body(view(person)), "\(stage) \(person)")
                let correction = Correction(id: ID(1), by: "Ana", text: "Non.", at: BodiesSamples.day(31), reason: "")
                check(MinutesPage(file: file, draft: MinutesDraft(file: file, list: list), corrections: [correction], actions: [], later: [], now: BodiesSamples.day(33)).body(view(person)), "\(stage) \(person)")
            }
        }
    }

    @Test func `the first text of the minutes tells who was there, what was said and voted`() {
        var item = BodiesSamples.item()
        item.notes = "On en parle."
        var file = BodiesSamples.file(.chair, BodiesSamples.meeting(.held), items: [item])
        file.resolutions = [Resolution(item: item.id, question: "Le garder ?", method: .secret, inFavour: 2, against: 0, abstentions: 1, voters: 3)]
        let list = AttendanceList(
            seats: [BodiesSamples.seat(2), BodiesSamples.seat(4), BodiesSamples.seat(5)],
            records: [Attendance(seat: ID(2), state: .present), Attendance(seat: ID(4), state: .represented, holder: ID(2)), Attendance(seat: ID(5), state: .excused)])
        let text = MinutesDraft(file: file, list: list).text(Texts(.french))
        for part in ["Présents : Personne 2.", "Représentés : Personne 4.", "Excusés : Personne 5.", "## 1. Le <marché>", "On en parle.", "**Le garder ?** Adopté : 2 pour"] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test func `the desk's pages are whole`() {
        for person in [Person.officer, .elected] {
            let standing = person.standing(), view = view(person)
            check(AssembliesBoardPage(lines: [(standing.assembly, AssemblyFigures(members: 3, women: 2, men: 1, applications: 2, late: 1), nil)], refusalToCreate: nil).body(view), "board")
            check(AssemblyDeskPage(standing: standing, figures: AssemblyFigures(), meetings: [BodiesSamples.meeting(.held)], actions: [], absent: [BodiesSamples.seat(2)]).body(view), "desk")
            check(CollegesPage(standing: standing, colleges: [BodiesSamples.college(seats: 4, substitutes: 2, parity: true)]).body(view), "colleges")
            check(MembersPage(standing: standing, rooms: [CollegeRoom(BodiesSamples.college(seats: 4, substitutes: 2), [])], seats: [BodiesSamples.seat(2)], former: []).body(view), "members")
            check(EditCharterPage(standing: standing, versions: [], refusalToDraft: StatuteRules.mayDraft(standing), refusalToPublish: nil).body(view), "charter")
        }
        for kind in AssemblyKind.allCases { check(CreateAssemblyPage(kind: kind, territories: [], now: BodiesSamples.day(1)).body(view(.officer)), kind.rawValue) }
        check(CreateAssemblyPage(kind: nil, territories: [], now: BodiesSamples.day(1)).body(view(.officer)), "kinds")
    }

    @Test func `each kind of body has colleges that hold together`() {
        for kind in AssemblyKind.allCases {
            #expect(!kind.colleges.isEmpty && kind.term.months > 0, "\(kind)")
            for college in kind.colleges where college.hasParity { #expect((college.seats ?? 0) % 2 == 0, "\(kind)") }
        }
    }
}
