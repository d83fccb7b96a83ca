import Platform
import Vocabulary
import Web

/// One question to the provider of identity, for one session.
struct IdentityPassage: Sendable, Equatable {
    static let life = Span.minutes(10)

    var state: String
    var edition: EditionID
    /// As the address of the edition names it.
    var slug: String
    var account: AccountID
    /// Where the person is sent.
    var address: String
    var expiresAt: Instant

    var link: String { "/editions/\(slug)/voter/identite" }
    var ballot: String { "/editions/\(slug)/voter" }
}

/// What a provider proved, as the register will know it: two digests under the key of the edition.
struct IdentityKeys: Sendable, Equatable {
    var subject: String
    /// Of the name and the birth date, where the provider tells both: the same as a counter would give.
    var identity: String?

    init(_ proven: ProvenIdentity, _ key: RegisterKey) {
        subject = key.digest("subject", proven.subject)
        // A provider tells every given name, a counter the first one.
        let given = proven.givenName.split(separator: " ").first.map(String.init) ?? ""
        let declared = DeclaredIdentity(givenName: given, familyName: proven.familyName, bornOn: proven.bornOn)
        identity = given.isEmpty || proven.familyName.isEmpty || proven.bornOn.count != 10 ? nil : key.identity(declared)
    }

    /// As `voter_proofs` keeps them.
    init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard let first = parts.first else { return nil }
        subject = first
        identity = parts.count > 1 ? parts[1] : nil
    }

    var text: String { identity.map { "\(subject) \($0)" } ?? subject }
}
