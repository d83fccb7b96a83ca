import L10n
import Platform
import Vocabulary
package import Database
package import Web

/// The desk's side menu: what a person's roles open, and the steps of the edition in which she stands.
package enum DeskMenu {
    /// Whether somebody finds her work at the desk: by a role, or because she keeps a polling place.
    package static func isOpen(_ visit: Visit, _ db: Reading) throws -> Bool {
        if visit.actor.isStaff { return true }
        return try visit.actor.account.map { try !PollingPlaceStore.kept(by: $0, at: visit.now, db).isEmpty } ?? false
    }

    /// Empty for whom has no role and keeps no polling place.
    package static func groups(_ visit: Visit, _ db: Reading) throws -> [MenuGroup] {
        guard visit.actor.isStaff else { return try volunteer(visit, db) }
        let editions = try DeskStore.editions(db).filter { visit.actor.follows(.edition($0.id)) }
        let here = visit.parameters["edition"]
        // Away from any edition, the latest one is at hand.
        let current = editions.first { $0.slug == here } ?? editions.first { !$0.isImported }
        let groups = [mine(visit), try works(visit, db), current.map { steps($0.id, $0.slug, $0.title, visit) }, city(visit)]
        return groups.compactMap(\.self).filter { !$0.entries.isEmpty }
    }

    /// Who keeps a polling place without any role.
    private static func volunteer(_ visit: Visit, _ db: Reading) throws -> [MenuGroup] {
        guard let account = visit.actor.account else { return [] }
        let kept = try PollingPlaceStore.kept(by: account, at: visit.now, db)
        if kept.isEmpty { return [] }
        return [MenuGroup(visit.t("Mon travail"), [entry(visit.t("Mon bureau"), DeskLinks.desk, visit, isExact: true)])]
            + kept.map { MenuGroup($0.title, [entry(visit.t("Vote sur papier"), DeskLinks.paper($0.slug), visit)]) }
    }

    private static func mine(_ visit: Visit) -> MenuGroup {
        let (actor, t) = (visit.actor, visit.t)
        var entries = [entry(t("Mon bureau"), DeskLinks.desk, visit, isExact: true)]
        if actor.hasAnywhere(.elected) { entries.append(entry(t("Mon territoire"), ElectedPage.path.description, visit)) }
        if actor.hasAnywhere(.serviceReferent) { entries.append(entry(t("Études de mon service"), FeasibilityLinks.serviceQueue, visit)) }
        if actor.hasAnywhere(.panelMember) { entries.append(entry(t("Panel citoyen"), DeskLinks.panel, visit)) }
        if actor.hasAnywhere(.receptionAgent) || actor.hasAnywhere(.projectOfficer) {
            entries.append(entry(t("Déposer pour un habitant"), ProposalLinks.counter, visit))
        }
        if PaperLetterRules.mayHandle(actor) == nil {
            entries.append(entry(t("Courriers à imprimer"), PaperLetterLinks.waiting, visit))
        }
        if PublicRules.findsByName(actor) { entries.append(entry(t("Retrouver une proposition"), WhereIsMyProjectPage.path.description, visit)) }
        if actor.hasAnywhere(.receptionAgent), !actor.hasAnywhere(.administrator) { entries.append(entry(t("Personnes"), "/bureau/personnes", visit)) }
        if DiscussionRules.mayReadModeration(actor) == nil { entries.append(entry(t("Modération"), DeskLinks.moderation, visit)) }
        if actor.isOfficial { entries.append(entry(t("Éditions"), DeskLinks.editions, visit, isExact: true)) }
        if actor.isOfficial { entries.append(entry(t("Lettre du matin"), "/bureau/lettre-du-matin", visit)) }
        if StudyServiceRules.mayDeclareAbsence(actor) == nil { entries.append(entry(t("Mon absence"), AbsencePage.path.description, visit)) }
        return MenuGroup(t("Mon travail"), entries)
    }

    /// The steps of one edition, in the order of the year: those that this person may open.
    private static func steps(_ id: EditionID, _ slug: String, _ title: String, _ visit: Visit) -> MenuGroup {
        let t = visit.t
        let opens = DeskRules.steps(.edition(id), visit.actor)
        var entries = [
            entry(t("Vue d’ensemble"), DeskLinks.home(slug), visit, isExact: true), entry(t("Règlement"), DeskLinks.rules(slug), visit),
            entry(t("Propositions"), DeskLinks.proposals(slug), visit), entry(t("Recevabilité"), DeskLinks.eligibility(slug), visit),
        ]
        if opens.contains(.shortlist) { entries.append(entry(t("Présélection"), DeskLinks.shortlist(slug), visit)) }
        entries.append(entry(t("Étude par les services"), DeskLinks.studies(slug), visit))
        if opens.contains(.vote) { entries.append(entry(t("Vote"), DeskLinks.vote(slug), visit)) }
        if DeskRules.opensPaper(.edition(id), visit.actor) { entries.append(entry(t("Vote sur papier"), DeskLinks.paper(slug), visit)) }
        if opens.contains(.results) { entries.append(entry(t("Résultats"), DeskLinks.results(slug), visit)) }
        if opens.contains(.implementation) { entries.append(entry(t("Réalisation"), DeskLinks.works(slug), visit)) }
        return MenuGroup(title, entries)
    }

    /// The works that a referent's services make, edition by edition.
    private static func works(_ visit: Visit, _ db: Reading) throws -> MenuGroup? {
        guard visit.actor.hasAnywhere(.serviceReferent) else { return nil }
        let editions = try DeskStore.editionsWithWorks(of: visit.actor.servicesAnsweredFor, db)
        return MenuGroup(visit.t("Réalisations de mon service"), editions.map { entry($0.title, DeskLinks.works($0.slug), visit) })
    }

    private static func city(_ visit: Visit) -> MenuGroup {
        let (actor, t) = (visit.actor, visit.t)
        var entries: [MenuEntry] = []
        if actor.has(.administrator) {
            entries += [
                entry(t("Identité de la ville"), "/bureau/ville", visit), entry(t("Personnes et rôles"), "/bureau/personnes", visit),
                entry(t("Services"), "/bureau/services", visit), entry(t("Lieux d’accueil"), "/bureau/lieux-d-accueil", visit),
                entry(t("État technique"), "/bureau/technique", visit),
            ]
        }
        if actor.has(.administrator) || actor.has(.projectOfficer) {
            entries += [entry(t("Quartiers"), "/bureau/territoires", visit), entry(t("Courriers"), DeskLinks.letters, visit, isExact: true)]
        }
        if CriteriaLibraryRules.mayRead(actor) == nil { entries.append(entry(t("Bibliothèque de critères"), RulebookLinks.library, visit)) }
        if actor.has(.administrator) || actor.has(.auditor) { entries.append(entry(t("Journal des actes"), "/bureau/journal", visit)) }
        return MenuGroup(t("La plateforme"), entries)
    }

    private static func entry(_ label: String, _ path: String, _ visit: Visit, isExact: Bool = false) -> MenuEntry {
        let address = visit.address.prefix { $0 != "?" }
        return MenuEntry(label, path, isCurrent: address == path || !isExact && address.hasPrefix(path + "/"))
    }
}
