import Testing
import Vocabulary
@testable import Platform

@Suite struct PasswordTests {
    private let hasher = PasswordHasher(cost: .leastForTests)

    @Test func `the right password opens, any other does not`() async throws {
        let hash = try await hasher.hash("le chat dort à l’ombre")
        #expect(hash.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(try await hasher.verify("le chat dort à l’ombre", against: hash))
        #expect(try await !hasher.verify("le chat dort a l’ombre", against: hash))
        #expect(try await !hasher.verify("", against: hash))
        #expect(try await hasher.hash("le chat dort à l’ombre") != hash)
    }

    @Test func `without an account or with a spoilt hash the answer is no`() async throws {
        #expect(try await !hasher.verify("", against: nil))
        for spoilt in ["", "x", "$argon2id$v=19$m=8,t=1,p=1$", String(repeating: "a", count: 500)] {
            #expect(try await !hasher.verify("", against: spoilt))
        }
    }

    @Test func `a hash made at another cost is to be renewed`() async throws {
        let hash = try await hasher.hash("le chat dort à l’ombre")
        #expect(!hasher.needsRehash(hash))
        #expect(PasswordHasher(cost: PasswordCost(passes: 2, memoryBytes: 8192), atOnce: 1).needsRehash(hash))
        #expect(hasher.needsRehash("x"))
    }

    @Test func `a flood is refused rather than piled up`() async throws {
        let slow = PasswordHasher(cost: PasswordCost(passes: 3, memoryBytes: 4 * 1024 * 1024), maximumWaiting: 5)
        let outcomes = await withTaskGroup { group in
            for _ in 0..<40 { group.addTask { (try? await slow.hash("x")) != nil } }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1]! += 1 }
        }
        #expect(outcomes[true]! >= 7 && outcomes[false]! > 0, "\(outcomes)")
        #expect(try await slow.verify("x", against: slow.hash("x")))
    }

    @Test(arguments: ["un banc à l’ombre", "Xk9#mQ2$vLp4", "cheval agrafe pile correcte", "mot de passe du chat gris", "ÀÉÎÕÜàéîõü12", "日本語のパスワードです長い"])
    func `a long password is taken, whatever its characters`(password: String) {
        #expect(PasswordPolicy.refusal(password) == nil)
    }

    @Test(arguments: [
        "aaaaaaaaaaaaaaa", "abcabcabcabc", "abcdefghijklmnop", "987654321098", "123456789012", "azertyuiop12", "AzertyUiop2024", "azertyazerty",
        "motdepasse2026", "Mot de passe 1!", "M0td3p4ss3!!", "P@ssw0rd1234", "passwordpassword", "villedelyon69", "jetaimejetaime",
    ])
    func `a password tried first by thieves is refused`(password: String) {
        #expect(PasswordPolicy.refusal(password) == "Ce mot de passe est trop connu\u{A0}: il serait vite deviné. Choisissez-en un autre.")
    }

    @Test func `length is counted in characters, and bounded`() {
        #expect(PasswordPolicy.refusal("é!Tz9#pLw2x")?.key.contains("au moins {1} caractères") == true)
        #expect(PasswordPolicy.refusal("é!Tz9#pLw2xK") == nil)
        #expect(PasswordPolicy.refusal("👩🏽‍🌾🌳") != nil)
        #expect(PasswordPolicy.refusal((0..<300).map { "\($0)x" }.joined()) == "Ce mot de passe est trop long.")
        #expect(PasswordPolicy.refusal("le chat\0dort bien") != nil)
    }

    @Test func `one's own name or address is no password`() {
        let personal = ["Camille Durand", "camille.durand@exemple.fr", "Villeneuve"]
        for password in ["camilledurand", "Camille.Durand69", "camille.durand@exemple.fr", "Villeneuve2026"] {
            #expect(PasswordPolicy.refusal(password, personal: personal)?.key.contains("ressemble") == true, "\(password)")
        }
        #expect(PasswordPolicy.refusal("camille aime les platanes", personal: personal) == nil)
        #expect(PasswordPolicy.refusal("le chat dort à l’ombre", personal: ["", "le"]) == nil)
    }
}
