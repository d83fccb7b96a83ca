import Vocabulary

/// Who enters the space of the members. Pages and acts ask the same function; `nil` is yes.
enum SpaceRules {
    /// Read: the members, who keeps the body, who moderates. Not those who merely follow it: members talk among themselves.
    static func mayRead(_ standing: Standing) -> Refusal? {
        if standing.isMember || moderates(standing) { return nil }
        return standing.actor.isSignedIn ? .notAllowed("Cet espace est celui des membres.", wayOut: standing.assembly.link, named: "Voir l’instance") : .signIn
    }

    /// Talk, share files: a member, or who keeps the body, as long as it lives.
    static func mayShare(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        guard standing.isOfficer || standing.seat?.isPupil == false else {
            return .notAllowed("Les membres et la personne qui anime l’instance écrivent ici.", wayOut: standing.assembly.link, named: "Voir l’instance")
        }
        return AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly)
    }

    /// Whoever keeps the body, and the moderators of the city or of its territories.
    static func moderates(_ standing: Standing) -> Bool { standing.isOfficer || standing.actor.has(.moderator, on: standing.assembly.scopes) }
}

/// Who talks, reports, hides.
enum TopicRules {
    static func mayWrite(_ file: TopicFile) -> Refusal? {
        if let refusal = SpaceRules.mayShare(file.standing) { return refusal }
        return file.topic.closedAt.map { .notNow("Ce sujet est clos depuis le \(day: $0). Ouvrez-en un autre.") }
    }

    static func mayClose(_ file: TopicFile) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "clôt les sujets") { return refusal }
        return file.topic.closedAt.map { .notNow("Ce sujet est déjà clos depuis le \(day: $0).") }
    }

    /// Its author, at any time.
    static func mayRemove(_ file: PostFile) -> Refusal? {
        guard let account = file.standing.actor.account else { return .signIn }
        if file.post.author != account { return .notAllowed("Seule la personne qui a écrit ce message peut le retirer.") }
        return file.post.isShown ? nil : .notNow("Plus personne ne lit ce message.")
    }

    static func mayReport(_ file: PostFile) -> Refusal? {
        guard let account = file.standing.actor.account else { return .signIn }
        if let refusal = SpaceRules.mayRead(file.standing) { return refusal }
        if file.post.author == account { return .notAllowed("Ce message est le vôtre : vous pouvez le retirer.") }
        if !file.post.isShown { return .notNow("Plus personne ne lit ce message.") }
        return file.post.reports.contains { $0.by == account } ? .notNow("Vous avez déjà signalé ce message. Il va être relu.") : nil
    }

    // MARK: Moderation

    static func mayModerate(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        return SpaceRules.moderates(standing) ? nil : .notAllowed("La personne qui anime l’instance modère ses discussions.")
    }

    /// One does not judge what one has written.
    static func maySettle(_ file: PostFile) -> Refusal? {
        if let refusal = mayModerate(file.standing) { return refusal }
        return file.post.author == file.standing.actor.account ? .notAllowed("Ce message est le vôtre : une autre personne en décide.") : nil
    }

    static func mayHide(_ file: PostFile) -> Refusal? {
        if let refusal = maySettle(file) { return refusal }
        if file.post.removedAt != nil { return .notNow("Son auteur a retiré ce message : il suffit de classer le signalement.") }
        return file.post.hiding == nil ? nil : .notNow("Ce message est déjà masqué.")
    }

    static func mayShowAgain(_ file: PostFile) -> Refusal? {
        if let refusal = maySettle(file) { return refusal }
        if file.post.awaitsAppeal { return .notNow("Une relecture est demandée : une autre personne la décide.") }
        return file.post.hiding != nil && file.post.removedAt == nil ? nil : .notNow("Ce message n’est pas masqué.")
    }

    /// Ask, once, that another person read again what one wrote, even when one no longer sits.
    static func mayAppeal(_ file: PostFile, at now: Instant) -> Refusal? {
        guard let account = file.standing.actor.account else { return .signIn }
        if file.post.author != account { return .notAllowed("Seule la personne qui a écrit ce message peut demander qu’on le relise.") }
        if file.post.appeal != nil { return .notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.") }
        guard let until = file.appealUntil, file.post.removedAt == nil else { return .notNow("Ce message n’est pas masqué.") }
        return now < until ? nil : .notNow("Une relecture pouvait être demandée jusqu’au \(day: until).")
    }

    /// Who hid it does not read it again, nor who wrote it.
    static func mayDecideAppeal(_ standing: Standing, _ post: Topic.Post) -> Refusal? {
        if let refusal = mayModerate(standing) { return refusal }
        if post.author == standing.actor.account { return .notAllowed("Ce message est le vôtre : une autre personne en décide.") }
        guard post.awaitsAppeal else { return .notNow("Aucune relecture n’est demandée pour ce message.") }
        return post.hiding?.by == standing.actor.account ? .notAllowed("Vous avez masqué ce message : une autre personne doit le relire.") : nil
    }
}
