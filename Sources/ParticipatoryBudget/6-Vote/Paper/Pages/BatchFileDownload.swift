import Database
import Storage
import Vocabulary
import Web

/// A part of a batch, to print.
struct BatchFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch/:file"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let subject = try BatchInPath.load(visit, db)
        if let refusal = PaperRules.mayRun(subject.edition, visit.actor) { throw refusal }
        if let date = subject.batch.cancelledAt { throw Refusal.notNow("Ce lot est annulé depuis le \(date) : ses bulletins ne s’impriment plus.", wayOut: PaperLinks.batches(subject.edition), named: "Voir les lots") }
        let name = try visit.parameter("file")
        guard name.hasSuffix(".pdf"), let first = Int(name.dropLast(4)), let file = subject.batch.files.first(where: { $0.first == first }),
            let digest = Digest(file.digest), let size = visit.world.files.length(of: digest) else { throw NotFound() }
        return WebResponse(status: 200, headers: [
            ("content-type", "application/pdf"),
            ("content-disposition", "attachment; filename=\"bulletins-\(subject.edition.slug)-lot-\(subject.batch.number)-\(file.first)-\(file.last).pdf\""),
        ], body: .file(path: visit.world.files.path(of: digest), size: size))
    }
}
