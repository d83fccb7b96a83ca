import Database
import HTML
import Storage
import Vocabulary
import Web

/// The picture of a scanned sheet, beside the form where it is keyed or settled.
struct SheetPicture: Sendable {
    let file: UrnOnTable
    let sheet: ScannedSheet

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: sheet.outcome.isForPeople, "<p>\(t("La machine a laissé cette feuille : \(t(sheet.outcome.name))."))</p>")
            <figure class="figure"><img src="\(link)" alt="\(t("Image de la feuille n° \(sheet.number). Lisez de préférence la feuille elle-même."))"></figure>
            """
    }

    var link: String { "\(PaperLinks.scans(file.edition, file.urn.id))/images/\(sheet.id)" }
}

/// The picture itself, for who counts the urn, until it is signed.
struct SheetPictureDownload: Download {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/numerisation/images/:sheet"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try UrnOnTable.load(visit, db), id: ID<ScannedSheet> = try visit.id("sheet")
        if let refusal = ScanRules.mayLook(file, visit.actor, at: visit.now) { throw refusal }
        guard let sheet = try ScanStore.sheets(file.urn.id, db).first(where: { $0.id == id }), let digest = Digest(sheet.picture),
            let size = visit.world.files.length(of: digest) else { throw NotFound() }
        return WebResponse(status: 200, headers: [
            ("content-type", "image/jpeg"), ("cache-control", "private, no-store"), ("content-security-policy", "default-src 'none'; sandbox"),
        ], body: .file(path: visit.world.files.path(of: digest), size: size))
    }
}
