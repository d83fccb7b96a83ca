import L10n
import Platform
import Vocabulary

/// The rules in words, the same on the page of rules, on the ballot and beside the results.
struct RulebookText {
    let book: Rulebook
    let t: Texts
    /// Names of territories by code.
    let territories: [String: String]

    /// Who may propose: age, link, legal persons, how many ideas, how long.
    var proposing: [String] {
        var sentences = people(book.proposers)
        sentences.append(book.proposers.acceptsLegalPersons
            ? t("Les associations, classes et groupes peuvent proposer.") : t("Seules les personnes proposent, en leur nom ou pour un groupe d’habitants."))
        if let most = book.maximumProposalsPerPerson {
            sentences.append(t(most, one: "Une seule proposition par personne.", many: "Au plus \(most) propositions par personne."))
        }
        return sentences
    }

    var voting: [String] { people(book.voters) + [t("Une personne, un bulletin.")] }

    private func people(_ conditions: Conditions) -> [String] {
        [
            conditions.minimumAge > 0 ? t("À partir de \(conditions.minimumAge) ans, dans l’année.") : t("Sans condition d’âge."),
            conditions.links.isEmpty
                ? t("Aucun lien avec la ville n’est demandé.")
                : t("Un lien avec la ville, déclaré sur l’honneur : \(t.alternatives(links(of: conditions)))."),
        ]
    }

    /// How long one has to complete a proposal, and to appeal.
    var delays: [String] {
        var sentences = [t(book.completionDays, one: "S’il manque quelque chose à une proposition, son auteur a un jour pour la compléter.", many: "S’il manque quelque chose à une proposition, son auteur a \(book.completionDays) jours pour la compléter.")]
        if book.appealDays > 0 { sentences.append(t(book.appealDays, one: "Si elle n’est pas recevable, il a un jour pour demander un nouvel examen.", many: "Si elle n’est pas recevable, il a \(book.appealDays) jours pour demander un nouvel examen.")) }
        return sentences
    }

    /// An envelope in one line.
    func envelope(_ envelope: EnvelopeRule) -> String {
        var words = [t.money(envelope.amount), place(envelope), t(envelope.section.name)]
        if envelope.isRingFenced { words.append(t("réservée")) }
        if !envelope.budgetReference.isEmpty { words.append(envelope.budgetReference) }
        return t("\(envelope.name) : \(words.joined(separator: ", "))")
    }

    func place(_ envelope: EnvelopeRule) -> String { envelope.territory.map { territories[$0] ?? $0 } ?? envelope.theme ?? t("Toute la ville") }

    private func links(of conditions: Conditions) -> [String] {
        CityLink.allCases.filter { conditions.links.contains($0) }.map { link in
            switch link {
            case .lives: t("y habiter")
            case .works: t("y travailler")
            case .studies: t("y étudier")
            case .uses: t("y venir souvent")
            }
        }
    }

    /// What a ballot must be, in one or two sentences.
    var ballot: String {
        let rule = book.ballot
        var sentence = switch rule.kind {
        case .approval where rule.minimum == rule.maximum: t(rule.maximum, one: "Choisissez exactement un projet.", many: "Choisissez exactement \(rule.maximum) projets.")
        case .approval: t("Choisissez de \(rule.minimum) à \(rule.maximum) projets.")
        case .knapsack: t("Choisissez des projets dont le coût total tient dans le budget, \(book.envelopes.map(\.amount).reduce(.zero, +)).")
        case .points: t("Répartissez \(rule.totalPoints) points, \(rule.maximumPointsPerProject) au plus par projet.")
        }
        if let code = rule.mandatoryTerritory { sentence += " " + t("Au moins un de vos choix est situé dans « \(territories[code] ?? code) ».") }
        if rule.allowsBlank { sentence += " " + t("Vous pouvez aussi voter blanc.") }
        return sentence
    }

    /// How the winners are found, sentence by sentence.
    var allocation: [String] {
        let rule = book.allocation
        var sentences = order
        if book.envelopes.count > 1 {
            sentences.append(rule.carriesOver
                ? t("Chaque enveloppe est attribuée à part ; ce qui reste d’un territoire va à l’enveloppe de toute la ville.")
                : t("Chaque enveloppe est attribuée à part ; ce qui reste n’est pas reporté."))
            if rule.carriesOver, book.envelopes.contains(where: \.isRingFenced) { sentences.append(t("Ce qui reste d’une enveloppe réservée n’est pas reporté.")) }
        }
        if rule.order != .equalShares {
            sentences.append(rule.notFitting == .skip
                ? t("Un projet qui ne tient pas dans ce qui reste est passé : on regarde le suivant.")
                : t("On s’arrête au premier projet qui ne tient pas dans ce qui reste."))
        }
        if let votes = rule.minimumVotes {
            sentences.append(book.ballot.kind == .points
                ? t(votes, one: "Il faut au moins un point pour être lauréat.", many: "Il faut au moins \(votes) points pour être lauréat.")
                : t("Il faut au moins \(votes) voix pour être lauréat."))
        }
        if let winners = rule.maximumWinners { sentences.append(t(winners, one: "Il y a un seul lauréat.", many: "Il y a au plus \(winners) lauréats.")) }
        for quota in rule.quotas {
            let whose = quota.theme ?? quota.territory.map { territories[$0] ?? $0 } ?? ""
            sentences.append(t(
                quota.atLeast, one: "Il y a au moins un lauréat pour « \(whose) », si l’argent suffit.",
                many: "Il y a au moins \(quota.atLeast) lauréats pour « \(whose) », si l’argent suffit."))
        }
        if !rule.mandatory.isEmpty {
            sentences.append(t(
                rule.mandatory.count, one: "Le projet n°\u{A0}\(rule.mandatory[0]) est financé avant tous les autres, quel que soit le vote.",
                many: "Les projets n°\u{A0}\(numbers(rule.mandatory)) sont financés avant tous les autres, quel que soit le vote."))
        }
        sentences += rule.exclusiveGroups.map { t("Parmi les projets n°\u{A0}\(numbers($0)), un seul peut être lauréat : le premier retenu.") }
        sentences.append(ties)
        if rule.comparesRules { sentences.append(t("La page des résultats montre aussi ce que d’autres règles auraient donné avec les mêmes bulletins.")) }
        return sentences
    }

    private var order: [String] {
        switch book.allocation.order {
        case .equalShares:
            [
                t("Chaque personne qui vote reçoit la même part de l’argent. Un projet est retenu quand celles et ceux qui l’ont choisi peuvent le payer ensemble ; d’abord celui qui demande le moins à chacun pour un euro dépensé."),
                t("Les parts augmentent d’un euro à la fois tant que l’argent suffit ; ce qui reste va aux projets qui ont le plus de voix."),
            ]
        case .votes, .votesPerCost:
            [
                book.ballot.kind == .points
                    ? t("Les projets sont classés par nombre de points.")
                    : book.allocation.order == .votes ? t("Les projets sont classés par nombre de voix.") : t("Les projets sont classés par nombre de voix pour un euro."),
            ]
        }
    }

    private func numbers(_ numbers: [Int]) -> String { t.list(numbers.map(String.init)) }

    private var ties: String {
        let words = book.allocation.ties.map { tie in
            switch tie {
            case .lowerCost: t("le projet le moins cher")
            case .higherCost: t("le projet le plus cher")
            case .lowerNumber: t("le plus petit numéro")
            case .publicSeed: t("un tirage que chacun peut refaire, à partir du texte « \(book.allocation.seed) »")
            }
        }
        return words.isEmpty ? "" : t("À égalité, on départage ainsi : \(words.joined(separator: t(", puis "))).")
    }
}
