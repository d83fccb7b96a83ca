import L10n
import Vocabulary
package import Database
package import Web

/// The desk's side menu: what a person's roles open, and the steps of the edition in which she stands.
package enum DeskMenu {
    /// Empty for whom has no role.
    package static func groups(_ visit: Visit, _ db: Reading) throws -> [MenuGroup] {
        guard visit.actor.isStaff else { return [] }
        let editions = try DeskStore.editions(db).filter { DeskRules.follows(.edition($0.id), visit.actor) }
        let here = visit.parameters["edition"]
        // Away from any edition, the latest one is at hand.
        let current = editions.first { $0.slug == here } ?? editions.first { !$0.isImported }
        let groups = [mine(visit, hasEditions: !editions.isEmpty), current.map { steps($0.id, $0.slug, $0.title, visit) }, city(visit)]
        return groups.compactMap(\.self).filter { !$0.entries.isEmpty }
    }

    private static func mine(_ visit: Visit, hasEditions: Bool) -> MenuGroup {
        let (actor, t) = (visit.actor, visit.t)
        var entries = [entry(t("Mon bureau"), DeskLinks.desk, visit, isExact: true)]
        if actor.hasAnywhere(.serviceReferent) { entries.append(entry(t("Études de mon service"), FeasibilityLinks.serviceQueue, visit)) }
        if actor.hasAnywhere(.panelMember) { entries.append(entry(t("Comité citoyen"), DeskLinks.panel, visit)) }
        if actor.hasAnywhere(.receptionAgent) { entries.append(entry(t("Déposer pour un habitant"), ProposalLinks.counter, visit)) }
        if actor.hasAnywhere(.moderator) { entries.append(entry(t("Modération"), DeskLinks.moderation, visit)) }
        if hasEditions { entries.append(entry(t("Éditions"), DeskLinks.editions, visit, isExact: true)) }
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
        if opens.contains(.results) { entries.append(entry(t("Résultats"), DeskLinks.results(slug), visit)) }
        if opens.contains(.implementation) { entries.append(entry(t("Réalisation"), DeskLinks.works(slug), visit)) }
        return MenuGroup(title, entries)
    }

    private static func city(_ visit: Visit) -> MenuGroup {
        let (actor, t) = (visit.actor, visit.t)
        var entries: [MenuEntry] = []
        if actor.hasAnywhere(.administrator) {
            entries += [
                entry(t("Identité de la ville"), "/bureau/ville", visit), entry(t("Personnes et rôles"), "/bureau/personnes", visit),
                entry(t("Services"), "/bureau/services", visit), entry(t("Lieux d’accueil"), "/bureau/lieux-d-accueil", visit),
                entry(t("État technique"), "/bureau/technique", visit),
            ]
        }
        if actor.has(.administrator) || actor.has(.projectOfficer) { entries.append(entry(t("Quartiers"), "/bureau/territoires", visit)) }
        if actor.has(.administrator) || actor.has(.projectOfficer) { entries.append(entry(t("Courriers"), DeskLinks.letters, visit)) }
        if actor.hasAnywhere(.administrator) || actor.hasAnywhere(.auditor) { entries.append(entry(t("Journal des actes"), "/bureau/journal", visit)) }
        return MenuGroup(t("La plateforme"), entries)
    }

    private static func entry(_ label: String, _ path: String, _ visit: Visit, isExact: Bool = false) -> MenuEntry {
        let address = visit.address.prefix { $0 != "?" }
        return MenuEntry(label, path, isCurrent: address == path || !isExact && address.hasPrefix(path + "/"))
    }
}
