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

    let answer: Answer
    let needs: String

    init(_ form: inout FormReader, _ file: MeetingFile) {
        answer = form.choice("answer", .coming)
        needs = form.optionalText("needs", max: 200) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.maySignUp(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), meeting = file.meeting
        let signUps = try MeetingStore.signUps(meeting.id, db), own = signUps.first { $0.account == account }
        let taken = signUps.filter { $0.state == .coming && $0.account != account }.count
        let isFull = meeting.capacity.map { taken >= $0 } ?? false
        let state: SignUp.State = answer == .excused ? .excused : isFull ? .waiting : .coming
        // Who waits keeps her rank when she only says what she needs.
        if own?.state != state || own?.needs != needs { try MeetingWritingStore.signUp(account, state, needs: needs, to: meeting.id, at: visit.now, db) }
        let next = own?.state == .coming && state == .excused ? signUps.first { $0.state == .waiting } : nil
        if let next { try MeetingWritingStore.signUp(next.account, .coming, needs: next.needs, to: meeting.id, at: visit.now, db) }
        let said: Message = switch state {
        case .coming: "Votre place est retenue."
        case .waiting: "La réunion est complète : vous êtes en liste d’attente, nous vous prévenons si une place se libère."
        case .excused: "C’est noté : vous ne viendrez pas."
        }
        return Outcome(to: file.link, saying: said, letters: next.map { [freed(file, $0.account)] } ?? [])
    }

    private func freed(_ file: MeetingFile, _ account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Une place s’est libérée : \(file.meeting.title)",
            paragraphs: ["Vous étiez en liste d’attente : vous avez une place le \(file.meeting.startsAt)."], button: Letter.Button("Voir la réunion", file.link))
    }
}
