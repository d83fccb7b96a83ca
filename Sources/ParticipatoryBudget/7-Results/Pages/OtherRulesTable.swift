import HTML
import L10n
import Vocabulary
import Web

/// What other rules would have given with the same ballots, beside the published one, when the rules of the edition allow it.
struct OtherRulesTable: Sendable {
    let record: CountRecord
    let titles: [Int: String]
    let currency: Currency

    private var published: CountRecord.OtherRule {
        CountRecord.OtherRule(
            name: "published", winners: record.winners, spent: record.spent, served: record.ballots - (record.ballotsByWins.first ?? 0),
            choicesWon: record.ballotsByWins.enumerated().reduce(0) { $0 + $1.offset * $1.element })
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Les mêmes bulletins, comptés par d’autres règles que des villes emploient. Seule la règle du règlement décide ; ce tableau aide à en débattre."))</p>
            \(table(t("Les règles côte à côte"), isCaptionHidden: true, columns: columns(t), rows: [published] + record.otherRules) { cells($0, t) })
            \(details(t("Quels projets changeraient"), changes(t)))
            """
    }

    private func columns(_ t: Texts) -> [Column] {
        [Column(t("Règle"), isHeading: true)]
            + [t("Lauréats"), t("Attribué"), t("Bulletins avec au moins un choix lauréat"), t("Choix lauréats par bulletin"), t("Autres lauréats")].map { Column($0, isNumber: true) }
    }

    private func cells(_ rule: CountRecord.OtherRule, _ t: Texts) -> [HTML] {
        let gained = Set(rule.winners).subtracting(record.winners).count
        return [
            t(name(rule.name)), t.number(rule.winners.count), currency.text(rule.spent, t), t.percent(rule.served, of: record.ballots),
            t.decimal(rule.choicesWon * 100 / max(record.ballots, 1), places: 2), rule.name == published.name ? "–" : t.number(gained),
        ].map { HTML(text: $0) }
    }

    private func changes(_ t: Texts) -> HTML { facts(record.otherRules.map { (t(meaning($0.name)), HTML(text: change($0, t))) }) }

    private func change(_ rule: CountRecord.OtherRule, _ t: Texts) -> String {
        let winners = Set(record.winners)
        let gained = rule.winners.filter { !winners.contains($0) }, lost = winners.subtracting(rule.winners).sorted()
        if gained.isEmpty, lost.isEmpty { return t("Les mêmes lauréats.") }
        let parts = [(t("Seraient lauréats :"), gained), (t("Ne le seraient pas :"), lost)]
        return parts.filter { !$0.1.isEmpty }.map { "\($0.0) \(t.list($0.1.map { titles[$0] ?? "" }))." }.joined(separator: " ")
    }

    /// The name with what the rule does, for those whose name alone tells nothing.
    private func meaning(_ name: String) -> Message {
        typealias Order = AllocationRuleChoice.Order
        return switch name {
        case "equal shares": Order.equalShares.name
        case "bounded overspending": Order.boundedOverspending.name
        case "phragmen": Order.phragmen.name
        case "majority judgment": Order.majorityJudgment.name
        case "instant runoff": Order.instantRunoff.name
        default: self.name(name)
        }
    }

    private func name(_ name: String) -> Message {
        let givesPoints = record.rule.ranksByPoints
        return switch name {
        case "published": "La règle du règlement"
        case "greedy skip": givesPoints ? "Par nombre de points, en passant ce qui ne tient pas" : "Par nombre de voix, en passant ce qui ne tient pas"
        case "greedy stop": givesPoints ? "Par nombre de points, en s’arrêtant à ce qui ne tient pas" : "Par nombre de voix, en s’arrêtant à ce qui ne tient pas"
        case "greedy per cost": givesPoints ? "Par nombre de points pour un euro" : "Par nombre de voix pour un euro"
        case "equal shares": "Parts égales"
        case "equal shares alone": "Parts égales, sans compléter avec l’argent qui reste"
        case "bounded overspending": "Parts égales, avec un dépassement borné"
        case "phragmen": "Phragmén"
        case "max utility" where !givesPoints: AllocationRuleChoice.Order.maxUtility.name
        case "max utility": "L’ensemble de projets qui rassemble le plus de points"
        case "majority judgment": "Jugement majoritaire"
        case "instant runoff": "Éliminations successives"
        case "no envelopes": "La même règle, sans enveloppes"
        default: "\(name)"
        }
    }
}
