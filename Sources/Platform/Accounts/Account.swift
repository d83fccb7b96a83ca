package import Database
package import Vocabulary

/// A person known to the city, with or without an electronic mail address.
package struct Account: Sendable, Equatable, RowReadable {
    package var id: AccountID
    package var email: EmailAddress?
    /// When the person proved that the address is hers; nil for one told at the counter.
    package var emailConfirmedAt: Instant?
    package var givenName: String
    package var familyName: String
    /// What others read.
    package var displayName: String
    package var hasPassword: Bool
    package var birthYear: Int?
    package var territory: TerritoryID?
    package var link: CityLink?
    package var phone: String
    package var postalAddress: String
    /// The code of the language of her letters.
    package var language: String
    package var createdAt: Instant
    /// The agent who made it at the counter, or the administrator who invited.
    package var createdBy: AccountID?
    package var deletedAt: Instant?

    package var isDeleted: Bool { deletedAt != nil }
    /// For a necessary letter, in an act that has read the account.
    package var reader: Letter.Recipient { .reader(id, address: email, name: displayName, language: language) }
    /// Whether the person can sign in by herself.
    package var isClaimed: Bool { emailConfirmedAt != nil }

    package static let columns = """
        id, email, email_confirmed_at, given_name, family_name, display_name, password is not null, birth_year, territory_id, link,
        phone, postal_address, language, created_at, created_by, deleted_at
        """
}

extension Account {
    package init(_ row: inout RowReader) throws {
        id = row.id()
        email = row.optionalText().flatMap { EmailAddress($0) }
        emailConfirmedAt = row.optionalInstant()
        givenName = row.text()
        familyName = row.text()
        displayName = row.text()
        hasPassword = row.bool()
        birthYear = row.optionalInt()
        territory = row.optionalID()
        link = try row.optionalChoice()
        phone = row.text()
        postalAddress = row.text()
        language = row.text()
        createdAt = row.instant()
        createdBy = row.optionalID()
        deletedAt = row.optionalInstant()
    }
}

/// What ties a person to the city, declared on her honour (CRPA R113-8: no proof of address is asked).
package enum CityLink: String, Sendable, CaseIterable, Codable {
    case lives, works, studies, uses

    package var name: Message {
        switch self {
        case .lives: "J’y habite"
        case .works: "J’y travaille"
        case .studies: "J’y étudie"
        case .uses: "J’y viens souvent"
        }
    }

    /// Said of somebody by the agent who writes it down.
    package var nameForAnother: Message {
        switch self {
        case .lives: "Elle ou il y habite"
        case .works: "Elle ou il y travaille"
        case .studies: "Elle ou il y étudie"
        case .uses: "Elle ou il y vient souvent"
        }
    }
}

/// What an agent writes down for somebody who stands at the counter or calls.
package struct CounterPerson: Sendable, Equatable {
    package var givenName: String
    package var familyName: String
    package var email: EmailAddress?
    package var phone: String
    package var postalAddress: String
    package var birthYear: Int?
    package var territory: TerritoryID?
    package var link: CityLink?

    package init(
        givenName: String, familyName: String, email: EmailAddress? = nil, phone: String = "", postalAddress: String = "",
        birthYear: Int? = nil, territory: TerritoryID? = nil, link: CityLink? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.email = email
        self.phone = phone
        self.postalAddress = postalAddress
        self.birthYear = birthYear
        self.territory = territory
        self.link = link
    }

    package var fullName: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// A browser in which a person is signed in.
struct Session: Sendable, Equatable {
    /// SHA-256 of the secret that only the browser holds.
    var digest: String
    var createdAt: Instant
    var expiresAt: Instant
    var client: String
    var userAgent: String
}

/// A secret address sent by mail, good once and for a while.
struct MailLink: Sendable, Equatable {
    enum Purpose: String, Sendable { case confirm, signIn = "sign-in", reset, changeAddress = "change-address", invitation }

    var purpose: Purpose
    /// Nil while the account does not exist yet.
    var account: AccountID?
    var email: EmailAddress
    var givenName = ""
    var familyName = ""
    /// The password chosen at sign-up, hashed: the account is made with that of the link that was followed.
    var password: String?
    var language: String
    var expiresAt: Instant

    var fullName: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
}
