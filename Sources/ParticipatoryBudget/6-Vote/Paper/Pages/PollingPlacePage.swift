import Database
import HTML
import L10n
import Vocabulary
import Web

/// One polling place: who keeps it and when, its urns and their seals, what must be there. For its staff and for who runs the vote.
struct PollingPlacePage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place"
    static var surroundings: Surroundings { .desk }

    let file: PollingPlaceFile
    let refusalToPrepare, refusalToGiveShift, refusalToKeep, refusalToOpen, refusalToRemove, refusalToOpenTotals: Refusal?
    /// How many were checked off, once this person may know.
    let showsCounts: Bool
    /// Today’s, for who keeps the place.
    let code: String?
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try PollingPlaceStore.file(visit, db), actor = visit.actor
        if let refusal = PaperRules.mayRead(file.edition, keepsOne: file.isStaff(actor.account), actor) { throw refusal }
        let refusalToKeep = PaperRules.mayKeep(file, actor, at: visit.now)
        return PollingPlacePage(
            file: file, refusalToPrepare: PaperRules.mayPrepare(file.edition, actor, at: visit.now) ?? PaperRules.isGone(file.place), refusalToGiveShift: PaperRules.mayGiveShift(file, actor, at: visit.now),
            refusalToKeep: refusalToKeep,
            refusalToOpen: PaperRules.mayOpenUrn(file, actor, at: visit.now), refusalToRemove: PaperRules.mayRemove(file, actor, at: visit.now),
            refusalToOpenTotals: TotalsRules.mayOpen(file, try Booth.rules(file.edition, db), actor, at: visit.now),
            showsCounts: PaperRules.maySeeCounts(file.edition, keepsOne: file.isStaff(actor.account), actor, at: visit.now) == nil,
            code: refusalToKeep == nil ? file.place.code(at: visit.now, visit.world) : nil, home: file.edition.crumb(for: actor))
    }

    private var place: PollingPlace { file.place }
    func title(_ t: Texts) -> String { place.name }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: file.edition.title, actions: actions(view)))
            \(PaperRules.isGone(place).map { alert(.info, t($0.reason)) })\(facts(lines(view)))
            \(section(t("Permanences")) { shifts(view) })
            \(section(t("Urnes")) { urns(view) })
            \(if: !place.materialList.isEmpty, section(t("Matériel")) { "<ul>\(each: place.materialList, { "<li>\($0)</li>" })</ul>" })
            \(if: refusalToRemove == nil, view.action("\(file.link)/retirer", "Retirer ce bureau", style: .danger, confirm: "Il disparaît de la page des habitants."))
            """
    }

    private func actions(_ view: View) -> HTML {
        """
        \(if: refusalToKeep == nil, view.linkButton(PaperLinks.screen(file.edition, place.id), "Écran d’émargement"))\
        \(if: AttachmentRules.mayReadList(file, view.actor) == nil, view.linkButton(PaperLinks.list(file.edition, place.id), "Liste du bureau", style: .secondary))\
        \(if: refusalToPrepare == nil, view.linkButton("\(file.link)/fiche", "Modifier", style: .secondary))\(view.pdfButton(style: .quiet))
        """
    }

    private func lines(_ view: View) -> [(term: String, value: HTML)] {
        let t = view.t
        var lines: [(term: String, value: HTML)] = [(t("Adresse"), HTML(text: place.address)), (t("Horaires"), HTML(text: place.hours))]
        if !place.access.isEmpty { lines.append((t("Accès"), HTML(text: place.access))) }
        if let code, !view.isPaper {
            let renewing = view.action("\(file.link)/code", "Changer le code", style: .quiet)
            lines.append((t("Code du jour"), HTML(text: t("\(code), pour reprendre l’écran après l’isoloir")) + renewing))
        }
        return lines
    }

    private func shifts(_ view: View) -> HTML {
        let t = view.t
        let list: HTML = file.shifts.isEmpty ? emptyState(t("Personne ne tient encore ce bureau.")) : table(
            t("Permanences"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Début")), Column(t("Fin"))] + (refusalToGiveShift == nil ? [Column(t("Retirer"), isTitleHidden: true)] : []),
            rows: file.shifts
        ) { shift in
            let back: [HTML] = refusalToGiveShift == nil ? [view.action("\(file.link)/permanences/retirer", "Retirer", style: .quiet, fields: [("shift", "\(shift.id)")])] : []
            return [HTML(text: shift.name), view.time(shift.from, hour: true), view.time(shift.until, hour: true)] + back
        }
        guard refusalToGiveShift == nil else { return list }
        return list + details(t("Confier une permanence"), isOpen: isMending(["email", "from", "until"], view), view.form("\(file.link)/permanences", listsErrors: isMending(["email", "from", "until"], view)) {
            """
            \(view.emailField("email", label: "Adresse électronique de la personne", help: "Elle a un compte sur ce site. Elle reçoit une lettre."))
            \(view.dateTimeField("from", label: "Début"))\(view.dateTimeField("until", label: "Fin"))
            \(buttons(view.submit("Confier la permanence", style: .secondary)))
            """
        })
    }

    private func isMending(_ fields: Set<String>, _ view: View) -> Bool { view.form.errors.contains { fields.contains($0.field) } }

    private func urns(_ view: View) -> HTML {
        let t = view.t
        return """
            \(each: file.urns, { urn($0, view) })
            \(if: file.urns.isEmpty, emptyState(t("Aucune urne n’est ouverte ici.")))
            \(refusalToOpen == nil ? opening(view) : .empty)\(refusalToOpenTotals == nil ? openingTotals(view) : .empty)
            """
    }

    private func urn(_ urn: Urn, _ view: View) -> HTML {
        let t = view.t
        var lines: [(term: String, value: HTML)] = [
            (t("Scellé d’ouverture"), HTML(text: urn.seal)), (t("Ouverte le"), view.time(urn.openedAt, hour: true)),
            (t("État"), badge(t(urn.stage.name), urn.isSigned ? .success : .neutral)),
        ]
        if showsCounts { lines.insert((t("Émargements"), HTML(text: t.number(urn.checkOffs))), at: 2) }
        if !urn.closingSeal.isEmpty { lines.append((t("Scellé de fermeture"), HTML(text: urn.closingSeal))) }
        return panel(urn.label, level: 3, """
            \(facts(lines))
            \(if: urn.stage == .open && refusalToKeep == nil && !urn.isAggregated, closing(urn, view))
            """)
    }

    private func closing(_ urn: Urn, _ view: View) -> HTML {
        view.form("\(file.link)/urnes/sceller", key: "\(urn.id)", listsErrors: isMending(["closing"], view)) { view in
            """
            \(view.hidden("urn", "\(urn.id)"))\(view.textField("closing", label: "Numéro du scellé de fermeture", help: "Posé sur la fente, devant témoins, quand plus personne ne vote ici.", maxLength: 60, width: .short))
            \(buttons(view.submit("Sceller l’urne", style: .secondary)))
            """
        }
    }

    private func openingTotals(_ view: View) -> HTML {
        details(view.t("Noter une urne dont seuls les totaux sont connus"), isOpen: isMending(["totals"], view), view.form("\(file.link)/totaux", listsErrors: isMending(["totals"], view)) {
            """
            \(view.textField("totals", label: "Nom de l’urne", help: "Un partenaire l’a tenue et comptée. Le règlement l’accepte ; ses voix sont présentées à part.", maxLength: 60, width: .short))
            \(buttons(view.submit("Noter cette urne", style: .secondary)))
            """
        })
    }

    private func opening(_ view: View) -> HTML {
        let isOpen = isMending(["label", "seal", "empty"], view)
        return details(view.t("Ouvrir une urne"), isOpen: isOpen || file.urns.isEmpty, view.form("\(file.link)/urnes", listsErrors: isOpen) {
            """
            \(view.textField("label", label: "Nom de l’urne", help: "Écrit sur l’urne. Par exemple : Port 1.", maxLength: 60, width: .short))
            \(view.textField("seal", label: "Numéro du scellé", maxLength: 60, width: .short))
            \(view.checkbox("empty", label: "L’urne a été montrée vide, puis scellée devant témoins", required: true))
            \(buttons(view.submit("Mettre l’urne en service", style: .secondary)))
            """
        })
    }
}
