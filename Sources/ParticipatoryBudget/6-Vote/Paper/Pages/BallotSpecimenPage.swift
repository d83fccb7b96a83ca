import Database
import HTML
import L10n
import Vocabulary
import Web

/// A ballot paper as it will be, without number nor stub; its printed form is what one looks at.
struct BallotSpecimenPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/specimen/:format"
    static var surroundings: Surroundings { .desk }

    let sheet: NumberedSheet
    let format: BallotBatch.Format

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = PaperRules.mayRun(edition, visit.actor) { throw refusal }
        guard let format = BallotBatch.Format(rawValue: try visit.parameter("format")) else { throw NotFound() }
        return BallotSpecimenPage(sheet: try NumberedSheet.load(edition, visit.t, db), format: format)
    }

    func title(_ t: Texts) -> String { t("Spécimen de bulletin") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Bulletins de papier"), PaperLinks.batches(sheet.edition))] }
    func body(_ view: View) -> HTML { view.isPaper ? sheet.specimen(format) : "\(sheet.specimen(format))\(view.pdfButton())" }
}
