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

    func hidingForm(at link: String, refusal: Refusal?, help: Message, button: Message) -> HTML {
        section(t("Masquer")) {
            refusal.map { alert(.info, t($0.reason)) } ?? form(link) {
                "\(textArea("reason", label: "Motif", help: help, rows: 3, maxLength: 500))\(buttons(submit(button, style: .danger)))"
            }
        }
    }

    /// An appeal against a hiding, for who decides it.
    func appealToDecide(_ appeal: Comment.Appeal, at link: String, refusal: Refusal?) -> HTML {
        section(t("Demande de relecture")) {
            """
            \(appealWords(appeal))
            \(appeal.decidedAt.map { "<p>\(t("Décidée le \($0)."))</p><p>\(appeal.answer)</p>" })
            \(if: appeal.decidedAt == nil, refusal.map { alert(.info, t($0.reason)) } ?? verdictForm(at: link))
            """
        }
    }

    private func verdictForm(at link: String) -> HTML {
        form(link) {
            """
            \(radios("decision", legend: "Votre décision", choices: [
                Choice(HidingVerdict.Decision.shown.rawValue, "Lever le masquage"), Choice(HidingVerdict.Decision.kept.rawValue, "Maintenir le masquage"),
            ]))\
            \(textArea("answer", label: "Votre réponse", rows: 3, maxLength: 500))\
            \(buttons(submit("Enregistrer la décision")))
            """
        }
    }

    /// The same appeal, for who made it.
    func ownAppeal(_ appeal: Comment.Appeal, isHidden: Bool) -> HTML {
        section(t("Votre demande de relecture")) {
            """
            \(appealWords(appeal))\(appeal.decidedAt.map { decided in
                """
                <p>\(isHidden ? t("Décision du \(decided) : le masquage est maintenu.") : t("Décision du \(decided) : le masquage est levé."))</p>\
                <p>\(appeal.answer)</p>
                """
            } ?? "<p>\(t("Une autre personne que celle qui a décidé du masquage relira et vous répondra."))</p>")
            """
        }
    }

    private func appealWords(_ appeal: Comment.Appeal) -> HTML { "<p>\(time(appeal.at, hour: true))</p><blockquote>\(appeal.text)</blockquote>" }
}
