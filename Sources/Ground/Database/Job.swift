/// A transaction that somebody waits for. It may be attempted several times and is settled once.
protocol Job<Session>: AnyObject {
    associatedtype Session: Reading
    /// Whether nothing that it changes is shown from memory.
    var isQuiet: Bool { get }
    func attempt(_ session: Session) throws
    func succeed()
    func fail(_ error: any Error)
}

extension Job {
    /// The body's own error, unless the database has already asked for another try or the body hid a failed statement.
    func run(in session: Session) throws {
        do {
            try attempt(session)
        } catch {
            if let doom = session.doom, doom.isWorthAnotherTry { throw doom }
            throw error
        }
        if let doom = session.doom { throw doom }
    }
}

/// A transaction's body, what it gave last, and who waits for it.
final class Transaction<Session: Reading, Value: Sendable>: Job {
    private let body: @Sendable (Session) throws -> Value
    private let waiting: CheckedContinuation<Value, any Error>
    private var value: Value?
    let isQuiet: Bool

    init(
        _ body: @escaping @Sendable (Session) throws -> Value, isQuiet: Bool = true, waiting: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.isQuiet = isQuiet
        self.waiting = waiting
    }

    func attempt(_ session: Session) throws { value = try body(session) }

    func succeed() {
        if let value { waiting.resume(returning: value) }
    }

    func fail(_ error: any Error) { waiting.resume(throwing: error) }
}
