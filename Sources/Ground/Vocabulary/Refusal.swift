/// Why something may not be done, in words a resident reads. `nil` where one is expected means yes.
public struct Refusal: Error, Sendable, Equatable {
    /// Whether the person lacks the right (403) or the moment or state is not the right one (409).
    public enum Kind: Sendable { case notAllowed, notNow }

    public var kind: Kind
    public var reason: Message
    /// Where to go instead, if anywhere (`/connexion`).
    public var wayOut: String?
    /// What the button that leads there says: « Aller à mes idées ».
    public var wayOutName: Message?

    public init(_ kind: Kind, _ reason: Message, wayOut: String? = nil, named wayOutName: Message? = nil) {
        self.kind = kind
        self.reason = reason
        self.wayOut = wayOut
        self.wayOutName = wayOutName
    }

    public static func notAllowed(_ reason: Message, wayOut: String? = nil, named name: Message? = nil) -> Refusal {
        Refusal(.notAllowed, reason, wayOut: wayOut, named: name)
    }

    public static func notNow(_ reason: Message, wayOut: String? = nil, named name: Message? = nil) -> Refusal {
        Refusal(.notNow, reason, wayOut: wayOut, named: name)
    }
}

/// The thing asked for does not exist, or not for this person.
public struct NotFound: Error, Sendable {
    public init() {}
}

/// What a form got wrong, by field; the page is shown again with what was typed.
public struct FormErrors: Error, Sendable {
    public var byField: [(field: String, message: Message)] = []
    public init() {}
    public init(_ field: String, _ message: Message) { byField = [(field, message)] }
    public var isEmpty: Bool { byField.isEmpty }
    public mutating func add(_ field: String, _ message: Message) { byField.append((field, message)) }
}
