import Database
import HTML
import L10n
import Tally
import Vocabulary
import Web

/// Once the marks are closed, officers see the panel's ranking with its spread and sign the list.
struct SelectionDecisionPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/liste"
    static var surroundings: Surroundings { .desk }

    let subject: DecideSelection.Subject
    let refusal: Refusal?
    var deliberations: [ID<Proposal>: [Deliberation]] = [:]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try DecideSelection.subject(visit, db)
        if let refusal = ShortlistRules.mayRead(subject.file.edition, visit.actor) { throw refusal }
        let refusal = ShortlistRules.mayDecide(subject.file, visit.actor, at: visit.now)
        // While the panel marks, nobody sees where it is heading.
        if let refusal, subject.file.selection.stage == .scoring { throw refusal }
        return Self(subject: subject, refusal: refusal, deliberations: try PanelSessionStore.deliberations(of: subject.file.selection.id, db))
    }

    var file: SelectionFile { subject.file }
    func title(_ t: Texts) -> String { t("Arrêter la liste") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let intro: HTML = """
            <p class="intro">\(t("Le classement du panel, de la meilleure moyenne à la plus basse. Pour vous en écarter, donnez le motif."))</p>\
            <p><a href="\(file.link)/classement.csv">\(t("Télécharger le classement (CSV)"))</a></p>\
            \(if: !file.picks.isEmpty, alert(.info, t("Les coups de cœur s’ajoutent à la liste : ils n’y prennent pas de place.")))
            """
        guard refusal == nil else { return "\(intro)\(refusal.map { alert(.info, t($0.reason)) })\(ranking(view))" }
        return intro + view.form(file.link + "/liste", guardsDraft: true) {
            """
            \(ranking(view))\
            \(view.textArea("statement", label: "Ce que le panel a cherché, pour le public", help: "Comment il a travaillé, ce qui a compté.", rows: 5, maxLength: 2000))\
            \(buttons(view.submit("Signer la liste"), view.linkButton(file.link, "Revenir à la présélection", style: .quiet)))
            """
        }
    }

    private func ranking(_ view: View) -> HTML {
        let t = view.t
        let columns = [
            Column(t("Retenir"), isTitleHidden: true), Column(t("Rang"), isNumber: true), Column(t("Proposition"), isHeading: true),
            Column(t("Moyenne"), isNumber: true), Column(t("De la plus basse à la plus haute")), Column(t("Motif")),
        ]
        return table(t("Classement du panel"), isCaptionHidden: true, columns: columns, rows: subject.ranking.lines, beneath: { said($0, t) }) { line in
            [
                keep(line, view), line.mean == nil ? "–" : "\(line.rank)",
                #"n° \#(line.proposal.number ?? 0) \#(line.proposal.title)"#, mean(line, t),
                spread(line, t), reason(line, view),
            ]
        }
    }

    /// What the sessions said of a proposal, group by group.
    private func said(_ line: PanelRanking.Line, _ t: Texts) -> HTML? {
        guard let said = deliberations[line.proposal.id] else { return nil }
        return details(t("Ce que le panel en a dit"), """
            <ul>\(each: said, { "<li><strong>\($0.group.isEmpty ? t("Tout le panel") : $0.group)</strong>\(given($0)) \($0.note)</li>" })</ul>
            """)
    }

    private func given(_ said: Deliberation) -> String {
        guard let points = said.points else { return "" }
        let scores = file.selection.criteria.compactMap { criterion in said.scores[criterion.id].map { "\(criterion.name) \($0)/\(criterion.scale)" } }
        return scores.isEmpty ? " (\(points))" : " (\(points) : \(scores.joined(separator: ", ")))"
    }

    private func keep(_ line: PanelRanking.Line, _ view: View) -> HTML {
        let id = line.proposal.id
        if subject.picked.contains(id) { return badge(view.t("Coup de cœur"), .success) }
        guard refusal == nil else { return .empty }
        let isKept = view.form.isFilled ? view.form.values["keep", default: []].contains("\(id)") : subject.top.contains(id)
        return #"<input type="checkbox" class="row-box" name="keep" value="\#(id.number)" aria-label="\#("n°\u{A0}\(line.proposal.number ?? 0) · \(line.proposal.title)")"\#(attribute: "checked", if: isKept)>"#
    }

    /// In decimals to read, as a fraction to check; beneath, what the other marks say.
    private func mean(_ line: PanelRanking.Line, _ t: Texts) -> HTML {
        let other = line.other.map { other in
            let mark = decimal(other.mean)
            return "<br><span class=\"muted\">\(line.basis == .alone ? t("groupes : \(mark)") : t("chacun de son côté : \(mark)"))</span>" as HTML
        }
        guard let mean = line.mean else { return "\(t("pas d’avis"))\(other)" }
        return """
            \(decimal(mean)) <span class="muted">(\(mean.description))</span>\(other)
            """
    }

    private func decimal(_ mean: Fraction) -> String { mean.decimal(digits: 2).replacing(".", with: ",") }

    /// How far apart they stand: a mean may hide two camps.
    private func spread(_ line: PanelRanking.Line, _ t: Texts) -> HTML {
        guard let spread = line.spread else { return "–" }
        return """
            \(t("de \(spread.lowest) à \(spread.highest), \(spread.count) avis"))<br>\
            <span class="muted">\(t("écart moyen : \(decimal(spread.deviation))"))</span>\
            \(if: spread.isDivided(outOf: file.selection.bestMark), " \(badge(t("Avis partagés"), .warning))")
            """
    }

    private func reason(_ line: PanelRanking.Line, _ view: View) -> HTML {
        let name = "reason-\(line.proposal.id)"
        guard refusal == nil, !subject.picked.contains(line.proposal.id) else { return .empty }
        return details(view.t("Motif particulier"), isOpen: view.form.error(name) != nil || view.form.value(name)?.isEmpty == false,
            view.textArea(name, label: "Motif pour la n° \(line.proposal.number ?? 0)", required: false, rows: 2, maxLength: 600))
    }
}
