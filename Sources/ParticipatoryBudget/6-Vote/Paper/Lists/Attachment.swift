import Vocabulary

/// An entry of the register attached to one polling place: she votes there, and no other way lets her vote as long as it stands.
struct Attachment: Sendable, Equatable {
    var id: ID<Attachment>
    var edition: EditionID
    var place: ID<PollingPlace>
    var placeName: String
    var account: AccountID?
    var mailbox: String?
    /// Her digest in the register, as her name and birth date give it.
    var identity: String?
    /// Blank once her account is deleted: the attachment stands until the close all the same.
    var declared: DeclaredIdentity
    var attachedAt: Instant
    /// The tablet that kept the list was lost: it may have checked her off without saying so.
    var isDoubted: Bool

    var name: String { "\(declared.givenName) \(declared.familyName)" }
    /// Herself, by every key that was known of her when she was attached.
    var voter: Voter { Voter(account: account, mailbox: mailbox, identity: identity) }
    /// `1980-05-17` as on a paper: `17/05/1980`.
    var born: String { declared.bornOn.split(separator: "-").reversed().joined(separator: "/") }
}

/// Which attachments let a check-off pass: none, or those of the place where it is made.
struct AttachmentPass: Sendable, Equatable {
    var place: ID<PollingPlace>?
    /// Whether somebody looked at a person whom a lost tablet may have checked off.
    var coversDoubted = false

    static let none = AttachmentPass(place: nil)
}
