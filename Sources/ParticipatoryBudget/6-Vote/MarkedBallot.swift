import Vocabulary

/// What one person marks: projects, each with its points when the vote gives points, or nothing at all.
struct MarkedBallot: Sendable, Equatable {
    /// One point each when the vote gives none.
    var points: [ID<Project>: Int] = [:]
    var isBlank = false
    /// Whether the numbers are ranks, one being the best: the box then keeps the projects in that order.
    var isRanked = false

    var isEmpty: Bool { points.isEmpty }
    var sum: Int { points.values.reduce(0, +) }

    /// As the box keeps it, without the order in which it was marked: `12,45`, with points `12:3,45:2`, empty when blank.
    var text: String { isRanked ? ranked.map { "\($0)" }.joined(separator: ",") : text(withPoints: points.values.contains { $0 != 1 }) }

    /// The best first.
    var ranked: [ID<Project>] { points.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key) }

    func text(withPoints: Bool) -> String {
        points.sorted { $0.key < $1.key }.map { withPoints ? "\($0.key):\($0.value)" : "\($0.key)" }.joined(separator: ",")
    }

    func cost(_ paper: BallotPaper) -> Euros { points.keys.reduce(.zero) { $0 + (paper.projects[$1]?.cost ?? .zero) } }
}

/// What the check of a ballot needs of a project.
struct Choosable: Sendable, Equatable {
    var cost: Euros
    var territory: TerritoryID?
    var theme: String?
}

/// The ballot before anything is marked on it: the rule, the projects, the money, where one project must be chosen.
struct BallotPaper: Sendable {
    var rule: BallotRule
    var projects: [ID<Project>: Choosable]
    var budget: Euros
    var mandatory: (name: String, ids: Set<TerritoryID>)?
    /// On a ballot in two parts, the district of each territory.
    var districts: [TerritoryID: BallotDistrict] = [:]

    /// Why nobody could fill it but blank, whatever she chose; nil when it can be filled.
    var flaw: Message? {
        if projects.isEmpty { return "Aucun projet n’est soumis au vote." }
        if rule.kind == .approval || rule.kind == .ranking, projects.count < rule.minimum {
            return "Le règlement demande de choisir au moins \(rule.minimum) projets, et le bulletin n’en compte que \(projects.count)."
        }
        if let mandatory, !projects.values.contains(where: { $0.territory.map(mandatory.ids.contains) ?? false }) {
            return "Le règlement demande de choisir un projet situé à \(mandatory.name), et le bulletin n’en compte aucun."
        }
        if let theme = rule.mandatoryTheme, !projects.values.contains(where: { $0.theme == theme }) {
            return "Le règlement demande de choisir un projet du thème « \(theme) », et le bulletin n’en compte aucun."
        }
        if rule.secondPart != nil, projects.keys.count(where: { district(of: $0) == nil }) < rule.minimum {
            return "Le règlement demande de choisir au moins \(rule.minimum) projets pour toute la ville, et le bulletin en compte moins."
        }
        if rule.kind == .knapsack, !projects.values.contains(where: { $0.cost <= budget }) {
            return "Le règlement donne \(budget) à dépenser, et chaque projet du bulletin coûte plus."
        }
        return nil
    }

    /// What is wrong with a ballot, in words that say how to mend it; nothing when it can be cast.
    func problems(_ ballot: MarkedBallot) -> [Message] {
        if ballot.isBlank { return blankProblems(ballot) }
        if ballot.isEmpty {
            return [rule.allowsBlank ? "Choisissez au moins un projet, ou cochez « Je vote blanc »." : "Choisissez au moins un projet."]
        }
        return numberProblems(ballot) + placeProblems(ballot) + themeProblems(ballot)
    }

    private func blankProblems(_ ballot: MarkedBallot) -> [Message] {
        if !rule.allowsBlank { return ["Ce vote ne prévoit pas de vote blanc : choisissez au moins un projet."] }
        return ballot.isEmpty ? [] : ["Vous avez coché « Je vote blanc » et choisi des projets : gardez l’un ou l’autre."]
    }

    private func numberProblems(_ ballot: MarkedBallot) -> [Message] {
        let count = ballot.points.count
        if let second = rule.secondPart { return partProblems(ballot, second) }
        switch rule.kind {
        case .approval:
            if rule.minimum == rule.maximum, count != rule.minimum {
                return [rule.minimum == 1 ? "Choisissez un seul projet\u{A0}: vous en avez \(count)." : "Choisissez exactement \(rule.minimum) projets\u{A0}: vous en avez \(count)."]
            }
            if count > rule.maximum { return ["Vous avez choisi \(count) projets\u{A0}: retirez-en \(count - rule.maximum), le maximum est \(rule.maximum)."] }
            if count < rule.minimum { return ["Choisissez-en encore \(rule.minimum - count) : il en faut au moins \(rule.minimum)."] }
            return []
        case .knapsack:
            let used = ballot.cost(self)
            if used <= budget { return [] }
            return ["Vos projets coûtent ensemble \(used), soit \(used - budget) de trop : retirez-en jusqu’à tenir dans \(budget)."]
        case .points: return pointProblems(ballot)
        case .ranking: return rankProblems(ballot)
        case .grades: return []
        }
    }

    private func pointProblems(_ ballot: MarkedBallot) -> [Message] {
        var problems: [Message] = []
        if ballot.sum > rule.totalPoints {
            problems.append("Vous avez donné \(ballot.sum) points : retirez-en \(ballot.sum - rule.totalPoints), vous en avez \(rule.totalPoints) en tout.")
        }
        if ballot.points.values.contains(where: { $0 > rule.maximumPointsPerProject }) {
            problems.append("Un projet reçoit trop de points : le maximum est \(rule.maximumPointsPerProject) par projet.")
        }
        return problems
    }

    private func placeProblems(_ ballot: MarkedBallot) -> [Message] {
        guard let mandatory, !ballot.points.keys.contains(where: { projects[$0]?.territory.map(mandatory.ids.contains) ?? false }) else { return [] }
        return ["Choisissez au moins un projet situé à \(mandatory.name) : le règlement le demande."]
    }
}
