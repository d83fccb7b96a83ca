import L10n
import Platform
import Vocabulary

/// What changed from one version to the next, article by article, in the words residents read.
struct RulebookDifference: Sendable {
    struct Change: Sendable, Equatable {
        var label: String
        var before: [String]
        var after: [String]
    }

    static func changes(_ old: Rulebook, _ new: Rulebook, territories: [String: String], _ t: Texts) -> [Change] {
        zip(articles(old, territories, t), articles(new, territories, t)).compactMap { before, after in
            before.lines == after.lines ? nil : Change(label: before.label, before: before.lines, after: after.lines)
        }
    }

    private static func articles(_ book: Rulebook, _ names: [String: String], _ t: Texts) -> [(label: String, lines: [String])] {
        let text = RulebookText(book: book, t: t, territories: names)
        return [
            (t("En bref"), book.summary.split(separator: "\n").map(String.init)),
            (t("Pour proposer"), text.proposing),
            (t("Pour voter"), text.voting),
            (t("Coût maximum d’un projet"), [book.projectCap.map { t.money($0) } ?? t("Aucun")]),
            (t("Longueur maximum d’une proposition"), [t("\(book.maximumLength) caractères")]),
            (t("Délais"), text.delays),
            (t("Thèmes"), book.themes),
            (t("Critères"), book.criteria.map { [$0.question, $0.help, $0.legalNote].filter { !$0.isEmpty }.joined(separator: " ") }),
            (t("Motifs de refus"), book.criteria.flatMap { $0.reasons.map { [$0.reason, $0.whereElse].filter { !$0.isEmpty }.joined(separator: " ") } }),
            (t("L’argent"), book.envelopes.map(text.envelope)),
            (t("Le calendrier"), book.calendar.phases.map { phase in
                t(phase.kind.name) + " : " + t.dayAndHour(phase.opensAt) + (phase.closesAt.map { " – " + t.dayAndHour($0) } ?? "")
            }),
            (t("Le bulletin"), [text.ballot]),
            (t("La répartition"), text.allocation),
        ]
    }
}
