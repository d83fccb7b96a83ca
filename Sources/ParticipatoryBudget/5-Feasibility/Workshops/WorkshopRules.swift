import Vocabulary
import Web

/// Who calls a workshop with those who carry proposals, and tells what came of it.
enum WorkshopRules {
    /// The officer, as long as studies move.
    static func mayPlan(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        FeasibilityRules.officer(file.scopes, actor, "organise les ateliers") ?? FeasibilityRules.moment(file.edition, now) ?? FeasibilityRules.alive(file.proposal)
            ?? FeasibilityRules.stranger(file, actor)
    }

    /// Once it was held, once.
    static func mayTell(_ workshop: Workshop, _ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = FeasibilityRules.officer(file.scopes, actor, "raconte les ateliers") ?? StudyQuestionRules.silence(file.edition, now) { return refusal }
        if workshop.toldAt != nil { return .notNow("Ce qui est sorti de cet atelier est déjà dit.") }
        return workshop.heldAt <= now ? nil : .notNow("Cet atelier n’a pas encore eu lieu.")
    }
}
