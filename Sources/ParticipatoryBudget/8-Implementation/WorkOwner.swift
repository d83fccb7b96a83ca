import Database
import Vocabulary

/// Who makes a work: a service of the city, or a third party with its agreement and its grant.
struct WorkOwner: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case service
        case thirdParty = "third-party"
    }

    /// Whom the officers call; residents do not read it.
    struct Contact: Sendable, Equatable {
        var name = ""
        var email = ""
        var phone = ""
        var isEmpty: Bool { name.isEmpty && email.isEmpty && phone.isEmpty }
    }

    var kind: Kind
    var service: ServiceID?
    var name: String
    var contact = Contact()
    /// The agreement that binds it to the city: number and date.
    var agreement = ""
    var grant: Euros?
    /// Why it was entrusted to another than the one before.
    var reason = ""
    var since: Instant
    var until: Instant?

    static let columns = """
        o.kind, o.service_id, coalesce(s.name, o.name), o.contact_name, o.contact_email, o.contact_phone, o.agreement, o.grant_amount, \
        o.reason, o.given_at, o.ended_at
        """

    init(kind: Kind, service: ServiceID? = nil, name: String, since: Instant) {
        self.kind = kind
        self.service = service
        self.name = name
        self.since = since
    }

    /// Of a work that may have none.
    init?(optional row: inout RowReader) throws {
        guard let kind: Kind = try row.optionalChoice() else {
            row.skip(10)
            return nil
        }
        self.kind = kind
        service = row.optionalID(); name = row.text(); contact = Contact(name: row.text(), email: row.text(), phone: row.text())
        agreement = row.text(); grant = row.optionalEuros(); reason = row.text(); since = row.instant(); until = row.optionalInstant()
    }
}
