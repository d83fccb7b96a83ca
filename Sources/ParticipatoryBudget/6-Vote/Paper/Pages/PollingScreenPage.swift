import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The screen of a polling place, on a tablet: find somebody in the register, check her off, mend a mistake.
struct PollingScreenPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement"
    static var surroundings: Surroundings { .bare }

    let desk: PollingDesk
    let person: PersonAtPlace?
    let latest: [PaperCheckOff]
    let list: ListPart?
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let desk = try PollingDesk.load(visit, db)
        if let refusal = PaperRules.mayKeep(desk.file, visit.actor, at: visit.now) { throw refusal }
        let refusal = desk.refusal(visit)
        var reader = FormReader(FormValues(visit.form.values), now: visit.now)
        let declared = refusal == nil && visit.form.isFilled ? PersonAtPlace.typed(&reader) : nil
        return PollingScreenPage(
            desk: desk, person: try declared.map { try PersonAtPlace.find($0, in: desk.file.edition.id, visit.world, db) },
            latest: try PaperCheckOffStore.latest(at: desk.file.place.id, since: visit.now - .hours(12), db),
            list: try ListPart.load(desk, visit, db), refusal: refusal)
    }

    private var file: PollingPlaceFile { desk.file }
    func title(_ t: Texts) -> String { t("Émargement · \(file.place.name)") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(t("Émargement"), kicker: file.place.name, actions: view.linkButton(PaperLinks.list(file.edition, file.place.id), "Liste du bureau", style: .quiet) + view.linkButton(file.link, "Page du bureau", style: .quiet)))
            \(refusal.map { alert(.warning, t($0.reason)) } ?? screen(view))
            \(if: !latest.isEmpty, section(t("Noté ici aujourd’hui")) { noted(view) })
            \(list.map { $0.html(view) })
            """
    }

    private func screen(_ view: View) -> HTML {
        let t = view.t
        return """
            \(file.currentUrn.map { "<p>\(t("Urne en service : \($0.label), scellé \($0.seal)."))</p>" as HTML })
            \(person.map { verdict($0, view) })
            \(view.form(desk.link, label: "Chercher une personne") { """
                <div class="row">\(view.textField("given", label: "Prénom", maxLength: 80, autocomplete: "off"))\(view.textField("family", label: "Nom de famille", maxLength: 80, autocomplete: "off"))</div>
                \(view.dateField("birth", label: "Date de naissance", help: "Telle qu’elle figure sur la pièce d’identité.", autocomplete: "off"))
                \(person.map { noting($0, view) })
                \(presses(view))
                """ })
            \(classForm(view))
            """
    }

    private func presses(_ view: View) -> HTML {
        guard let person else { return buttons(view.submit("Chercher dans le registre", name: "act", value: "find")) }
        let again = view.submit("Chercher à nouveau", style: .secondary, name: "act", value: "find")
        let next = view.linkButton(desk.link, "Personne suivante", style: .quiet)
        let kiosk = view.submit("Voter sur cet écran", style: .secondary, name: "act", value: "kiosk")
        if isTaken(person), refusalToCheckOffNamesake(view) == nil { return buttons(view.submit("Émarger l’homonyme, pièce vue", style: .secondary, name: "act", value: "namesake"), again, next) }
        return isTaken(person) ? buttons(next, again) : buttons(view.submit("Émarger et remettre un bulletin", name: "act", value: "note"), kiosk, again, next)
    }

    /// Where else she is awaited, as far as her name says: on another list, or on this one out of reach.
    private func elsewhere(_ person: PersonAtPlace) -> Attachment? {
        person.attachment.flatMap { $0.place == file.place.id && !$0.isDoubted && desk.lease == nil ? nil : $0 }
    }

    /// Whether somebody stands in the register, or on a list out of reach, under this name and birth date.
    private func isTaken(_ person: PersonAtPlace) -> Bool { person.line != nil || elsewhere(person) != nil }

    private func verdict(_ person: PersonAtPlace, _ view: View) -> HTML {
        let t = view.t
        if let line = person.line { return alert(.error, t(PollingDesk.already(line)), isLive: true) }
        if let attachment = elsewhere(person) { return alert(.error, t(desk.attached(attachment.placeName)), isLive: true) }
        if person.accounts.contains(where: { $0.line != nil }) {
            return alert(.warning, t("Un compte au même nom a déjà voté. Vérifiez ci-dessous s’il s’agit de cette personne."), isLive: true)
        }
        return alert(.success, t("Cette personne n’a pas encore voté."), isLive: true)
    }

    private func noting(_ person: PersonAtPlace, _ view: View) -> HTML {
        if isTaken(person), let refusal = refusalToCheckOffNamesake(view) { return person.line == nil ? .empty : "<p>\(view.t(refusal.reason))</p>" }
        return """
            \(person.accountChoices(view))
            \(if: isTaken(person), namesake(person, view))
            \(view.checkbox("honour", label: "La personne déclare remplir les conditions du règlement et ne voter qu’une fois", required: true))
            """
    }

    private func refusalToCheckOffNamesake(_ view: View) -> Refusal? { PaperRules.mayCheckOffNamesake(file, view.actor, at: view.now) }

    /// Somebody else has voted under this name: what an officer writes before she checks this person off.
    private func namesake(_ person: PersonAtPlace, _ view: View) -> HTML {
        """
        <p>\(view.t("Votes déjà enregistrés sous ce nom et cette date de naissance : \(person.namesakes). Si la pièce d’identité montre qu’il s’agit d’une autre personne, émargez-la : la ressemblance sera examinée."))</p>
        \(view.hidden("seen", person.mark ?? ""))\(view.textField("reason", label: "Pourquoi c’est une autre personne", required: false, maxLength: 300))
        """
    }

    private func classForm(_ view: View) -> HTML {
        let isMending = view.form.errors.contains { ["school", "class"].contains($0.field) }
        return details(view.t("Une classe vote"), isOpen: isMending, view.form("\(desk.link)/classe", listsErrors: isMending) {
            """
            <p>\(view.t("Les élèves choisissent ensemble ; l’adulte qui les accompagne dépose un seul bulletin pour la classe."))</p>
            \(view.textField("school", label: "École ou établissement", maxLength: 120))\(view.textField("class", label: "Classe", maxLength: 60, width: .short))
            \(buttons(view.submit("Émarger la classe", style: .secondary)))
            """
        })
    }

    private func noted(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Noté ici aujourd’hui"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Heure")), Column(t("Par")), Column(t("Annuler"))], rows: latest
        ) { line in
            [HTML(text: line.name.isEmpty ? "–" : line.name), view.time(line.notedAt, hour: true), HTML(text: line.agent), undoing(line, view)]
        }
    }

    private func undoing(_ line: PaperCheckOff, _ view: View) -> HTML {
        let t = view.t
        if line.undoneAt != nil { return HTML(text: t("Annulé par \(line.undoneBy) : \(line.reason)")) }
        if let refusal = PaperRules.mayUndo(line, file, view.actor, at: view.now) { return HTML(text: t(refusal.reason)) }
        return details(t("Annuler"), view.form("\(desk.link)/annuler", key: "\(line.id)") { view in
            """
            \(view.hidden("line", "\(line.id)"))\(view.textField("reason", label: "Motif", maxLength: 300))\(view.submit("Annuler l’émargement", style: .danger))
            """
        })
    }
}
