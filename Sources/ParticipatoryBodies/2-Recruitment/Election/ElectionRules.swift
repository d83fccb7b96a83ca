import Vocabulary

/// Who may do what in an election of a body, and when. Pages and acts ask the same function; `nil` is yes.
enum ElectionRules {
    static func mayAnnounce(_ standing: Standing) -> Refusal? {
        AssemblyRules.mayKeep(standing, "organise les élections") ?? AssemblyRules.opened(standing.assembly)
    }

    /// Stand: for an office, a member who votes; for the seats of a college, whoever has not sat as long as the charter allows.
    static func mayStand(_ file: ElectionFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if let refusal = AssemblyRules.alive(file.assembly) ?? at(.candidacies, file, now) { return refusal }
        if file.election.college == nil {
            return file.standing.seat?.votes == true ? nil : .notAllowed("Une fonction du bureau revient à un membre qui vote.")
        }
        if let most = file.assembly.term.most, file.terms >= most { return .notAllowed("La charte limite à \(most) le nombre de mandats, et vous les avez faits.") }
        if let seat = file.standing.seat, seat.college != file.election.college { return .notAllowed("Vous siégez déjà dans un autre collège de cette instance.") }
        return nil
    }

    /// Take one's candidacy back, until the vote.
    static func mayWithdraw(_ file: ElectionFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        guard let own = file.own else { return .notNow("Vous n’êtes pas candidat·e.") }
        if own.electedIn != nil { return .notNow("Vous êtes élu·e : pour renoncer, quittez votre siège ou votre fonction.") }
        switch file.election.stage(at: now) {
        case .candidacies, .awaited: return nil
        case .voting, .counting, .done, .cancelled: return .notNow("Le vote a commencé : une candidature ne se retire plus.")
        }
    }

    /// Vote: a member who votes, once, while the turn is open.
    static func mayVote(_ file: ElectionFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        guard let seat = file.standing.seat, seat.votes else { return .notAllowed("Les membres qui ont voix délibérative votent.") }
        if seat.isPupil { return .notAllowed("Les enfants votent eux-mêmes, sur papier, pendant la séance.") }
        if let refusal = at(.voting, file, now) { return refusal }
        if let round = file.election.round, !round.admits(seat) { return .notAllowed("Le vote est réservé à qui siégeait à son ouverture, le \(round.opensAt).") }
        return file.hasVoted ? .notNow("Vous avez voté. Personne ne sait pour qui.") : nil
    }

    /// Check off who votes on paper: who runs the body, while the turn is open.
    static func mayCheckOff(_ file: ElectionFile, at now: Instant) -> Refusal? {
        AssemblyRules.mayRun(file.standing, "tient le registre") ?? at(.voting, file, now)
    }

    /// Count the urn: once the turn is closed, when somebody voted on paper.
    static func mayCountPaper(_ file: ElectionFile, at now: Instant) -> Refusal? {
        AssemblyRules.mayRun(file.standing, "dépouille l’urne") ?? at(.counting, file, now) ?? (file.paperVoters == 0 ? .notNow("Personne n’a voté sur papier.") : nil)
    }

    /// Proclaim: the urn is counted, by somebody else.
    static func mayProclaim(_ file: ElectionFile, at now: Instant) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "proclame le résultat") ?? at(.counting, file, now) { return refusal }
        guard let round = file.election.round else { return .notNow("Aucun tour n’est ouvert.") }
        if file.paperVoters > 0, round.paperBallots == nil { return .notNow("Dépouillez d’abord l’urne.") }
        return round.paperBy != nil && round.paperBy == file.standing.actor.account
            ? .notAllowed("Vous avez dépouillé l’urne : une autre personne proclame.") : nil
    }

    static func mayCancel(_ file: ElectionFile, at now: Instant) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(file.standing, "organise les élections") { return refusal }
        switch file.election.stage(at: now) {
        case .candidacies, .awaited, .voting: return nil
        // Others took the seats meanwhile: what was voted cannot be proclaimed.
        case .counting where file.lacksRoom: return nil
        case .counting: return .notNow("Le vote est clos : proclamez le résultat.")
        case .done, .cancelled: return .notNow("Cette élection est finie.")
        }
    }

    private static func at(_ stage: Election.Stage, _ file: ElectionFile, _ now: Instant) -> Refusal? {
        let election = file.election, found = election.stage(at: now)
        if found == stage { return nil }
        switch found {
        case .candidacies: return .notNow("Les candidatures sont ouvertes jusqu’au \(election.candidatesUntil).")
        case .awaited: return .notNow("Le vote ouvre le \(election.round?.opensAt ?? now).")
        case .voting: return .notNow("Le vote est ouvert jusqu’au \(election.round?.closesAt ?? now).")
        case .counting: return .notNow("Le vote est clos : le résultat va être proclamé.")
        case .done: return .notNow("Cette élection est finie.")
        case .cancelled: return .notNow("Cette élection est annulée.")
        }
    }
}
