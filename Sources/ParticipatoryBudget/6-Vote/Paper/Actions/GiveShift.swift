import Database
import Platform
import Vocabulary
import Web

/// The officer entrusts a polling place to somebody between two hours; she is told by a letter.
struct GiveShift: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/permanences"

    let email: EmailAddress
    let from, until: Instant

    init(_ form: inout FormReader, _ file: PollingPlaceFile) {
        email = form.email("email")
        from = form.moment("from")
        until = form.moment("until")
        if until <= from { form.error("until", "La fin vient après le début.") }
        if until > from + .hours(16) { form.error("until", "Une permanence dure seize heures au plus. Donnez-en une par jour.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayGiveShift(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let account = try AccountStore.account(email, db), !account.isDeleted else {
            throw FormErrors("email", "Personne n’a cette adresse. Invitez d’abord cette personne à créer un compte.")
        }
        if file.shifts.contains(where: { ($0.account, $0.from, $0.until) == (account.id, from, until) }) {
            throw FormErrors("email", "Cette personne tient déjà ce bureau à ces heures.")
        }
        try PollingPlaceStore.give(account.id, at: file.place.id, from: from, until: until, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: file.link, saying: "La permanence est confiée. La personne en est prévenue.",
            journal: [JournalEntry("paper.give-shift", "polling-place", file.place.id.number, edition: file.edition.id, reason: account.displayName)],
            letters: [letter(file, to: account.id)])
    }

    private func letter(_ file: PollingPlaceFile, to account: AccountID) -> Letter {
        let isCounting = file.edition.calendar.hasClosed(.vote, at: from)
        return Letter(
            to: .account(account), kind: .task, subject: "Votre permanence au bureau de vote « \(file.place.name) »",
            paragraphs: [
                "Vous tenez le bureau de vote « \(file.place.name) », \(file.place.address), du \(from) au \(until).",
                isCounting ? "Le vote est clos : vous aidez à compter les bulletins de papier, à deux, devant les personnes présentes."
                    : "Pendant ce temps, l’écran du bureau vous est ouvert : vous y émargez les personnes qui votent sur papier.",
            ],
            button: isCounting ? Letter.Button("Voir les urnes", PaperLinks.desk(file.edition)) : Letter.Button("Ouvrir l’écran du bureau", PaperLinks.screen(file.edition, file.place.id)))
    }
}

/// The officer takes back a shift; who should have kept the place is told.
struct TakeBackShift: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/permanences/retirer"

    let shift: ID<PollingShift>

    init(_ form: inout FormReader, _ file: PollingPlaceFile) { shift = form.id("shift") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayGiveShift(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try PollingPlaceStore.takeBack(shift, at: file.place.id, visit.now, db) else { throw NotFound() }
        guard let taken = file.shifts.first(where: { $0.id == shift }) else { throw NotFound() }
        let isOver = taken.until <= visit.now
        return Outcome(
            to: file.link, saying: isOver ? "La permanence est retirée." : "La permanence est retirée. La personne en est prévenue.",
            journal: [JournalEntry("paper.take-back-shift", "polling-place", file.place.id.number, edition: file.edition.id, reason: taken.name)],
            letters: isOver ? [] : [Self.letter(taken, file.place)])
    }

    static func letter(_ taken: PollingShift, _ place: PollingPlace) -> Letter {
        Letter(
            to: .account(taken.account), kind: .task, subject: "Vous ne tenez plus le bureau de vote « \(place.name) »",
            paragraphs: ["La permanence du \(taken.from) au \(taken.until) ne vous est plus confiée. L’organisation du vote vous en dira plus si vous le demandez."])
    }
}
