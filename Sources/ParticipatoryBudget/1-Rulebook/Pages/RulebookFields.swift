import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The fields of each step of the guided form. Lists show their rows and three empty ones.
struct RulebookFields {
    let subject: RulebookSubject
    let view: View
    private var book: Rulebook { subject.version.rulebook }
    private var t: Texts { view.t }

    func fields(_ section: RulebookSection) -> HTML {
        switch section {
        case .people: people("proposers", "Pour proposer", book.proposers, isProposing: true) + people("voters", "Pour voter", book.voters, isProposing: false) + limits
        case .criteria: themes + criteria
        case .money: money
        case .calendar: calendar
        case .ballot: ballot
        case .allocation: allocation
        case .words: view.textArea("summary", label: "Le règlement en quelques phrases simples", help: "C’est ce que lisent les habitants en premier.", value: book.summary, rows: 8, maxLength: 3000)
        }
    }

    private func people(_ name: String, _ legend: Message, _ conditions: Conditions, isProposing: Bool) -> HTML {
        view.fieldset(legend) {
            """
            \(view.numberField("\(name)-age", label: "Âge minimum", help: "0 : sans condition d’âge.", value: conditions.minimumAge, min: 0, max: 99, unit: "ans"))
            \(view.checkboxes("\(name)-links", legend: "Liens avec la ville acceptés", choices: CityLink.allCases.map { Choice($0.rawValue, text: t($0.name)) }, values: conditions.links.map(\.rawValue)))
            \(if: isProposing, view.checkbox("legal-persons", label: "Les associations, classes et groupes peuvent proposer", checked: conditions.acceptsLegalPersons))
            """
        }
    }

    private var limits: HTML {
        view.fieldset("Limites") {
            """
            \(view.moneyField("cap", label: "Coût maximum d’un projet", value: book.projectCap, required: false))
            \(view.numberField("per-person", label: "Nombre maximum de propositions par personne", value: book.maximumProposalsPerPerson, required: false, min: 1, max: 100))
            \(view.numberField("completion-days", label: "Délai pour compléter une proposition", value: book.completionDays, min: 1, max: 90, unit: "jours"))
            \(view.numberField("appeal-days", label: "Délai de recours", value: book.appealDays, min: 0, max: 90, unit: "jours"))
            """
        }
    }

    private var themes: HTML {
        view.textArea("themes", label: "Thèmes", help: "Un thème par ligne.", value: book.themes.joined(separator: "\n"), rows: 8, maxLength: 2000)
    }

    private var criteria: HTML {
        let rows = book.criteria.map(Optional.some) + [nil, nil, nil]
        return "\(each: rows.enumerated(), { row in criterion(row.offset, row.element) })"
    }

    private func criterion(_ index: Int, _ criterion: CriterionRule?) -> HTML {
        view.fieldset("Critère \(index + 1)") {
            """
            \(view.hidden("code-\(index)", criterion?.code ?? ""))
            \(view.textField("question-\(index)", label: "Ce qui doit être vrai", value: criterion?.question, required: false, maxLength: 200))
            \(view.textField("help-\(index)", label: "Ce qu’il faut comprendre", value: criterion?.help, required: false, maxLength: 500))
            \(view.textArea("reasons-\(index)", label: "Motifs de refus réutilisables", help: "Un par ligne, en phrases complètes.", value: criterion?.reasons.map(\.reason).joined(separator: "\n"), required: false, rows: 3, maxLength: 4000))
            """
        }
    }

    private var money: HTML {
        let rows = book.envelopes.map(Optional.some) + [nil, nil, nil]
        let places = subject.territories.filter { $0.kind != .city }.map { Choice($0.code, text: $0.name) }
        return "\(each: rows.enumerated(), { row in envelope(row.offset, row.element, places) })"
    }

    private func envelope(_ index: Int, _ envelope: EnvelopeRule?, _ places: [Choice]) -> HTML {
        view.fieldset("Enveloppe \(index + 1)") {
            """
            \(view.textField("name-\(index)", label: "Nom", value: envelope?.name, required: false, maxLength: 100))
            \(view.moneyField("amount-\(index)", label: "Montant", value: envelope?.amount, required: false))
            \(view.select("territory-\(index)", label: "Territoire", choices: places, value: envelope?.territory, empty: "Toute la ville", required: false))
            \(view.select("theme-\(index)", label: "Thème", choices: book.themes.map { Choice($0, text: $0) }, value: envelope?.theme, empty: "Tous les thèmes", required: false))
            \(view.select("section-\(index)", label: "Section du budget", choices: BudgetSection.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: (envelope?.section ?? .investment).rawValue))
            \(view.textField("reference-\(index)", label: "Décision budgétaire", help: "Numéro et date.", value: envelope?.budgetReference, required: false, maxLength: 120))
            \(view.checkbox("fenced-\(index)", label: "Réservée : ce qui reste n’est pas reporté", checked: envelope?.isRingFenced ?? false))
            """
        }
    }

    private var calendar: HTML {
        "\(each: PhaseKind.allCases, { kind in window(kind) })"
    }

    private func window(_ kind: PhaseKind) -> HTML {
        let phase = book.calendar[kind]
        return view.fieldset(kind.name, help: kind == .deposit ? nil : "Laissez vide pour une édition sans cette étape.") {
            """
            \(view.dateTimeField("opens-\(kind.rawValue)", label: "Ouverture", value: phase?.opensAt, required: kind == .deposit))
            \(view.dateTimeField("closes-\(kind.rawValue)", label: "Clôture", value: phase?.closesAt, required: false))
            """
        }
    }

    private var ballot: HTML {
        let rule = book.ballot
        return """
            \(view.radios("kind", legend: "Comment vote-t-on ?", choices: BallotRule.Kind.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.kind.rawValue))
            \(view.numberField("minimum", label: "Nombre minimum de projets", value: rule.minimum, min: 1, max: 200))
            \(view.numberField("maximum", label: "Nombre maximum de projets", value: rule.maximum, min: 1, max: 200))
            \(view.select("mandatory", label: "Au moins un projet de ce territoire", choices: subject.territories.filter { $0.kind != .city }.map { Choice($0.code, text: $0.name) }, value: rule.mandatoryTerritory, empty: "Aucun territoire imposé", required: false))
            \(view.fieldset("Pour un vote par points") {
                """
                \(view.numberField("points", label: "Points à répartir", value: rule.totalPoints, min: 1, max: 1000))
                \(view.numberField("points-each", label: "Points au plus par projet", value: rule.maximumPointsPerProject, min: 1, max: 1000))
                """
            })
            \(view.checkbox("blank", label: "Le vote blanc est possible", checked: rule.allowsBlank))
            """
    }

    private var allocation: HTML {
        let rule = book.allocation
        return """
            \(view.radios("order", legend: "Dans quel ordre ?", choices: AllocationRuleChoice.Order.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.order.rawValue))
            \(view.radios("not-fitting", legend: "Quand un projet ne tient pas dans ce qui reste", choices: AllocationRuleChoice.NotFitting.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.notFitting.rawValue))
            \(view.fieldset("À égalité", help: "La première règle qui départage l’emporte.") {
                """
                \(tie("tie-1", "D’abord", rule.ties.first, isOptional: false))
                \(tie("tie-2", "Puis", rule.ties.count > 1 ? rule.ties[1] : nil, isOptional: true))
                \(view.textField("seed", label: "Texte public du tirage", help: "Par exemple une phrase et une date, annoncées avant le vote.", value: rule.seed, required: false, maxLength: 200))
                """
            })
            \(view.checkbox("carries", label: "Ce qui reste d’un territoire va à l’enveloppe de toute la ville", checked: rule.carriesOver))
            \(view.numberField("winners", label: "Nombre maximum de lauréats", value: rule.maximumWinners, required: false, min: 1, max: 1000))
            \(view.numberField("votes", label: "Nombre minimum de voix", value: rule.minimumVotes, required: false, min: 1, max: 1_000_000))
            """
    }

    private func tie(_ name: String, _ label: Message, _ value: AllocationRuleChoice.Tie?, isOptional: Bool) -> HTML {
        view.select(
            name, label: label, choices: AllocationRuleChoice.Tie.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: value?.rawValue,
            empty: isOptional ? "Rien" : nil, required: !isOptional
        )
    }
}
