import Database
import Platform
import Vocabulary
import Web

/// Say what a colleague takes of the queue: a theme, a neighbourhood, or everything.
struct AddExaminerRule: Action {
    typealias FormPage = ExaminersPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/repartition"

    let account: AccountID
    let theme: ID<Theme>?
    let territory: TerritoryID?

    init(_ form: inout FormReader, _ file: ExaminersFile) {
        let person: AccountID = form.id("examiner"), theme: ID<Theme>? = form.optionalID("theme"), territory: TerritoryID? = form.optionalID("territory")
        (account, self.theme, self.territory) = (person, theme, territory)
        if !file.colleagues.contains(where: { $0.account == person }) { form.error("examiner", "Choisissez dans la liste.") }
        if file.rules.contains(where: { $0.account == person && $0.theme == theme && $0.territory == territory }) {
            form.error("examiner", "Cette personne prend déjà ces propositions.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ExaminersFile { try ExaminerStore.file(visit, db) }
    static func refusal(_ file: ExaminersFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayShareOut(file.edition, visit.actor, at: visit.now) }

    func perform(_ file: ExaminersFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let themes = try EditionStore.themes(file.edition.id, db).map(\.id)
        if let theme, !themes.contains(theme) { throw FormErrors("theme", "Choisissez dans la liste.") }
        if let territory, try !TerritoryStore.all(db).contains(where: { $0.id == territory }) { throw FormErrors("territory", "Choisissez dans la liste.") }
        try ExaminerStore.add(account, theme: theme, territory: territory, to: file.edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link, saying: "La règle est ajoutée.", journal: [file.entry("Règle ajoutée.")])
    }
}

/// Take such a rule away; what was given stays given.
struct RemoveExaminerRule: Action {
    typealias FormPage = ExaminersPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/repartition/:rule/retrait"

    init(_ form: inout FormReader, _ file: ExaminersFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ExaminersFile { try ExaminerStore.file(visit, db) }
    static func refusal(_ file: ExaminersFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayShareOut(file.edition, visit.actor, at: visit.now) }

    func perform(_ file: ExaminersFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id: ID<ExaminerRule> = try visit.id("rule")
        guard file.rules.contains(where: { $0.id == id }) else { throw NotFound() }
        try ExaminerStore.remove(id, from: file.edition.id, db)
        return Outcome(to: file.link, saying: "La règle est retirée.", journal: [file.entry("Règle retirée.")])
    }
}

/// Share out what nobody has, by the rules and by what each already has in hand; each colleague is told how many are hers.
struct ShareOutExamination: Action {
    typealias FormPage = ExaminersPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/repartition/partage"

    let given: [ID<Proposal>: AccountID]

    init(_ form: inout FormReader, _ file: ExaminersFile) {
        given = ExaminerSharing.share(file)
        if given.isEmpty { form.error("", "Aucune proposition sans examinateur ne correspond à une règle.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ExaminersFile { try ExaminerStore.file(visit, db) }
    static func refusal(_ file: ExaminersFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayShareOut(file.edition, visit.actor, at: visit.now) }

    func perform(_ file: ExaminersFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        for (proposal, account) in given.sorted(by: { $0.key < $1.key }) { try ExaminerStore.entrust(proposal, to: account, by: officer, at: visit.now, db) }
        let counts = Dictionary(grouping: given.values, by: \.self).mapValues(\.count)
        return Outcome(
            to: file.link, saying: "Propositions réparties : \(given.count).", journal: [file.entry("Propositions réparties : \(given.count).")],
            letters: counts.sorted { $0.key < $1.key }.filter { $0.key != officer }.map { letter(file.edition, $0.value, to: $0.key) })
    }

    private func letter(_ edition: Edition, _ count: Int, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Des propositions vous sont confiées",
            paragraphs: ["À examiner pour l’édition « \(edition.title) » : \(count)."],
            button: Letter.Button("Ouvrir ma file", EligibilityLinks.queue(edition) + "?examinateur=\(account)"))
    }
}

/// Give one proposal to a colleague, or to nobody in particular.
struct EntrustExamination: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/examinateur"

    /// The file, and those who may examine it.
    struct Subject: Sendable {
        var file: EligibilityFile
        var colleagues: [Examiner]
    }

    let account: AccountID?

    init(_ form: inout FormReader, _ subject: Subject) {
        let person: AccountID? = form.optionalID("examiner")
        account = person
        if let person, !subject.colleagues.contains(where: { $0.account == person }) { form.error("examiner", "Choisissez dans la liste.") }
        if let person, subject.file.own.people.contains(person) { form.error("examiner", "Cette personne porte la proposition : elle ne l’examine pas.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try EligibilityStore.file(visit, db)
        return Subject(file: file, colleagues: try ExaminerStore.colleagues(file.edition, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { EligibilityRules.mayEntrust(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try ExaminerStore.entrust(file.proposal.id, to: account, by: try visit.account(), at: visit.now, db)
        let name = subject.colleagues.first { $0.account == account }?.name
        return Outcome(
            to: file.link, saying: name.map { "L’examen est confié à \($0)." } ?? "L’examen n’est plus confié à personne.",
            journal: [JournalEntry("eligibility.entrust", "proposal", file.proposal.id.number, edition: file.edition.id, reason: name ?? "")])
    }
}

extension ExaminersFile {
    func entry(_ reason: String) -> JournalEntry { JournalEntry("eligibility.share-out", "edition", edition.id.number, edition: edition.id, reason: reason) }
}
