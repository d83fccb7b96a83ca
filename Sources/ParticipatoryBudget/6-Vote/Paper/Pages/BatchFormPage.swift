import Database
import HTML
import L10n
import Vocabulary
import Web

/// The batches again, when something typed for one of them is to be mended.
struct BatchFormPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch"
    static var surroundings: Surroundings { .desk }

    let page: BallotBatchesPage

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try BatchInPath.load(visit, db)
        return BatchFormPage(page: try BallotBatchesPage.load(visit, db))
    }

    func title(_ t: Texts) -> String { page.title(t) }
    func trail(_ t: Texts) -> [Crumb] { page.trail(t) }
    func body(_ view: View) -> HTML { page.body(view) }
}
