/// Hashes and compares passwords, slowly on purpose: what a process shares among all its sign-ins.
package struct Passwords: Sendable {
    /// The hash to keep.
    package var hash: @Sendable (String) async throws -> String
    /// Whether this is the password; without a hash, no, after as long a time.
    package var verify: @Sendable (_ password: String, _ hash: String?) async throws -> Bool

    package init(hash: @escaping @Sendable (String) async throws -> String, verify: @escaping @Sendable (String, String?) async throws -> Bool) {
        self.hash = hash
        self.verify = verify
    }
}
