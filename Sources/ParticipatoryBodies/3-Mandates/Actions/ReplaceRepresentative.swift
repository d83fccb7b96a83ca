import Database
import Platform
import Vocabulary
import Web

/// An association names somebody else to speak for it: its seat goes on under the new name, on the proof that it gave. Both people are told.
struct ReplaceRepresentative: PreparedAction {
    typealias FormPage = SeatPage
    static let path: Path = "/bureau/instances/:assembly/membres/:seat/representation"
    static let limits = Limits(bytes: DocumentUpload.limits.bytes, perTenMinutes: 20)

    /// The seat, and its college as it would be without it.
    struct Subject: Sendable {
        var standing: Standing
        var seat: Seat
        var room: CollegeRoom
    }

    let email: EmailAddress
    let gender: Seat.Gender
    let reason: String
    /// The letter of the association; never nil once prepared.
    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ subject: Subject) {
        email = form.email("email")
        let gender: Seat.Gender = form.choice("gender", .unsaid)
        self.gender = gender
        reason = form.text("change_reason", min: 5, max: 300)
        if subject.room.college.hasParity, gender == .unsaid {
            form.error("gender", "Ce collège est paritaire : il a besoin de cette réponse.")
        } else if let objection = subject.room.objection(subject.seat.rank, gender) {
            form.error("gender", objection)
        }
        if !form.isChecked("engaged") { form.error("engaged", "La lettre d’engagement est à signer pour siéger.") }
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload {
        let subject = try await visit.world.database.read { try Self.subject(visit, $0) }
        if let refusal = Self.refusal(subject, visit) { throw refusal }
        var reader = FormReader(form, now: visit.now)
        _ = ReplaceRepresentative(&reader, subject)
        var errors = reader.errors
        do {
            let sent = try await DocumentUpload.receive(form, only: .file, visit)
            if errors.isEmpty { return sent }
            errors.add("file", "Choisissez à nouveau le fichier : un envoi incomplet ne le garde pas.")
        } catch let problem as FormErrors {
            errors.byField += problem.byField
        }
        throw errors
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let found = try SeatSubject(visit, db), id = found.standing.assembly.id
        guard let college = try AssemblyStore.colleges(id, db).first(where: { $0.id == found.seat.college }) else { throw NotFound() }
        let others = try SeatStore.held(in: id, at: visit.now, db).filter { $0.id != found.seat.id }
        return Subject(standing: found.standing, seat: found.seat, room: CollegeRoom(college, others))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        MandateRules.mayReplace(subject.standing, subject.seat, subject.room.college.entry, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let assembly = subject.standing.assembly, seat = subject.seat, person = try person(subject, at: visit.now, db)
        let id = try SeatStore.hand(seat, of: assembly.id, to: SeatStore.Entrant(
            account: person, level: seat.level, organisation: seat.organisation, rna: seat.rna, gender: gender, engagedAt: visit.now), reason: reason, at: visit.now, db)
        try DocumentStore.add(
            sent.file, to: RepresentativeProof.subject, id.number, alternativeText: sent.words, isPublic: false, isInternal: true, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: "\(assembly.deskLink)/membres/\(id)", saying: "Le siège passe à la personne désignée. Les deux personnes sont prévenues.",
            journal: [JournalEntry("seat.replace", "assembly", assembly.id.number, reason: seat.organisation)],
            letters: [leaving(assembly, seat), entering(assembly, seat, person)])
    }

    /// Who takes the seat: somebody with an account who sits in no other seat of the body, and whom the charter lets sit.
    private func person(_ subject: Subject, at now: Instant, _ db: Writing) throws -> AccountID {
        let assembly = subject.standing.assembly
        guard let person = try AccountStore.account(email, db)?.id else { throw FormErrors("email", "Personne n’a de compte à cette adresse.") }
        guard try SeatStore.held(by: person, in: assembly.id, at: now, db) == nil else { throw FormErrors("email", "Cette personne siège déjà dans l’instance.") }
        if let most = assembly.term.most, try SeatStore.terms(of: person, in: assembly.id, db) >= most {
            throw FormErrors("email", "La charte limite à \(most) le nombre de mandats, et cette personne les a faits.")
        }
        if let open = try RecruitmentStore.open(of: person, in: assembly.id, db) { _ = try RecruitmentStore.withdraw(open.id, at: now, db) }
        return person
    }

    private func leaving(_ assembly: Assembly, _ seat: Seat) -> Letter {
        Letter(
            to: .account(seat.account), kind: .necessary, subject: "\(assembly.name) : une autre personne représente votre association",
            paragraphs: ["« \(seat.organisation) » désigne une autre personne : votre mandat prend fin aujourd’hui. Motif : \(reason)", "Merci du temps que vous avez donné."],
            button: Letter.Button("Voir l’instance", assembly.link))
    }

    private func entering(_ assembly: Assembly, _ seat: Seat, _ person: AccountID) -> Letter {
        Letter(
            to: .account(person), kind: .necessary, subject: "\(assembly.name) : vous siégez",
            paragraphs: [
                "« \(seat.organisation) » vous désigne pour la représenter. Collège : \(seat.collegeName).",
                "Votre nom n’est pas montré à tous : vous le choisissez sur votre page, qui dit aussi comment sortir de l’instance.",
            ] + (seat.until.map { ["Le mandat de votre association va jusqu’au \(day: $0)."] } ?? []),
            button: Letter.Button("Voir mon siège", assembly.link + "/mon-siege"))
    }
}
