import Database
import HTML
import L10n
import Vocabulary
import Web

/// One sheet on which two entries differ, before the third person, who holds it.
struct SettlingPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/ecarts/:sheet"
    static var surroundings: Surroundings { .desk }

    /// An urn and the number of one of its sheets.
    struct Subject: Sendable {
        var file: UrnOnTable
        var sheet: Int

        static func load(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(file: try UrnOnTable.load(visit, db), sheet: try visit.number("sheet")) }
    }

    let subject: Subject
    let one, other: SheetEntry
    /// The sheet as it was scanned, when it was.
    let scanned: ScannedSheet?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try Subject.load(visit, db)
        if let refusal = PaperCountRules.maySettle(subject.sheet, subject.file, visit.actor, at: visit.now) { throw refusal }
        guard let difference = subject.file.tally.differences.first(where: { $0.sheet == subject.sheet }) else { throw NotFound() }
        let scanned = try ScanStore.sheets(subject.file.urn.id, db).last { $0.number == subject.sheet && !$0.picture.isEmpty }
        return SettlingPage(subject: subject, one: difference.one, other: difference.other, scanned: scanned)
    }

    private var file: UrnOnTable { subject.file }
    func title(_ t: Texts) -> String { t("Trancher la feuille n°\u{A0}\(subject.sheet)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition)), Crumb(file.urn.label, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(one.isRead ? t("La machine et une personne ont lu cette feuille autrement. Prenez-la en main, relisez-la, écrivez ce qu’elle dit.") : t("Deux personnes ont lu cette feuille autrement. Prenez-la en main, relisez-la, écrivez ce qu’elle dit."))</p>
            \(facts([(one.isRead ? t("Lecture par la machine") : t("Première saisie"), SheetFields.words(one, file, t)), (t("Seconde saisie"), SheetFields.words(other, file, t))]))
            \(scanned.map { SheetPicture(file: file, sheet: $0).html(view) } ?? .empty)
            \(view.form("\(file.link)/ecarts/\(subject.sheet)") { "\(SheetFields(file: file).html(view))\(buttons(view.submit("Trancher")))" })
            """
    }
}
