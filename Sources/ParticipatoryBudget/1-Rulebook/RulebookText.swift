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
        if book.proposers.areBodyMembers == true { sentences.append(t("Réservé aux membres des instances participatives.")) }
        sentences.append(book.proposers.acceptsLegalPersons
            ? t("Les associations, classes et groupes peuvent proposer.") : t("Seules les personnes proposent, en leur nom ou pour un groupe d’habitants."))
        if let most = book.maximumProposalsPerPerson {
            sentences.append(t(most, one: "Une seule proposition par personne.", many: "Au plus \(most) propositions par personne."))
        }
        return sentences
    }

    var voting: [String] { people(book.voters) + [t("Une personne, un bulletin.")] + proof }

    private var proof: [String] {
        switch book.proof ?? .mail {
        case .mail: []
        case .phone: [t("Pour voter sur internet, un code est envoyé par SMS. Un numéro sert une seule fois.")]
        case .declared: [t("Pour voter sur internet, on déclare sur l’honneur son nom et sa date de naissance.")]
        case .code: [t("Pour voter sur internet, il faut le code reçu par courrier. Il sert une seule fois.")]
        case .counter: [t("Pour voter sur internet, on montre une fois une pièce d’identité à un guichet de la ville. Rien n’en est photocopié.")]
        case .identity: [t("Pour voter sur internet, on prouve son identité avec FranceConnect. Sans FranceConnect, on vote au guichet.")]
        }
    }

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
        case .approval where rule.district != nil: parts
        case .approval where rule.minimum == rule.maximum: t(rule.maximum, one: "Choisissez exactement un projet.", many: "Choisissez exactement \(rule.maximum) projets.")
        case .approval: t("Choisissez de \(rule.minimum) à \(rule.maximum) projets.")
        case .knapsack: t("Choisissez des projets dont le coût total tient dans le budget, \(book.envelopes.map(\.amount).reduce(.zero, +)).")
        case .points: t("Répartissez \(rule.totalPoints) points, \(rule.maximumPointsPerProject) au plus par projet.")
        case .ranking where rule.minimum == rule.maximum: t("Classez exactement \(rule.maximum) projets, celui que vous préférez en premier.")
        case .ranking: t("Classez de \(rule.minimum) à \(rule.maximum) projets, celui que vous préférez en premier.")
        case .grades: t("Donnez une mention à chaque projet : \(BallotGrade.allCases.map { "« \(t($0.name)) »" }.joined(separator: ", ")). Un projet sans mention compte comme « Pas convaincu ».")
        }
        if let code = rule.mandatoryTerritory { sentence += " " + t("Au moins un de vos choix est situé dans « \(territories[code] ?? code) ».") }
        if let theme = rule.mandatoryTheme { sentence += " " + t("Au moins un de vos choix porte sur le thème « \(theme) ».") }
        if rule.isReplaceable == true { sentence += " " + t("Sur internet, vous pouvez remplacer votre vote jusqu’à la clôture.") }
        if rule.acceptsTotals == true { sentence += " " + t("Une urne tenue par un partenaire peut être comptée par ses seuls totaux, présentés à part.") }
        if rule.allowsBlank { sentence += " " + t("Vous pouvez aussi voter blanc.") }
        return sentence
    }

    /// A ballot in two parts: the whole city, then one district.
    private var parts: String {
        let rule = book.ballot, district = rule.district ?? DistrictPart()
        return range(rule.minimum, rule.maximum, t("pour toute la ville")) + " " + range(district.minimum, district.maximum, t("dans un seul quartier, celui que vous voulez"))
    }

    private func range(_ least: Int, _ most: Int, _ place: String) -> String {
        if least == most { return t(most, one: "Choisissez exactement un projet \(place).", many: "Choisissez exactement \(most) projets \(place).") }
        return least == 0
            ? t(most, one: "Choisissez au plus un projet \(place).", many: "Choisissez au plus \(most) projets \(place).")
            : t("Choisissez de \(least) à \(most) projets \(place).")
    }
}
