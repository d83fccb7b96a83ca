import Database
import Vocabulary
import Web

/// Write the words of the report; they wait for another person to read them.
struct SaveWrittenReport: Action {
    typealias FormPage = WriteReportPage
    static let path: Path = "/bureau/editions/:edition/bilan/redaction"

    let opening: String
    let lessons: String

    init(_ form: inout FormReader, _ file: WrittenReportFile) {
        opening = form.text("opening", min: 20, max: 12_000)
        lessons = form.optionalText("lessons", max: 12_000) ?? ""
        if form.raw("seen") != file.stamp {
            form.error("opening", "Une autre personne a enregistré le bilan pendant que vous écriviez. Relisez ses mots sous le formulaire, puis enregistrez les vôtres.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WrittenReportFile { try WrittenReportStore.file(visit, db) }
    static func refusal(_ file: WrittenReportFile, _ visit: Visit) -> Refusal? { WrittenReportRules.mayWrite(file.edition, visit.actor) }

    func perform(_ file: WrittenReportFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try WrittenReportStore.save((opening, lessons), for: file.edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: WrittenReportLinks.writing(file.edition), saying: "Le bilan est enregistré. Une autre personne le relit et le publie.",
            journal: [JournalEntry("report.save", "edition", file.edition.id.number, edition: file.edition.id)])
    }
}

/// Publish what another person wrote, with the figures of this moment: the next one is another report.
struct PublishWrittenReport: Action {
    typealias FormPage = WriteReportPage
    static let path: Path = "/bureau/editions/:edition/bilan/publication"

    init(_ form: inout FormReader, _ file: WrittenReportFile) {
        if form.raw("seen") != file.stamp { form.error("", "Le bilan a changé depuis que vous l’avez lu. Relisez-le avant de le publier.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WrittenReportFile { try WrittenReportStore.file(visit, db) }
    static func refusal(_ file: WrittenReportFile, _ visit: Visit) -> Refusal? { WrittenReportRules.mayPublish(file, visit.actor) }

    func perform(_ file: WrittenReportFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draft = file.draft else { throw NotFound() }
        let edition = file.edition, number = (file.published.first?.number ?? 0) + 1
        let areResultsPublic = try EditionFiguresStore.areResultsPublic(edition.id, at: visit.now, db)
        let figures = ReportSnapshot.figures(try EditionReportStore.report(edition, at: visit.now, db), areResultsPublic: areResultsPublic)
        try WrittenReportStore.publish(draft, number: number, figures, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: WrittenReportLinks.page(edition, number), saying: "Le bilan est publié.",
            journal: [JournalEntry("report.publish", "edition", edition.id.number, edition: edition.id, reason: "Bilan n° \(number)", isPublic: true)])
    }
}
