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
    let children: Int
    let spoken: String

    init(_ form: inout FormReader, _ file: MeetingFile) {
        answer = form.choice("answer", .coming)
        needs = form.optionalText("needs", max: 200) ?? ""
        // What is asked of a person who does not come is nothing.
        let isComing = answer == .coming, asked = form.optionalInt("children", in: 0...12) ?? 0, language = form.optionalText("spoken", max: 60) ?? ""
        (children, spoken) = isComing ? (asked, language) : (0, "")
        if children > 0, !file.meeting.hasChildcare { form.error("children", "Aucune garde d’enfants n’est prévue à cette réunion.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.maySignUp(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), meeting = file.meeting
        let signUps = try MeetingStore.signUps(meeting.id, db), own = signUps.first { $0.account == account }
        let taken = signUps.filter { $0.state == .coming && $0.account != account }.count
        let othersWait = signUps.contains { $0.state == .waiting && $0.account != account }
        let isFull = own?.state != .coming && (meeting.capacity.map { taken >= $0 || othersWait } ?? false)
        let state: SignUp.State = answer == .excused ? .excused : isFull ? .waiting : .coming
        try MeetingWritingStore.signUp(account, state, needs: needs, children: children, spoken: spoken, to: meeting.id, at: visit.now, db)
        let said: Message = switch state {
        case .coming: "Votre place est retenue."
        case .waiting: "La réunion est complète : vous êtes en liste d’attente, nous vous prévenons si une place se libère."
        case .excused: "C’est noté : vous ne viendrez pas."
        }
        return Outcome(to: file.link, saying: said, letters: try WaitingList.advance(file, at: visit.now, db))
    }
}
