import Database
import Engagement
import L10n
import ParticipatoryBodies
import ParticipatoryBudget
import Platform
import Vocabulary
import Web

/// The frame around every page: the city, the menus that this person's roles open.
enum Frames {
    static func frame(_ visit: Visit, _ surroundings: Surroundings, _ db: Reading) throws -> Frame {
        let city = try CityStore.city(db)
        let t = visit.t
        var frame = Frame(
            city: CityIdentity(
                name: city.name, slogan: city.slogan.isEmpty ? nil : city.slogan, logo: city.logo.map { "/fichiers/\($0)" },
                primary: Colour(hex: city.primaryColor), accent: Colour(hex: city.accentColor)
            ),
            menu: menu(visit, t), desk: surroundings == .desk ? try desk(visit, db) : [], account: try account(visit, t, db), searchPath: "/recherche", footer: footer(t), baseURL: visit.world.baseURL
        )
        frame.mapGround = MapGround(outlines: TerritoryOutlines.link(city), tiles: visit.world.mapTiles)
        return frame
    }

    /// The bodies stand before the platform's own settings.
    private static func desk(_ visit: Visit, _ db: Reading) throws -> [MenuGroup] {
        var groups = try DeskMenu.groups(visit, db)
        if let questions = EngagementMenu.group(visit) { groups.insert(questions, at: min(1, groups.count)) }
        if let bodies = BodiesMenu.group(visit) { groups.insert(bodies, at: min(1, groups.count)) }
        return groups
    }

    private static func menu(_ visit: Visit, _ t: Texts) -> [MenuEntry] {
        [entry(t("Éditions"), "/editions", visit), entry(t("Instances"), "/instances", visit), entry(t("Agenda"), "/agenda", visit), entry(t("Questions"), "/questions", visit), entry(t("Où en est mon projet ?"), "/ou-en-est", visit)]
    }

    private static func account(_ visit: Visit, _ t: Texts, _ db: Reading) throws -> AccountMenu? {
        guard let account = visit.actor.account else { return nil }
        var entries = [MenuEntry(t("Mes idées"), "/mes-idees"), MenuEntry(t("Mes suivis"), "/mes-suivis"), MenuEntry(t("Mes instances"), "/mes-instances"), MenuEntry(t("Mes questions"), "/mes-questions"), MenuEntry(t("Mes rendez-vous"), "/mes-rendez-vous"), MenuEntry(t("Mon compte"), "/mon-compte")]
        if try DeskMenu.isOpen(visit, db) { entries.insert(MenuEntry(t("Mon bureau"), "/bureau"), at: 0) }
        return AccountMenu(name: visit.actor.name, entries: entries, unread: try LetterStore.unread(account, db))
    }

    private static func footer(_ t: Texts) -> [MenuEntry] {
        [
            MenuEntry(t("Les quartiers"), "/quartiers"), MenuEntry(t("Règles de la discussion"), "/regles-de-la-discussion"), MenuEntry(t("Mentions légales"), "/mentions-legales"),
            MenuEntry(t("Données personnelles"), "/donnees-personnelles"), MenuEntry(t("Données ouvertes"), "/donnees-ouvertes"), MenuEntry(t("Plan du site"), "/plan-du-site"),
            MenuEntry(t("Contact"), "/contact"),
        ]
    }

    private static func entry(_ label: String, _ path: String, _ visit: Visit) -> MenuEntry {
        MenuEntry(label, path, isCurrent: visit.address == path || visit.address.hasPrefix(path + "/"))
    }
}
