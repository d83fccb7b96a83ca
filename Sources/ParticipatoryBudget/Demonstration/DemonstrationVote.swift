import Database
import Vocabulary

extension Demonstration {
    /// The ballot, and for past editions the votes.
    func loadVote(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
    }
}
