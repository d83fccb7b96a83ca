import Vocabulary

/// Who writes, comments, validates and withdraws the answers of the FAQ. Pages and acts ask the same function; `nil` is yes.
enum FaqRules {
    /// Read the drafts and comment: whoever answers residents, or guarantees the process.
    static func mayOpen(_ actor: Actor) -> Refusal? { QuestionRules.mayOpenDesk(actor) }

    /// Write: whoever answers residents.
    static func mayWrite(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return QuestionRules.answering.contains(where: actor.hasAnywhere) ? nil : .notAllowed("La FAQ est écrite par celles et ceux qui répondent aux habitants.")
    }

    static func mayEdit(_ file: FaqFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayWrite(actor) { return refusal }
        return file.entry.withdrawnAt == nil ? nil : .notNow("Cette réponse est retirée.")
    }

    /// Validate: somebody else than the writer, who answers for the whole city.
    static func mayValidate(_ file: FaqFile, _ actor: Actor) -> Refusal? {
        if let refusal = QuestionRules.mayManage(actor) { return refusal }
        if file.entry.withdrawnAt != nil { return .notNow("Cette réponse est retirée.") }
        guard let draft = file.draft else { return .notNow("Rien n’attend d’être validé.") }
        return draft.writtenBy == actor.account ? .notAllowed("Vous avez écrit cette réponse : une autre personne la valide.") : nil
    }

    /// Read again what stands and say that it holds: whoever may write it.
    static func mayReview(_ file: FaqFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayEdit(file, actor) { return refusal }
        if file.entry.validatedAt == nil { return .notNow("Cette réponse n’est pas encore validée.") }
        return file.draft == nil ? nil : .notNow("De nouveaux mots attendent d’être validés : ils remplaceront ceux-ci.")
    }

    static func mayWithdraw(_ file: FaqFile, _ actor: Actor) -> Refusal? {
        if let refusal = QuestionRules.mayManage(actor) { return refusal }
        return file.entry.withdrawnAt == nil ? nil : .notNow("Cette réponse est déjà retirée.")
    }

    /// Say whether it helped: anyone, of what is published.
    static func mayJudge(_ entry: FaqEntry) -> Refusal? { entry.isPublic ? nil : .notNow("Cette réponse n’est pas publiée.") }
}
