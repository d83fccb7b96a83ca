import Database
import Vocabulary
import Web

/// Somebody without an account who asked to be told when a proposal moves. She confirmed her address; one link stops it.
struct MailFollow: Sendable, Equatable {
    var id: ID<MailFollow>
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var edition: String
    var email: EmailAddress
    var language: String
    var confirmedAt: Instant?

    var statusLink: String { "/editions/\(edition)/propositions/\(number)/suivi" }
    /// Her own page: nobody else knows its address.
    func link(_ world: World) -> String { "/prevenez-moi/\(id)/\(Self.token(id, email, world))" }

    /// Drawn from what this city alone knows, so that every letter can carry it and no table does.
    static func token(_ id: ID<MailFollow>, _ email: EmailAddress, _ world: World) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("prevenez-moi \(id) \(email.text)".utf8, key: world.secret)).prefix(32))
    }

    init(_ row: inout RowReader) {
        id = row.id(); proposal = row.id(); number = row.int(); title = row.text(); edition = row.text()
        email = EmailAddress(row.text()) ?? EmailAddress("inconnue@exemple.fr")!
        language = row.text(); confirmedAt = row.optionalInstant()
    }
}
