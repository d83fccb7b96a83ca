import ArgumentParser
import L10n
import Pabulib
import Tally
#if canImport(Glibc)
import Glibc
#endif

/// The language of what the commands say to people, unless an option names it: the shell's.
enum CountLanguage: String, WordOption {
    case fr, en

    static var ofTheShell: CountLanguage {
        guard let value = getenv("LANG") else { return .en }
        return String(cString: value).hasPrefix("fr") ? .fr : .en
    }

    var texts: Texts { Texts(Language(rawValue) ?? .french) }

    func callAsFunction(_ french: String, _ english: String) -> String { self == .fr ? french : english }
}

extension Texts {
    /// For the sentences that the site and the commands share.
    static var ofTheShell: Texts { CountLanguage.ofTheShell.texts }
}

/// A count as text for a terminal.
struct CountTable {
    private let election: PabulibFile
    private let say: CountLanguage
    private var instance: Instance { election.instance }

    init(_ election: PabulibFile, _ language: CountLanguage) { (self.election, say) = (election, language) }

    func text(_ allocation: Allocation) -> String {
        let scores = Scores(election.profile, projects: instance.projects.count)
        let header = [say("n°", "no."), say("voix", "votes"), say("coût", "cost"), say("projet", "project")]
        let rows = allocation.winners.map { project in
            [
                instance.projects[project].id, String(scores.supporters[project]),
                instance.text(of: allocation.partialFunding[project] ?? instance.projects[project].cost), election.name(of: project),
            ]
        }
        let decisive = allocation.ties.filter(\.isDecisive).count
        return Self.aligned([header] + rows) + "\n" + [
            say("\(allocation.winners.count) projets lauréats", "\(allocation.winners.count) winning projects"),
            say("\(election.profile.voters) bulletins", "\(election.profile.voters) ballots"),
            say("dépensé \(instance.text(of: allocation.spent))", "spent \(instance.text(of: allocation.spent))"),
            say("reste \(instance.text(of: allocation.left))", "left \(instance.text(of: allocation.left))"),
            say("\(allocation.ties.count) égalités dont \(decisive) décisives", "\(allocation.ties.count) ties, \(decisive) decisive"),
        ].joined(separator: " · ")
    }

    func text(_ comparison: Comparison) -> String {
        let header = [
            "", say("lauréats", "winners"), say("coût", "cost"), say("reste", "left"), say("électeurs servis", "voters served"),
            say("choix gagnants par bulletin", "winning choices per ballot"), say("autres lauréats", "other winners"),
        ]
        let rows = comparison.rows.map { row in
            [
                name(row.name), String(row.allocation.winners.count), instance.text(of: row.allocation.spent), instance.text(of: row.allocation.left),
                row.satisfaction.shareServed.map { (Fraction(100) * $0).decimal(digits: 1) + " %" } ?? "–",
                row.satisfaction.average?.decimal(digits: 2) ?? "–", "+\(row.gained.count) −\(row.lost.count)",
            ]
        }
        return Self.aligned([header] + rows)
    }

    private func name(_ rule: String) -> String {
        let french = [
            "published": "règle publiée", "greedy skip": "par voix, on passe", "greedy stop": "par voix, on s’arrête", "greedy per cost": "par voix et coût",
            "equal shares": "parts égales", "equal shares alone": "parts égales sans complément", "bounded overspending": "parts égales, dépassement borné",
            "max utility": "utilité maximale", "phragmen": "Phragmén", "majority judgment": "jugement majoritaire", "instant runoff": "éliminations successives", "no envelopes": "sans enveloppes",
        ]
        return say(french[rule] ?? rule, rule)
    }

    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
        return rows.map { row in
            row.enumerated().map { column, text in
                column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - text.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
