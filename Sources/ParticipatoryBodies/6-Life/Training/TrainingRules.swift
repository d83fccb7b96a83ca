import Vocabulary

/// Who may do what with the courses. Pages and acts ask the same function; `nil` is yes.
enum TrainingRules {
    /// Make a course, open a session, note who came: the officer of the bodies of the city.
    static func mayKeep(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.has(.assemblyOfficer, on: [.city]) ? nil : .notAllowed("La personne qui anime les instances de la ville tient les formations.")
    }

    /// Open a session: of a course that the catalogue still has.
    static func mayAdd(_ file: TrainingFile) -> Refusal? {
        mayKeep(file.actor) ?? (file.training.closedAt == nil ? nil : .notNow("Cette formation n’est plus au catalogue."))
    }

    /// Take a place, or give it up: before it begins, for whom the course is.
    static func maySignUp(_ file: TrainingFile, _ session: TrainingSession, at now: Instant) -> Refusal? {
        if !file.actor.isSignedIn { return .signIn }
        if session.cancelledAt != nil { return .notNow("Cette session est annulée.") }
        if session.startsAt <= now { return .notNow("Cette session a commencé.") }
        return isFor(file)
    }

    /// Whom the course is for.
    private static func isFor(_ file: TrainingFile) -> Refusal? {
        switch file.training.audience {
        case .everyone: return nil
        case .members: return file.isMember || file.actor.isStaff ? nil : .notAllowed("Cette formation est réservée aux membres des instances.", wayOut: "/instances", named: "Voir les instances")
        case .officers: return file.actor.isStaff ? nil : .notAllowed("Cette formation est réservée aux agents et aux élus.")
        }
    }

    /// Read what the course leaves: those it is for, whether they came or not.
    static func mayReadMaterial(_ file: TrainingFile) -> Refusal? {
        if file.training.audience == .everyone || file.isOfficer { return nil }
        return file.actor.isSignedIn ? isFor(file) : .signIn
    }

    /// Note who came: once it has begun.
    static func mayAttend(_ file: TrainingFile, _ session: TrainingSession, at now: Instant) -> Refusal? {
        mayKeep(file.actor) ?? (session.cancelledAt != nil ? .notNow("Cette session est annulée.") : now < session.startsAt ? .notNow("La session n’a pas commencé.") : nil)
    }

    /// Cancel a session: before it begins.
    static func mayCancel(_ file: TrainingFile, _ session: TrainingSession, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(file.actor) { return refusal }
        if session.cancelledAt != nil { return .notNow("Cette session est annulée.") }
        return now < session.startsAt ? nil : .notNow("Cette session a commencé.")
    }

    /// Take a course out of the catalogue: once nobody waits for one of its sessions.
    static func mayWithdraw(_ file: TrainingFile, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(file.actor) { return refusal }
        if file.training.closedAt != nil { return .notNow("Cette formation n’est plus au catalogue.") }
        let isAhead = file.training.sessions.contains { $0.cancelledAt == nil && $0.endsAt > now }
        return isAhead ? .notNow("Une session est à venir : annulez-la d’abord, les inscrits seront prévenus.") : nil
    }

    /// Have a certificate, say what one thought of it: who came.
    static func mayCertify(_ file: TrainingFile, _ session: TrainingSession) -> Refusal? {
        if !file.actor.isSignedIn { return .signIn }
        return file.own(session)?.attended == true ? nil : .notNow("L’attestation est donnée aux personnes dont la présence est notée.")
    }
}
