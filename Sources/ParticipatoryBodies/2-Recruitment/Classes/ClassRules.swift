import Vocabulary

/// Who may do what on the classes of a children's council. Pages and acts ask the same function; `nil` is yes.
enum ClassRules {
    /// Enter a class: the officer, in a children's council.
    static func mayCreate(_ standing: Standing) -> Refusal? {
        if standing.assembly.kind != .childrensCouncil { return .notNow("Les classes n’existent que dans un conseil des enfants.") }
        return AssemblyRules.mayKeep(standing, "inscrit les classes") ?? AssemblyRules.opened(standing.assembly)
    }

    /// Read the given names: the adult who carries the class, and the officer. Nobody else.
    static func mayRead(_ file: ClassFile) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        return file.carries || file.standing.isOfficer ? nil : .notAllowed("La liste d’une classe est lue par l’adulte qui la porte et par la personne qui anime le conseil.")
    }

    /// Write the pupils, their authorisations and the votes: the adult who carries it, until the officer confirms.
    static func mayCarry(_ file: ClassFile) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if !file.carries { return .notAllowed("L’adulte qui porte la classe tient cette page.") }
        return AssemblyRules.alive(file.assembly) ?? (file.schoolClass.confirmedAt == nil ? nil : .notNow("Les délégués de cette classe sont confirmés."))
    }

    /// Take a pupil away: as long as the body lives, for a family may change its mind.
    static func mayRemove(_ file: ClassFile) -> Refusal? { mayRead(file) ?? AssemblyRules.alive(file.assembly) }

    static func mayVote(_ file: ClassFile) -> Refusal? {
        mayCarry(file) ?? (file.schoolClass.eligible.isEmpty ? .notNow("Aucun élève n’a encore l’autorisation de ses parents.") : nil)
    }

    /// The college that is elected has seats for these delegates.
    static func hasRoom(_ room: CollegeRoom?, _ schoolClass: SchoolClass) -> Refusal? {
        guard let room else { return .notNow("Ce conseil n’a pas de collège où l’on entre par élection.") }
        guard let free = room.free, let delegates = schoolClass.delegates(), delegates.count > free else { return nil }
        return .notNow("Le conseil n’a plus assez de sièges libres : il en reste \(free).")
    }

    /// Confirm: the officer, when the class has voted and the lot has said who; not the adult who counted.
    static func mayConfirm(_ file: ClassFile) -> Refusal? {
        if let refusal = mayCreate(file.standing) { return refusal }
        if file.schoolClass.votedAt == nil { return .notNow("Cette classe n’a pas encore voté.") }
        if file.schoolClass.confirmedAt != nil { return .notNow("Les délégués de cette classe sont confirmés.") }
        if file.schoolClass.votedBy == file.standing.actor.account { return .notAllowed("Vous avez noté le vote de cette classe : une autre personne confirme.") }
        if file.carries { return .notAllowed("Vous portez cette classe : une autre personne confirme.") }
        return file.schoolClass.delegates() == nil ? .notNow("Des élèves sont à égalité : le sort doit les départager, devant la classe.") : nil
    }
}
