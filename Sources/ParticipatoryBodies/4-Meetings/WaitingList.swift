import Database
import Vocabulary

/// Those who wait for a place: the first come in as soon as there is room, and are told.
enum WaitingList {
    static func advance(_ file: MeetingFile, at now: Instant, _ db: Writing) throws -> [Letter] {
        let signUps = try MeetingStore.signUps(file.meeting.id, db), waiting = signUps.filter { $0.state == .waiting }
        let taken = signUps.filter { $0.state == .coming }.count
        let next = waiting.prefix(file.meeting.capacity.map { max(0, $0 - taken) } ?? waiting.count)
        for line in next { try MeetingWritingStore.signUp(line.account, .coming, needs: line.needs, children: line.children, spoken: line.spoken, proxy: line.proxy, to: file.meeting.id, at: now, db) }
        return next.map { line in
            Letter(
                to: .account(line.account), kind: .necessary, subject: "Une place s’est libérée : \(file.meeting.title)",
                paragraphs: ["Vous étiez en liste d’attente : vous avez une place le \(file.meeting.startsAt)."], button: Letter.Button("Voir la réunion", file.link))
        }
    }
}
