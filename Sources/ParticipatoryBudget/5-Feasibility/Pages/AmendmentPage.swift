import Database
import HTML
import L10n
import Vocabulary
import Web

/// The proposer reads the version that the services can build, beside her own, or their conditions, and accepts or declines.
struct AmendmentPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/version-amenagee"

    let file: StudyFile
    let synthesis: Synthesis

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.mayAnswerAmendment(file, visit.actor, at: visit.now) { throw refusal }
        guard let synthesis = file.synthesis else { throw NotFound() }
        return Self(file: file, synthesis: synthesis)
    }

    func title(_ t: Texts) -> String { synthesis.isAmended ? t("Une version aménagée de votre proposition") : t("Des conditions pour votre proposition") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(file.edition.title, file.edition.link), Crumb(file.proposal.title, ProposalLinks.page(file.edition, file.proposal.number ?? 0))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.inTheirName(file.own))<p class="intro">\(synthesis.isAmended ? t("Les services de la ville ont étudié votre proposition. Ils peuvent la réaliser, autrement. Dites-leur si cela vous convient.") : t("Les services de la ville ont étudié votre proposition. Ils peuvent la réaliser, à des conditions. Dites-leur si elles vous conviennent."))</p>
            \(alert(.warning, view.amendmentDeadline(file.own)))
            \(if: synthesis.isAmended, versions(t))
            \(section(t("Pourquoi")) { "\(each: FeasibilityLetters.explanation(synthesis), { "<p>\(t($0))</p>" })" })
            \(section(t("Votre réponse")) { form(view) })
            """
    }

    private func versions(_ t: Texts) -> HTML {
        """
        <div class="row">\(version(t("Votre version"), file.proposal.title, file.proposal.summary))\
        \(version(
            t("La version des services"), synthesis.amendedTitle.isEmpty ? file.proposal.title : synthesis.amendedTitle,
            synthesis.amendedSummary.isEmpty ? file.proposal.summary : synthesis.amendedSummary))</div>
        """
    }

    private func version(_ name: String, _ title: String, _ summary: String) -> HTML {
        panel(name, "<p><strong>\(title)</strong></p><p>\(summary)</p>")
    }

    private func form(_ view: View) -> HTML {
        view.form(ProposalLinks.amendment(file.edition, file.proposal.number ?? 0), guardsDraft: true) {
            """
            \(view.hidden("seen", "\(synthesis.id)"))\
            \(view.radios("answer", legend: synthesis.isAmended ? "Cette version vous convient-elle ?" : "Ces conditions vous conviennent-elles ?", choices: [
                Choice("accept", synthesis.isAmended ? "Oui, je l’accepte" : "Oui, je les accepte", help: synthesis.isAmended ? "C’est elle qui continue." : "Le projet continue."),
                Choice("decline", synthesis.isAmended ? "Non, je la refuse" : "Non, je les refuse", help: "Les services reprennent l’étude. Leur conclusion pourra être que le projet n’est pas réalisable."),
            ]))\
            \(view.textArea("words", label: "Un mot pour les services", help: "À remplir si vous refusez.", required: false, showsOptional: false, rows: 4, maxLength: 1500))\
            \(view.submit("Envoyer ma réponse"))
            """
        }
    }
}
