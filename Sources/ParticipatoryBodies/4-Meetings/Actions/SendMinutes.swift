import Database
import L10n
import Vocabulary
import Web

/// Send the draft of the minutes to the members, who have the charter's days to correct it.
struct SendMinutes: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu/envoi"

    init(_ form: inout FormReader, _ file: MeetingFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.maySendMinutes(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let until = CityTime.city.endOfDay(visit.now, adding: file.rules.correctionDays)
        guard try MeetingWritingStore.send(file.meeting.id, until: until, at: visit.now, db) else { throw Refusal.notNow("Le compte rendu est déjà parti aux membres.") }
        return Outcome(
            to: file.link + "/compte-rendu", saying: "Les membres peuvent corriger jusqu’au \(day: until).",
            journal: [JournalEntry("meeting.minutes", "assembly", file.assembly.id.number, reason: file.meeting.title)],
            letters: try MeetingLetters.members(file, at: visit.now, db) {
                Letter(
                    to: $0, kind: .following, subject: "\(file.assembly.name) : le compte rendu est à relire",
                    paragraphs: ["Le compte rendu de « \(file.meeting.title) » est prêt. Vous pouvez le corriger jusqu’au \(until)."],
                    button: Letter.Button("Lire et corriger", file.link + "/compte-rendu"))
            })
    }
}
