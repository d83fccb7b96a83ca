import Database
import Platform
import Vocabulary
import Web

/// Checks somebody off from the list of her place: at once, or when the tablet that noted it finds the network again.
struct ListedCheckOff: Sendable {
    var file: PollingPlaceFile
    var agent: AccountID
    /// Whether the vote is over: nothing more is kept of mailboxes.
    var isAfterClose: Bool

    /// Why she is not checked off, as the agent reads it; nil when she is.
    func enter(_ attachment: Attachment, into urn: ID<Urn>, passing pass: AttachmentPass, at moment: Instant, _ desk: PollingDesk, _ db: Writing) throws -> Message? {
        var voter = attachment.voter
        if isAfterClose { voter.mailbox = nil }
        var declared = attachment.declared
        declared.isSeen = true
        let person = declared.familyName.isEmpty ? nil : PersonAtPlace(declared: declared, line: nil, accounts: [])
        let entry = try PaperCheckOffStore.checkOff(person, as: voter, file, by: .paper, agent: agent, passing: pass, urn: urn, at: moment, db)
        switch entry {
        case .written: return nil
        case .already(let line): return PollingDesk.already(line)
        case .attached(let place): return desk.attached(place)
        }
    }

    /// The same for one that a tablet sent. What it says is looked at before it is believed: its list, its urn, its hour.
    func receive(_ line: QueuedCheckOff, of lease: ListLease, _ desk: PollingDesk, at now: Instant, _ db: Writing) throws -> Message? {
        guard let found = try AttachmentStore.attachment(line.attachment, at: file.place.id, db)?.attachment else {
            return "Cette personne n’est pas de la liste de ce bureau."
        }
        guard let urn = file.urns.first(where: { $0.id == line.urn && !$0.isAggregated }) else { return "Cette urne n’est pas de ce bureau." }
        if urn.signedAt != nil { return "L’urne de cet émargement est déjà signée." }
        if let refusal = hour(line.at, lease, at: now) { return refusal }
        // The same person pressed twice on one tablet.
        if try QueuedCheckOffStore.isTaken(found.id, by: lease.id, db) { return nil }
        return try enter(found, into: urn.id, passing: AttachmentPass(place: file.place.id, coversDoubted: true), at: line.at, desk, db)
    }

    private func hour(_ at: Instant, _ lease: ListLease, at now: Instant) -> Message? {
        guard let phase = file.edition.calendar[.vote], at >= max(lease.takenAt, phase.opensAt) - .minutes(2), at <= now + .minutes(2) else {
            return "L’heure notée par la tablette n’est pas possible : \(at)."
        }
        if let closesAt = phase.closesAt, at >= closesAt { return "Noté après la clôture du vote, le \(at)." }
        return nil
    }
}
