import Platform
import Vocabulary

/// The district that a project stands in, on a ballot in two parts.
struct BallotDistrict: Sendable, Hashable {
    var id: TerritoryID
    var name: String

    /// For each territory the widest one around it within the city: the arrondissement, or the neighbourhood where there is none.
    static func all(_ territories: [Territory]) -> [TerritoryID: BallotDistrict] {
        let byID = Dictionary(uniqueKeysWithValues: territories.map { ($0.id, $0) })
        var districts: [TerritoryID: BallotDistrict] = [:]
        for territory in territories where territory.kind != .city {
            var widest = territory
            // A loop of parents would be an error of the data; no city is ten levels deep.
            for _ in 0..<10 {
                guard let around = widest.parent.flatMap({ byID[$0] }), around.kind != .city else { break }
                widest = around
            }
            districts[territory.id] = BallotDistrict(id: widest.id, name: widest.name)
        }
        return districts
    }
}

/// The two parts of a ballot: what is chosen for the whole city, what in which districts.
struct BallotParts: Sendable, Equatable {
    var city = 0
    var districts: [BallotDistrict: Int] = [:]

    init(_ ballot: MarkedBallot, _ paper: BallotPaper) {
        for id in ballot.points.keys {
            if let district = paper.district(of: id) { districts[district, default: 0] += 1 } else { city += 1 }
        }
    }
}

extension BallotPaper {
    func district(of project: ID<Project>) -> BallotDistrict? { projects[project]?.territory.flatMap { districts[$0] } }

    /// Each part within its own numbers, and one district only.
    func partProblems(_ ballot: MarkedBallot, _ second: DistrictPart) -> [Message] {
        let parts = BallotParts(ballot, self)
        var problems = Self.rangeProblems(parts.city, rule.minimum, rule.maximum, "pour toute la ville")
        if parts.districts.count > 1 {
            let names = parts.districts.keys.map { "« \($0.name) »" }.sorted().joined(separator: ", ")
            problems.append("Vos projets de quartier viennent de plusieurs quartiers : \(names). Gardez ceux d’un seul.")
        } else {
            problems += Self.rangeProblems(parts.districts.values.first ?? 0, second.minimum, second.maximum, "dans un quartier")
        }
        return problems
    }

    private static func rangeProblems(_ count: Int, _ least: Int, _ most: Int, _ place: Message) -> [Message] {
        if count > most { return ["Vous avez choisi \(count) projets \(place)\u{A0}: gardez-en \(most) au plus."] }
        if count == 1, least > 1 { return ["Vous avez choisi un projet \(place)\u{A0}: il en faut au moins \(least)."] }
        if count < least { return ["Vous avez choisi \(count) projets \(place)\u{A0}: il en faut au moins \(least)."] }
        return []
    }

    /// Ranks follow each other from one on, each given once.
    func rankProblems(_ ballot: MarkedBallot) -> [Message] {
        let ranks = ballot.points.values.sorted(), count = ranks.count
        if let twice = zip(ranks, ranks.dropFirst()).first(where: { $0 == $1 })?.0 {
            return ["Deux projets ont le rang \(twice) : donnez à chacun le sien."]
        }
        if let missing = (1...max(count, 1)).first(where: { !ranks.contains($0) }) {
            return ["Il manque le rang \(missing) : les rangs se suivent à partir de 1."]
        }
        if count > rule.maximum { return ["Vous avez classé \(count) projets\u{A0}: retirez-en \(count - rule.maximum), le maximum est \(rule.maximum)."] }
        if count < rule.minimum { return ["Classez-en encore \(rule.minimum - count) : il en faut au moins \(rule.minimum)."] }
        return []
    }

    func themeProblems(_ ballot: MarkedBallot) -> [Message] {
        guard let theme = rule.mandatoryTheme, !ballot.points.keys.contains(where: { projects[$0]?.theme == theme }) else { return [] }
        return ["Choisissez au moins un projet du thème « \(theme) » : le règlement le demande."]
    }

    /// Whether a project stands where one choice at least must be.
    func isWhereOneMust(_ project: ID<Project>) -> Bool {
        guard let choosable = projects[project] else { return false }
        return choosable.territory.map { mandatory?.ids.contains($0) ?? false } ?? false || (rule.mandatoryTheme != nil && choosable.theme == rule.mandatoryTheme)
    }
}
