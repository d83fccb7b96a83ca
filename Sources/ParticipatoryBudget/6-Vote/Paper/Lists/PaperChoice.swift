import Database
import Platform
import Vocabulary
import Web

/// A resident and her choice of a polling place: where she is attached, and which places there are.
struct PaperChoice: Sendable {
    var edition: Edition
    var account: Account
    var conditions: Conditions
    var places: [PollingPlace]
    /// Her line in the register, when she has voted.
    var checkOff: CheckOff?
    var attachment: Attachment?
    /// The tablet that keeps the list where she stands.
    var lease: ListLease?

    static func load(_ visit: Visit, _ db: Reading) throws -> PaperChoice {
        let edition = try Edition.inPath(visit, db), account = try AccountStore.account(try visit.account(), db)
        let attachment = try AttachmentStore.standing(Voter(account: account.id), in: edition.id, db).first
        return PaperChoice(
            edition: edition, account: account, conditions: try Booth.rules(edition, db).voters, places: try PollingPlaceStore.places(edition.id, db),
            checkOff: try BallotStore.checkOff(edition.id, account.id, db), attachment: attachment, lease: try attachment.flatMap { try ListLeaseStore.current($0.place, db) })
    }

    func refusal(_ visit: Visit) -> Refusal? { AttachmentRules.mayChoose(edition, visit.actor, at: visit.now) ?? checkOff.map { RegisterRules.already($0) } }
}
