import CCrypto
import Platform
import Synchronization
import TestTown
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// A provider of our own in the place of the network: it holds to PKCE, signs what it says, and can be made to lie.
final class TestIdentityProvider: Sendable {
    /// What it will say, and how it will sign.
    struct Speech: Sendable {
        var issuer = "https://fc.test/api/v2"
        var audience = "parvis"
        var subject = "sub-of-nadia"
        var nonce: String?
        var level = "eidas1"
        var life = 60
        var algorithm = "ES256"
        var key = "e"
        /// Whether what is signed changes after it was signed.
        var isAltered = false
        var personSubject: String?
        var personAlgorithm = "RS256"
        var born = "1980-05-17"
        var publishes = IdentityTestKeys.published
    }

    /// What a person who came to it was sent with.
    private struct Asked: Sendable {
        var nonce = ""
        var challenge = ""
        var arrival = ""
    }

    let speech = Mutex(Speech())
    let questions = Mutex<[String]>([])
    private let asked = Mutex(Asked())
    private let now = Town.noon

    func says(_ change: (inout Speech) -> Void) {
        var speech = Speech()
        change(&speech)
        let changed = speech
        self.speech.withLock { $0 = changed }
    }

    var provider: OpenIDProvider {
        OpenIDProvider(OpenIDSettings(name: "FranceConnect", issuer: "https://fc.test/api/v2", client: "parvis", secret: "le-secret")!) { try self.answer($0) }
    }

    /// The person signs in there; gives the code and the `state` that she is sent back with.
    func open(_ address: String) -> (code: String, state: String) {
        let query = FormValues(encoded: String(address.drop { $0 != "?" }.dropFirst()))
        asked.withLock { $0 = Asked(nonce: query["nonce"] ?? "", challenge: query["code_challenge"] ?? "", arrival: query["redirect_uri"] ?? "") }
        return ("the-code", query["state"] ?? "")
    }

    private func answer(_ question: ProviderQuestion) throws -> [UInt8] {
        questions.withLock { $0.append(question.address) }
        let speech = speech.withLock { $0 }
        switch question.address {
        case "https://fc.test/api/v2/.well-known/openid-configuration":
            return Array("""
                {"issuer":"https://fc.test/api/v2","authorization_endpoint":"https://fc.test/authorize","token_endpoint":"https://fc.test/token",\
                "userinfo_endpoint":"https://fc.test/userinfo","jwks_uri":"https://fc.test/jwks","end_session_endpoint":"https://fc.test/session/end"}
                """.utf8)
        case "https://fc.test/jwks": return Array(speech.publishes.utf8)
        case "https://fc.test/token": return try tokens(question, speech)
        case "https://fc.test/userinfo" where question.access == "the-access":
            let person = """
                {"iss":"\(speech.issuer)","aud":"\(speech.audience)","sub":"\(speech.personSubject ?? speech.subject)",\
                "given_name":"Nadia Claire","family_name":"Haddad","birthdate":"\(speech.born)"}
                """
            return Array(Self.signed(person, speech.personAlgorithm, key: speech.personAlgorithm == "RS256" ? "r" : "e").utf8)
        default: throw ProviderFault.silence
        }
    }

    private func tokens(_ question: ProviderQuestion, _ speech: Speech) throws -> [UInt8] {
        let form = FormValues(encoded: question.form ?? ""), asked = asked.withLock { $0 }
        guard form["code"] == "the-code", form["client_id"] == "parvis", form["client_secret"] == "le-secret", form["redirect_uri"] == asked.arrival,
            Secrets.base64url(Secrets.sha256(form["code_verifier"] ?? "")) == asked.challenge else { throw ProviderFault.silence }
        let claims = """
            {"iss":"\(speech.issuer)","aud":"\(speech.audience)","sub":"\(speech.subject)","nonce":"\(speech.nonce ?? asked.nonce)",\
            "acr":"\(speech.level)","exp":\(now.milliseconds / 1000 + speech.life)}
            """
        var token = Self.signed(claims, speech.algorithm, key: speech.key)
        if speech.isAltered {
            let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            token = "\(parts[0]).\(Secrets.base64url(Array(claims.utf8) + [32])).\(parts[2])"
        }
        return Array(#"{"access_token":"the-access","id_token":"\#(token)","token_type":"Bearer"}"#.utf8)
    }

    static func signed(_ claims: String, _ algorithm: String, key: String) -> String {
        let head = #"{"alg":"\#(algorithm)","kid":"\#(key)"}"#
        let signing = "\(Secrets.base64url(Array(head.utf8))).\(Secrets.base64url(Array(claims.utf8)))"
        let bytes = Array(signing.utf8)
        let signature: [UInt8] = switch algorithm {
        case "RS256": sign(bytes, IdentityTestKeys.rsaPrivate)
        case "ES256": raw(sign(bytes, IdentityTestKeys.ellipticPrivate))
        // The confusion: the public key taken for a shared secret.
        case "HS256": Secrets.hmacSHA256(bytes, key: Secrets.bytes(base64url: IdentityTestKeys.rsaModulus) ?? [])
        default: []
        }
        return "\(signing).\(Secrets.base64url(signature))"
    }

    private static func sign(_ bytes: [UInt8], _ key: String) -> [UInt8] {
        let key = Secrets.bytes(base64url: key) ?? []
        var signature = [UInt8](repeating: 0, count: 512)
        let count = parvis_crypto_sign(key, key.count, bytes, bytes.count, &signature, signature.count)
        return Array(signature.prefix(count))
    }

    /// Two numbers of 32 bytes, out of DER.
    private static func raw(_ der: [UInt8]) -> [UInt8] {
        func number(at start: Int) -> (bytes: [UInt8], end: Int) {
            let end = start + 2 + Int(der[start + 1])
            let digits = der[(start + 2)..<end].drop { $0 == 0 }
            return ([UInt8](repeating: 0, count: 32 - digits.count) + digits, end)
        }
        let r = number(at: 2), s = number(at: r.end)
        return r.bytes + s.bytes
    }
}
