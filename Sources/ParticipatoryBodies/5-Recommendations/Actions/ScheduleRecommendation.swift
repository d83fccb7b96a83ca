import Database
import Vocabulary
import Web

/// Put a recommendation on the agenda of a meeting to come, which votes on it. Its author is told.
struct ScheduleRecommendation: Action {
    typealias FormPage = RecommendationPage
    static let path: Path = "/instances/:assembly/demandes/:number/ordre-du-jour"

    /// The recommendation, and the meetings that may take it up.
    struct Subject: Sendable {
        var file: RecommendationFile
        var ahead: [Meeting]
    }

    let meeting: ID<Meeting>

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<Meeting> = form.id("meeting")
        meeting = id
        if form.optionalID("meeting") as ID<Meeting>? != nil, !subject.ahead.contains(where: { $0.id == id }) { form.error("meeting", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try RecommendationStore.file(visit, db)
        return Subject(file: file, ahead: try RecommendationPage.ahead(file.assembly, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { RecommendationRules.maySchedule(subject.file, subject.ahead) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, recommendation = file.recommendation
        let title = "\(visit.t(recommendation.kind.name)) n° \(recommendation.number) : \(recommendation.title)"
        let item = try MeetingWritingStore.add(
            title, detail: "", minutes: nil, to: meeting, by: try visit.account(), isAccepted: true, at: visit.now, db)
        try RecommendationStore.schedule(recommendation.id, on: item, db)
        return Outcome(
            to: file.link, saying: "La demande est à l’ordre du jour.",
            journal: [JournalEntry("recommendation.schedule", "assembly", file.assembly.id.number, reason: "\(visit.t(recommendation.kind.name)) n° \(recommendation.number)", isPublic: true)],
            letters: try told(title, subject, visit, db) + (recommendation.author == visit.actor.account ? [] : [Letter(
                to: .account(recommendation.author), kind: .following, subject: "\(file.assembly.name) : votre demande est à l’ordre du jour",
                paragraphs: ["« \(recommendation.title) » est inscrite à l’ordre du jour : elle sera débattue, puis votée."], button: Letter.Button("Voir la demande", file.link))]))
    }

    /// The members who have the agenda of that meeting.
    private func told(_ title: String, _ subject: Subject, _ visit: Visit, _ db: Reading) throws -> [Letter] {
        guard let held = subject.ahead.first(where: { $0.id == meeting }) else { return [] }
        let seats = try held.commission.map { try CommissionStore.seats($0, db) } ?? []
        let convened = MeetingFile(standing: subject.file.standing, meeting: held, rules: Charter.Rules(), items: [], resolutions: [], commissionSeats: seats)
        let known = Set([subject.file.recommendation.author, try visit.account()])
        return try MeetingLetters.added(title, to: convened, but: known, at: visit.now, db)
    }
}
