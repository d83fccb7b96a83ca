import Database
import Vocabulary
import Web

/// Plan a session: its day, who is invited, what waits; the convening letters leave.
struct PlanSession<File: GroupSessionFile>: Action {
    typealias FormPage = SessionsPage<File>
    static var path: Path { Path(stringLiteral: File.sessionsPath) }

    /// The edition, and who may be invited.
    struct Subject: Sendable {
        var edition: Edition
        var colleagues: Set<AccountID>
    }

    let title: String
    let place: String
    let heldAt: Instant
    let members: [AccountID]
    let takesAll: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 120)
        place = form.optionalText("place", max: 200) ?? ""
        heldAt = form.moment("held_at")
        members = subject.colleagues.intersection(form.ids("member") + form.ids("guest")).sorted()
        takesAll = form.isChecked("all")
        if members.count < 2 { form.error("member", File.words.tooFew) }
        if heldAt < form.now - .days(1) { form.error("held_at", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, colleagues: Set(try GroupSessionStore.colleagues(edition, at: visit.now, db).map(\.account)))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { File.mayPlan(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition, officer = try visit.account()
        let session = try GroupSessionStore.plan(File.kind, title, place: place, at: heldAt, of: edition.id, by: officer, at: visit.now, db)
        try GroupSessionStore.set(members, present: [], in: session, db)
        let waiting = takesAll ? try File.candidates(edition, at: visit.now, db).filter(\.isUsual).map(\.id) : []
        try File.add(waiting, to: session, db)
        let link = File.link(edition, session)
        return Outcome(
            to: link, saying: "La séance est prévue. Les convocations sont parties.", journal: [File.entry(.plan, title, edition)],
            letters: members.filter { $0 != officer }.map { letter(edition, link, waiting.count, to: $0) })
    }

    private func letter(_ edition: Edition, _ link: String, _ count: Int, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: File.words.subject(heldAt),
            paragraphs: [
                File.words.invitation(edition), place.isEmpty ? "Quand : \(heldAt)." : "Quand : \(heldAt). Où : \(place).", File.words.onAgenda(count),
            ], button: Letter.Button("Voir l’ordre du jour", link))
    }
}

/// Add to the agenda what waits for a session.
struct AddToSession<File: GroupSessionFile>: Action {
    typealias FormPage = SessionPage<File>
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session/ordre-du-jour") }

    let candidates: [ID<AgendaCandidate>]

    init(_ form: inout FormReader, _ file: File) {
        candidates = form.ids("candidate")
        if candidates.isEmpty { form.error("", "Cochez au moins une ligne.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> File { try .inPath(visit, db) }
    static func refusal(_ file: File, _ visit: Visit) -> Refusal? { file.mayPrepare(visit.actor, at: visit.now) }

    func perform(_ file: File, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Only what waits in this edition: another identity in the form is left alone.
        let waiting = Set(try File.candidates(file.edition, at: visit.now, db).map(\.id))
        try File.add(candidates.map(\.number).filter(waiting.contains), to: file.session.id, db)
        return Outcome(to: file.link + "#ordre-du-jour", saying: "L’ordre du jour est complété.", journal: [file.entry(.prepare, "ordre du jour complété.")])
    }
}

/// Note who is there, invited or not.
struct NotePresences<File: GroupSessionFile>: Action {
    typealias FormPage = SessionPage<File>
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session/presences") }

    let present: [AccountID]

    init(_ form: inout FormReader, _ file: File) { present = form.ids("present") + form.ids("came") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> File { try .inPath(visit, db) }
    static func refusal(_ file: File, _ visit: Visit) -> Refusal? { file.mayPrepare(visit.actor, at: visit.now) }

    func perform(_ file: File, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let invited = Set(file.members.map(\.account))
        let known = invited.union(try GroupSessionStore.colleagues(file.edition, at: visit.now, db).map(\.account)), there = Set(present).intersection(known)
        try GroupSessionStore.set(invited.union(there).sorted(), present: there, in: file.session.id, db)
        return Outcome(
            to: file.link, saying: there.count == 1 ? "Une personne est présente." : "\(there.count) personnes sont présentes.",
            journal: [file.entry(.notePresences, "personnes présentes : \(there.count).")])
    }
}

/// Close the session: what was said becomes the minutes, which another person who was there signs.
struct CloseSession<File: GroupSessionFile>: Action {
    typealias FormPage = SessionPage<File>
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session/cloture") }

    let remarks: String

    init(_ form: inout FormReader, _ file: File) { remarks = form.optionalText("remarks", max: 3000) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> File { try .inPath(visit, db) }
    static func refusal(_ file: File, _ visit: Visit) -> Refusal? { file.mayClose(visit.actor, at: visit.now) }

    func perform(_ file: File, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        try GroupSessionStore.end(file.session.id, remarks: remarks, by: account, at: visit.now, db)
        try File.leaveUnseen(file.session.id, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "La séance est close. Une autre personne présente signe le compte rendu.",
            journal: [file.entry(.close, "close.")], letters: file.present.filter { $0.account != account }.map { letter(file, to: $0.account) })
    }

    private func letter(_ file: File, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Compte rendu à signer : \(file.session.title)", paragraphs: [File.words.toSign],
            button: Letter.Button("Lire et signer", file.link))
    }
}

/// Sign the minutes that another person wrote.
struct SignMinutes<File: GroupSessionFile>: Action {
    typealias FormPage = SessionPage<File>
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session/signature") }

    init(_ form: inout FormReader, _ file: File) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> File { try .inPath(visit, db) }
    static func refusal(_ file: File, _ visit: Visit) -> Refusal? { GroupSessionRules.maySign(file, visit.actor) }

    func perform(_ file: File, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try GroupSessionStore.sign(file.session.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link + "/compte-rendu", saying: "Le compte rendu est signé.", journal: [file.entry(.sign, "compte rendu signé.")])
    }
}
