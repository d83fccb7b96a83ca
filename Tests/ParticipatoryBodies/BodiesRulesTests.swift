@testable import ParticipatoryBodies
import L10n
import Testing
import Vocabulary

/// Who may do what on a body, its meetings and its requests: role × moment × relation.
@Suite struct `Rules of the bodies` {
    typealias Person = BodiesSamples.Person
    static let officers = BodiesSamples.officers
    static let runners = officers.union([.chair])
    static let day = BodiesSamples.day

    /// Those who may, among everyone.
    private func allowed(_ rule: (Person) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0) == nil }) }

    // MARK: The body

    @Test func `its officer keeps it, whether of the city, of its territory or of it alone`() {
        #expect(allowed { StatuteRules.mayDraft($0.standing()) } == Self.officers)
        #expect(allowed { StatuteRules.mayCompose($0.standing()) } == Self.officers)
        #expect(allowed { StatuteRules.mayClose($0.standing()) } == Self.officers)
        #expect(allowed { AssemblyRules.mayCreate($0.actor) } == Self.officers.union([.officerElsewhere]))
        #expect(allowed { AssemblyRules.mayRead($0.standing()) } == Self.officers.union([.elected, .auditor]))
        #expect(StatuteRules.mayDraft(Person.visitor.standing()) == .signIn)
    }

    @Test func `what has ended changes no more`() {
        let closed = BodiesSamples.assembly(closed: true)
        #expect(allowed { StatuteRules.mayDraft($0.standing(closed)) }.isEmpty)
        #expect(allowed { MeetingRules.mayPlan($0.standing(closed)) }.isEmpty)
        #expect(allowed { RecommendationRules.mayDeposit($0.standing(closed)) }.isEmpty)
    }

    @Test func `a charter is published when there is a draft, and before it nothing is convened`() {
        let officer = Person.officer.standing(BodiesSamples.assembly(opened: false))
        #expect(StatuteRules.mayPublish(officer, nil)?.kind == .notNow)
        #expect(MeetingRules.mayPlan(officer)?.kind == .notNow)
    }

    // MARK: Joining

    @Test func `the papers of an application are read by who answers it and by the auditor`() {
        #expect(allowed { RecruitmentRules.mayReadPapers($0.standing()) } == Self.officers.union([.auditor]))
        #expect(RecruitmentRules.mayReadPapers(Person.visitor.standing()) == .signIn)
    }

    private func candidate(_ person: Person, _ entries: [College.Entry], open: Bool = false, terms: Int = 0) -> RecruitmentRules.Candidate {
        let application = Application(
            id: ID(1), college: ID(1), collegeName: "", entry: .candidacy, account: AccountID(1), name: "", level: .lasting, organisation: "", rna: "", motivation: "",
            gender: .unsaid, shownAs: .name, conflicts: "", sentAt: Self.day(1), reason: "")
        return RecruitmentRules.Candidate(
            standing: person.standing(), colleges: entries.map { BodiesSamples.college(entry: $0) }, open: open ? application : nil, terms: terms)
    }

    @Test func `one asks once, when one does not sit, where one enters by asking`() {
        #expect(RecruitmentRules.mayApply(candidate(.visitor, [.free])) == .signIn)
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.free])) == nil)
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.draw])) == nil)
        #expect(RecruitmentRules.mayApply(candidate(.member, [.free]))?.kind == .notNow)
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.free], open: true))?.kind == .notNow)
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.election, .appointment]))?.kind == .notNow)
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.candidacy], terms: 2))?.kind == .notAllowed, "two terms at most")
        #expect(RecruitmentRules.mayApply(candidate(.resident, [.free], terms: 5)) == nil, "free membership counts no terms")
    }

    @Test func `a college has room within its seats, its parity and its substitutes`() {
        let college = BodiesSamples.college(seats: 4, substitutes: 1, parity: true)
        let two = [BodiesSamples.seat(1, gender: .woman), BodiesSamples.seat(2, gender: .woman)]
        #expect(CollegeRoom(college, two).objection(.member, .woman) != nil)
        #expect(CollegeRoom(college, two).objection(.member, .man) == nil)
        #expect(CollegeRoom(college, two).free == 2)
        let full = two + [BodiesSamples.seat(3, gender: .man), BodiesSamples.seat(4, gender: .man)]
        #expect(CollegeRoom(college, full).objection(.member, .man) != nil && CollegeRoom(college, full).objection(.substitute, .man) == nil)
        #expect(CollegeRoom(college, full + [BodiesSamples.seat(5, rank: .substitute)]).objection(.substitute, .woman) != nil)
        #expect(CollegeRoom(BodiesSamples.college(), full).objection(.member, .woman) == nil, "no limit")
    }

    @Test func `the next substitute is the first who came, of the gender that parity needs`() {
        let room = CollegeRoom(BodiesSamples.college(seats: 2, substitutes: 3, parity: true), [BodiesSamples.seat(1, gender: .woman)])
        let waiting = [
            BodiesSamples.seat(6, rank: .substitute, gender: .man, from: Self.day(9)), BodiesSamples.seat(5, rank: .substitute, gender: .woman, from: Self.day(3)),
            BodiesSamples.seat(7, rank: .substitute, gender: .man, from: Self.day(5)),
        ]
        #expect(MandateRules.next(room, waiting)?.id == ID(7))
    }

    @Test func `the officer passes the seat of an association, and of nobody else`() {
        var seat = BodiesSamples.seat(1)
        #expect(MandateRules.mayReplace(Person.officer.standing(), seat, .association, at: Self.day(5))?.kind == .notNow, "no association is named")
        seat.organisation = "Les Voisins"
        #expect(allowed { MandateRules.mayReplace($0.standing(), seat, .association, at: Self.day(5)) } == Self.officers)
        #expect(MandateRules.mayReplace(Person.officer.standing(), seat, .candidacy, at: Self.day(5))?.kind == .notNow)
        seat.leftAt = Self.day(4)
        #expect(MandateRules.mayReplace(Person.officer.standing(), seat, .association, at: Self.day(5))?.kind == .notNow, "it has ended")
    }

    // MARK: Terms

    @Test func `a body renewed whole has one end for all, one renewed by thirds a third each year`() {
        var assembly = BodiesSamples.assembly()
        let start = Instant(localInput: "2026-01-15T12:00")!
        assembly.startsAt = start
        #expect(assembly.seatEnd(.candidacy, enteringAt: start + .days(400), rank: 3) == start.adding(months: 36))
        #expect(assembly.seatEnd(.free, enteringAt: start, rank: 0) == nil, "free membership has no end")
        assembly.term = Term(months: 36, renewal: .thirds, most: nil)
        #expect((0..<6).map { assembly.seatEnd(.draw, enteringAt: start + .days(10), rank: $0) } == [12, 24, 36, 12, 24, 36].map { start.adding(months: $0) })
        #expect(assembly.seatEnd(.draw, enteringAt: start.adding(months: 12), rank: 80) == start.adding(months: 48), "who replaces the first third sits three years")
        assembly.endsAt = start.adding(months: 20)
        #expect(assembly.seatEnd(.draw, enteringAt: start.adding(months: 12), rank: 80) == start.adding(months: 20), "never beyond the body itself")
    }

    @Test func `months are those of the calendar`() {
        #expect(Instant(localInput: "2026-01-31T18:30")!.adding(months: 1) == Instant(localInput: "2026-02-28T18:30"))
        #expect(Instant(localInput: "2026-10-25T01:00")!.adding(months: 6) == Instant(localInput: "2027-04-25T01:00"))
        #expect(Instant(localInput: "2026-03-31T08:00")!.adding(months: -1) == Instant(localInput: "2026-02-28T08:00"))
    }

    // MARK: Meetings

    @Test func `a meeting in preparation is seen by who prepares it, a public one by all, a closed one by the body`() {
        let followers = Self.runners.union([.elected, .auditor])
        #expect(allowed { MeetingRules.mayRead(BodiesSamples.file($0, BodiesSamples.meeting(.planned))) } == followers)
        #expect(allowed { MeetingRules.mayRead(BodiesSamples.file($0, BodiesSamples.meeting(.convened))) } == Set(Person.allCases))
        #expect(allowed { MeetingRules.mayRead(BodiesSamples.file($0, BodiesSamples.meeting(.convened, isPublic: false))) } == followers.union([.member, .occasional]))
    }

    @Test func `the bureau or the officer convenes, once, with an agenda, for a day to come`() {
        #expect(allowed { MeetingRules.mayConvene(BodiesSamples.file($0, BodiesSamples.meeting(.planned)), at: Self.day(5)) } == Self.runners)
        #expect(MeetingRules.mayConvene(BodiesSamples.file(.chair, BodiesSamples.meeting(.planned), items: [BodiesSamples.item(.proposed)]), at: Self.day(5))?.kind == .notNow)
        #expect(MeetingRules.mayConvene(BodiesSamples.file(.chair, BodiesSamples.meeting(.planned)), at: Self.day(31))?.kind == .notNow)
        for stage in [Meeting.Stage.convened, .open, .held, .cancelled] {
            #expect(MeetingRules.mayConvene(BodiesSamples.file(.chair, BodiesSamples.meeting(stage)), at: Self.day(5))?.kind == .notNow, "\(stage)")
        }
    }

    @Test func `the notice is counted in whole days of the calendar, clocks changing or not`() {
        var meeting = BodiesSamples.meeting(.planned)
        meeting.startsAt = Instant(localInput: "2026-11-01T18:30")!
        let last = MeetingRules.lastNotice(meeting, Charter.Rules(noticeDays: 10))
        #expect(last == Instant(localInput: "2026-10-23T00:00")! - .seconds(1))
        #expect(MeetingRules.lastNotice(meeting, Charter.Rules(noticeDays: 0)) >= meeting.startsAt)
    }

    @Test func `a session opens an hour before, and only what is open is held`() {
        let convened = BodiesSamples.file(.chair, BodiesSamples.meeting(.convened))
        #expect(MeetingRules.mayOpen(convened, at: Self.day(29))?.kind == .notNow)
        #expect(MeetingRules.mayOpen(convened, at: Self.day(30) - .minutes(30)) == nil)
        for stage in [Meeting.Stage.planned, .convened, .held, .cancelled] {
            #expect(MeetingRules.mayHold(BodiesSamples.file(.chair, BodiesSamples.meeting(stage)))?.kind == .notNow, "\(stage)")
        }
        #expect(allowed { MeetingRules.mayHold(BodiesSamples.file($0, BodiesSamples.meeting(.open))) } == Self.runners)
    }

    @Test func `members correct in time, then the minutes wait for their answers and a later meeting`() {
        func file(_ person: Person, _ stage: Meeting.MinutesStage) -> MeetingFile { BodiesSamples.file(person, BodiesSamples.meeting(.held, minutes: stage)) }
        let now = Self.day(33), later = [BodiesSamples.meeting(.held)]
        #expect(allowed { MeetingRules.mayCorrect(file($0, .corrected), at: now) } == [.member, .occasional, .chair])
        for stage in [Meeting.MinutesStage.none, .draft, .awaited, .adopted] { #expect(MeetingRules.mayCorrect(file(.member, stage), at: now)?.kind == .notNow) }
        #expect(allowed { MeetingRules.mayAdopt(file($0, .awaited), [], later, at: now) } == Self.runners)
        #expect(MeetingRules.mayAdopt(file(.chair, .awaited), [], [], at: now)?.kind == .notNow)
        #expect(MeetingRules.mayAdopt(file(.chair, .corrected), [], later, at: now)?.kind == .notNow)
        let open = Correction(id: ID(1), by: "Ana", text: "", at: now, reason: "")
        #expect(MeetingRules.mayAdopt(file(.chair, .awaited), [open], later, at: now)?.kind == .notNow)
    }

    // MARK: Requests

    @Test(arguments: RecommendationStage.allCases) func `each stage opens its own act`(stage: RecommendationStage) {
        let wish = BodiesSamples.recommendation(stage), ahead = [BodiesSamples.meeting(.planned)]
        #expect(wish.stage == stage)
        #expect(allowed { RecommendationRules.maySchedule(BodiesSamples.file($0, wish), ahead) } == (stage == .deposited ? Self.runners : []))
        #expect(allowed { RecommendationRules.mayTransmit(BodiesSamples.file($0, wish)) } == (stage == .adopted ? Self.runners : []))
        let withdrawers = stage == .adopted ? Self.runners : [.deposited, .onAgenda].contains(stage) ? Self.runners.union([.member]) : []
        #expect(allowed { RecommendationRules.mayWithdraw(BodiesSamples.file($0, wish)) } == withdrawers)
        let answers = Self.officers.union([.elected, .parks])
        #expect(allowed { RecommendationRules.mayReply(BodiesSamples.file($0, wish)) } == (stage == .transmitted || stage == .answered ? answers : []))
    }

    @Test func `a question needs no vote, and nobody answers her own request`() {
        #expect(RecommendationRules.mayTransmit(BodiesSamples.file(.chair, BodiesSamples.recommendation(.deposited, kind: .question))) == nil)
        #expect(RecommendationRules.maySchedule(BodiesSamples.file(.chair, BodiesSamples.recommendation(.deposited, kind: .question)), [BodiesSamples.meeting(.planned)]) != nil)
        #expect(RecommendationRules.mayReply(BodiesSamples.file(.elected, BodiesSamples.recommendation(.transmitted, author: 14)))?.kind == .notAllowed)
    }

    @Test func `a petition is opened and signed by anyone with an account, and debated when enough have signed`() {
        let everyone = Set(Person.allCases).subtracting([.visitor]), rules = Charter.Rules(petitionSignatures: 3)
        #expect(allowed { RecommendationRules.mayPetition($0.standing(), rules) } == everyone)
        #expect(allowed { RecommendationRules.mayPetition($0.standing(), Charter.Rules()) }.isEmpty)
        var petition = BodiesSamples.recommendation(.deposited, kind: .petition)
        #expect(allowed { RecommendationRules.maySign(BodiesSamples.file($0, petition)) } == everyone)
        var signed = BodiesSamples.file(.resident, petition)
        signed.isSigned = true
        #expect(RecommendationRules.maySign(signed)?.kind == .notNow, "once")
        petition.signatures = 2
        #expect(RecommendationRules.maySchedule(BodiesSamples.file(.chair, petition), [BodiesSamples.meeting(.planned)])?.kind == .notNow)
        petition.signatures = 3
        #expect(RecommendationRules.maySchedule(BodiesSamples.file(.chair, petition), [BodiesSamples.meeting(.planned)]) == nil)
        #expect(RecommendationRules.maySign(BodiesSamples.file(.resident, BodiesSamples.recommendation(.deposited)))?.kind == .notNow)
    }

    @Test func `the subjects of a quarterly session are notified before their day`() {
        var session = BodiesSamples.meeting(.planned)
        session.kind = .session
        #expect(MeetingRules.mayPropose(BodiesSamples.file(.member, session), at: Self.day(10)) == nil)
        #expect(MeetingRules.mayPropose(BodiesSamples.file(.member, session), at: Self.day(25))?.kind == .notNow)
        #expect(MeetingRules.mayPropose(BodiesSamples.file(.member, BodiesSamples.meeting(.convened)), at: Self.day(25)) == nil)
        #expect(MeetingRules.mayPropose(BodiesSamples.file(.resident, session), at: Self.day(10))?.kind == .notAllowed)
    }

    @Test func `a meeting that ended without a vote leaves a request where it was`() {
        var wish = BodiesSamples.recommendation(.onAgenda)
        wish.debate?.isAhead = false
        #expect(wish.stage == .deposited)
    }

    @Test func `late is late to the day, before and after the answer`() {
        let owed = BodiesSamples.recommendation(.transmitted)
        #expect(!owed.isLate(at: Self.day(60)) && owed.isLate(at: Self.day(60) + .seconds(1)))
        var answered = BodiesSamples.recommendation(.answered)
        #expect(!answered.wasLate && !answered.isLate(at: Self.day(90)))
        answered.reply?.givenAt = Self.day(61)
        #expect(answered.wasLate)
    }
}
