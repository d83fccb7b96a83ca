import Database
import L10n
import Vocabulary
import Web

/// An agent says that printed letters were handed over or posted, and when.
struct DeliverLetters: Action {
    typealias FormPage = PaperLettersPage
    static let path: Path = "/bureau/courriers/a-imprimer"

    let letters: [PaperLetter]
    let way: PaperLetter.Way
    let day: Instant

    /// The letters that were ticked, of those that wait.
    struct Subject: Sendable {
        var waiting: [PaperLetter]
    }

    init(_ form: inout FormReader, _ subject: Subject) {
        let ticked = Set(form.values.all("letters").compactMap { Int($0) })
        letters = subject.waiting.filter { ticked.contains($0.letter.id) }
        way = form.choice("way", .handed)
        day = form.day("day")
        if letters.isEmpty { form.error("letters", ticked.isEmpty ? "Cochez au moins un courrier." : "Ces courriers ne sont plus à imprimer.") }
        if day > form.now {
            form.error("day", "Cette date est à venir.")
        } else if let newest = letters.map(\.letter.createdAt).max(), CityTime.city.startOfDay(newest, adding: 0) > day {
            form.error("day", "Un de ces courriers a été écrit après cette date.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(waiting: try PaperLetterStore.waiting(PaperReach(visit.actor), limit: 10_000, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { PaperLetterRules.mayHandle(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let done = try PaperLetterStore.deliver(letters.map(\.letter.id), way, on: day, by: try visit.account(), db)
        let t = Texts(.french), words = "\(t(way.name)), \(t.day(day))"
        return Outcome(
            to: PaperLettersPage.link, saying: done.count == 1 ? "C’est noté pour un courrier." : "C’est noté pour \(done.count) courriers.",
            journal: done.sorted().map { JournalEntry("letter.deliver", "letter", $0, reason: words, channel: .counter) })
    }
}
