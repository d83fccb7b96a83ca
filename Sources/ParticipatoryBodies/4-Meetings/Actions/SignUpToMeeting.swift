import Database
import Vocabulary
import Web

/// Say that one comes to a meeting or not. When it is full one waits; who gives up her place gives it to the first who waits.
struct SignUpToMeeting: Action {
    typealias FormPage = MeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/inscription"
    static let limits = Limits(perTenMinutes: 60)

    /// What one may answer.
    enum Answer: String { case coming, excused }

    /// The meeting, who sits there, what each has answered.
    struct Subject: Sendable {
        var file: MeetingFile
        var list: AttendanceList
        var signUps: [SignUp]
    }

    let answer: Answer
    let needs: String
    let children: Int
    let spoken: String
    /// Who votes for a member who does not come.
    let proxy: ID<Seat>?

    init(_ form: inout FormReader, _ subject: Subject) {
        answer = form.choice("answer", .coming)
        needs = form.optionalText("needs", max: 200) ?? ""
        // What is asked of a person who does not come is nothing.
        let isComing = answer == .coming, asked = form.optionalInt("children", in: 0...12) ?? 0, language = form.optionalText("spoken", max: 60) ?? ""
        (children, spoken) = isComing ? (asked, language) : (0, "")
        let holder: ID<Seat>? = isComing ? nil : form.optionalID("proxy")
        proxy = holder
        if let holder, let refusal = ProxyRules.mayGive(to: holder, subject.file, subject.list, subject.signUps) { form.error("proxy", refusal.reason) }
        if children > 0, !subject.file.meeting.hasChildcare { form.error("children", "Aucune garde d’enfants n’est prévue à cette réunion.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, list: try MeetingStore.attendance(file, db), signUps: try MeetingStore.signUps(file.meeting.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.maySignUp(subject.file, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, account = try visit.account(), meeting = file.meeting
        let signUps = subject.signUps, own = signUps.first { $0.account == account }
        let taken = signUps.filter { $0.state == .coming && $0.account != account }.count
        let othersWait = signUps.contains { $0.state == .waiting && $0.account != account }
        let isFull = own?.state != .coming && (meeting.capacity.map { taken >= $0 || othersWait } ?? false)
        let state: SignUp.State = answer == .excused ? .excused : isFull ? .waiting : .coming
        try MeetingWritingStore.signUp(account, state, needs: needs, children: children, spoken: spoken, proxy: proxy, to: meeting.id, at: visit.now, db)
        let said: Message = switch state {
        case .coming: "Votre place est retenue."
        case .waiting: "La réunion est complète : vous êtes en liste d’attente, nous vous prévenons si une place se libère."
        case .excused: proxy == nil ? "C’est noté : vous ne viendrez pas." : "C’est noté : vous ne viendrez pas, et votre pouvoir est donné."
        }
        return Outcome(to: file.link, saying: said, letters: try WaitingList.advance(file, at: visit.now, db) + told(subject, own?.proxy, visit))
    }

    /// Who receives a proxy, or had it and no longer has, is told.
    private func told(_ subject: Subject, _ former: ID<Seat>?, _ visit: Visit) -> [Letter] {
        guard former != proxy else { return [] }
        let file = subject.file
        func letter(_ seat: ID<Seat>?, _ words: Message, _ subjectLine: Message) -> [Letter] {
            guard let account = subject.list.seats.first(where: { $0.id == seat })?.account else { return [] }
            return [Letter(to: .account(account), kind: .necessary, subject: subjectLine, paragraphs: [words], button: Letter.Button("Voir la réunion", file.link))]
        }
        return letter(proxy, "\(visit.actor.name) ne vient pas à « \(file.meeting.title) », le \(file.meeting.startsAt), et vous donne pouvoir de voter à sa place.", "\(file.assembly.name) : un pouvoir vous est donné")
            + letter(former, "\(visit.actor.name) ne vous donne plus pouvoir pour « \(file.meeting.title) ».", "\(file.assembly.name) : un pouvoir vous est retiré")
    }
}
