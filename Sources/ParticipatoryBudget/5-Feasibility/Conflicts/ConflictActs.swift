import Database
import Vocabulary
import Web

/// Say whether two projects of the same place can both be built.
struct SettleConflict: Action {
    typealias FormPage = PlaceConflictPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/conflits/:other"

    let verdict: PlaceConflict.Verdict
    let reason: String

    init(_ form: inout FormReader, _ file: ConflictFile) {
        verdict = form.choice("verdict", .together)
        reason = form.text("reason", min: 10, max: 1000)
        if form.raw("seen") != file.conflict.settled.map({ "\($0.id)" }) ?? "" {
            form.error("", "Une autre personne vient de se prononcer. Lisez ce qu’elle a écrit, puis décidez.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ConflictFile { try PlaceConflictStore.file(visit, db) }
    static func refusal(_ file: ConflictFile, _ visit: Visit) -> Refusal? { PlaceConflictRules.maySettle(file, visit.actor, at: visit.now) }

    func perform(_ file: ConflictFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PlaceConflictStore.settle(file.conflict.pair, verdict, reason: reason, in: file.edition.id, by: try visit.account(), at: visit.now, db)
        let (one, other) = (file.conflict.one, file.conflict.other)
        return Outcome(
            to: file.study.link + "#conflits", saying: verdict == .apart ? "C’est noté. Les services qui pilotent les deux études sont prévenus." : "C’est noté.",
            journal: [one, other].map { ConflictLetters.entry($0, verdict, reason, file.edition) },
            letters: verdict == .apart ? try ConflictLetters.letters(one, other, reason, file.edition, db) : [])
    }
}

/// Say that another project wants the same land, wherever its point stands on the map.
struct ReportConflict: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/conflits"

    /// The study, with the projects under study, and the numbers of those of which somebody has spoken with it.
    struct Subject: Sendable {
        var file: StudyFile
        var projects: [PlacedProject]
        var spokenOf: Set<Int>
    }

    let other: PlacedProject?
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let number = form.int("other_number", in: 1...1_000_000)
        let found = subject.projects.first { $0.number == number && $0.id != subject.file.proposal.id }
        reason = form.text("conflict_reason", min: 10, max: 1000)
        if form.errors.isEmpty, found == nil { form.error("other_number", "Aucun autre projet à l’étude ne porte ce numéro dans cette édition.") }
        if let found, subject.spokenOf.contains(found.number) {
            form.error("other_number", "Une autre personne vient de se prononcer. Lisez ce qu’elle a écrit, puis décidez.")
        }
        other = found
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        let settled = try PlaceConflictStore.of(file.proposal.id, in: file.edition.id, db).filter { $0.settled != nil }
        return Subject(file: file, projects: try PlaceConflictStore.projects(file.edition.id, db), spokenOf: Set(settled.map(\.other.number)))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { PlaceConflictRules.mayReport(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let other, let one = subject.projects.first(where: { $0.id == file.proposal.id }) else { throw NotFound() }
        let theirs = try FeasibilityStore.file(file.edition, number: other.number, db)
        if let refusal = FeasibilityRules.stranger(theirs, visit.actor) { throw refusal }
        try PlaceConflictStore.settle(
            ProjectPair(one.id, other.id), .apart, reason: reason, in: file.edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#conflits", saying: "Le conflit est noté. Les services qui pilotent les deux études sont prévenus.",
            journal: [one, other].map { ConflictLetters.entry($0, .apart, reason, file.edition) },
            letters: try ConflictLetters.letters(one, other, reason, file.edition, db))
    }
}
