import Testing
import Vocabulary
@testable import Web

/// What the door lets count and read.
@Suite struct `Limits and figures` {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "20010db800010002/64"),
        ("2001:db8:1:2::", "20010db800010002/64"), ("fe80::1%eth0", "fe80000000000000/64"), ("", ""), ("nonsense:", "nonsense:"),
    ])
    func `one sender is an IPv4 address or an IPv6 network`(_ address: String, _ network: String) {
        #expect(ClientNetwork.of(address) == network)
    }

    @Test(arguments: [
        (nil, "img-src 'self' data:;"), ("https://tuiles.ville.fr/{z}/{x}/{y}.png", "img-src 'self' data: https://tuiles.ville.fr;"),
        ("https://{s}.tuiles.fr:8443/plan/{z}/{x}/{y}", "img-src 'self' data: https://*.tuiles.fr:8443;"),
    ] as [(String?, String)])
    func `pictures come from the site, and from the city's map server if it has one`(_ tiles: String?, _ policy: String) {
        let headers = Door.pageHeaders(tiles.map { MapGround.Tiles(address: $0, credit: "") })
        #expect(headers.first { $0.name == "content-security-policy" }?.value.contains(policy) == true)
    }

    @Test func `beyond the capacity of a window unknown senders wait and known ones go on`() {
        let limiter = RateLimiter(), now = Instant(milliseconds: 1_795_345_200_000)
        for sender in 0..<RateLimiter.capacity { _ = limiter.allows("\(sender)", 2, at: now) }
        #expect(!limiter.allows("new", 2, at: now))
        #expect(limiter.allows("7", 2, at: now) && !limiter.allows("7", 2, at: now))
        #expect(limiter.allows("new", 2, at: now + .minutes(10)))
    }

    @Test(arguments: [
        ("127.0.0.1", [:], true), ("::1", [:], true), ("192.0.2.7", [:], false), (nil, [:], false),
        ("127.0.0.1", ["x-forwarded-for": "127.0.0.1"], false), ("127.0.0.1", ["forwarded": "for=127.0.0.1"], false),
        ("192.0.2.7", ["authorization": "Bearer of news"], true), ("192.0.2.7", ["authorization": "Bearer of"], false),
    ] as [(String?, [String: String], Bool)])
    func `figures are for this machine or for who has the token`(_ peer: String?, _ headers: [String: String], _ isAllowed: Bool) {
        let request = WebRequest(method: .get, path: "/metrics", headers: headers, receivedAt: Instant(milliseconds: 0))
        #expect(Server.mayReadMetrics(request, peer: peer, token: "of news") == isAllowed)
        #expect(!Server.mayReadMetrics(request, peer: "192.0.2.7", token: nil))
    }
}
