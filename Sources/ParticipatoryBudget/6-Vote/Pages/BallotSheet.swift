import HTML
import L10n
import Vocabulary
import Web

/// The projects of a ballot, to be marked with their running total, then to be read again, whatever the kind of ballot.
struct BallotSheet {
    let booth: Booth
    let projects: [Project]
    let marked: MarkedBallot
    let view: View
    /// On a screen that serves several people, what keeps the choices of each apart.
    var keptUnder: String?

    private var t: Texts { view.t }
    private var paper: BallotPaper { booth.paper }
    private var rule: BallotRule { booth.paper.rule }

    // MARK: Choosing

    var choosing: HTML {
        if let second = rule.secondPart { return parts(second) }
        return total + view.ballotChoices(projects.map(choice), mark: mark)
    }

    private var mark: BallotMark {
        switch rule.kind {
        case .approval, .knapsack: .box
        case .points: .points(upTo: rule.maximumPointsPerProject)
        case .ranking: .pick(ranks)
        case .grades: .pick(BallotGrade.allCases.reversed().map { (value: $0.rawValue, label: t($0.name)) })
        }
    }

    private var ranks: [(value: Int, label: String)] {
        [(value: 0, label: t("Pas classé"))] + (1...max(rule.maximum, 1)).map { (value: $0, label: $0 == 1 ? t("1er choix") : t("\($0)e choix")) }
    }

    private var total: HTML {
        let limit: BallotLimit = switch rule.kind {
        case .approval, .ranking: .projects(rule.maximum)
        case .knapsack: .money(paper.budget)
        case .points: .points(rule.totalPoints)
        case .grades: .graded(projects.count)
        }
        let least = rule.kind == .approval || rule.kind == .ranking ? rule.minimum : 0
        return view.ballotTotal(
            chosen: marked.points.count, used: marked.cost(paper), points: marked.sum, minimum: least, limit: limit, keptAs: keptAs,
            must: must)
    }

    private var must: Message? {
        if let mandatory = paper.mandatory { return "Il manque un projet de « \(mandatory.name) »." }
        return rule.mandatoryTheme.map { "Il manque un projet du thème « \($0) »." }
    }

    private var keptAs: String { keptUnder ?? String(Secrets.sha256Hex("\(booth.edition.id.number) \(booth.account.id.number)").prefix(16)) }

    private func choice(_ project: Project) -> BallotChoice {
        BallotChoice(
            id: String(project.id.number), title: "\(project.number). \(project.title)", path: VoteLinks.project(booth.edition, project.number),
            cost: project.cost, text: project.summary.isEmpty ? nil : project.summary, place: project.place,
            isWhereOneMust: paper.isWhereOneMust(project.id))
    }

    // MARK: Two parts

    /// Each part with its own rule and its own total, beside what they bind.
    private func parts(_ second: DistrictPart) -> HTML {
        let counts = BallotParts(marked, paper), inDistricts = counts.districts.values.reduce(0, +)
        let ofCity = projects.filter { paper.district(of: $0.id) == nil }
        let districts = Dictionary(grouping: projects.filter { paper.district(of: $0.id) != nil }) { paper.district(of: $0.id)!.name }.sorted { $0.key < $1.key }
        return """
            \(section(t("Pour toute la ville")) { """
                \(view.ballotTotal(chosen: counts.city, minimum: rule.minimum, limit: .projects(rule.maximum), keptAs: keptAs, part: "city"))
                \(view.ballotChoices(ofCity.map(choice), mark: .box, part: "city"))
                """ })
            \(section(t("Dans un quartier, un seul, celui que vous voulez")) { """
                \(view.ballotTotal(chosen: inDistricts, minimum: second.minimum, limit: .projects(second.maximum), part: "district"))
                \(each: districts, { name, there in "\(heading(3, HTML(text: name)))\(view.ballotChoices(there.map(choice), mark: .box, part: "district"))" as HTML })
                """ })
            """
    }

    // MARK: Reading again

    var review: HTML {
        let number = numberColumn
        let columns = [Column(t("Projet"), isHeading: true), Column(t("Quartier"))] + (number.map { [$0] } ?? []) + [Column(t("Coût"), isNumber: true)]
        let sums: [HTML] = number == nil ? [] : [HTML(text: rule.kind == .points ? String(marked.sum) : "")]
        let footer: [HTML] = [HTML(text: sum), .empty] + sums + [HTML(text: t.money(marked.cost(paper)))]
        return table(t("Vos choix"), columns: columns, footer: footer, rows: chosen) { project in
            [HTML(text: "\(project.number). \(project.title)"), HTML(text: project.place ?? t("Toute la ville"))]
                + (number == nil ? [] : [HTML(text: said(marked.points[project.id] ?? 0))]) + [HTML(text: t.money(project.cost))]
        }
    }

    /// By number; in a ranking, by rank.
    private var chosen: [Project] {
        let chosen = projects.filter { marked.points[$0.id] != nil }
        return chosen.sorted { marked.isRanked ? marked.points[$0.id] ?? 0 < marked.points[$1.id] ?? 0 : $0.number < $1.number }
    }

    private var numberColumn: Column? {
        switch rule.kind {
        case .approval, .knapsack: nil
        case .points: Column(t("Points"), isNumber: true)
        case .ranking: Column(t("Rang"), isNumber: true)
        case .grades: Column(t("Mention"))
        }
    }

    private func said(_ number: Int) -> String {
        rule.kind == .grades ? BallotGrade(rawValue: number).map { t($0.name) } ?? "" : String(number)
    }

    /// How many are chosen, and how many of them where one at least must be.
    private var sum: String {
        let count = t(chosen.count, one: "un projet", many: "\(chosen.count) projets")
        guard let mandatory = paper.mandatory else { return t("En tout : \(count)") }
        let there = chosen.count { $0.territory.map(mandatory.ids.contains) ?? false }
        return t("En tout : \(count), dont \(there) dans « \(mandatory.name) »")
    }

    /// What was marked, as the next form carries it.
    var carried: HTML {
        "\(each: marked.points.keys.sorted(), { id in rule.kind.isNumbered ? view.hidden("choice-\(id)", String(marked.points[id] ?? 0)) : view.hidden("choice", String(id.number)) })"
    }
}
