package import HTML
internal import L10n
package import Vocabulary
package import Web

/// What the pages of moderation show alike, whatever was hidden: to who hides, to who reads it again and to who wrote it.
extension View {
    /// To hide, with a reason.
    package func hidingForm(at link: String, refusal: Refusal?, help: Message, button: Message) -> HTML {
        section(t("Masquer")) {
            refusal.map { alert(.info, t($0.reason)) } ?? form(link) {
                "\(textArea("reason", label: "Motif", help: help, rows: 3, maxLength: 500))\(buttons(submit(button, style: .danger)))"
            }
        }
    }

    /// An appeal against a hiding, for who decides it.
    package func appealToDecide(_ appeal: HidingAppeal, at link: String, key: String? = nil, refusal: Refusal?) -> HTML {
        section(t("Demande de relecture")) {
            """
            \(appealWords(appeal))
            \(appeal.decidedAt.map { "<p>\(t("Décidée le \($0)."))</p><p>\(appeal.answer)</p>" })
            \(if: appeal.decidedAt == nil, refusal.map { alert(.info, t($0.reason)) } ?? verdictForm(at: link, key: key))
            """
        }
    }

    private func verdictForm(at link: String, key: String?) -> HTML {
        key.map { form(link, key: $0, listsErrors: true) { $0.verdictFields } } ?? form(link) { verdictFields }
    }

    private var verdictFields: HTML {
        """
        \(radios("decision", legend: "Votre décision", choices: [
            Choice(HidingVerdict.Decision.shown.rawValue, "Lever le masquage"), Choice(HidingVerdict.Decision.kept.rawValue, "Maintenir le masquage"),
        ]))\
        \(textArea("answer", label: "Votre réponse", rows: 3, maxLength: 500))\
        \(buttons(submit("Enregistrer la décision")))
        """
    }

    /// The same appeal, for who made it.
    package func ownAppeal(_ appeal: HidingAppeal, isHidden: Bool) -> HTML {
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

    private func appealWords(_ appeal: HidingAppeal) -> HTML { "<p>\(time(appeal.at, hour: true))</p><blockquote>\(appeal.text)</blockquote>" }
}
