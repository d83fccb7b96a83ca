import Vocabulary

/// What somebody keyed of an urn of which only the totals are known: somebody else counted it, its sheets are not here.
struct UrnTotals: Sendable, Equatable {
    var id: ID<UrnTotals>
    /// One and two: two people who do not see each other's entry; three: who settles.
    var pass: Int
    var ballots: Int
    var blank: Int
    var invalid: Int
    /// By the identity of the project.
    var votes: [ID<Project>: Int]
    var keyedBy: AccountID?

    func agrees(with other: UrnTotals) -> Bool { (ballots, blank, invalid) == (other.ballots, other.blank, other.invalid) && votes == other.votes }

    /// As its row keeps them: `12:130,45:80`.
    var text: String { votes.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",") }

    static func votes(_ text: String) -> [ID<Project>: Int] {
        var votes: [ID<Project>: Int] = [:]
        for part in text.split(separator: ",") {
            let pair = part.split(separator: ":")
            if pair.count == 2, let id = ID<Project>(String(pair[0])), let number = Int(pair[1]) { votes[id] = number }
        }
        return votes
    }

    /// What two people agreed on, or a third settled.
    static func agreed(_ entries: [UrnTotals]) -> UrnTotals? {
        if let settled = entries.first(where: { $0.pass == 3 }) { return settled }
        let two = entries.filter { $0.pass < 3 }
        return two.count == 2 && two[0].agrees(with: two[1]) ? two[0] : nil
    }
}

/// Where one may vote by such urns at all: a rule that only adds up votes, project by project.
enum TotalsRules {
    /// Until the close, as every urn: none comes after a count.
    static func mayOpen(_ file: PollingPlaceFile, _ book: Rulebook, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperRules.mayPrepare(file.edition, actor, at: now) ?? PaperRules.isGone(file.place) { return refusal }
        return book.ballot.acceptsTotals == true ? nil : .notNow("Le règlement de cette édition n’accepte pas d’urne dont seuls les totaux sont connus.")
    }

    /// Have them keyed again, until the urn is signed.
    static func mayTakeBack(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperCountRules.mayChange(file, actor, at: now) { return refusal }
        return file.totals.isEmpty ? .notNow("Aucun total n’est encore saisi pour cette urne.", wayOut: file.link, named: "Voir l’urne") : nil
    }

    /// Key them: once the vote is closed, each person once, until the urn is signed.
    static func mayKey(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperCountRules.mayChange(file, actor, at: now) { return refusal }
        if UrnTotals.agreed(file.totals) != nil { return .notNow("Les totaux de cette urne sont établis.", wayOut: file.link, named: "Voir l’urne") }
        if file.totals.contains(where: { $0.keyedBy == actor.account }) { return .notAllowed("Vous avez déjà saisi ces totaux : une autre personne les saisit à son tour.") }
        return nil
    }
}
