internal import CSodium

/// libsodium, started once for all that draws chance or makes digests with it.
package enum Sodium {
    package static let started: Void = {
        guard sodium_init() >= 0 else { fatalError("libsodium does not start") }
    }()
}
