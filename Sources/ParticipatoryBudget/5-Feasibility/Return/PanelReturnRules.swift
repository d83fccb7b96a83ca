import Vocabulary
import Web

/// Who may do what on a return to the panel. Pages and acts ask the same function; `nil` is yes.
enum PanelReturnRules {
    /// Those who follow the edition, the services, and the panel itself, once the conclusion is public.
    static func mayRead(_ edition: Edition, sits: Bool, _ actor: Actor) -> Refusal? {
        if actor.follows(edition.scope) || actor.hasAnywhere(.serviceReferent) || sits { return nil }
        return actor.isSignedIn ? .notAllowed("Les retours au panel se lisent ici avant leur publication par le panel et les services seulement.") : .signIn
    }

    static func mayRead(_ file: ReturnFile, _ actor: Actor) -> Refusal? { mayRead(file.edition, sits: file.sits(actor.account), actor) ?? setAside(file) }

    /// The lead service or the officer.
    static func mayWrite(_ file: ReturnFile, _ actor: Actor) -> Refusal? {
        if let refusal = writer(file, actor) ?? setAside(file) { return refusal }
        return file.report?.publishedAt == nil ? nil : published
    }

    static func mayAsk(_ file: ReturnFile, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard file.sits(actor.account) else { return .notAllowed("Les questions sont posées par les membres du panel.") }
        guard let report = file.report else { return .notNow("Le retour des services n’est pas encore écrit.") }
        return report.publishedAt == nil ? nil : published
    }

    static func mayAnswer(_ file: ReturnFile, _ actor: Actor) -> Refusal? {
        if let refusal = writer(file, actor) { return refusal }
        return file.open.isEmpty ? .notNow("Aucune question n’attend de réponse.") : nil
    }

    /// Another person than who wrote it, once every question has its answer.
    static func mayPublish(_ file: ReturnFile, _ actor: Actor) -> Refusal? {
        guard actor.has(.projectOfficer, on: file.study.scopes) else {
            return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition publie les retours au panel.") : .signIn
        }
        guard let report = file.report else { return .notNow("Le retour des services n’est pas encore écrit.") }
        if report.publishedAt != nil { return published }
        if report.writtenBy == actor.account { return .notAllowed("Vous avez écrit ce retour : une autre personne le publie.") }
        return file.open.isEmpty ? nil : .notNow("Des questions du panel attendent une réponse.")
    }

    private static let published = Refusal.notNow("Ce retour est publié.")

    private static func writer(_ file: ReturnFile, _ actor: Actor) -> Refusal? {
        if actor.has(.projectOfficer, on: file.study.scopes) { return nil }
        if let study = file.study.study, actor.answers(for: study.lead) { return nil }
        return actor.isSignedIn ? .notAllowed("Le retour au panel est écrit par le service pilote ou par la personne qui conduit l’édition.") : .signIn
    }

    /// What nobody knows yet is told to nobody, the panel neither.
    private static func setAside(_ file: ReturnFile) -> Refusal? {
        guard let synthesis = file.study.synthesis, synthesis.conclusion == .unfeasible, synthesis.milestones.releasedAt != nil else {
            return .notNow("Le retour au panel se fait sur un projet que les services ont écarté, une fois leur conclusion publiée.")
        }
        return nil
    }
}
