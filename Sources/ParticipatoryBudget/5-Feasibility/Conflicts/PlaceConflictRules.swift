import Vocabulary
import Web

/// Who says what comes of two projects in the same place. Pages and acts ask the same function; `nil` is yes.
enum PlaceConflictRules {
    /// Whoever reads one of the two studies.
    static func mayRead(_ file: ConflictFile, _ actor: Actor) -> Refusal? {
        FeasibilityRules.mayRead(file.other, actor) == nil ? nil : FeasibilityRules.mayRead(file.study, actor)
    }

    /// The officer, or a service that studies one of the two; nobody who carries one of them.
    static func maySettle(_ file: ConflictFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = FeasibilityRules.stranger(file.other, actor) ?? FeasibilityRules.alive(file.other.proposal) { return refusal }
        if file.other.services.contains(where: { actor.answers(for: $0) }) { return moves(file.study, actor, at: now) }
        return mayReport(file.study, actor, at: now)
    }

    /// Say that another project wants the same place: the officer, or a service that studies this one.
    static func mayReport(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.has(.projectOfficer, on: file.scopes) || file.services.contains(where: { actor.answers(for: $0) }) else {
            return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition et les services qui étudient ces projets disent s’ils peuvent se faire tous les deux.") : .signIn
        }
        return moves(file, actor, at: now)
    }

    private static func moves(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = FeasibilityRules.moment(file.edition, now) ?? FeasibilityRules.alive(file.proposal) ?? FeasibilityRules.stranger(file, actor) { return refusal }
        return file.study == nil ? .notNow("Cette proposition n’est confiée à aucun service.") : nil
    }
}
