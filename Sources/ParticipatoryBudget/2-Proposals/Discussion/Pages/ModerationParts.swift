import HTML
import L10n
import Vocabulary
import Web

/// What the pages on a comment and on a whole proposal show alike, to who reports, to the moderators and to who wrote.
extension View {
    func reportForm(at link: String, grounds: [ReportGround] = ReportGround.allCases, help: Message) -> HTML {
        """
        \(form(link) {
            """
            \(radios("ground", legend: "Qu’est-ce qui ne va pas ?", choices: grounds.map { Choice($0.rawValue, $0.name) }))\
            \(textArea("words", label: "Précisez si besoin", help: help, required: false, rows: 3, maxLength: 500))\
            \(buttons(submit("Envoyer le signalement")))
            """
        })
        \(discussionRules)
        """
    }

    var discussionRules: HTML { #"<p><a href="\#(DiscussionRulesPage.path.description)">\#(t("Les règles de la discussion"))</a></p>"# }

    /// The reports, and the way to close them where there is one.
    func reports(_ reports: [Report], settledAt link: String?) -> HTML {
        section(t("Signalements")) {
            """
            \(if: reports.isEmpty, "<p>\(t("Personne n’a fait de signalement."))</p>")\
            \(if: !reports.isEmpty, "<ul>\(each: reports, { report($0) })</ul>")
            \(if: reports.contains { $0.settledAt == nil }, link.map { action($0, "Classer sans masquer") } ?? .empty)
            """
        }
    }

    private func report(_ report: Report) -> HTML {
        """
        <li>\(time(report.at, hour: true)) · \(t((report.ground ?? .other).name))\(if: !report.words.isEmpty, " · \(report.words)") \
        \(report.settledAt == nil ? badge(t("À traiter"), .info) : badge(t("Traité"), .neutral))</li>
        """
    }
}
