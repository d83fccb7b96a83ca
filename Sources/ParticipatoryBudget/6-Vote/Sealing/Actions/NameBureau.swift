import Database
import Platform
import Vocabulary
import Web

/// An officer names the bureau of the vote, which seals its box: three to seven people, and how many of them open it.
struct NameBureau: Action {
    typealias FormPage = BureauPage
    static let path: Path = "/bureau/editions/:edition/vote/bureau"

    /// A line of the form.
    struct Named: Sendable {
        var field: String
        var email: EmailAddress
        var capacity: BureauCapacity
    }

    let members: [Named]
    let threshold: Int
    let reason: String

    init(_ form: inout FormReader, _ file: BureauFile) {
        var members: [Named] = []
        for place in 1...SealingRules.sizes.upperBound where !form.raw("email-\(place)").isEmpty {
            members.append(Named(field: "email-\(place)", email: form.email("email-\(place)"), capacity: form.choice("capacity-\(place)", BureauCapacity.resident)))
        }
        self.members = members
        threshold = form.int("threshold", in: 2...SealingRules.sizes.upperBound)
        reason = file.ceremony == nil ? "" : form.text("reason", min: 10, max: 500)
        Self.check(members, threshold, &form)
    }

    private static func check(_ members: [Named], _ threshold: Int, _ form: inout FormReader) {
        let count = members.count
        guard SealingRules.sizes.contains(count) else { return form.error("email-1", "Le bureau compte de trois à sept personnes : vous en nommez \(count).") }
        if BureauCapacity.allCases.contains(where: { capacity in !members.contains { $0.capacity == capacity } }) {
            form.error("email-1", "Le bureau réunit au moins une personne élue, un agent et un habitant.")
        }
        if Set(members.map(\.email)).count < count { form.error("email-1", "La même adresse est écrite deux fois.") }
        let thresholds = SealingRules.thresholds(of: count)
        if !thresholds.contains(threshold) {
            form.error("threshold", "Pour \(count) membres, choisissez de \(thresholds.lowerBound) à \(thresholds.upperBound) : plus de la moitié, jamais une personne seule.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BureauFile { try .inPath(visit, db) }
    static func refusal(_ file: BureauFile, _ visit: Visit) -> Refusal? { SealingRules.mayName(file.edition, file.ceremony, visit.actor, at: visit.now) }

    func perform(_ file: BureauFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = file.edition
        // A first ballot may have come while this request waited its turn.
        if try SealedBoxStore.hasBegun(edition.id, db) { throw SealingRules.hasBegun }
        try CeremonyStore.name(
            try accounts(db), threshold: threshold, .vote, of: edition.id, linkKey: Secrets.base64url(visit.world.randomBytes(32)),
            reason: reason, by: try visit.account(), at: visit.now, db)
        try CeremonyStore.supersede(.rehearsal, of: edition.id, reason: reason, at: visit.now, db)
        guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else { throw NotFound() }
        let words = "\(members.count) membres, \(threshold) codes pour ouvrir l’urne.\(reason.isEmpty ? "" : " \(reason)")"
        return Outcome(
            to: SealingLinks.bureau(edition), saying: "Le bureau est nommé. Ses membres reçoivent une lettre et notent leur code.",
            journal: [JournalEntry("sealing.name-bureau", "edition", edition.id.number, edition: edition.id, reason: words, isPublic: true)],
            letters: SealingLetters.named(edition, .vote, ceremony))
    }

    /// Each must be somebody whom the site knows and can write to.
    private func accounts(_ db: Reading) throws -> [(account: AccountID, capacity: BureauCapacity)] {
        var errors = FormErrors(), accounts: [(account: AccountID, capacity: BureauCapacity)] = []
        for member in members {
            if let account = try AccountStore.account(member.email, db), account.isClaimed, !account.isDeleted {
                accounts.append((account.id, member.capacity))
            } else {
                errors.add(member.field, "Personne n’a de compte confirmé à cette adresse : demandez-lui d’abord d’en ouvrir un.")
            }
        }
        guard errors.isEmpty else { throw errors }
        return accounts
    }
}
