import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers write the call for volunteers, and read who answered.
struct PanelCallDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/appel-au-panel"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let call: PanelCall?
    let volunteers: [PanelVolunteer]
    /// The panels that are being made.
    let panels: [Selection]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ShortlistRules.mayRead(edition, visit.actor) { throw refusal }
        return Self(
            edition: edition, call: try PanelCallStore.call(edition.id, db), volunteers: try PanelCallStore.volunteers(edition.id, db),
            panels: try SelectionStore.selections(edition.id, db).filter { $0.stage == .scoring },
            refusal: PanelCallRules.mayCall(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Appel à volontaires") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(edition.title, edition.deskLink), Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(call.map { state($0, view) } ?? "<p class=\"intro\">\(t("Les habitants lisent l’appel sur la page de l’édition et se portent volontaires. Vous composez ensuite le panel."))</p>")\
            \(if: call != nil, section(t(volunteers.count, one: "\(volunteers.count) volontaire", many: "\(volunteers.count) volontaires"), id: "volontaires") { list(view) })\
            \(section(call == nil ? t("Lancer l’appel") : t("Changer l’appel"), id: "appel") { refusal.map { view.refusal($0) } ?? form(view) })
            """
    }

    private func state(_ call: PanelCall, _ view: View) -> HTML {
        let t = view.t, isOpen = call.isOpen(at: view.now)
        return """
            <p class="intro">\(isOpen ? t("L’appel est ouvert jusqu’au \(call.closesAt).") : t("L’appel est clos depuis le \(call.closesAt)."))</p>\
            <div class="row">\(view.linkButton(ShortlistLinks.call(edition), "Voir la page publique", style: .secondary))\
            \(if: isOpen && refusal == nil, view.action(ShortlistLinks.callDesk(edition) + "/fin", "Clore l’appel maintenant", style: .quiet))</div>
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let ways: HTML = "\(each: panels, { view.linkButton(ShortlistLinks.volunteers(edition, $0.id), "Choisir pour « \($0.title) »", style: .secondary) })"
        return """
            \(volunteers.isEmpty ? emptyState(t("Personne n’a encore répondu.")) : volunteersTable(t))\
            \(if: !volunteers.isEmpty && panels.isEmpty, "<p class=\"muted\">\(t("Ouvrez une présélection pour inscrire ces personnes sur la liste d’un panel."))</p>")\
            \(if: !volunteers.isEmpty && !panels.isEmpty, "<p class=\"row\">\(ways)</p>")
            """
    }

    private func volunteersTable(_ t: Texts) -> HTML {
        let columns = [Column(t("Personne"), isHeading: true), Column(t("Groupe")), Column(t("Pourquoi")), Column(t("Le")), Column(t("Liste du panel"))]
        return table(t("Volontaires"), isCaptionHidden: true, columns: columns, rows: volunteers) { volunteer in
            [
                HTML(text: volunteer.name), HTML(text: volunteer.group), HTML(text: volunteer.motive), HTML(text: t.day(volunteer.offeredAt)),
                volunteer.listedAt == nil ? badge(t("Pas encore")) : badge(t("Inscrite"), .success),
            ]
        }
    }

    private func form(_ view: View) -> HTML {
        view.form(ShortlistLinks.callDesk(edition)) {
            """
            \(view.textArea("words", label: "Votre appel", help: "Qui vous cherchez, combien de temps cela prend, quand le panel se réunit.", value: call?.words, rows: 6, maxLength: 3000))\
            \(view.textArea("groups", label: "Groupes, un par ligne", help: "Des quartiers, des âges. Laissez vide pour ne rien demander.", value: call?.groups.joined(separator: "\n"), required: false, rows: 4, maxLength: 1200))\
            \(view.dateField("closes", label: "Dernier jour pour répondre", value: call?.closesAt))\
            \(view.submit(call == nil ? "Publier l’appel" : "Enregistrer"))
            """
        }
    }
}

/// Officers choose among the volunteers who goes on the list of a panel.
struct VolunteersPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/volontaires"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let free: [PanelVolunteer]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(
            file: file, free: try PanelCallStore.volunteers(file.edition.id, db).filter { $0.listedAt == nil },
            refusal: ShortlistRules.mayCompose(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Choisir parmi les volontaires") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        if let refusal { return view.refusal(refusal) }
        if free.isEmpty { return emptyState(t("Aucun volontaire n’attend.")) }
        return view.form(ShortlistLinks.volunteers(file.edition, file.selection.id)) {
            """
            \(view.checkboxes("volunteer", legend: "Volontaires", choices: free.map { Choice("\($0.account)", text: words($0), help: $0.motive.isEmpty ? nil : $0.motive) }))\
            \(view.radios("place", legend: "Elles sont inscrites comme", choices: [Choice("seat", "Titulaires"), Choice("substitute", "Suppléantes")], value: "seat"))\
            \(view.submit("Ajouter à la liste"))
            """
        }
    }

    private func words(_ volunteer: PanelVolunteer) -> String { volunteer.group.isEmpty ? volunteer.name : "\(volunteer.name) · \(volunteer.group)" }
}
