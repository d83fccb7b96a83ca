import Vocabulary

/// How wrong passwords slow down the next tries (CNIL, délibération 2022-100: access restricted after failures).
enum SignInRules {
    /// After a day without a try, failures are forgotten.
    static let memory = Span.hours(24)
    /// Letters of one kind that one address may receive in an hour.
    static let lettersAnHour = 5

    /// How long an address is locked after so many failures in a row; nil: not yet.
    static func delay(afterFailures failures: Int) -> Span? {
        guard failures >= 5 else { return nil }
        return .minutes(min(1 << min(failures - 5, 5), 15))
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
