import Vocabulary

/// Who may do what on a study, and when. Pages and acts ask the same function; `nil` is yes.
enum FeasibilityRules {
    // MARK: Reading

    /// Officers of the edition, those who check and follow it, and the services that take part or are asked something read the whole file.
    static func mayRead(_ file: StudyFile, _ actor: Actor) -> Refusal? {
        if actor.follows(file.scopes) { return nil }
        if file.readers.contains(where: { actor.answers(for: $0) }) { return nil }
        if !actor.isSignedIn { return .signIn }
        if actor.follows(file.edition.scope) { return .notAllowed("Cette proposition n’est pas située sur votre territoire.") }
        return actor.hasAnywhere(.serviceReferent)
            ? .notAllowed("Cette étude n’est pas confiée à votre service.")
            : .notAllowed("Les études sont lues par les agents qui conduisent l’édition et par les services consultés.")
    }

    static func mayReadQueue(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if actor.follows(edition.scope) { return nil }
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.serviceReferent)
            ? .notAllowed("Cette liste est tenue par les agents qui conduisent l’édition. Les études de votre service sont dans votre file.", wayOut: FeasibilityLinks.serviceQueue, named: "Voir les études de mon service")
            : .notAllowed("Cette liste est tenue par les agents qui conduisent l’édition.")
    }

    static func mayReadServiceQueue(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.serviceReferent) ? nil : .notAllowed("Cette file est celle des référents des services.")
    }

    // MARK: The officer's acts

    /// Entrust proposals to services: the officer, from the opening of the step until the vote opens.
    static func mayAssign(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        officer([edition.scope], actor, "confie les études aux services") ?? moment(edition, now)
    }

    /// Ask a participatory body: who entrusts the study, at the same moment.
    static func mayAskBody(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? { mayAssign(file, actor, at: now) }

    /// Entrust this one, or change to whom, as long as nothing is concluded.
    static func mayAssign(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        officer(file.scopes, actor, "confie les études aux services") ?? moment(file.edition, now) ?? alive(file.proposal) ?? stranger(file, actor)
            ?? (file.synthesis == nil ? nil : .notNow("L’étude est conclue. Rouvrez-la pour consulter d’autres services."))
    }

    /// Ask the proposer for what is missing: the officer or a service that takes part, before the conclusion, one request at a time.
    static func mayRequestDetails(_ file: StudyFile, isWaiting: Bool, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRead(file, actor) { return refusal }
        let asks = actor.has(.projectOfficer, on: file.scopes) || file.services.contains { actor.answers(for: $0) }
        guard asks else { return .notAllowed("Les précisions sont demandées par la personne qui conduit l’édition ou par un service consulté.") }
        if let refusal = moment(file.edition, now) ?? alive(file.proposal) ?? underStudy(file) { return refusal }
        return isWaiting ? .notNow("Une demande de précisions attend déjà la réponse du porteur.") : nil
    }

    /// Tell the proposers what was concluded, before anybody else.
    static func mayAnnounce(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        officer([edition.scope], actor, "annonce et publie les conclusions") ?? moment(edition, now)
    }

    /// Make a conclusion public: another person than the one who signed it, once the proposer has been told.
    static func mayRelease(signedBy: AccountID, _ stage: StudyStage, _ actor: Actor) -> Refusal? {
        if actor.account == signedBy { return .notAllowed("Vous avez signé cette conclusion : une autre personne la publie.") }
        switch stage {
        case .toRelease: return nil
        case .released: return .notNow("Cette conclusion est déjà publiée.")
        case .toAssign, .waitingForOpinions, .toConclude, .toValidate, .waitingForProposer, .declined, .toAnnounce:
            return .notNow("Le porteur doit être prévenu avant la publication.")
        }
    }

    /// Take a conclusion back to study it again, with a reason, until the vote opens.
    static func mayReopen(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = officer(file.scopes, actor, "rouvre une étude") ?? moment(file.edition, now) ?? stranger(file, actor) { return refusal }
        return file.synthesis == nil ? .notNow("Cette étude n’est pas conclue : il n’y a rien à rouvrir.") : nil
    }

    // MARK: The services' acts

    /// Give an opinion, or a new one that supersedes it: the service that was asked, before the conclusion.
    static func mayGiveOpinion(_ file: StudyFile, _ service: ServiceID, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = referent(of: service, actor) ?? moment(file.edition, now) ?? alive(file.proposal) ?? stranger(file, actor) { return refusal }
        guard file.contribution(of: service) != nil else { return .notNow("Votre service n’a pas été consulté sur cette proposition.") }
        return underStudy(file)
    }

    /// Cost the project line by line: a service that takes part, before the conclusion.
    static func mayCost(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard file.services.contains(where: { actor.answers(for: $0) }) else {
            return actor.isSignedIn ? .notAllowed("Le chiffrage est tenu par les services consultés.") : .signIn
        }
        return moment(file.edition, now) ?? alive(file.proposal) ?? stranger(file, actor) ?? underStudy(file)
    }

    /// Sign the conclusion: the lead service, once the contributors have answered or have let their time pass.
    static func maySign(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let study = file.study else { return .notNow("Cette proposition n’est confiée à aucun service.") }
        if !actor.answers(for: study.lead) {
            return actor.isSignedIn ? .notAllowed("La conclusion est signée par le service pilote : \(study.leadName).") : .signIn
        }
        if let refusal = moment(file.edition, now) ?? alive(file.proposal) ?? stranger(file, actor) { return refusal }
        // A version that the proposer declined calls for another conclusion, without the officer's leave.
        if let refusal = file.stage == .declined ? nil : underStudy(file) { return refusal }
        if file.direction.isMissing { return .notNow("La direction de « \(study.leadName) » valide cette conclusion, et personne n’est désigné. La personne qui conduit l’édition la nomme sur la page « Charge des services ».") }
        if let awaited = file.awaited.first(where: { now < $0.dueAt }) { return .notNow("L’avis de \(awaited.serviceName) est attendu jusqu’au \(awaited.dueAt).") }
        guard let question = file.questions.first(where: { $0.stage == .waiting && now < $0.dueAt }) else { return nil }
        return .notNow("La réponse de \(question.serviceName) est attendue jusqu’au \(question.dueAt).")
    }

    /// Join a document to the conclusion in force, and take back one that is not public: the lead service that signed, or the officer.
    static func mayJoinFile(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let study = file.study, file.synthesis != nil else { return .notNow("Un document se joint une fois l’étude conclue.") }
        let refusal = actor.answers(for: study.lead) ? nil : officer(file.scopes, actor, "joint les documents, avec le service pilote")
        return refusal ?? moment(file.edition, now) ?? stranger(file, actor)
    }

    // MARK: The proposer's act

    /// Accept or decline the version that the services can build; an agent does it for a person without an account.
    static func mayAnswerAmendment(_ file: StudyFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        let standing = file.own.standing(of: actor)
        if standing == .stranger { return .notAllowed("Seules les personnes qui portent cette proposition répondent à la version aménagée.") }
        if standing == .agent, file.synthesis?.signedBy == account {
            return .notAllowed("Vous avez signé cette version : une autre personne recueille la réponse du porteur.")
        }
        if let refusal = moment(file.edition, now) ?? alive(file.proposal) { return refusal }
        switch file.stage {
        case .waitingForProposer: return nil
        case .declined: return .notNow("Vous avez refusé la version aménagée. Les services reprennent l’étude.")
        case .toAnnounce, .toRelease, .released:
            return .notNow(file.synthesis?.milestones.acceptedAt == nil ? "Aucune version aménagée n’est proposée." : "Vous avez accepté la version aménagée.")
        case .toAssign, .waitingForOpinions, .toConclude, .toValidate: return .notNow("Aucune version aménagée n’est proposée.")
        }
    }

    // MARK: What they share

    static func officer(_ scopes: [Scope], _ actor: Actor, _ does: Message) -> Refusal? {
        if actor.has(.projectOfficer, on: scopes) { return nil }
        return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition \(does).") : .signIn
    }

    static func referent(of service: ServiceID, _ actor: Actor) -> Refusal? {
        if actor.answers(for: service) { return nil }
        return actor.isSignedIn ? .notAllowed("Seuls les référents du service consulté répondent pour lui.") : .signIn
    }

    /// Studies go on after their window has closed: a service that is late may still answer. Nothing moves once the vote is open.
    static func moment(_ edition: Edition, _ now: Instant) -> Refusal? {
        guard let phase = edition.calendar[.feasibility] else { return .notNow("Cette édition ne comporte pas d’étude par les services.") }
        if now < phase.opensAt { return .notNow("L’étude par les services ouvrira le \(phase.opensAt).") }
        guard let vote = edition.calendar[.vote], vote.opensAt <= now else { return nil }
        return .notNow("Le vote est ouvert depuis le \(vote.opensAt) : les études ne changent plus.")
    }

    static func alive(_ proposal: Proposal) -> Refusal? {
        if proposal.withdrawnAt != nil { return .notNow("Cette proposition a été retirée.") }
        return proposal.mergedInto == nil ? nil : .notNow("Cette proposition a été réunie à une autre, qui est étudiée à sa place.")
    }

    /// Nobody decides on her own proposal.
    static func stranger(_ file: StudyFile, _ actor: Actor) -> Refusal? {
        guard let account = actor.account, file.proposers.contains(account) else { return nil }
        return .notAllowed("Vous portez cette proposition : une autre personne l’étudie.")
    }

    private static func underStudy(_ file: StudyFile) -> Refusal? {
        switch file.stage {
        case .waitingForOpinions, .toConclude, .declined: nil
        case .toAssign: .notNow("Cette proposition n’est confiée à aucun service.")
        case .toValidate: .notNow("La conclusion attend la validation de la direction du service.")
        case .waitingForProposer: .notNow("Une version aménagée attend la réponse du porteur.")
        case .toAnnounce, .toRelease, .released: .notNow("L’étude est conclue.")
        }
    }
}

extension Actor {
    /// Whether this person answers for a service.
    func answers(for service: ServiceID) -> Bool { has(.serviceReferent, on: .service(service)) }

    /// The services this person answers for; nil: all of them.
    var servicesAnsweredFor: [ServiceID]? {
        let scopes = scopes(of: .serviceReferent)
        if scopes.contains(.city) { return nil }
        return scopes.compactMap { if case .service(let id) = $0 { id } else { nil } }
    }
}
