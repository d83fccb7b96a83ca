internal import CSodium
internal import Dispatch
internal import Storage
internal import Synchronization

/// What a guess costs whoever tries it: passes over so much memory.
package struct PasswordCost: Sendable, Equatable {
    package var passes: Int
    package var memoryBytes: Int

    package init(passes: Int, memoryBytes: Int) {
        self.passes = passes
        self.memoryBytes = memoryBytes
    }

    /// libsodium's « interactive »: 2 passes over 64 MiB, above what OWASP and ANSSI ask of Argon2id.
    package static let usual = PasswordCost(passes: 2, memoryBytes: 64 * 1024 * 1024)
    /// For tests only: the least that Argon2id allows.
    package static let leastForTests = PasswordCost(passes: 1, memoryBytes: 8 * 1024)
}

/// Passwords kept as Argon2id hashes (RFC 9106), two computed at a time on threads of their own,
/// so that a flood of sign-ins takes neither all processors nor all memory.
package final class PasswordHasher: Sendable {
    /// Too many sign-ins are waiting: to be told to try again in a moment.
    package struct Busy: Error {}

    private let cost: PasswordCost
    private let lanes: [DispatchQueue]
    private let maximumWaiting: Int
    /// How many jobs each lane has, the one at work included.
    private let loads: Mutex<[Int]>
    /// What a password is compared with when the account does not exist, so that the answer takes as long.
    private let decoy: String

    package init(cost: PasswordCost = .usual, atOnce: Int = 2, maximumWaiting: Int = 100) {
        Sodium.started
        self.cost = cost
        self.maximumWaiting = maximumWaiting
        lanes = (0..<atOnce).map { DispatchQueue(label: "passwords \($0)") }
        loads = Mutex(Array(repeating: 0, count: atOnce))
        guard let decoy = Argon2id.hash("", cost) else { fatalError("this machine has not the memory of one password hash") }
        self.decoy = decoy
    }

    /// The hash to keep, with its parameters and its salt within.
    package func hash(_ password: String) async throws -> String {
        guard let hash = try await compute({ [cost] in Argon2id.hash(password, cost) }) else { throw Busy() }
        return hash
    }

    /// Whether this is the password. Without a hash, no, after as long a time.
    package func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await compute { [decoy] in Argon2id.verify(password, hash ?? decoy) && hash != nil }
    }

    /// Whether the hash was made at another cost, to be renewed at the next sign-in.
    package func needsRehash(_ hash: String) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, UInt64(cost.passes), cost.memoryBytes) != 0
    }

    private func compute<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async throws -> Result {
        let lane = try loads.withLock { loads in
            guard loads.reduce(0, +) < maximumWaiting + lanes.count else { throw Busy() }
            let lane = loads.indices.min { loads[$0] < loads[$1] }!
            loads[lane] += 1
            return lane
        }
        return await withCheckedContinuation { continuation in
            lanes[lane].async {
                let result = work()
                self.loads.withLock { $0[lane] -= 1 }
                continuation.resume(returning: result)
            }
        }
    }
}

/// libsodium's Argon2id.
private enum Argon2id {
    /// Nil when the memory that the cost asks for is not to be had now.
    static func hash(_ password: String, _ cost: PasswordCost) -> String? {
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let failed = crypto_pwhash_str_alg(
            &hash, password, UInt64(password.utf8.count), UInt64(cost.passes), cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
        guard failed == 0 else { return nil }
        return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ password: String, _ hash: String) -> Bool {
        hash.utf8.count < crypto_pwhash_STRBYTES && crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
}
