import Database
import HTML
import L10n
import Vocabulary
import Web

/// The services cost a project line by line, from the usual prices or from their own; the sum goes to the conclusion.
struct CostLinesPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/chiffrage"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let sheet: CostSheet
    let prices: [UsualPrice]
    let limits: CostLimits
    var versions: [CostVersion] = []
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.mayRead(file, visit.actor) { throw refusal }
        guard let study = file.study else { throw Refusal.notNow("Cette proposition n’est confiée à aucun service.", wayOut: file.link, named: "Revenir à l’étude") }
        return Self(
            file: file, sheet: try CostLineStore.sheet(study.id, db), prices: try CostLineStore.prices(db),
            limits: try FeasibilityStore.limits(file.edition.id, at: visit.now, db),
            versions: CostVersion.all(try CostLineStore.history(study.id, db)), refusal: FeasibilityRules.mayCost(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Chiffrage de la proposition n°\u{A0}\(String(file.proposal.number ?? 0))") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.proposal.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(sheet.lines.isEmpty ? emptyState(t("Aucune ligne pour l’instant.")) : lines(view))\(comparison(view))\(view.costVersions(versions))\
            \(section(t("Ajouter une ligne"), id: "ajouter") { refusal.map { view.refusal($0) } ?? adding(view) })\
            \(if: !prices.isEmpty, section(t("Prix habituels"), id: "prix") { catalogue(view) })\
            <p>\(view.linkButton(file.link, "Revenir à l’étude", style: .quiet))</p>
            """
    }

    private func lines(_ view: View) -> HTML {
        let t = view.t
        let columns = [
            Column(t("Ligne"), isHeading: true), Column(t("Nature")), Column(t("Quantité"), isNumber: true), Column(t("Prix unitaire"), isNumber: true),
            Column(t("Total"), isNumber: true),
        ] + (refusal == nil ? [Column(t("Retirer"), isTitleHidden: true)] : [])
        return table(t("Lignes du chiffrage"), isCaptionHidden: true, columns: columns, rows: sheet.lines) { line in
            [
                "\(line.label)<br><span class=\"muted\">\(line.addedBy)</span>", HTML(text: t(line.kind.name)),
                HTML(text: "\(Self.decimal(line.quantity)) \(line.unit)"), HTML(text: t.money(line.unitPrice)), HTML(text: t.money(line.total)),
                view.action(file.link + "/chiffrage/retirer", "Retirer", style: .quiet, fields: [("line", "\(line.id)")]),
            ]
        }
    }

    /// With the cap of the rules, and with what the envelopes hold.
    private func comparison(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = []
        if let estimate = sheet.estimate { pairs.append((t("Coût du projet"), HTML(text: t.money(estimate)))) }
        if let running = sheet.runningCost { pairs.append((t("Fonctionnement par an"), HTML(text: t.money(running)))) }
        if let estimate = sheet.estimate {
            pairs += limits.envelopes(for: file.proposal).map { (term: t("Enveloppe « \($0.name) »"), value: HTML(text: $0.share(of: estimate, t))) }
        }
        let isOver = limits.cap.map { cap in sheet.estimate.map { $0 > cap } ?? false } ?? false
        return """
            \(if: !pairs.isEmpty, facts(pairs))\(limits.cap.map { cap in
                isOver ? alert(.warning, t("Le règlement plafonne chaque projet à \(cap) : ce chiffrage le dépasse.")) : "<p class=\"muted\">\(t("Le règlement plafonne chaque projet à \(cap)."))</p>"
            })
            """
    }

    private func adding(_ view: View) -> HTML {
        view.form(file.link + "/chiffrage") {
            """
            \(if: !prices.isEmpty, view.select("usual", label: "Prix habituel", choices: prices.map { Choice("\($0.id)", text: "\($0.label), \(view.t.money($0.price)) / \($0.unit)") }, empty: "Aucun : j’écris la ligne", required: false))\
            \(view.textField("label", label: "Ligne", help: "Laissez vide si un prix habituel est choisi.", required: false, maxLength: 120))\
            <div class="row">\(view.select("kind", label: "Nature", choices: CostLine.Kind.allCases.map { Choice($0.rawValue, $0.name) }, value: "works", required: false))\
            \(view.textField("quantity", label: "Quantité", value: "1", maxLength: 12, inputMode: "decimal", width: .short))\
            \(view.textField("unit", label: "Unité", help: "m², jour, pièce.", required: false, maxLength: 20, width: .short))\
            \(view.moneyField("price", label: "Prix unitaire, toutes taxes comprises", required: false))</div>\
            \(view.checkbox("keep", label: "Garder ce prix parmi les prix habituels"))\(view.submit("Ajouter la ligne"))
            """
        }
    }

    private func catalogue(_ view: View) -> HTML {
        let t = view.t
        return details(t("Voir les prix habituels"), table(t("Prix habituels"), isCaptionHidden: true, columns: [
            Column(t("Ligne"), isHeading: true), Column(t("Prix"), isNumber: true), Column(t("Depuis")), Column(t("Retirer"), isTitleHidden: true),
        ], rows: prices) { price in
            [
                HTML(text: price.label), HTML(text: "\(t.money(price.price)) / \(price.unit)"), view.time(price.savedAt),
                refusal == nil ? view.action(file.link + "/chiffrage/prix", "Ne plus proposer", style: .quiet, fields: [("price", "\(price.id)")]) : .empty,
            ]
        })
    }

    /// `250` as `2,5`.
    static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        if rest == 0 { return "\(hundredths / 100)" }
        return "\(hundredths / 100)," + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}

extension Envelope {
    /// How much of it a project would take.
    func share(of cost: Euros, _ t: Texts) -> String {
        guard amount > .zero else { return t.money(amount) }
        if cost > amount { return t("\(amount) : le projet la dépasse") }
        return t("\(amount), dont \((cost.cents * 100 + amount.cents / 2) / amount.cents) % pour ce projet")
    }
}
