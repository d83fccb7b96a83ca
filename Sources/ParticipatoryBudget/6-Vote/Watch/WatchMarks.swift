import Platform
import Vocabulary
import Web

/// What the watch keeps of a cast until the close: digests of the network, of the browser, and the domain of a disposable address.
struct WatchMarks: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case network, device, domain }

    var network: String
    var device: String
    var domain: String

    subscript(kind: Kind) -> String {
        switch kind {
        case .network: network
        case .device: device
        case .domain: domain
        }
    }
}

extension WatchMarks {
    init(_ account: Account, _ visit: Visit, _ key: RegisterKey) {
        let domain = account.email.map { String($0.text.split(separator: "@").last ?? "") } ?? ""
        self.init(
            network: key.digest("network", ClientNeighbourhood.of(visit.client)), device: visit.device.map { key.digest("device", $0) } ?? "",
            domain: DisposableMail.provider(of: domain) ?? "")
    }
}

/// The network that an address belongs to, wide enough to name nobody: 256 addresses of IPv4, the /56 of a subscriber of IPv6.
enum ClientNeighbourhood {
    static func of(_ client: String) -> String {
        let bare = client.prefix { $0 != "%" }
        if bare.contains("."), let last = bare.lastIndex(of: ".") { return String(bare[..<last]) }
        // `2001:db8:12:3400::1`: three groups, and half of the fourth.
        let groups = bare.split(separator: ":", omittingEmptySubsequences: false)
        guard let hole = groups.firstIndex(of: "") else { return prefix(groups.map(String.init)) }
        let known = groups[..<hole].map(String.init)
        return prefix(known + Array(repeating: "0", count: max(0, 4 - known.count)))
    }

    private static func prefix(_ groups: [String]) -> String {
        let fourth = groups.count > 3 ? Int(groups[3], radix: 16) ?? 0 : 0
        return groups.prefix(3).joined(separator: ":") + ":" + String(fourth >> 8, radix: 16)
    }
}

/// Well-known providers of addresses that last ten minutes: having one is a sign, never a reason by itself.
enum DisposableMail {
    /// The provider of a domain, which may be one of its many sub-domains; nil for anybody else's.
    static func provider(of domain: String) -> String? {
        let parts = domain.lowercased().split(separator: ".")
        return parts.indices.lazy.map { parts[$0...].joined(separator: ".") }.first { domains.contains($0) }
    }

    static let domains: Set<String> = [
        "10minutemail.com", "10minutemail.net", "20minutemail.com", "33mail.com", "anonbox.net", "burnermail.io", "discard.email", "dispostable.com",
        "dropmail.me", "emailondeck.com", "emailfake.com", "fakeinbox.com", "fakemail.net", "getairmail.com", "getnada.com", "guerrillamail.com",
        "guerrillamail.info", "guerrillamail.net", "guerrillamail.org", "inboxbear.com", "inboxkitten.com", "jetable.org", "jetable.net", "mail-temp.com",
        "mailcatch.com", "maildrop.cc", "mailinator.com", "mailnesia.com", "mailpoof.com", "minuteinbox.com", "moakt.com", "mohmal.com",
        "mytemp.email", "mytrashmail.com", "nada.email", "sharklasers.com", "spam4.me", "spamgourmet.com", "temp-mail.io", "temp-mail.org",
        "tempail.com", "tempinbox.com", "tempmail.dev", "tempmail.plus", "tempmailo.com", "throwawaymail.com", "trashmail.com", "trashmail.de",
        "yopmail.com", "yopmail.fr", "yopmail.net",
        // Other names of the same French provider.
        "cool.fr.nf", "courriel.fr.nf", "hide.biz.st", "jetable.fr.nf", "mega.zik.dj", "moncourrier.fr.nf", "monemail.fr.nf", "monmail.fr.nf", "mymail.infos.st",
        "nomail.xl.cx", "nospam.ze.tc", "speed.1s.fr",
    ]
}
