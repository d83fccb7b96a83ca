import Platform
import Vocabulary
import Web

/// A person before the register, by every key that is known of her: any one that stands there already is enough to know her again.
/// All but the account and the code are digests under the key of the edition.
struct Voter: Sendable, Equatable {
    var account: AccountID?
    var mailbox: String?
    var phone: String?
    var identity: String?
    var code: ID<LetterCode>?
    /// What the provider of identity calls her.
    var subject: String?
}

/// A code that came by letter, as the register knows it: its number, never its text.
struct LetterCode: Sendable, Equatable {
    var id: ID<LetterCode>
    var batch: ID<LetterBatch>
    var serial: Int
    var isRevoked: Bool
    var isUsed: Bool
}

/// By which way somebody votes.
enum VotingChannel: String, Sendable, CaseIterable {
    case web, paper, counter

    var name: Message {
        switch self {
        case .web: "internet"
        case .paper: "bulletin papier"
        case .counter: "un guichet"
        }
    }
}

/// A line of the register: who voted, when, by which way and where. Never what.
struct CheckOff: Sendable, Equatable {
    var at: Instant
    var channel: VotingChannel
    /// The polling place or the counter; empty on the web.
    var place = ""
}

/// A line as officers and the auditor read it: no finer than the hour.
struct RegisterLine: Sendable, Equatable {
    var name: String
    var hour: Instant
    var channel: VotingChannel
    var place: String
}

/// A name and a birth date, as somebody declares them on her honour or as an agent reads them on a paper.
struct DeclaredIdentity: Sendable, Equatable {
    var givenName: String
    var familyName: String
    /// `1980-05-17`.
    var bornOn: String
    /// Whether an agent saw a paper that says so.
    var isSeen = false

    /// The words of the whole name in alphabetical order: neither accents, nor hyphens, nor which name comes first make another person.
    var folded: String { SearchText.fold("\(givenName) \(familyName)").split(separator: " ").sorted().joined(separator: " ") }
}

extension DeclaredIdentity {
    /// The name of an account, with the year of birth as far as it says.
    init(_ account: Account) {
        self.init(givenName: account.givenName, familyName: account.familyName, bornOn: account.birthYear.map(String.init) ?? "")
    }

    /// As a form says it: `given-name`, `family-name`, `born`.
    init(_ form: inout FormReader) {
        self.init(givenName: form.text("given-name", max: 80), familyName: form.text("family-name", max: 80), bornOn: form.raw("born"))
        let born = form.day("born")
        if born > form.now || bornOn < "1900" { form.error("born", "Vérifiez cette date de naissance.") }
        if SearchText.fold(familyName).isEmpty { form.error("family-name", "Écrivez votre nom.") }
    }

    var birthYear: Int? { Int(bornOn.prefix(4)) }
}
