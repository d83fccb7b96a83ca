import Database
import L10n
import Vocabulary
import Web

/// What the auditor typed in the filters, as the address carries it.
struct JournalFilters: Sendable, Equatable {
    var words = "", act = "", subject = "", number = "", person = "", edition = "", from = "", until = ""
    var onlyPublic = false

    init(_ query: FormValues) {
        func typed(_ name: String) -> String { String((query[name] ?? "").prefix(200)) }
        words = typed("q")
        act = typed("act")
        subject = typed("subject")
        number = typed("number")
        person = typed("person")
        edition = typed("edition")
        from = typed("from")
        until = typed("until")
        onlyPublic = query["public"] != nil
    }

    /// The search it stands for; what cannot be read is left out.
    func search(people found: [AccountID]?, for reader: Actor) -> JournalSearch {
        var search = JournalSearch()
        search.leavesOutDecisions = !JournalRules.readsDecisions(reader)
        search.words = words
        search.act = act.isEmpty ? nil : act
        search.subject = subject.isEmpty ? nil : subject
        search.subjectID = Int(number)
        search.people = found
        search.edition = EditionID(edition)
        search.from = Instant(dateInput: from)
        search.until = Instant(dateInput: until).map { CityTime.city.startOfDay($0, adding: 1) }
        search.onlyPublic = onlyPublic
        return search
    }

    /// The people typed: an address, a number, or the beginning of names; nil when nobody is looked for.
    func people(_ db: Reading) throws -> [AccountID]? {
        guard !person.isEmpty else { return nil }
        if let email = EmailAddress(person) { return try AccountStore.account(email, db).map { [$0.id] } ?? [] }
        if let id = AccountID(person) { return [id] }
        return try AccountStore.search(person, limit: 200, db).map(\.id)
    }

    var isEmpty: Bool { query.isEmpty }

    /// As a query string, without the question mark.
    var query: String {
        var fields = [
            ("q", words), ("act", act), ("subject", subject), ("number", number), ("person", person), ("edition", edition),
            ("from", from), ("until", until),
        ].filter { !$0.1.isEmpty }
        if onlyPublic { fields.append(("public", "1")) }
        return URLEncoding.query(fields.map { URLEncoding.Field(name: $0.0, value: $0.1) })
    }
}
