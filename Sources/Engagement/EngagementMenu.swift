import L10n
import Vocabulary
package import Web

/// The questions, the FAQ, the appointments and the events in the desk's side menu: what a person's roles open.
package enum EngagementMenu {
    package static func group(_ visit: Visit) -> MenuGroup? {
        let t = visit.t
        guard QuestionRules.mayOpenDesk(visit.actor) == nil else { return nil }
        return MenuGroup(t("Habitants"), [
            entry(t("Questions des habitants"), QuestionLinks.desk, visit), entry(t("FAQ"), FaqLinks.desk, visit),
        ] + (AppointmentRules.mayOffer(visit.actor) == nil ? [entry(t("Rendez-vous"), AppointmentLinks.desk, visit)] : [])
            + (EventRules.mayOpenDesk(visit.actor) == nil ? [entry(t("Agenda"), EventLinks.desk, visit)] : []))
    }

    private static func entry(_ label: String, _ path: String, _ visit: Visit) -> MenuEntry {
        let address = visit.address.prefix { $0 != "?" }
        return MenuEntry(label, path, isCurrent: address == path || address.hasPrefix(path + "/"))
    }
}
