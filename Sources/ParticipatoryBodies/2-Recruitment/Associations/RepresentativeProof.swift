import Database
import Platform
import Vocabulary
import Web

/// What an association writes when somebody else is to speak for it, beside the seat that this person then takes.
struct RepresentativeProof: Download {
    static let path: Path = "/bureau/instances/:assembly/membres/:seat/justificatif/:document"
    /// What it stands beside: the seat, by this name.
    static let subject = "representative"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = RecruitmentRules.mayReadPapers(standing) { throw refusal }
        let seat = try SeatStore.seat(try visit.id("seat"), in: standing.assembly.id, db)
        return try DocumentDownload.response(visit, of: subject, seat.id.number, db)
    }

    /// The proofs of a seat, for whom the papers are, and where each is read.
    static func files(_ seat: Seat, _ standing: Standing, _ db: Reading) throws -> [(document: Document, path: String)] {
        guard RecruitmentRules.mayReadPapers(standing) == nil else { return [] }
        return try DocumentStore.all(of: subject, seat.id.number, db).map { ($0, "\(standing.assembly.deskLink)/membres/\(seat.id)/justificatif/\($0.id)") }
    }
}
