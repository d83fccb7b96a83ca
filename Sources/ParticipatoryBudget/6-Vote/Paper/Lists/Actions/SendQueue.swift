import Database
import L10n
import Platform
import Vocabulary
import Web

/// The tablet that keeps a list sends what it noted: each check-off is taken once, or refused with its reason. Nothing to send says that it
/// is there, and lengthens its keeping.
struct SendQueue: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/liste/envoyer"
    static var limits: Limits { Limits(changesPages: false) }

    let lease: ID<ListLease>
    let tablet: String
    let lines: [QueuedCheckOff]

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        lease = form.id("lease")
        tablet = form.raw("tablet")
        let texts = form.values.all("line")
        lines = texts.prefix(QueuedCheckOff.most).compactMap { QueuedCheckOff($0) }
        if lines.count != min(texts.count, QueuedCheckOff.most) { form.error("", "La tablette a envoyé ce que ce site ne comprend pas. Rien n’est enregistré.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { PaperRules.mayKeep(desk.file, visit.actor, at: visit.now) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let found = try ListLeaseStore.lease(lease, at: desk.file.place.id, db), found.lease.tablet == Secrets.sha256Hex(tablet) else {
            throw Refusal.notNow("Cette tablette n’a pas gardé la liste de ce bureau.")
        }
        let now = visit.now, edition = desk.file.edition, until = ListLease.end(edition, at: now)
        if !found.hasEnded, now < until { try ListLeaseStore.renew(lease, until: until, db) }
        let refused = try receive(found.lease, desk, visit, db)
        let taken = lines.count - refused.count
        for (line, words) in refused {
            let told = Texts(.french)("Émargement noté sans réseau le \(line.at) et refusé à l’envoi : \(words)")
            try VoteIncidentStore.note(told, at: desk.file.place.id, happened: line.at, in: edition.id, by: try visit.account(), at: now, db)
        }
        return Outcome(
            to: desk.link,
            journal: lines.isEmpty ? [] : [JournalEntry(
                "paper.send-queue", "polling-place", desk.file.place.id.number, edition: edition.id, reason: "Reçus : \(taken), refusés : \(refused.count)")])
    }

    /// Those that are refused now, with the reason; what was received before changes nothing.
    private func receive(_ lease: ListLease, _ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> [(line: QueuedCheckOff, words: String)] {
        let agent = try visit.account()
        let entering = ListedCheckOff(file: desk.file, agent: agent, isAfterClose: try BallotStore.slot(desk.file.edition.id, db).isClosed)
        return try lines.compactMap { line in
            guard try QueuedCheckOffStore.receive(line, of: lease, by: agent, at: visit.now, db) else { return nil }
            let refused = try entering.receive(line, of: lease, desk, at: visit.now, db)
            let known = try AttachmentStore.attachment(line.attachment, at: desk.file.place.id, db)
            try QueuedCheckOffStore.settle(line.mark, of: lease.id, known?.attachment.id, refused: refused.map { Texts(.french)($0) } ?? "", db)
            return refused.map { (line: line, words: Texts(.french)($0)) }
        }
    }
}
