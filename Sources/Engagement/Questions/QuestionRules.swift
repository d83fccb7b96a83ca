import Vocabulary

/// Who may do what with the questions of residents, and when. Pages and acts ask the same function; `nil` is yes.
enum QuestionRules {
    /// Those who answer residents, each on her scope.
    static let answering: [Role] = [.receptionAgent, .projectOfficer, .serviceReferent]

    /// Questions that one address may open by itself in a day: nobody fills another's mailbox with receipts.
    static let mostADay = 10

    /// Open the list: whoever answers somewhere, or guarantees the process.
    static func mayOpenDesk(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return (answering + [.auditor]).contains(where: actor.hasAnywhere) ? nil : .notAllowed("Les questions des habitants sont lues par celles et ceux qui y répondent.")
    }

    /// Type in what somebody says on the phone or at the counter.
    static func mayReceive(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.receptionAgent) || actor.hasAnywhere(.projectOfficer)
            ? nil : .notAllowed("Les questions posées de vive voix sont saisies par l’accueil ou l’équipe du budget participatif.")
    }

    /// Set the topics, their delays and the templates; read the measures: who has the whole city.
    static func mayManage(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.has(.projectOfficer) || actor.has(.receptionAgent) ? nil : .notAllowed("Ces réglages sont tenus par l’équipe qui répond pour toute la ville.")
    }

    /// Read the measures: who sets them, and who guarantees.
    static func mayMeasure(_ actor: Actor) -> Refusal? { actor.has(.auditor) ? nil : mayManage(actor) }

    static func mayRead(_ question: Question, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return handles(question, actor) || actor.has(.auditor) ? nil : .notAllowed("Cette question est suivie par un autre service ou un autre quartier.")
    }

    /// Take, sort, transfer, note: who answers on its scope, or has it in hand.
    static func mayHandle(_ question: Question, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !handles(question, actor) { return .notAllowed("Cette question est suivie par un autre service ou un autre quartier.") }
        return question.closedAt == nil ? nil : .notNow("Cette question est close. Rouvrez-la d’abord.")
    }

    static func mayTake(_ question: Question, _ actor: Actor) -> Refusal? {
        if let refusal = mayHandle(question, actor) { return refusal }
        return question.owner == actor.account ? .notNow("Vous suivez déjà cette question.") : nil
    }

    static func mayAnswer(_ question: Question, _ actor: Actor) -> Refusal? {
        if let refusal = mayHandle(question, actor) { return refusal }
        return question.asker.account == actor.account ? .notAllowed("C’est votre question : un collègue y répond.") : nil
    }

    static func mayReopen(_ question: Question, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !handles(question, actor) { return .notAllowed("Cette question est suivie par un autre service ou un autre quartier.") }
        if question.forgottenAt != nil { return .notNow("Le texte de cette question est effacé.") }
        if question.closing == .joined { return .notNow("Cette question est réunie à une autre : la suite se passe là.") }
        return question.closedAt == nil ? .notNow("Cette question est ouverte.") : nil
    }

    // MARK: The person who asked

    /// Write again: it reopens what was closed, as long as the words are kept.
    static func mayWrite(_ question: Question) -> Refusal? {
        if question.forgottenAt != nil { return .notNow("Cette question est ancienne : son texte est effacé. Posez-en une nouvelle.", wayOut: QuestionLinks.ask, named: "Poser une question") }
        return question.joinedTo == nil ? nil : .notNow("Cette question est réunie à une autre : vous recevrez la même réponse.")
    }

    /// Say whether the answer helped: once, when there is one.
    static func mayRate(_ question: Question) -> Refusal? {
        if question.answeredAt == nil { return .notNow("La ville n’a pas encore répondu.") }
        return question.rating == nil ? nil : .notNow("Vous avez déjà donné votre avis. Merci.")
    }

    private static func handles(_ question: Question, _ actor: Actor) -> Bool {
        if let account = actor.account, question.owner == account { return answering.contains(where: actor.hasAnywhere) }
        if actor.has(.receptionAgent, on: question.scopes) || actor.has(.projectOfficer, on: question.scopes) { return true }
        return question.service.map { actor.has(.serviceReferent, on: .service($0)) } ?? false
    }
}

/// Which questions a person's roles show her: all, or those of her territories, editions and services, and those she has in hand.
struct QuestionReach: Sendable, Equatable {
    let isWhole: Bool
    let territories: [TerritoryID]
    let editions: [EditionID]
    /// Nil: every service.
    let services: [ServiceID]?
    let account: AccountID?

    init(_ actor: Actor) {
        isWhole = actor.has(.receptionAgent) || actor.has(.projectOfficer) || actor.has(.auditor)
        let held = actor.scopes(of: .receptionAgent) + actor.scopes(of: .projectOfficer), answered = actor.scopes(of: .serviceReferent)
        territories = held.compactMap { if case .territory(let id) = $0 { id } else { nil } }
        editions = held.compactMap { if case .edition(let id) = $0 { id } else { nil } }
        services = answered.contains(.city) ? nil : answered.compactMap { if case .service(let id) = $0 { id } else { nil } }
        account = actor.account
    }
}
