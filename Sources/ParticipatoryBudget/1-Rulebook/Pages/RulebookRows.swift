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
        \(view.textArea("reasons-\(index)", label: "Motifs de refus réutilisables", help: "Un par ligne, en phrases complètes. Après une barre | dites à qui s’adresser.", value: criterion.map(reasons), required: false, rows: 3, maxLength: 4000))
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

    /// A row under its name; open when something in it is to be mended.
    private func fold(_ name: String, _ index: Int, _ fields: [String], _ row: HTML) -> HTML {
        details(name, isOpen: fields.contains { view.form.error("\($0)-\(index)") != nil }, row)
    }
}
