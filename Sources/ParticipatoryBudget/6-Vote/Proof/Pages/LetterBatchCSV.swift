import Database
import Vocabulary
import Web

/// The codes of a batch for whoever prints the letters: one line each, for half an hour and for one person.
struct LetterBatchCSV: Download {
    static let path: Path = "/bureau/editions/:edition/vote/codes/:batch/codes.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try LetterBatchFile.inPath(visit, db)
        if let refusal = ProofRules.mayTake(file, visit.actor, at: visit.now) { throw refusal }
        guard let seed = try LetterCodeStore.seed(file.batch.id, visit.world, db) else { throw NotFound() }
        var bytes = CSV.byteOrderMark + CSV.line(["lot", "numero", "code", "adresse"])
        let address = "\(visit.world.baseURL)\(VoteLinks.ballot(file.edition))"
        let revoked = try LetterCodeStore.revoked(file.batch.id, db)
        for serial in 1...file.batch.wanted where !revoked.contains(serial) {
            let code = LetterCodeText.printed(LetterCodeText.code(serial, seed: seed))
            bytes += CSV.line([.number(file.batch.id.number), .number(serial), .text(code), .text(address)])
        }
        var response = WebResponse.attachment(bytes, named: "codes-lot-\(file.batch.id).csv", type: "text/csv; charset=utf-8")
        response.headers.append(("cache-control", "no-store"))
        return response
    }
}
