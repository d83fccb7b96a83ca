package import Vocabulary
package import Web

extension PasswordHasher {
    /// As the world gives it to the acts.
    package var passwords: Passwords {
        Passwords(hash: { try await self.hash($0) }, verify: { try await self.verify($0, against: $1) })
    }

    /// The one of the process: its lanes bound what all the sign-ins together take.
    static let ofTheProcess = PasswordHasher().passwords
}

extension World {
    /// The hash to keep of a new password.
    func hash(_ password: String) async throws -> String {
        try await patiently { try await $0.hash(password) }
    }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await patiently { try await $0.verify(password, hash) }
    }

    private func patiently<T>(_ work: (Passwords) async throws -> T) async throws -> T {
        do {
            return try await work(passwords ?? PasswordHasher.ofTheProcess)
        } catch is PasswordHasher.Busy {
            throw FormErrors("", "Beaucoup de personnes se connectent en ce moment. Patientez quelques secondes, puis réessayez.")
        }
    }
}
