import Database
import HTML
import L10n
import Vocabulary
import Web

/// The list of a polling place, for who keeps it: who votes there and nowhere else, writing somebody on it, taking her off. The auditor reads.
struct PlaceListPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/liste"
    static var surroundings: Surroundings { .desk }

    let list: PlaceList
    /// Who was typed, with the accounts that may be hers.
    let person: PersonAtPlace?
    let refusalToAttach: Refusal?
    let refusalToLose: Refusal?
    let isOfficer: Bool
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let list = try PlaceList.load(visit, db), actor = visit.actor
        if let refusal = AttachmentRules.mayReadList(list.file, actor) { throw refusal }
        var reader = FormReader(FormValues(visit.form.values), now: visit.now)
        let declared = visit.form.isFilled ? PersonAtPlace.typed(&reader) : nil
        return PlaceListPage(
            list: list, person: try declared.map { try PersonAtPlace.find($0, in: list.file.edition.id, visit.world, db) },
            refusalToAttach: AttachmentRules.mayAttach(list.file, actor, at: visit.now), refusalToLose: AttachmentRules.mayLose(list.lease, list.file.edition, actor, at: visit.now),
            isOfficer: actor.has(.projectOfficer, on: list.file.edition.scope),
            home: list.file.edition.crumb(for: actor))
    }

    private var place: PollingPlace { list.file.place }
    func title(_ t: Texts) -> String { t("Liste du bureau") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Le vote sur papier"), PaperLinks.desk(list.file.edition)), Crumb(place.name, list.file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: place.name, intro: t("Ces personnes votent dans ce bureau et nulle part ailleurs. Leur tablette les émarge même sans réseau.")))
            \(list.lease.map { keeping($0, view) })\(refusalToAttach.map { alert(.info, t($0.reason)) } ?? writing(view))
            \(section(t(list.attachments.count, one: "Une personne inscrite", many: "\(list.attachments.count) personnes inscrites")) { people(view) })
            """
    }

    /// Which tablet keeps the list; the officer may say that it is lost.
    private func keeping(_ lease: ListLease, _ view: View) -> HTML {
        let t = view.t, isMending = view.form.error("lost") != nil
        return panel(t("La tablette de \(lease.holder) garde cette liste"), """
            <p>\(t("Jusqu’au \(lease.expiresAt). Elle peut avoir des émargements à envoyer : personne ne quitte la liste avant qu’elle ne la rende."))</p>
            \(if: refusalToLose == nil, details(t("Cette tablette est perdue ou cassée"), isOpen: isMending, view.form("\(list.link)/perdue", key: "lost", listsErrors: isMending) { view in
                """
                <p>\(t("Elle a pu émarger des personnes sans le dire. Vous seul les émargerez, après avoir regardé le cahier du bureau. Ce que vous écrivez figure au procès-verbal."))</p>
                \(view.textArea("lost", label: "Ce qui est arrivé", rows: 2, maxLength: 500))\(buttons(view.submit("Dire la tablette perdue", style: .danger)))
                """
            }))
            """)
    }

    private func writing(_ view: View) -> HTML {
        let fields: Set<String> = ["given", "family", "birth", "account", "honour", ""]
        let isOpen = view.form.errors.contains { fields.contains($0.field) } && view.form.value("attachment") == nil
        return details(view.t("Inscrire une personne"), isOpen: isOpen || list.attachments.isEmpty, view.form(list.link, listsErrors: isOpen) {
            """
            <div class="row">\(view.textField("given", label: "Prénom", maxLength: 80, autocomplete: "off"))\(view.textField("family", label: "Nom", maxLength: 80, autocomplete: "off"))</div>
            \(view.dateField("birth", label: "Date de naissance", help: "Telle qu’elle figure sur la pièce d’identité.", autocomplete: "off"))
            \(person.map { $0.accountChoices(view) })
            \(view.checkbox("honour", label: "La personne demande à voter dans ce bureau, déclare remplir les conditions du règlement et ne voter qu’une fois", required: true))
            \(buttons(view.submit("Inscrire sur la liste")))
            """
        })
    }

    private func people(_ view: View) -> HTML {
        let t = view.t
        if list.attachments.isEmpty { return emptyState(t("Personne n’est inscrit sur la liste de ce bureau.")) }
        return table(
            t("Personnes inscrites"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Née ou né le")), Column(t("Depuis")), Column(t("Retirer"), isTitleHidden: true)], rows: list.attachments
        ) { person in
            [
                HTML(text: person.declared.familyName.isEmpty ? t("Compte supprimé") : person.name), HTML(text: person.born), view.time(person.attachedAt),
                releasing(person, view),
            ]
        }
    }

    private func releasing(_ person: Attachment, _ view: View) -> HTML {
        let t = view.t
        if AttachmentRules.mayRead(list.file, view.actor) != nil { return .empty }
        if let refusal = refusalToAttach ?? AttachmentRules.mayRelease(person, keptBy: list.lease, isOfficer: isOfficer) { return HTML(text: t(refusal.reason)) }
        let isMine = view.form.value("attachment") == "\(person.id)"
        return details(t("Retirer"), isOpen: isMine, view.form("\(list.link)/retirer", key: "\(person.id)", listsErrors: isMine) { view in
            """
            \(view.hidden("attachment", "\(person.id)"))\(view.textField("reason", label: "Motif", maxLength: 300))\(view.submit("Retirer de la liste", style: .danger))
            """
        })
    }
}
