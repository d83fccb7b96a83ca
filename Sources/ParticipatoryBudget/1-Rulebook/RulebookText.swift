import L10n
import Platform
import Vocabulary

/// The rules in words, the same on the page of rules, on the ballot and beside the results.
struct RulebookText {
    let book: Rulebook
    let t: Texts
    /// Names of territories by code.
    let territories: [String: String]

    func people(_ conditions: Conditions) -> String {
        let age = conditions.minimumAge > 0 ? t("À partir de \(conditions.minimumAge) ans.") : t("Sans condition d’âge.")
        let links = conditions.links.isEmpty
            ? t("Aucun lien avec la ville n’est demandé.")
            : t("Un lien avec la ville, déclaré sur l’honneur : \(t.alternatives(links(of: conditions))).")
        return age + " " + links
    }

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
        case .knapsack: t("Choisissez des projets dont le coût total tient dans le budget.")
        case .points: t("Répartissez \(rule.totalPoints) points, \(rule.maximumPointsPerProject) au plus par projet.")
        }
        if let code = rule.mandatoryTerritory { sentence += " " + t("L’un d’eux au moins se trouve ici : \(territories[code] ?? code).") }
        if rule.allowsBlank { sentence += " " + t("Vous pouvez aussi voter blanc.") }
        return sentence
    }

    /// How the winners are found, sentence by sentence.
    var allocation: [String] {
        let rule = book.allocation
        var sentences = [
            book.ballot.kind == .points
                ? t("Les projets sont classés par nombre de points.")
                : rule.order == .votes ? t("Les projets sont classés par nombre de voix.") : t("Les projets sont classés par nombre de voix pour un euro."),
        ]
        if book.envelopes.count > 1 {
            sentences.append(rule.carriesOver
                ? t("Chaque enveloppe est attribuée à part ; ce qui reste d’un territoire va à l’enveloppe de toute la ville.")
                : t("Chaque enveloppe est attribuée à part ; ce qui reste n’est pas reporté."))
        }
        sentences.append(rule.notFitting == .skip
            ? t("Un projet qui ne tient pas dans ce qui reste est passé : on regarde le suivant.")
            : t("On s’arrête au premier projet qui ne tient pas dans ce qui reste."))
        if let votes = rule.minimumVotes { sentences.append(t("Il faut au moins \(votes) voix pour être lauréat.")) }
        if let winners = rule.maximumWinners { sentences.append(t("Il y a au plus \(winners) lauréats.")) }
        sentences.append(ties)
        return sentences
    }

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
