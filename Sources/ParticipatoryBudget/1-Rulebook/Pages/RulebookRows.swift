import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The parts of the guided form that are lists, criteria and envelopes: each row folded under its name, an empty one open below.
struct RulebookRows {
    let subject: RulebookSubject
    let view: View
    private var book: Rulebook { subject.version.rulebook }
    private var t: Texts { view.t }

    // MARK: Themes and criteria

    var criteria: HTML {
        """
        \(view.textArea("themes", label: "Thèmes", help: "Un thème par ligne.", value: book.themes.joined(separator: "\n"), rows: 8, maxLength: 2000))
        \(heading(2, HTML(text: t("Les critères"))))
        <p class="muted">\(t("Une proposition est recevable quand chaque critère est rempli."))</p>
        \(each: book.criteria.enumerated(), { row in
            fold("\(row.offset + 1). \(row.element.question)", row.offset, ["question", "help", "legal", "reasons"], criterion(row.offset, row.element))
        })
        \(view.fieldset("Un critère de plus") { criterion(book.criteria.count, nil) })
        """
    }

    private func criterion(_ index: Int, _ criterion: CriterionRule?) -> HTML {
        """
        \(view.hidden("code-\(index)", criterion?.code ?? ""))
        \(view.textField("question-\(index)", label: "Ce qui doit être vrai", help: criterion == nil ? "Par exemple : Le projet relève de la ville." : nil, value: criterion?.question, required: false, maxLength: 200))
        \(view.textField("help-\(index)", label: "Ce qu’il faut comprendre", value: criterion?.help, required: false, maxLength: 500))
        \(view.textField("legal-\(index)", label: "Texte de référence", help: "L’article de loi ou la délibération, s’il y en a.", value: criterion?.legalNote, required: false, maxLength: 300))
        \(view.textArea("reasons-\(index)", label: "Motifs de refus réutilisables", help: "Un par ligne, en phrases complètes. Si quelqu’un d’autre peut répondre, ajoutez «\u{A0}|\u{A0}» puis son nom.", value: criterion.map(reasons), required: false, rows: 3, maxLength: 4000))
        \(view.checkbox("set-aside-\(index)", label: "Peut être sans objet", help: "L’agent peut répondre que le critère ne concerne pas la proposition.", checked: criterion?.mayNotApply ?? false))
        \(view.checkbox("final-\(index)", label: "Ne se corrige pas", help: "Le porteur ne peut pas compléter sa proposition pour y répondre.", checked: criterion.map { !$0.isCorrectable } ?? false))
        \(if: criterion != nil, view.checkbox("remove-\(index)", label: "Retirer ce critère"))
        """
    }

    private func reasons(_ criterion: CriterionRule) -> String {
        criterion.reasons.map { $0.reason + ($0.whereElse.isEmpty ? "" : " | " + $0.whereElse) }.joined(separator: "\n")
    }

    // MARK: Money

    var money: HTML {
        """
        \(if: !book.envelopes.isEmpty, "<p class=\"lead\">\(t("En tout : \(book.envelopes.map(\.amount).reduce(.zero, +))."))</p>")
        \(each: book.envelopes.enumerated(), { row in
            fold("\(row.element.name) : \(t.money(row.element.amount))", row.offset, ["name", "amount", "territory", "theme", "section", "reference"], envelope(row.offset, row.element))
        })
        \(view.fieldset("Une enveloppe de plus") { envelope(book.envelopes.count, nil) })
        \(if: !places.isEmpty, shares)
        \(view.textField("reference", label: "Décision budgétaire des enveloppes qui n’en ont pas encore", help: "Numéro et date. Elle est inscrite dans chaque enveloppe où rien n’est écrit.", required: false, maxLength: 120))
        """
    }

    private var places: [Choice] { subject.territories.filter { $0.kind != .city }.map { Choice($0.code, text: $0.name) } }

    /// The same amount for each neighbourhood, without typing it twenty times.
    private var shares: HTML {
        let kinds = [("sector", t("Chaque secteur")), ("neighbourhood", t("Chaque quartier"))].filter { kind in subject.territories.contains { $0.kind.rawValue == kind.0 } }
        return view.fieldset("Un même montant par territoire", help: "Ajoute une enveloppe pour chaque territoire qui n’en a pas encore.") {
            """
            <div class="row">\(view.moneyField("each", label: "Montant pour chacun", required: false))\
            \(view.select("each-kind", label: "Pour", choices: kinds.map { Choice($0.0, text: $0.1) }, value: kinds.last?.0, required: false))</div>
            """
        }
    }

    private func envelope(_ index: Int, _ envelope: EnvelopeRule?) -> HTML {
        let sections = BudgetSection.allCases.map { Choice($0.rawValue, text: t($0.name)) }
        return """
            <div class="row">\(view.textField("name-\(index)", label: "Nom", value: envelope?.name, required: false, maxLength: 100))\
            \(view.moneyField("amount-\(index)", label: "Montant", value: envelope?.amount, required: false))</div>
            <div class="row">\(view.select("territory-\(index)", label: "Territoire", choices: places, value: envelope?.territory, empty: "Toute la ville", required: false))\
            \(view.select("theme-\(index)", label: "Thème", choices: book.themes.map { Choice($0, text: $0) }, value: envelope?.theme, empty: "Tous les thèmes", required: false))</div>
            <div class="row">\(view.select("section-\(index)", label: "Section du budget", choices: sections, value: (envelope?.section ?? .investment).rawValue))\
            \(view.textField("reference-\(index)", label: "Décision budgétaire", help: "Numéro et date.", value: envelope?.budgetReference, required: false, maxLength: 120))</div>
            \(view.checkbox("fenced-\(index)", label: "Réservée à ce territoire ou à ce thème : ce qui reste n’est pas reporté", checked: envelope?.isRingFenced ?? false))
            \(if: envelope != nil, view.checkbox("remove-\(index)", label: "Retirer cette enveloppe"))
            """
    }

    // MARK: Quotas

    var quotas: HTML {
        """
        \(heading(2, HTML(text: t("Un minimum de lauréats"))))
        <p class="muted">\(t("Pour qu’un thème ou un quartier ne reste pas sans lauréat. Ses projets les mieux placés passent d’abord, si l’argent suffit."))</p>
        \(each: book.allocation.quotas.enumerated(), { row in
            fold(t("Au moins \(row.element.atLeast) : \(name(row.element))"), row.offset, ["quota", "least"], quota(row.offset, row.element))
        })
        \(view.fieldset("Un minimum de plus") { quota(book.allocation.quotas.count, nil) })
        """
    }

    private func quota(_ index: Int, _ quota: QuotaRule?) -> HTML {
        let value = quota.map { $0.theme.map { "theme:\($0)" } ?? "territory:\($0.territory ?? "")" }
        return """
            <div class="row">\(view.select("quota-\(index)", label: "Thème ou quartier", choices: among(quota), value: value, empty: "Aucun", required: false))\
            \(view.numberField("least-\(index)", label: "Au moins", value: quota?.atLeast, required: false, min: 1, max: 1000, unit: "lauréats"))</div>
            \(if: quota != nil, view.checkbox("remove-\(index)", label: "Retirer ce minimum"))
            """
    }

    /// The themes, then the territories: those that have money of their own where some have, else the narrowest; and what is already asked.
    private func among(_ quota: QuotaRule?) -> [Choice] {
        let served = Set(book.envelopes.compactMap(\.territory))
        let narrowest = Set(subject.territories.narrowest.map(\.code))
        let places = subject.territories.filter { served.isEmpty ? narrowest.contains($0.code) : served.contains($0.code) || $0.code == quota?.territory }
        return book.themes.map { Choice("theme:\($0)", text: t("Thème : \($0)")) } + places.map { Choice("territory:\($0.code)", text: t("Quartier : \($0.name)")) }
    }

    private func name(_ quota: QuotaRule) -> String {
        quota.theme ?? subject.territories.first { $0.code == quota.territory }?.name ?? quota.territory ?? ""
    }

    /// A row under its name; open when something in it is to be mended.
    private func fold(_ name: String, _ index: Int, _ fields: [String], _ row: HTML) -> HTML {
        details(name, isOpen: fields.contains { view.form.error("\($0)-\(index)") != nil }, row)
    }
}
