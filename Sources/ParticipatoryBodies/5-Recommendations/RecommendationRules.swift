import Vocabulary

/// Who may do what on what a body asks, and when. Pages and acts ask the same function; `nil` is yes.
enum RecommendationRules {
    /// Deposit: a member, as long as the body lives.
    static func mayDeposit(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        if let refusal = AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly) { return refusal }
        return standing.isMember
            ? nil : .notAllowed("Les demandes sont déposées par les membres de l’instance.", wayOut: standing.assembly.link + "/participer", named: "Devenir membre")
    }

    /// Open a petition: whoever has an account, where the charter knows petitions.
    static func mayPetition(_ standing: Standing, _ rules: Charter.Rules?) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        if let refusal = AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly) { return refusal }
        return rules.map { $0.petitionSignatures > 0 } == true ? nil : .notNow("La charte de cette instance ne prévoit pas de pétition.")
    }

    /// Sign a petition: once, until it is put on an agenda.
    static func maySign(_ file: RecommendationFile) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if file.recommendation.kind != .petition { return .notNow("On ne signe que les pétitions.") }
        if file.isSigned { return .notNow("Vous avez signé cette pétition.") }
        return AssemblyRules.alive(file.assembly) ?? notYet(file.recommendation.stage, [.deposited])
    }

    /// Take one's signature back, until it is put on an agenda.
    static func mayUnsign(_ file: RecommendationFile) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if !file.isSigned { return .notNow("Vous n’avez pas signé cette pétition.") }
        return AssemblyRules.alive(file.assembly) ?? notYet(file.recommendation.stage, [.deposited])
    }

    /// Put it on the agenda of a meeting to come: who runs the body.
    static func maySchedule(_ file: RecommendationFile, _ ahead: [Meeting]) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "inscrit les demandes à l’ordre du jour") { return refusal }
        if !file.recommendation.kind.isVoted { return .notNow("Une question se transmet sans vote.") }
        if let refusal = notYet(file.recommendation.stage, [.deposited]) { return refusal }
        if file.lacksSignatures {
            return .notNow(file.recommendation.signatures < 2
                ? "Cette pétition a \(file.recommendation.signatures) signature : la charte en demande \(file.rules.petitionSignatures)."
                : "Cette pétition a \(file.recommendation.signatures) signatures : la charte en demande \(file.rules.petitionSignatures).")
        }
        return ahead.isEmpty ? .notNow("Aucune réunion n’est en préparation : créez-la d’abord.", wayOut: file.assembly.link + "/reunions/nouvelle", named: "Préparer une réunion") : nil
    }

    /// Take it back before the city has it: its author, as long as the body has not adopted it; who runs the body.
    static func mayWithdraw(_ file: RecommendationFile) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        guard file.standing.runs || file.standing.actor.account == file.recommendation.author else {
            return .notAllowed("Une demande est retirée par la personne qui l’a déposée, ou par le bureau.")
        }
        if !file.standing.runs, file.recommendation.stage == .adopted {
            return .notAllowed("L’instance a adopté cette demande : elle est retirée par le bureau ou la personne qui anime l’instance.")
        }
        return AssemblyRules.alive(file.assembly) ?? notYet(file.recommendation.stage, [.deposited, .onAgenda, .adopted])
    }

    /// Send it to the city: adopted by a vote, or a question.
    static func mayTransmit(_ file: RecommendationFile) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "transmet les demandes") { return refusal }
        if file.recommendation.kind.isVoted, file.recommendation.stage == .deposited || file.recommendation.stage == .onAgenda {
            return .notNow("L’instance doit d’abord voter cette demande.")
        }
        return notYet(file.recommendation.stage, file.recommendation.kind.isVoted ? [.adopted] : [.deposited, .onAgenda])
    }

    /// Answer for the city: the service that has it, an elected member or the officer; not its author. A new answer supersedes.
    static func mayReply(_ file: RecommendationFile) -> Refusal? {
        let (actor, recommendation) = (file.standing.actor, file.recommendation)
        if !actor.isSignedIn { return .signIn }
        let isService = recommendation.service.map { actor.has(.serviceReferent, on: .service($0)) } ?? false
        guard isService || file.standing.isOfficer || actor.has(.elected, on: file.assembly.scopes) else {
            return .notAllowed("La réponse est donnée par le service saisi, un élu ou la personne qui anime l’instance.")
        }
        if actor.account == recommendation.author { return .notAllowed("Vous avez déposé cette demande : une autre personne y répond.") }
        switch recommendation.stage {
        case .transmitted, .answered: return nil
        case .deposited, .onAgenda, .adopted: return .notNow("Cette demande n’est pas encore transmise à la ville.")
        case .rejected, .withdrawn: return notYet(recommendation.stage, [])
        }
    }

    /// What was withdrawn is read by those who follow the body, and by its author: a deposit may have to be taken down.
    static func readsText(_ standing: Standing, _ recommendation: Recommendation) -> Bool {
        recommendation.withdrawnAt == nil || standing.follows || recommendation.author == standing.actor.account
    }

    /// Read the board of the answers due.
    static func mayFollow(_ actor: Actor) -> Refusal? {
        if actor.hasAnywhere(.serviceReferent) { return nil }
        return AssemblyRules.mayFollow(actor)
    }

    /// Ask the opinion of bodies in the name of the city: who keeps some, or follows them as an elected member.
    static func mayAskOpinion(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.assemblyOfficer) || actor.hasAnywhere(.elected)
            ? nil : .notAllowed("Un avis est demandé aux instances par la personne qui les anime ou par une personne élue.")
    }

    private static func notYet(_ stage: RecommendationStage, _ wanted: Set<RecommendationStage>) -> Refusal? {
        if wanted.contains(stage) { return nil }
        switch stage {
        case .deposited: return .notNow("Cette demande n’est pas encore votée.")
        case .onAgenda: return .notNow("Cette demande est déjà à l’ordre du jour d’une réunion.")
        case .adopted: return .notNow("Cette demande est adoptée : il reste à la transmettre.")
        case .rejected: return .notNow("L’instance a rejeté cette demande.")
        case .withdrawn: return .notNow("Cette demande est retirée.")
        case .transmitted: return .notNow("La ville a reçu cette demande : elle doit répondre.")
        case .answered: return .notNow("La ville a répondu à cette demande.")
        }
    }
}
