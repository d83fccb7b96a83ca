package import Vocabulary
package import Web
import Database
internal import Dispatch
import ServiceLifecycle

/// Sends the letters that are due, each once: it is marked before it leaves, and never sent again by itself when nobody
/// knows whether the server took it.
package struct Delivery: Sendable {
    let send: @Sendable (Mail) -> SMTP.Outcome
    /// The address it comes from; the name is the city's.
    let address: EmailAddress

    package init(from address: EmailAddress, send: @escaping @Sendable (Mail) -> SMTP.Outcome) {
        self.send = send
        self.address = address
    }

    /// After each temporary failure a longer wait, then the letter is given up.
    private static let waits: [Span] = [.minutes(1), .minutes(5), .minutes(30), .hours(2), .hours(12)]
    /// One at a time: a process that dies or stops leaves one letter in doubt, no more.
    private static let batch = 1
    private static let lease = Span.minutes(5)

    /// One turn: everything due, letter by letter; a stopping process begins no other.
    package func run(_ world: World) async throws {
        let sender = Mail.Mailbox(name: try await world.database.read { try CityStore.city($0).name }, address: address)
        try await world.database.write(quietly: true) { try LetterStore.markUncertain(at: world.now(), $0) }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let letters = try await world.database.write(quietly: true) { try LetterStore.take(Self.batch, lease: Self.lease, at: world.now(), $0) }
            if letters.isEmpty { return }
            for letter in letters {
                guard let mail = mail(letter, from: sender, world) else { continue }
                // Slow relays make the last of a batch wait: it leaves only if nobody has given it up meanwhile.
                guard try await world.database.write(quietly: true, { try LetterStore.begin(letter.id, lease: Self.lease, at: world.now(), $0) }) else { continue }
                let outcome = await outcome(of: mail)
                try await world.database.write(quietly: true) { try Self.settle(letter, outcome, at: world.now(), $0) }
            }
        }
    }

    /// Waits for the mail server on a thread of its own, not on those that serve pages.
    private func outcome(of mail: Mail) async -> SMTP.Outcome {
        let send = send
        return await withCheckedContinuation { continuation in
            Self.lane.async { continuation.resume(returning: send(mail)) }
        }
    }

    private static let lane = DispatchQueue(label: "letters")

    private static func settle(_ letter: StoredLetter, _ outcome: SMTP.Outcome, at now: Instant, _ db: Writing) throws {
        switch outcome {
        case .accepted: try LetterStore.sent(letter.id, at: now, db)
        case .refused(_, let reason): try LetterStore.settle(letter.id, .refused, problem: reason, nextAt: now, db)
        case .unknown(let reason): try LetterStore.settle(letter.id, .uncertain, problem: reason, nextAt: now, db)
        case .failed(let reason):
            let isLast = letter.attempts > waits.count
            try LetterStore.settle(
                letter.id, isLast ? .refused : .waiting, problem: reason, nextAt: isLast ? now : now + waits[letter.attempts - 1], db
            )
        }
    }

    private func mail(_ letter: StoredLetter, from sender: Mail.Mailbox, _ world: World) -> Mail? {
        guard let address = letter.address.flatMap({ EmailAddress($0) }) else { return nil }
        let prefix = letter.language == "fr" ? "" : "/" + letter.language
        // French alone has a space before the colon.
        let colon = letter.language == "fr" ? "\u{A0}: " : ": "
        let link = letter.buttonPath.isEmpty ? "" : "\n\n\(letter.buttonLabel)\(colon)\(world.baseURL)\(prefix)\(letter.buttonPath)"
        let host = world.baseURL.split(separator: "/").last.map(String.init) ?? "parvis"
        return Mail(
            from: sender, to: .init(name: letter.recipientName, address: address), replyTo: letter.replyTo.map { Mail.Mailbox(address: $0) }, subject: letter.subject,
            text: "\(letter.body)\(link)\n\n-- \n\(sender.name)\n\(world.baseURL)\n",
            messageID: "\(letter.messageID)@\(host)", date: letter.createdAt, language: letter.language,
            unsubscribe: (letter.endPath.isEmpty ? letter.unsubscribePath : letter.endPath).map { world.baseURL + $0 }
        )
    }
}
