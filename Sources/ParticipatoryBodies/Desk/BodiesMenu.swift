import Vocabulary
import L10n
package import Web

/// The bodies in the desk's side menu: what a person's roles open.
package enum BodiesMenu {
    package static func group(_ visit: Visit) -> MenuGroup? {
        let t = visit.t
        var entries: [MenuEntry] = []
        if AssemblyRules.mayFollow(visit.actor) == nil { entries.append(entry(t("Tableau des instances"), AssembliesBoardPage.link, visit)) }
        if RecommendationRules.mayFollow(visit.actor) == nil { entries.append(entry(t("Réponses aux instances"), FollowUpPage.link, visit)) }
        if RecommendationRules.mayAskOpinion(visit.actor) == nil { entries.append(entry(t("Avis demandés"), AskedOpinionsPage.link, visit)) }
        if AssemblyRules.mayFollow(visit.actor) == nil { entries.append(entry(t("Formations"), "/formations", visit)) }
        if PracticeRules.mayRead(visit.actor, isReferent: false) == nil { entries.append(entry(t("Bibliothèque de pratiques"), "/pratiques", visit)) }
        return entries.isEmpty ? nil : MenuGroup(t("Instances"), entries)
    }

    private static func entry(_ label: String, _ path: String, _ visit: Visit) -> MenuEntry {
        let address = visit.address.prefix { $0 != "?" }
        return MenuEntry(label, path, isCurrent: address == path || address.hasPrefix(path + "/"))
    }
}
