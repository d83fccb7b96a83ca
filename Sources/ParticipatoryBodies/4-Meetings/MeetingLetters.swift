import Database
import L10n
import Vocabulary

/// The messages that several acts of the meetings share.
enum MeetingLetters {
    /// To everyone whose meeting it is, whatever her level: the meeting, its place, its agenda.
    static func convened(_ file: MeetingFile, at now: Instant, _ db: Reading) throws -> [Letter] {
        let meeting = file.meeting
        let agenda = file.timedAgenda.map { line in "\(line.rank). \(line.item.title)" + (line.startsAt.map { " (\(Texts.ofFiles.hour($0)))" } ?? "") }.joined(separator: "\n")
        var paragraphs: [Message] = [
            "Vous êtes convié·e : \(meeting.title), le \(meeting.startsAt).", "Lieu : \(meeting.place). \(meeting.access)", "Ordre du jour :\n\(agenda)",
        ]
        if !meeting.link.isEmpty { paragraphs.append("À distance : \(meeting.link)") }
        if meeting.hasChildcare { paragraphs.append("Une garde d’enfants est prévue : dites-le en vous inscrivant.") }
        if !meeting.urgency.isEmpty { paragraphs.append("Convocation en urgence : \(meeting.urgency)") }
        return try members(file, at: now, db) {
            Letter(
                to: $0, kind: .necessary, subject: "\(file.assembly.name) : réunion le \(day: meeting.startsAt)", paragraphs: paragraphs,
                button: Letter.Button("Voir la réunion et répondre", file.link))
        }
    }

    /// To the members who have the agenda: a subject comes on top of it. Whoever put it there knows.
    static func added(_ title: String, to file: MeetingFile, but known: Set<AccountID>, at now: Instant, _ db: Reading) throws -> [Letter] {
        guard file.meeting.convenedAt != nil else { return [] }
        return try members(file, at: now, db) {
            Letter(
                to: $0, kind: .following, subject: "\(file.assembly.name) : un sujet de plus à l’ordre du jour",
                paragraphs: ["« \(title) » s’ajoute à l’ordre du jour de « \(file.meeting.title) », le \(file.meeting.startsAt)."], button: Letter.Button("Voir la réunion", file.link))
        }.filter { letter in !known.contains { letter.recipient == .account($0) } }
    }

    /// One letter for each member.
    static func members(_ file: MeetingFile, at now: Instant, _ db: Reading, _ letter: (Letter.Recipient) -> Letter) throws -> [Letter] {
        // A body that has ended has no member any more: its last minutes go to those who sat on the day.
        let moment = file.assembly.closedAt == nil ? now : file.meeting.startsAt
        return try SeatStore.held(in: file.assembly.id, at: moment, db).filter(file.convenes).map(\.account).reduce(into: [AccountID]()) { told, account in
            // An adult who carries several children's seats is written to once.
            if !told.contains(account) { told.append(account) }
        }.map { letter(.account($0)) }
    }

    /// One letter for each member, and for each resident who has not said that she stays away.
    static func concerned(_ file: MeetingFile, at now: Instant, _ db: Reading, _ letter: (Letter.Recipient) -> Letter) throws -> [Letter] {
        let members = try SeatStore.held(in: file.assembly.id, at: now, db).filter(file.convenes).map(\.account)
        let coming = try MeetingStore.signUps(file.meeting.id, db).filter { $0.state != .excused }.map(\.account)
        return Set(members + coming).sorted().map { letter(.account($0)) }
    }
}
