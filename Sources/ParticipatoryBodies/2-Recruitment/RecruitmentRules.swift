import Vocabulary

/// Who may ask to sit in a body, and who answers. Pages and acts ask the same function; `nil` is yes.
enum RecruitmentRules {
    /// What is known of somebody who would join.
    struct Candidate: Sendable {
        var standing: Standing
        var colleges: [College]
        var open: Application?
        /// How many terms she has already begun in this body.
        var terms: Int

        /// The colleges that one enters by asking.
        var askable: [College] { colleges.filter(\.isAskable) }
    }

    static func mayApply(_ candidate: Candidate) -> Refusal? {
        let standing = candidate.standing
        if !standing.actor.isSignedIn { return .signIn }
        if let refusal = AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly) { return refusal }
        if standing.isMember { return .notNow("Vous êtes déjà membre de cette instance.", wayOut: standing.assembly.link + "/mon-siege", named: "Voir mon siège") }
        if candidate.open != nil { return .notNow("Votre demande est arrivée : elle attend une réponse.") }
        if let most = standing.assembly.term.most, candidate.terms >= most, !candidate.colleges.contains(where: { $0.entry == .free }) {
            return .notAllowed("La charte limite à \(most) le nombre de mandats, et vous les avez faits.")
        }
        if candidate.askable.isEmpty { return .notNow("On n’entre pas dans cette instance en le demandant : ses membres sont élus ou nommés.") }
        return nil
    }

    /// Read why somebody asks, with what interests, and the statutes of an association: the officer and the auditor.
    static func mayReadPapers(_ standing: Standing) -> Refusal? {
        if standing.isOfficer || standing.actor.has(.auditor, on: standing.assembly.scopes) { return nil }
        return standing.actor.isSignedIn ? .notAllowed("La personne qui anime l’instance lit ce qu’une candidature contient.") : .signIn
    }

    static func mayWithdraw(_ candidate: Candidate) -> Refusal? {
        if !candidate.standing.actor.isSignedIn { return .signIn }
        return candidate.open == nil ? .notNow("Aucune demande de votre part n’attend de réponse.") : nil
    }

    /// Fix what will be drawn from: candidates, seats, no draw that already waits for its seed; not by somebody who is in it.
    static func mayAnnounce(_ standing: Standing, _ room: CollegeRoom, candidates: Int, isCandidate: Bool, _ pending: PanelDraw?) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(standing, "prépare les tirages au sort") ?? AssemblyRules.opened(standing.assembly) { return refusal }
        if isCandidate { return ownDraw }
        if room.college.entry != .draw { return .notNow("On n’entre pas dans ce collège par tirage au sort.") }
        if pending != nil { return .notNow("Un tirage annoncé attend sa graine publique.") }
        if room.free == 0 { return .notNow("Tous les sièges de ce collège sont tenus.") }
        return candidates == 0 ? .notNow("Personne n’est encore candidat à ce tirage.") : nil
    }

    /// Draw, once, when the public seed is known; not by somebody who is in it.
    static func mayDraw(_ standing: Standing, _ draw: PanelDraw, isCandidate: Bool, at now: Instant) -> Refusal? {
        if let refusal = mayCancel(standing, draw) { return refusal }
        if isCandidate { return ownDraw }
        return now < draw.seedAt ? .notNow("La graine sera connue le \(draw.seedAt) : on ne tire pas avant.") : nil
    }

    /// Give up a draw that was announced.
    static func mayCancel(_ standing: Standing, _ draw: PanelDraw) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(standing, "fait les tirages au sort") { return refusal }
        return draw.isPending ? nil : .notNow("Ce tirage est fait ou annulé : il ne se refait pas.")
    }

    private static var ownDraw: Refusal { .notAllowed("Vous êtes parmi les candidats de ce tirage : une autre personne s’en charge.") }

    /// Answer an application: the officer, once, and not her own.
    static func mayDecide(_ standing: Standing, _ application: Application) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(standing, "répond aux candidatures") { return refusal }
        if application.entry == .draw { return .notNow("Cette personne attend le tirage au sort.") }
        if application.decidedAt != nil { return .notNow("Cette candidature a déjà sa réponse.") }
        return application.account == standing.actor.account ? .notAllowed("C’est votre propre candidature : une autre personne y répond.") : nil
    }
}

extension College {
    /// Whether one enters it by asking: at once, after an answer, or after a draw among those who asked.
    var isAskable: Bool {
        switch entry {
        case .free, .candidacy, .association, .draw: true
        case .election, .appointment: false
        }
    }
}
