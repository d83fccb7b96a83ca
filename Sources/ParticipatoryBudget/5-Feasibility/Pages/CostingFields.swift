import HTML
import L10n
import Vocabulary
import Web

/// The fields of a costing, the same for an opinion and for a conclusion, and how they are read.
extension View {
    func costingFields(_ costing: Costing?) -> HTML {
        """
        <div class="row">\
        \(moneyField("estimate", label: "Chiffrage", help: "Toutes taxes comprises, études et travaux.", value: costing?.estimate, required: false))\
        \(select(
            "section", label: "Section du budget", choices: BudgetSection.allCases.map { Choice($0.rawValue, $0.name) },
            value: costing?.section?.rawValue, empty: "À préciser", required: false))\
        </div><div class="row">\
        \(moneyField("running", label: "Coût de fonctionnement par an", help: "Entretien, énergie, personnel. 0 s’il n’y en a pas.", value: costing?.runningCost, required: false))\
        \(numberField("delay", label: "Délai de réalisation", value: costing?.delayMonths, required: false, min: 0, max: 120, unit: "mois"))\
        </div>
        """
    }

    /// A costing in a few lines; what is not known is left out.
    func costingFacts(_ costing: Costing) -> [(term: String, value: HTML)] {
        var pairs: [(term: String, value: HTML)] = []
        if let estimate = costing.estimate { pairs.append((t("Chiffrage"), HTML(text: t.money(estimate)))) }
        if let section = costing.section { pairs.append((t("Section du budget"), HTML(text: t(section.name)))) }
        if let running = costing.runningCost { pairs.append((t("Fonctionnement par an"), HTML(text: t.money(running)))) }
        if let delay = costing.delayMonths { pairs.append((t("Délai"), HTML(text: t("\(delay) mois")))) }
        return pairs
    }
}

extension Costing {
    init(_ form: inout FormReader) {
        self.init(
            estimate: form.optionalMoney("estimate"), section: form.optionalChoice("section"), runningCost: form.optionalMoney("running"),
            delayMonths: form.optionalInt("delay", in: 0...120)
        )
    }
}

extension Opinion.Verdict {
    var tone: Tone { switch self { case .favourable: .success; case .withConditions: .warning; case .unfavourable: .error } }
}

extension Synthesis.Conclusion {
    var tone: Tone { switch self { case .feasible: .success; case .withConditions: .warning; case .unfeasible: .error } }
}

extension StudyStage {
    var tone: Tone {
        switch self {
        case .toAssign, .declined: .warning
        case .waitingForOpinions, .toConclude, .toValidate, .waitingForProposer: .info
        case .toAnnounce, .toRelease: .neutral
        case .released: .success
        }
    }
}
