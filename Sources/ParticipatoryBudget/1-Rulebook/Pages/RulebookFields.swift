import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The fields of each step of the guided form; `RulebookRows` has those that come in lists.
struct RulebookFields {
    let subject: RulebookSubject
    let view: View
    private var book: Rulebook { subject.version.rulebook }
    private var t: Texts { view.t }

    func fields(_ section: RulebookSection) -> HTML {
        switch section {
        case .people: people("proposers", "Pour proposer", book.proposers, isProposing: true) + people("voters", "Pour voter", book.voters, isProposing: false) + limits
        case .criteria: RulebookRows(subject: subject, view: view).criteria
        case .money: RulebookRows(subject: subject, view: view).money
        case .calendar: calendar
        case .ballot: ballot
        case .allocation: allocation
        case .words: view.textArea("summary", label: "Le règlement en quelques phrases simples", help: "Les habitants le lisent en premier : dites combien, pour qui, comment, quand. Une ligne vide sépare deux paragraphes.", value: book.summary, rows: 8, maxLength: 3000)
        }
    }

    private func people(_ name: String, _ legend: Message, _ conditions: Conditions, isProposing: Bool) -> HTML {
        view.fieldset(legend) {
            """
            \(view.numberField("\(name)-age", label: "Âge minimum", help: "0 : sans condition d’âge.", value: conditions.minimumAge, min: 0, max: 99, unit: "ans"))
            \(view.checkboxes("\(name)-links", legend: "Liens avec la ville acceptés", help: "Un seul suffit. Aucun coché : tout le monde peut participer.", choices: CityLink.allCases.map { Choice($0.rawValue, text: t($0.name)) }, values: conditions.links.map(\.rawValue)))
            \(if: isProposing, view.checkbox("legal-persons", label: "Les associations, classes et groupes peuvent proposer", checked: conditions.acceptsLegalPersons))
            \(if: isProposing, view.checkbox("body-members", label: "Seuls les membres des instances participatives peuvent proposer", help: "Pour un appel à projets des conseils de quartier et des autres instances.", checked: conditions.areBodyMembers == true))
            """
        }
    }

    private var limits: HTML {
        view.fieldset("Limites") {
            """
            \(view.moneyField("cap", label: "Coût maximum d’un projet", value: book.projectCap, required: false))
            \(view.numberField("per-person", label: "Nombre maximum de propositions par personne", value: book.maximumProposalsPerPerson, required: false, min: 1, max: 100))
            \(view.numberField("length", label: "Longueur maximum d’une proposition", value: book.maximumLength, min: 200, max: 20_000, unit: "caractères"))
            \(view.numberField("completion-days", label: "Délai pour compléter une proposition", value: book.completionDays, min: 1, max: 90, unit: "jours"))
            \(view.numberField("appeal-days", label: "Délai de recours", value: book.appealDays, min: 0, max: 90, unit: "jours"))
            """
        }
    }

    private var calendar: HTML {
        """
        \(if: UsualCalendar.isUntouched(book.calendar, since: subject.version.draftedAt), alert(.info, t("Ces dates sont une proposition, en jours ouvrés : les durées habituelles d’un budget participatif. Vérifiez les vacances scolaires et les séances du conseil.")))
        \(each: PhaseKind.allCases, { kind in window(kind) })
        """
    }

    private func window(_ kind: PhaseKind) -> HTML {
        let phase = book.calendar[kind]
        return view.fieldset(kind.name, help: kind == .deposit ? nil : "Laissez vide pour une édition sans cette étape.") {
            """
            <div class="row">\(view.dateTimeField("opens-\(kind.rawValue)", label: "Ouverture", value: phase?.opensAt, required: kind == .deposit))\
            \(view.dateTimeField("closes-\(kind.rawValue)", label: "Clôture", value: phase?.closesAt, required: false))</div>
            """
        }
    }

    private var ballot: HTML {
        let rule = book.ballot
        return """
            \(view.radios("kind", legend: "Comment vote-t-on ?", choices: BallotRule.Kind.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.kind.rawValue))
            \(view.fieldset("Pour un choix ou un classement d’un nombre de projets", help: "Deux fois le même nombre : exactement ce nombre.") {
                """
                <div class="row">\(view.numberField("minimum", label: "Au moins", value: rule.minimum, min: 1, max: 200, unit: "projets"))\
                \(view.numberField("maximum", label: "Au plus", value: rule.maximum, min: 1, max: 200, unit: "projets"))</div>
                """
            })
            \(view.fieldset("Pour un vote par points") {
                """
                <div class="row">\(view.numberField("points", label: "Points à répartir", value: rule.totalPoints, min: 1, max: 1000))\
                \(view.numberField("points-each", label: "Au plus par projet", value: rule.maximumPointsPerProject, min: 1, max: 1000))</div>
                """
            })
            \(view.select("mandatory", label: "Au moins un projet de ce territoire", choices: subject.territories.filter { $0.kind != .city }.map { Choice($0.code, text: $0.name) }, value: rule.mandatoryTerritory, empty: "Aucun territoire imposé", required: false))
            \(view.select("mandatory-theme", label: "Au moins un projet de ce thème", choices: book.themes.map { Choice($0, text: $0) }, value: rule.mandatoryTheme, empty: "Aucun thème imposé", required: false))
            \(view.fieldset("Une seconde partie : des projets d’un quartier, au choix de chacun", help: "Les nombres plus haut valent alors pour les projets de toute la ville. Laissez vide pour un bulletin en une partie.") {
                """
                <div class="row">\(view.numberField("district-minimum", label: "Au moins", value: rule.district?.minimum, required: false, min: 0, max: 200, unit: "projets"))\
                \(view.numberField("district-maximum", label: "Au plus", value: rule.district?.maximum, required: false, min: 1, max: 200, unit: "projets"))</div>
                """
            })
            \(view.checkbox("blank", label: "Le vote blanc est possible", checked: rule.allowsBlank))
            \(view.checkbox("replaceable", label: "Chacun peut remplacer son vote sur internet jusqu’à la clôture", help: "Seulement si le vote a un bureau et une urne scellée. Jusqu’à la clôture, un lien chiffré relie alors la personne à son bulletin scellé.", checked: rule.isReplaceable ?? false))
            \(view.checkbox("totals", label: "Une urne de papier peut être comptée par ses seuls totaux", help: "Seulement pour un vote par choix et une règle qui additionne les voix : les règles proportionnelles, les points et les rangs demandent chaque bulletin.", checked: rule.acceptsTotals ?? false))
            \(view.radios("proof", legend: "Que demande-t-on pour voter sur internet ?", help: "Au guichet et au bureau de vote, un agent peut voir une pièce d’identité.", choices: VoterProof.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: (book.proof ?? .mail).rawValue, required: false))
            \(view.checkbox("turnout", label: "Pendant le vote, tout le monde lit combien de personnes ont voté, à la dizaine près", help: "Sinon, rien n’est public avant la clôture. Une urne scellée publie pourtant chaque nuit sa liste, donc le nombre de ses bulletins.", checked: book.publishesTurnout ?? false))
            """
    }

    private var allocation: HTML {
        let rule = book.allocation
        return """
            \(view.radios("order", legend: "Dans quel ordre ?", choices: AllocationRuleChoice.Order.usual.map { Choice($0.rawValue, text: t($0.name)) }, value: (rule.order.isUsual ? rule.order : .votes).rawValue))
            \(view.radios("not-fitting", legend: "Quand un projet ne tient pas dans ce qui reste", help: "Quand les projets sont pris dans l’ordre des voix.", choices: AllocationRuleChoice.NotFitting.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.notFitting.rawValue))
            \(view.fieldset("À égalité", help: "La première règle qui départage l’emporte. La dernière doit départager toujours : le plus petit numéro ou un tirage.") {
                """
                \(tie("tie-1", "D’abord", rule.ties.first, isOptional: false))
                \(tie("tie-2", "Puis", rule.ties.count > 1 ? rule.ties[1] : nil, isOptional: true))
                \(tie("tie-3", "Enfin", rule.ties.count > 2 ? rule.ties[2] : nil, isOptional: true))
                \(view.textField("seed", label: "Texte public du tirage", help: "Par exemple une phrase et une date, annoncées avant le vote.", value: rule.seed, required: false, maxLength: 200))
                """
            })
            \(view.checkbox("carries", label: "Ce qui reste d’un territoire va à l’enveloppe de toute la ville", checked: rule.carriesOver))
            <div class="row">\(view.numberField("winners", label: "Nombre maximum de lauréats", value: rule.maximumWinners, required: false, min: 1, max: 1000))\
            \(view.numberField("votes", label: "Nombre minimum de voix", help: "Ou de points.", value: rule.minimumVotes, required: false, min: 1, max: 1_000_000))</div>
            \(RulebookRows(subject: subject, view: view).quotas)
            \(view.fieldset("Des projets à part", help: "Par leurs numéros sur le bulletin, une fois celui-ci composé.") {
                """
                \(view.textArea("exclusive", label: "Projets qui s’excluent", help: "Un groupe par ligne, par exemple : 12, 15. Un seul projet de chaque groupe peut être lauréat.", value: rule.exclusiveGroups.map(Self.list).joined(separator: "\n"), required: false, rows: 3, maxLength: 2000))
                \(view.textField("funded", label: "Projets financés avant tous les autres", help: "Par exemple : 3, 8.", value: Self.list(rule.mandatory), required: false, maxLength: 500))
                """
            })
            \(finer)
            \(view.checkbox("compares", label: "Les résultats montrent aussi ce que d’autres règles auraient donné avec les mêmes bulletins", checked: rule.comparesRules))
            """
    }

    /// What few cities need: folded, unless it is used or is to be mended.
    private var finer: HTML {
        typealias Rule = AllocationRuleChoice
        let rule = book.allocation, plain = Rule()
        let isUsed = !rule.order.isUsual || rule.ties.count > 3 || rule.minimumPercent != nil || rule.yieldsToVotes
            || (rule.worth, rule.completion) != (plain.worth, plain.completion) || rule.ties.contains(.theme)
        let isWrong = ["other-order", "worth", "completion", "percent", "tie-4", "tie-5", "tie-theme"].contains { view.form.error($0) != nil }
        return details(t("Des règles plus rares"), isOpen: isUsed || isWrong, """
            \(view.select("other-order", label: "Une autre règle", choices: Rule.Order.others.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.order.isUsual ? nil : rule.order.rawValue, empty: "Celle qui est choisie plus haut", required: false))
            \(view.select("completion", label: "À parts égales, quand plus personne ne peut payer", choices: Rule.Remainder.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.completion.rawValue))
            \(view.checkbox("yields", label: "À parts égales, les projets qui ont le plus de voix sont retenus à la place si davantage de personnes les préfèrent", checked: rule.yieldsToVotes))
            \(view.select("worth", label: "À parts égales ou pour le meilleur ensemble, un projet obtenu vaut", help: "Sans effet sur un vote par points : il vaut les points qu’on lui donne.", choices: Rule.Worth.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: rule.worth.rawValue))
            \(view.numberField("percent", label: "Part minimum des bulletins", help: "Un projet choisi par moins n’est pas lauréat.", value: rule.minimumPercent, required: false, min: 1, max: 100, unit: "%"))
            \(tie("tie-4", "À égalité, en quatrième", rule.ties.count > 3 ? rule.ties[3] : nil, isOptional: true))
            \(tie("tie-5", "À égalité, en cinquième", rule.ties.count > 4 ? rule.ties[4] : nil, isOptional: true))
            \(view.select("tie-theme", label: "Thème prioritaire à égalité", choices: book.themes.map { Choice($0, text: $0) }, value: rule.tieTheme.isEmpty ? nil : rule.tieTheme, empty: "Aucun", required: false))
            """)
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

    private func tie(_ name: String, _ label: Message, _ value: AllocationRuleChoice.Tie?, isOptional: Bool) -> HTML {
        view.select(
            name, label: label, choices: AllocationRuleChoice.Tie.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: value?.rawValue,
            empty: isOptional ? "Rien" : nil, required: !isOptional
        )
    }
}
