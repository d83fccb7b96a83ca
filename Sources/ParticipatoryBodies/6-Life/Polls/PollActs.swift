import Database
import Vocabulary
import Web

/// Ask the members a date or a choice. They are told.
struct OpenPoll: Action {
    typealias FormPage = PollsPage
    static let path: Path = "/instances/:assembly/sondages"
    static let limits = Limits(perTenMinutes: 20)

    let question: String
    let labels: [String]
    let closes: Instant

    init(_ form: inout FormReader, _ standing: Standing) {
        question = form.text("question", min: 5, max: 200)
        let lines = form.raw("options").split(separator: "\n").map(String.init).filter { $0.contains { !$0.isWhitespace } }
        labels = lines
        closes = form.day("closes") + .days(1) - .seconds(1)
        if lines.count < 2 { form.error("options", "Proposez au moins deux réponses, une par ligne.") }
        if lines.count > 20 || lines.contains(where: { $0.count > 120 }) { form.error("options", "Vingt réponses courtes au plus.") }
        if closes < form.now, !form.raw("closes").isEmpty { form.error("closes", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { PollRules.mayAsk(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly, account = try visit.account()
        try PollStore.ask(question, labels, closes: closes, in: assembly.id, by: account, at: visit.now, db)
        return Outcome(
            to: assembly.link + "/sondages", saying: "Le sondage est ouvert. Les membres sont prévenus.", journal: [JournalEntry("life.poll", "assembly", assembly.id.number, reason: question)],
            letters: try SeatStore.accounts(in: assembly.id, at: visit.now, db).filter { $0 != account }.map {
                Letter(
                    to: .account($0), kind: .following, subject: "\(assembly.name) : une question vous est posée", paragraphs: ["« \(question) » Répondez avant le \(day: closes)."],
                    button: Letter.Button("Répondre", assembly.link + "/sondages"))
            })
    }
}

/// Answer a poll, or change one's answer.
struct AnswerPoll: Action {
    typealias FormPage = PollsPage
    static let path: Path = "/instances/:assembly/sondages/:poll"

    let chosen: Set<ID<Poll.Option>>

    init(_ form: inout FormReader, _ subject: PollSubject) { chosen = Set((form.ids("option") as [ID<Poll.Option>])) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollSubject { try PollStore.subject(visit, db) }
    static func refusal(_ subject: PollSubject, _ visit: Visit) -> Refusal? { PollRules.mayAnswer(subject, at: visit.now) }

    func perform(_ subject: PollSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let seat = subject.standing.seat else { throw NotFound() }
        try PollStore.answer(subject.poll, chosen, by: seat.id, db)
        return Outcome(to: subject.standing.assembly.link + "/sondages", saying: "Votre réponse est gardée. Vous pouvez la changer jusqu’au \(day: subject.poll.closesAt).")
    }
}
