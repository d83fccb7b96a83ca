import Database
import Platform
import Vocabulary
import Web

/// A voter comes back from the provider of identity: what it says is verified, digests of it are kept, and her session there is closed.
enum ComeBackIdentified: Arrival {
    static let path = IdentityRequest.arrival

    static func receive(_ visit: Visit) async throws -> Outcome {
        guard let provider = visit.world.identityProvider else { throw ProofRules.unlinked }
        guard let state = visit.query["state"], let session = visit.sessionToken else { throw ProofRules.lostPassage }
        let digest = Secrets.sha256Hex(session), now = visit.now
        let taken = try await visit.world.database.write(quietly: true) { try IdentityPassageStore.take(state, session: digest, at: now, $0) }
        guard let taken else { throw ProofRules.lostPassage }
        guard let code = visit.query["code"], visit.query["error"] == nil else { throw ProofRules.interrupted(taken) }
        let proven: ProvenIdentity
        do { proven = try await provider.proof(code, IdentityRequest(state, visit.world), now) } catch {
            throw ProofRules.refusal(error, provider, wayOut: taken.link)
        }
        return try await visit.world.database.write(quietly: true) { try keep(proven, taken, visit, $0) }
    }

    private static func keep(_ proven: ProvenIdentity, _ passage: IdentityPassage, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var visit = visit
        visit.parameters["edition"] = passage.slug
        let booth = try Booth.enter(visit, db), edition = booth.edition.id
        guard booth.account.id == passage.account else { throw ProofRules.lostPassage }
        let year = Int(proven.bornOn.prefix(4))
        if let refusal = ProofRules.mayIdentify(booth, at: visit.now) ?? ProofRules.isOldEnough(booth, bornIn: year, at: visit.now) { throw refusal }
        let keys = IdentityKeys(proven, try RegisterStore.key(edition, visit.world, db))
        // Whoever looked at a vote looked at this very person.
        if booth.standing != nil, let kept = booth.provedKey, kept != keys.text { throw ProofRules.otherPerson }
        if let line = try RegisterStore.line(of: Voter(subject: keys.subject), in: edition, db) { throw RegisterRules.already(line) }
        try VoterProofStore.keep(.identity, keys.text, of: booth.account.id, in: edition, at: visit.now, db)
        let isMended = try year.map { try AccountStore.mendBirthYear($0, of: booth.account.id, db) } ?? false
        return Outcome(
            to: proven.farewell ?? passage.ballot,
            saying: isMended ? "Votre identité est vérifiée, et l’année de naissance de votre profil est corrigée. Voici votre bulletin." : "Votre identité est vérifiée. Voici votre bulletin.")
    }
}

/// Her session with the provider is closed: back to her ballot.
enum IdentityDeparture: Download {
    static let path = IdentityRequest.departure

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let session = visit.sessionToken.map { Secrets.sha256Hex($0) } ?? ""
        let passage = try visit.query["state"].flatMap { try IdentityPassageStore.known($0, session: session, db) }
        return WebResponse(status: 303, headers: [("location", passage?.ballot ?? "/")])
    }
}
