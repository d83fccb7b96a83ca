import Database
import Platform
import Vocabulary
import Web

/// Ask to sit in a college and accept the letter of engagement. Where membership is free, one sits at once; an association joins its statutes.
struct ApplyToSit: PreparedAction {
    typealias FormPage = JoinPage
    static let path: Path = "/instances/:assembly/participer"
    static let limits = Limits(bytes: DocumentUpload.limits.bytes, perTenMinutes: 20)

    let college: College?
    let level: Seat.Level
    let organisation: String
    let rna: String
    let motivation: String
    let gender: Seat.Gender
    let shownAs: Seat.ShownAs
    let conflicts: String
    /// For a draw: what one does, and the address at which one person at most is drawn.
    let occupation: Occupation?
    let address: String
    /// The statutes of an association; none for the others.
    var preparation: [StoredFile]?

    init(_ form: inout FormReader, _ candidate: RecruitmentRules.Candidate) {
        let id: ID<College> = form.id("college")
        let college = candidate.askable.first { $0.id == id }
        self.college = college
        if college == nil, form.optionalID("college") as ID<College>? != nil { form.error("college", "Choisissez dans la liste.") }
        level = college?.entry == .free ? form.choice("level", .lasting) : .lasting
        organisation = form.optionalText("organisation", max: 150) ?? ""
        rna = college?.entry == .association ? Association.number(form) : ""
        motivation = form.optionalText("motivation", max: 1500) ?? ""
        gender = form.choice("gender", .unsaid)
        shownAs = form.shownAs(candidate.standing.assembly.kind)
        conflicts = form.optionalText("conflicts", max: 800) ?? ""
        occupation = college?.entry == .draw ? form.optionalChoice("occupation") : nil
        address = college?.entry == .draw ? form.optionalText("address", max: 200) ?? "" : ""
        if college?.entry == .association { form.checkAssociation(organisation, rna) }
        if college?.hasParity == true, gender == .unsaid { form.error("gender", "Ce collège est paritaire : il a besoin de cette réponse.") }
        if !form.isChecked("engaged") { form.error("engaged", "La lettre d’engagement est à accepter pour siéger.") }
    }

    /// Stores the statutes before the transaction. What else is wrong is told with what is wrong with the file.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> [StoredFile] {
        let candidate = try await visit.world.database.read { try JoinPage.candidate(visit, $0) }
        var reader = FormReader(form, now: visit.now)
        let act = ApplyToSit(&reader, candidate)
        guard act.college?.entry == .association else { return [] }
        var errors = reader.errors
        do {
            let file = try await FileUpload.store(form.files["statutes"]?.first, field: "statutes", visit.world.files)
            if errors.isEmpty { return [file] }
            errors.add("statutes", "Choisissez à nouveau le fichier : un envoi incomplet ne le garde pas.")
        } catch let problem as FormErrors {
            errors.byField += problem.byField
        }
        throw errors
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecruitmentRules.Candidate { try JoinPage.candidate(visit, db) }
    static func refusal(_ candidate: RecruitmentRules.Candidate, _ visit: Visit) -> Refusal? { RecruitmentRules.mayApply(candidate) }

    func perform(_ candidate: RecruitmentRules.Candidate, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let college else { throw NotFound() }
        let assembly = candidate.standing.assembly, account = try visit.account()
        let entrant = SeatStore.Entrant(
            account: account, level: level, organisation: organisation, rna: rna, gender: gender, shownAs: shownAs, conflicts: conflicts, engagedAt: visit.now)
        if college.entry == .free, let objection = CollegeRoom(college, try SeatStore.held(in: assembly.id, at: visit.now, db)).objection(.member, gender) {
            throw FormErrors("college", objection)
        }
        if college.entry == .free, level != .information, let objection = try RecruitmentStore.residentsShare(assembly.id, at: visit.now, db).objection(.member, in: college) {
            throw FormErrors("college", objection)
        }
        let application = try RecruitmentStore.send(
            entrant, motivation: motivation, occupation: occupation, household: Self.household(address, visit.world), to: college.id, of: assembly.id, at: visit.now, db)
        for file in preparation ?? [] {
            try DocumentStore.add(
                file, to: Association.statutes, application.number, alternativeText: "Statuts : \(organisation)", isPublic: false, isInternal: true, by: account, at: visit.now, db)
        }
        guard college.entry == .free else {
            return Outcome(
                to: assembly.link, saying: "Votre demande est arrivée. Vous recevrez la réponse par courrier électronique.",
                journal: [JournalEntry("assembly.apply", "assembly", assembly.id.number, reason: college.name)],
                letters: [receipt(assembly, college, to: account)] + (try officers(assembly, at: visit.now, db)))
        }
        _ = try RecruitmentStore.decide(application, .member, reason: "", by: nil, at: visit.now, db)
        let rank = try RecruitmentStore.everSeated(assembly.id, db)
        try SeatStore.give(
            .member, to: entrant, in: college.id, of: assembly.id, from: visit.now,
            until: assembly.seatEnd(college.entry, enteringAt: visit.now, rank: rank), db)
        return Outcome(
            to: assembly.link + "/mon-siege", saying: "Bienvenue ! Vous êtes membre de « \(assembly.name) ».",
            journal: [JournalEntry("assembly.join", "assembly", assembly.id.number, reason: college.name)], letters: [welcome(assembly, to: account)])
    }

    /// The address is not kept: only what tells that two people wrote the same.
    private static func household(_ address: String, _ world: World) -> String {
        let words = SearchText.fold(address).filter { $0.isLetter || $0.isNumber }
        return words.isEmpty ? "" : String(Secrets.hex(Secrets.hmacSHA256("household \(words)".utf8, key: world.secret)).prefix(24))
    }

    private func receipt(_ assembly: Assembly, _ college: College, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "\(assembly.name) : votre candidature est arrivée",
            paragraphs: ["Collège : \(college.name). La personne qui anime l’instance vous répond.", "Vous pouvez retirer votre demande tant qu’elle n’a pas de réponse."],
            button: Letter.Button("Voir ma demande", assembly.link + "/participer"))
    }

    private func welcome(_ assembly: Assembly, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Bienvenue : \(assembly.name)",
            paragraphs: ["Vous êtes membre depuis aujourd’hui. Vous recevrez les convocations et les comptes rendus.", "On entre librement, on sort de même."],
            button: Letter.Button("Voir mon siège", assembly.link + "/mon-siege"))
    }

    private func officers(_ assembly: Assembly, at now: Instant, _ db: Reading) throws -> [Letter] {
        try GrantStore.holders(of: [.assemblyOfficer], on: assembly.scopes, at: now, db).map {
            Letter(
                to: .account($0), kind: .task, subject: "\(assembly.name) : une candidature à examiner",
                paragraphs: ["Quelqu’un demande à siéger. La personne attend votre réponse."],
                button: Letter.Button("Examiner", assembly.deskLink + "/candidatures"))
        }
    }
}
