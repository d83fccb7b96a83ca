import Database
import Platform
import Vocabulary
import Web

/// Answer the letter of a draw with its code: refuse without an account, or accept with one, the engagement signed.
struct AnswerCall: Action {
    typealias FormPage = AnswerCallPage
    static let path: Path = "/instances/:assembly/tirages/:draw/reponse"
    static let limits = Limits(perTenMinutes: 20)

    /// What one answers.
    enum Answer: String { case accepted, refused }

    /// The draw and its body.
    struct Subject: Sendable {
        var assembly: Assembly
        var draw: PanelDraw
        var people: [ListedPerson]
    }

    let answer: Answer
    let code: String
    /// What the list did not say of her.
    let gender: Seat.Gender

    init(_ form: inout FormReader, _ subject: Subject) {
        code = form.text("code", max: 30).uppercased()
        answer = form.choice("answer", .refused)
        gender = form.optionalChoice("gender") ?? .unsaid
        if answer == .accepted, !form.isChecked("engaged") { form.error("engaged", "La lettre d’engagement est à accepter pour siéger.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let assembly = try AssemblyStore.standing(visit, db).assembly, draw = try DrawStore.draw(try visit.id("draw"), in: assembly.id, db)
        return Subject(assembly: assembly, draw: draw, people: try ListedPersonStore.all(draw.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { AssemblyRules.alive(subject.assembly) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (assembly, draw) = (subject.assembly, subject.draw)
        guard let person = subject.people.first(where: { $0.state != .waiting && Secrets.equal($0.code(visit.world), code) }) else {
            throw FormErrors("code", "Ce code n’est pas celui d’une lettre de ce tirage.")
        }
        if let refusal = ListDrawRules.mayAnswer(assembly, person) { throw refusal }
        if answer == .accepted {
            guard let account = visit.actor.account else { throw Refusal.notAllowed("Pour accepter, connectez-vous ou créez un compte : les convocations y arrivent.", wayOut: "\(Refusal.signInPath)?retour=\(URLEncoding.queryValue("\(draw.link(assembly))/reponse?code=\(code)"))") }
            var person = person
            if person.gender == .unsaid { person.gender = gender }
            try ListCalling.seat(person, account: account, draw, of: assembly, at: visit.now, db)
        }
        guard try ListedPersonStore.answer(person.id, answer == .accepted ? .accepted : .refused, reason: "", account: answer == .accepted ? visit.actor.account : nil, at: visit.now, db) else {
            throw Refusal.notNow("La réponse est déjà notée.")
        }
        return Outcome(
            to: answer == .accepted ? assembly.link + "/mon-siege" : draw.link(assembly),
            saying: answer == .accepted ? "Bienvenue ! Vous siégez." : "C’est noté. Merci de nous l’avoir dit : une autre personne est appelée.",
            journal: [JournalEntry(answer == .accepted ? "assembly.accept-call" : "assembly.refuse-call", "assembly", assembly.id.number, reason: draw.collegeName)],
            letters: answer == .refused ? try ListCalling.call(draw, of: assembly, visit, db) : [])
    }
}

/// Note an answer that came by telephone or on paper, or that nobody answers; the next person is called.
struct NoteAnswer: Action {
    typealias FormPage = ListDrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste/:person"

    /// The draw, and the person called.
    struct Subject: Sendable {
        var standing: Standing
        var draw: PanelDraw
        var person: ListedPerson
    }

    let state: ListedPerson.State
    let reason: String
    let email: EmailAddress?

    init(_ form: inout FormReader, _ subject: Subject) {
        state = form.choice("state", .refused)
        reason = form.optionalText("reason", max: 200) ?? ""
        email = state == .accepted ? form.email("email") : nil
        if state == .waiting || state == .called { form.error("state", "Choisissez une réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let found = try DrawSubject(visit, db)
        guard let draw = try found.draws.first(where: { try $0.drawnAt != nil && ListedPersonStore.isFromList($0.id, db) }) else { throw NotFound() }
        return Subject(standing: found.standing, draw: draw, person: try ListedPersonStore.person(try visit.id("person"), in: draw.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ListDrawRules.mayNote(subject.standing, subject.person) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        var account: AccountID?
        if let email {
            account = try AccountStore.account(email, db)?.id
            guard let account else { throw FormErrors("email", "Personne n’a de compte à cette adresse.") }
            try ListCalling.seat(subject.person, account: account, subject.draw, of: assembly, at: visit.now, db)
        }
        guard try ListedPersonStore.answer(subject.person.id, state, reason: reason, account: account, at: visit.now, db) else { throw Refusal.notNow("La réponse est déjà notée.") }
        return Outcome(
            to: "\(assembly.deskLink)/colleges/\(subject.draw.college)/liste", saying: "La réponse est notée.",
            journal: [JournalEntry("assembly.note-call", "assembly", assembly.id.number, reason: state.name.key)],
            letters: state == .accepted ? [] : try ListCalling.call(subject.draw, of: assembly, visit, db))
    }
}
