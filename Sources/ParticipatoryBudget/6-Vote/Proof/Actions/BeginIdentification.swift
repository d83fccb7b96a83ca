import Database
import Vocabulary
import Web

/// A voter asks to be vouched for: a secret is drawn for her session, good for ten minutes.
struct BeginIdentification: PreparedAction {
    typealias FormPage = IdentityProofPage
    static let path: Path = "/editions/:edition/voter/identite"
    static var limits: Limits { Limits(changesPages: false) }

    /// The secret, and the address that it leads to.
    struct Preparation: Sendable {
        var state: String
        var address: String
    }

    var preparation: Preparation?

    init(_ form: inout FormReader, _ booth: Booth) {}

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Preparation {
        guard let provider = visit.world.identityProvider else { throw ProofRules.unlinked }
        let state = Secrets.base64url(visit.world.randomBytes(32))
        do {
            return Preparation(state: state, address: try await provider.address(IdentityRequest(state, visit.world), visit.now))
        } catch { throw ProofRules.refusal(error, provider, wayOut: visit.address) }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Booth { try Booth.enter(visit, db) }

    static func refusal(_ booth: Booth, _ visit: Visit) -> Refusal? { ProofRules.mayIdentify(booth, at: visit.now) }

    func perform(_ booth: Booth, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation, let session = visit.sessionToken else { throw Refusal.signIn }
        try IdentityPassageStore.begin(
            preparation.state, for: booth.account.id, session: Secrets.sha256Hex(session), in: booth.edition.id, leadingTo: preparation.address,
            at: visit.now, db)
        // Not there directly: browsers let a form of ours lead to our site only.
        return Outcome(to: IdentityProofPage.link(booth.edition))
    }
}
