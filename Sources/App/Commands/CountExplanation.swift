import Pabulib
import Tally

/// A count told project by project in a terminal: why each won or not, what it lacked, where its supporters live; then the whole.
struct CountExplanation {
    let election: PabulibFile
    let explanation: Explanation
    let say: CountLanguage
    /// Whether the rule counts points.
    let givesPoints: Bool
    private var instance: Instance { election.instance }

    init(_ election: PabulibFile, _ explanation: Explanation, _ rule: AllocationRule, _ language: CountLanguage) {
        (self.election, self.explanation, say) = (election, explanation, language)
        givesPoints = rule.utility == .points || rule.utility == .borda
    }

    var text: String {
        let lines = explanation.lines.sorted { ($1.supporters, $0.project) < ($0.supporters, $1.project) }.map(line)
        return (lines + [""] + wins + parts(say("Par quartier", "By district"), explanation.distribution.byTerritory)
            + parts(say("Par thème", "By theme"), explanation.distribution.byCategory)).joined(separator: "\n")
    }

    private func line(_ line: Explanation.Line) -> String {
        let name = "\(instance.projects[line.project].id) \(election.name(of: line.project))"
        var sentences = [
            say("\(line.supporters) voix", "\(line.supporters) votes") + ", " + instance.text(of: instance.projects[line.project].cost) + ".",
            line.fate.map(reason) ?? say("Il n’a pas été examiné.", "It was not considered."),
        ]
        if let missing = line.votesMissing {
            let plural = missing == 1 ? "" : "s"
            let words = givesPoints ? say("\(missing) point\(plural)", "\(missing) point\(plural)") : say("\(missing) voix", "\(missing) vote\(plural)")
            sentences.append(say("Il lui a manqué \(words).", "It lacked \(words)."))
        }
        if let cost = line.winningCost {
            let amount = instance.text(of: cost)
            sentences.append(say("En coûtant au plus \(amount), il aurait été lauréat.", "At a cost of \(amount) or less it would have won."))
        }
        if !line.places.isEmpty {
            sentences.append(say("Ses voix viennent de : ", "Its votes come from: ") + line.places.map { "\($0.name) \($0.supporters)" }.joined(separator: ", ") + ".")
        }
        return "\(name)\n  \(sentences.joined(separator: " "))"
    }

    private func reason(_ fate: Round.Outcome) -> String {
        let money = { (amount: Int) in instance.text(of: amount) }
        let id = { (project: Int) in instance.projects[project].id }
        return switch fate {
        case .taken(.rank), .taken(.completion): say("Lauréat : à son tour, l’argent suffisait.", "Won: at its turn there was money enough.")
        case .taken(.mandatory): say("Lauréat : financé avant tous les autres.", "Won: funded before all others.")
        case .taken(.quota): say("Lauréat par le minimum réservé à son thème ou à son quartier.", "Won by the minimum kept for its theme or district.")
        case .taken(.paidBySupporters): say("Lauréat : ses soutiens pouvaient le payer ensemble.", "Won: its supporters could pay for it together.")
        case .taken(.reserve): say("Lauréat, complété par la réserve.", "Won, completed from the reserve.")
        case .taken(.bestSet): say("Lauréat : il est du meilleur ensemble.", "Won: it belongs to the best set.")
        case .takenInPart(let amount): say("Lauréat pour une part : \(money(amount)).", "Won in part: \(money(amount)).")
        case .skipped(let missing): say("Il coûtait \(money(missing)) de plus que ce qui restait.", "It cost \(money(missing)) more than was left.")
        case .stoppedHere(let missing):
            say("Le décompte s’est arrêté là : il manquait \(money(missing)).", "The count ended here: \(money(missing)) was missing.")
        case .notReached(let other): say("Il venait après le projet \(id(other)), où le décompte s’est arrêté.", "It came after project \(id(other)), where the count ended.")
        case .enoughWinners: say("Le nombre maximal de lauréats était atteint.", "There were as many winners as may be.")
        case .tooFewVotes(_, let minimum): say("Il n’atteint pas le minimum de \(minimum).", "It has less than the minimum of \(minimum).")
        case .excludedBy(let other): say("Le projet \(id(other)), son rival, est lauréat.", "Project \(id(other)), its rival, won.")
        case .unaffordable: say("Ses soutiens n’avaient plus ensemble de quoi le payer.", "Its supporters together no longer had its cost.")
        case .noSupporter: say("Personne ne l’a choisi.", "Nobody chose it.")
        case .notInBestSet: say("Un autre ensemble de projets satisfait davantage.", "Another set of projects brings more.")
        }
    }

    private var wins: [String] {
        explanation.satisfaction.votersByWins.enumerated().map { wins, voters in
            say("\(voters) bulletins ont \(wins) de leurs choix parmi les lauréats", "\(voters) ballots have \(wins) of their choices among the winners")
        }
    }

    /// Money by district or theme beside the share of the choices, and of the voters where the ballots say where they live.
    private func parts(_ title: String, _ parts: [Distribution.Part]) -> [String] {
        guard parts.contains(where: { $0.name != nil }) else { return [] }
        let spent = max(explanation.allocation.spent, 1), choices = max(parts.reduce(0) { $0 + $1.choices }, 1)
        return ["", title] + parts.map { part in
            let percent = { (amount: Int, whole: Int) in "\((Fraction(amount, whole) * Fraction(100)).decimal(digits: 1)) %" }
            let voters = part.name.flatMap { explanation.voters[$0] }.map { ", " + say("votants", "voters") + " \(percent($0, max(explanation.satisfaction.voters, 1)))" }
            return "\(part.name ?? "–"): " + say("lauréats", "winners") + " \(part.winners), " + instance.text(of: part.spent) + " (\(percent(part.spent, spent))), "
                + say("choix", "choices") + " \(percent(part.choices, choices))" + (voters ?? "")
        }
    }
}
