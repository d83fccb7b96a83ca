import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Officers see how far each member of the panel is, never what she gave; they seat members, note picks, close the marks.
struct SelectionPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    /// Once the list is signed: what it keeps.
    var kept: [ShortlistedProposal] = []
    /// How many of the proposals that the panel reads each person carries: these are not for her to mark.
    let carried: [AccountID: Int]
    let holders: [(account: AccountID, name: String)]
    /// The bodies of the city, and those that were asked to choose.
    let bodies: [BodyOpinions.Body]
    let invited: Set<Int>
    let refusalToCompose: Refusal?
    let refusalToCorrect: Refusal?
    let refusalToPick: Refusal?
    let refusalToClose: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(
            file: file, kept: try file.selection.decidedAt == nil ? [] : SelectionStore.list(file.selection.id, db).filter(\.isKept),
            carried: try SelectionStore.people(of: file.candidates.map(\.id), db).values.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 },
            holders: try GrantStore.holders(of: .panelMember, on: file.edition.scope, at: visit.now, db).filter { !file.isMember($0.account) },
            bodies: try visit.world.bodyOpinions.bodies(db), invited: try PickStore.invited(file.selection.id, db),
            refusalToCompose: ShortlistRules.mayCompose(file, visit.actor, at: visit.now),
            refusalToCorrect: ShortlistRules.mayCorrect(file, visit.actor, at: visit.now),
            refusalToPick: ShortlistRules.mayPick(file, visit.actor, at: visit.now), refusalToClose: ShortlistRules.mayClose(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { file.selection.title }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.edition.title, file.edition.deskLink), Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition))]
    }

    func body(_ view: View) -> HTML {
        columns(
            main: "\(if: !kept.isEmpty, keptPart(view.t))\(panelPart(view))\(view.picks(self))",
            aside: panel(view.t("Où en est la présélection"), "\(facts(standing(view)))\(way(view))\(correction(view))"))
    }

    private func keptPart(_ t: Texts) -> HTML {
        section(t("Idées retenues"), id: "retenues") {
            """
            <ul>\(each: kept, { #"<li><a href="\#(url: ProposalLinks.page(file.edition, $0.number))">n°\#u{A0}\#($0.number) · \#($0.title)</a></li>"# })</ul>
            """
        }
    }

    private func correction(_ view: View) -> HTML {
        guard refusalToCorrect == nil else { return .empty }
        let names = ["title", "size", "method", "criterion", "weight", "scale", "picks"]
        let hasErrors = view.form.errors.contains { error in names.contains { error.field.hasPrefix($0) } }
        return details(view.t("Corriger ces réglages"), isOpen: hasErrors, view.form(file.link + "/reglages", key: "reglages", listsErrors: hasErrors) { view in
            "\(view.fields(of: file.selection))\(buttons(view.submit("Enregistrer", style: .secondary)))"
        })
    }

    private func standing(_ view: View) -> [(term: String, value: HTML)] {
        let (t, selection) = (view.t, file.selection)
        var pairs: [(term: String, value: HTML)] = [
            (t("Étape"), badge(t(selection.stage.name), selection.stage == .released ? .success : .info)), (t("Méthode"), HTML(text: t(selection.method.name))),
            (t("Le classement vient de"), HTML(text: t(selection.basis.name))),
            (t("À retenir"), HTML(text: t.number(selection.size))), (t("Soumises au panel"), HTML(text: t.number(file.candidates.count))),
        ]
        if !selection.criteria.isEmpty {
            pairs.append((t("Critères"), "<ul>\(each: selection.criteria, { "<li>\(t("\($0.name) : sur \($0.scale), poids \($0.weight)"))</li>" })</ul>"))
        }
        if let at = selection.decidedAt { pairs.append((t("Liste signée par"), "\(selection.decidedByName ?? ""), \(view.time(at))")) }
        return pairs
    }

    /// The next thing to do.
    private func way(_ view: View) -> HTML {
        switch file.selection.stage {
        case .scoring:
            refusalToClose.map { view.refusal($0) }
                ?? view.action(file.link + "/cloture", "Clore les notes", style: .primary, confirm: "Les membres ne pourront plus noter. Le classement apparaîtra.")
        case .toDecide: view.linkButton(file.link + "/liste", "Arrêter la liste")
        case .toAnnounce, .toRelease: view.linkButton(file.link + "/annonce", "Annoncer et publier")
        case .released: view.linkButton(ShortlistLinks.page(file.edition), "Voir la page publique", style: .secondary)
        }
    }

    // MARK: The panel

    private func panelPart(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Membre"), isHeading: true), Column(t("Propositions lues et notées"), isNumber: true), Column(t("Liens déclarés"), isNumber: true)]
            + (refusalToCompose == nil ? [Column(t("Retirer"), isTitleHidden: true)] : [])
        return section(t("Le panel"), id: "panel") {
            """
            \(file.members.isEmpty ? emptyState(t("Personne ne siège encore.")) : table(t("Membres du panel"), isCaptionHidden: true, columns: columns, rows: file.members) { member in
                let open = file.candidates.count - member.tied - carried[member.account, default: 0]
                return [HTML(text: member.name), HTML(text: t("\(member.marked) sur \(file.expectedCount(of: open))")), HTML(text: t.number(member.tied)), removal(member, view)]
            })\
            \(refusalToCompose.map { view.refusal($0) } ?? adding(view))\
            <p class="row">\(view.linkButton(file.link + "/candidats", "Volontaires et personnes tirées au sort", style: .secondary))\
            \(view.linkButton(file.link + "/seances", "Séances du panel", style: .secondary))\
            \(view.linkButton(file.link + "/feuilles", "Feuilles de notes", style: .secondary))</p>
            """
        }
    }

    private func removal(_ member: PanelMember, _ view: View) -> HTML {
        guard member.marked == 0 else { return .empty }
        return view.action(file.link + "/membres/retirer", "Retirer", style: .quiet, fields: [("account", "\(member.account)")])
    }

    private func adding(_ view: View) -> HTML {
        let names = ["member", "email", "given", "family"]
        let hasErrors = view.form.errors.contains { names.contains($0.field) }
        return details(view.t("Ajouter un membre"), isOpen: hasErrors || file.members.isEmpty, view.form(file.link + "/membres", listsErrors: hasErrors) {
            """
            \(view.select("member", label: "Personne qui a déjà le rôle", choices: holders.map { Choice("\($0.account)", text: $0.name) }, empty: "Aucune : j’invite par courrier électronique", required: false))\
            \(view.fieldset("Ou inviter quelqu’un") {
                """
                \(view.emailField(required: false, autocomplete: "off"))<div class="row">\
                \(view.textField("given", label: "Prénom", required: false, maxLength: 80))\
                \(view.textField("family", label: "Nom de famille", required: false, maxLength: 80))</div>
                """
            })\
            \(view.submit("Ajouter au panel", style: .secondary))
            """
        })
    }
}
