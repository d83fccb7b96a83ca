import Vocabulary
import Web

/// Who asks a service, who answers, who says what comes of it. Pages and acts ask the same function; `nil` is yes.
enum StudyQuestionRules {
    /// The officer, or the service that leads: from the opening of the step, before the vote or after it.
    static func mayAsk(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let study = file.study else { return .notNow("Cette proposition n’est confiée à aucun service.") }
        if !actor.answers(for: study.lead), let refusal = FeasibilityRules.officer(file.scopes, actor, "interroge les services, avec le service pilote") { return refusal }
        return moment(file, now) ?? FeasibilityRules.stranger(file, actor)
    }

    /// Nothing that residents read about a project moves while they vote.
    static func moment(_ file: StudyFile, _ now: Instant) -> Refusal? {
        guard let phase = file.edition.calendar[.feasibility] else { return .notNow("Cette édition ne comporte pas d’étude par les services.") }
        if now < phase.opensAt { return .notNow("L’étude par les services ouvrira le \(phase.opensAt).") }
        if file.edition.calendar.isOpen(.vote, at: now) { return .notNow("Le vote est ouvert : posez votre question après sa clôture.") }
        return FeasibilityRules.alive(file.proposal)
    }

    /// What residents read of an answer or of a workshop waits for the close of a vote that is open.
    static func silence(_ edition: Edition, _ now: Instant) -> Refusal? {
        edition.calendar.isOpen(.vote, at: now) ? .notNow("Le vote est ouvert : rien de nouveau ne paraît sur les projets avant sa clôture.") : nil
    }

    /// The service that was asked, once, even late.
    static func mayAnswer(_ file: StudyFile, _ question: StudyQuestion, _ actor: Actor) -> Refusal? {
        if let refusal = FeasibilityRules.referent(of: question.service, actor) ?? FeasibilityRules.alive(file.proposal) ?? FeasibilityRules.stranger(file, actor) { return refusal }
        if question.outcome == .withdrawn { return .notNow("Cette question a été retirée.") }
        return question.answeredAt == nil ? nil : .notNow("Votre service a répondu à cette question.")
    }

    /// Who asked it, or the officer, takes a question back that nobody has answered: a conclusion may then be signed without it.
    static func mayWithdraw(_ file: StudyFile, _ question: StudyQuestion, _ actor: Actor, at now: Instant) -> Refusal? {
        let isHers = actor.isStaff && actor.account == question.askedBy
        if !isHers, let refusal = FeasibilityRules.officer(file.scopes, actor, "retire une question, avec qui l’a posée") { return refusal }
        if let refusal = FeasibilityRules.stranger(file, actor) ?? FeasibilityRules.alive(file.proposal) ?? silence(file.edition, now) { return refusal }
        switch question.stage {
        case .waiting: return nil
        case .answered: return .notNow("Le service a répondu : dites la suite donnée à sa réponse.")
        case .settled: return .notNow("Cette question est close.")
        }
    }

    /// The officer says what comes of it, never of her own answer. What is decided stays, unless she opens the study again.
    static func maySettle(_ file: StudyFile, _ question: StudyQuestion, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = FeasibilityRules.officer(file.scopes, actor, "dit la suite donnée à une réponse") ?? FeasibilityRules.stranger(file, actor) ?? silence(file.edition, now) { return refusal }
        switch question.stage {
        case .waiting: return .notNow("Le service n’a pas encore répondu.")
        case .settled: return .notNow("La suite donnée à cette réponse est déjà dite.")
        case .answered: return question.answeredBy == actor.account ? .notAllowed("Vous avez donné cette réponse : une autre personne dit la suite.") : nil
        }
    }

    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { FeasibilityRules.mayReadQueue(edition, actor) }
}
