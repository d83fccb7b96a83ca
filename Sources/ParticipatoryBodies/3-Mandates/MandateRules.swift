import Vocabulary

/// Who may change the seats of a body. Pages and acts ask the same function; `nil` is yes.
enum MandateRules {
    /// Seat somebody who was elected or appointed: the officer, once the body is open.
    static func mayAppoint(_ standing: Standing) -> Refusal? {
        AssemblyRules.mayKeep(standing, "tient la liste des membres") ?? AssemblyRules.opened(standing.assembly)
    }

    /// Give an office, end a seat: the officer, on a seat that is held.
    static func mayChange(_ standing: Standing, _ seat: Seat, at now: Instant) -> Refusal? {
        AssemblyRules.mayKeep(standing, "tient la liste des membres") ?? (seat.isHeld(at: now) ? nil : .notNow("Ce mandat a pris fin."))
    }

    /// Give the seat of an association to another person whom it names: the officer, on a seat that is held.
    static func mayReplace(_ standing: Standing, _ seat: Seat, _ entry: College.Entry, at now: Instant) -> Refusal? {
        if let refusal = mayChange(standing, seat, at: now) { return refusal }
        return entry == .association && !seat.organisation.isEmpty ? nil : .notNow("Ce siège n’est pas celui d’une association : une autre personne ne le reprend pas.")
    }

    /// Call the next substitute of a college: a seat is free, somebody waits.
    static func mayCall(_ standing: Standing, _ room: CollegeRoom, _ next: Seat?, _ share: ResidentsShare) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(standing, "appelle les suppléants") { return refusal }
        if room.college.isDrawing { return .notNow("Un tirage au sort est annoncé dans ce collège : faites-le ou annulez-le d’abord.") }
        if room.free == 0 { return .notNow("Tous les sièges de ce collège sont tenus.") }
        if let objection = share.objection(.member, in: room.college) { return .notNow(objection) }
        return next == nil ? .notNow("Aucun suppléant n’attend dans ce collège.") : nil
    }

    /// Leave one's seat, or change how one is shown: the member herself.
    static func mayChangeOwn(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        if standing.seat?.isPupil == true {
            return .notAllowed("Vous portez une classe : ses délégués se retrouvent sur la page des classes.", wayOut: standing.assembly.link + "/classes", named: "Voir les classes")
        }
        return standing.isMember
            ? nil : .notAllowed("Vous n’êtes pas membre de cette instance.", wayOut: standing.assembly.link, named: "Voir l’instance")
    }

    /// The substitute who comes next: the first who came, of the gender that parity asks for when it does.
    static func next(_ room: CollegeRoom, _ seats: [Seat]) -> Seat? {
        let waiting = seats.filter { $0.college == room.college.id && $0.rank == .substitute }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        return waiting.first { room.objection(.member, $0.gender) == nil }
    }
}
