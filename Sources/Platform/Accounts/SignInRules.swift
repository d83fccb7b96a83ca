import Vocabulary

/// How wrong passwords slow down the next tries (CNIL, délibération 2022-100: access restricted after failures).
enum SignInRules {
    /// After a day without a try, failures are forgotten.
    static let memory = Span.hours(24)
    /// Letters of one kind that one address may receive in an hour.
    static let lettersAnHour = 5

    /// Failures that one network is allowed before it waits.
    static let patience = 5
    /// The same for all the networks of the world together.
    static let patienceWithAll = 50

    /// How long an address is locked after so many failures in a row; nil: not yet.
    static func delay(afterFailures failures: Int, patience: Int = SignInRules.patience) -> Span? {
        guard failures >= patience else { return nil }
        return .minutes(min(1 << min(failures - patience, 5), 15))
    }

    /// What one household or one provider's customer holds: the first three parts of an IPv4 address, the first four of an IPv6 one.
    static func network(_ client: String) -> String {
        let parts = client.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if let last = parts.last, last.contains(".") { return last.split(separator: ".").prefix(3).joined(separator: ".") }
        guard parts.count > 1 else { return client }
        guard let gap = parts.firstIndex(of: "") else { return parts.prefix(4).joined(separator: ":") }
        let head = parts[..<gap], tail = parts[gap...].filter { !$0.isEmpty }
        let full = head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail
        return full.prefix(4).joined(separator: ":")
    }

    /// Letters of one kind within this span count: never longer than what they carry lives, so that a stranger who spends the share
    /// leaves no hour without a living link.
    static func share(_ purpose: MailLink.Purpose) -> (letters: Int, within: Span) {
        purpose == .signIn ? (3, MailLinkStore.lifetime(.signIn)) : (lettersAnHour, .hours(1))
    }

    /// What is said while an address is locked.
    static func lockedSentence(until: Instant, at now: Instant) -> Message {
        let minutes = ((until - now).milliseconds + 59_999) / 60_000
        return minutes <= 1
            ? "Il y a eu plusieurs essais pour cette adresse. Réessayez dans une minute, ou demandez un lien de connexion par courriel."
            : "Il y a eu plusieurs essais pour cette adresse. Réessayez dans \(minutes) minutes, ou demandez un lien de connexion par courriel."
    }

    /// Where to go after signing in: a path of this site, never another site nor the sign-in pages themselves.
    static func localPath(_ typed: String?) -> String? {
        guard let path = typed, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 1000,
            path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
            !["/connexion", "/deconnexion", "/inscription"].contains(where: path.hasPrefix) else { return nil }
        return path
    }
}
