import Database
import Platform
import Vocabulary
import Web

/// Put a date on the agenda that the members share, once or again and again.
struct AddSharedDate: Action {
    typealias FormPage = SharedAgendaPage
    static let path: Path = "/instances/:assembly/agenda"
    static let limits = Limits(perTenMinutes: 30)

    let title: String
    let starts: Instant
    let ends: Instant
    let place: String
    let words: String
    let comesBack: MeetingPlan.Repeat?

    init(_ form: inout FormReader, _ standing: Standing) {
        title = form.text("title", min: 3, max: 120)
        starts = form.moment("starts")
        ends = form.moment("ends")
        place = form.optionalText("place", max: 200) ?? ""
        words = form.optionalText("words", max: 1000) ?? ""
        comesBack = MeetingPlan.Repeat(&form)
        if ends <= form.now, !form.raw("ends").isEmpty { form.error("ends", "Choisissez un moment à venir.") }
        if ends <= starts, !form.raw("ends").isEmpty { form.error("ends", "Cela finirait avant de commencer.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { SharedDateRules.mayAdd(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly, account = try visit.account()
        for moment in [(starts: starts, ends: ends)] + (comesBack?.moments(after: starts, ends) ?? []) {
            try SharedDateStore.add(
                SharedDate(id: ID(1), title: title, startsAt: moment.starts, endsAt: moment.ends, place: place, words: words, by: account, byName: ""), to: assembly.id, at: visit.now, db)
        }
        return Outcome(
            to: assembly.link + "/agenda", saying: "C’est dans l’agenda de l’instance.", journal: [JournalEntry("meeting.date", "assembly", assembly.id.number, reason: title)])
    }
}

/// Take a date off the agenda.
struct WithdrawSharedDate: Action {
    typealias FormPage = SharedAgendaPage
    static let path: Path = "/instances/:assembly/agenda/:date/retrait"

    init(_ form: inout FormReader, _ subject: SharedDateSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SharedDateSubject { try SharedDateStore.subject(visit, db) }
    static func refusal(_ subject: SharedDateSubject, _ visit: Visit) -> Refusal? { SharedDateRules.mayWithdraw(subject) }

    func perform(_ subject: SharedDateSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        try SharedDateStore.withdraw(subject.date.id, at: visit.now, db)
        return Outcome(
            to: assembly.link + "/agenda", saying: "La date est retirée.", journal: [JournalEntry("meeting.date-withdraw", "assembly", assembly.id.number, reason: subject.date.title)])
    }
}
