import Database
import L10n
import Platform
import Vocabulary
import Web

/// An elected member, an officer or a scrutineer signs the official record, until the proposers are told.
struct SignRecord: Action {
    typealias FormPage = OfficialRecordPage
    static let path: Path = "/editions/:edition/proces-verbal/signer"

    let capacity: String

    init(_ form: inout FormReader, _ record: OfficialRecord) {
        capacity = form.text("capacity", min: 3, max: 120)
        if !form.isChecked("read") { form.error("read", "Relisez le procès-verbal, puis cochez cette case.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OfficialRecord { try .load(visit, db) }
    static func refusal(_ record: OfficialRecord, _ visit: Visit) -> Refusal? { ResultsRules.maySignRecord(record, visit.actor) }

    func perform(_ record: OfficialRecord, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), name = try AccountStore.account(account, db).displayName
        // What she did not read, she does not sign.
        let signedAs = record.showsResults ? capacity : "\(capacity) (\(Texts(.french)("vote sur papier")))"
        try RecordSignatureStore.sign(RecordSignature(account: account, name: name, capacity: signedAs, at: visit.now), record.edition.id, db)
        return Outcome(
            to: ResultsLinks.officialRecord(record.edition), saying: "Vous avez signé le procès-verbal.",
            journal: [JournalEntry("vote.sign-record", "count", record.count.id.number, edition: record.edition.id, reason: capacity, isPublic: true)])
    }
}
