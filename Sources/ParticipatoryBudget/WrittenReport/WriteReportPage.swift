import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The officer who conducts the edition writes its report; another person reads it again and publishes it.
struct WriteReportPage: Page {
    static let path: Path = "/bureau/editions/:edition/bilan/redaction"
    static var surroundings: Surroundings { .desk }

    let file: WrittenReportFile
    let refusalToWrite: Refusal?
    let refusalToPublish: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try WrittenReportStore.file(visit, db)
        if let refusal = WrittenReportRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(
            file: file, refusalToWrite: WrittenReportRules.mayWrite(file.edition, visit.actor),
            refusalToPublish: WrittenReportRules.mayPublish(file, visit.actor))
    }

    func title(_ t: Texts) -> String { refusalToWrite == nil ? t("Rédiger le bilan") : t("Relire le bilan") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(file.edition.title, file.edition.deskLink), Crumb(t("Bilan"), DeskLinks.report(file.edition.slug))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Des mots entourent les chiffres de l’édition. Une personne les écrit, une autre les relit et les publie avec les chiffres du jour."))</p>\
            \(if: refusalToWrite == nil, view.form(WrittenReportLinks.writing(file.edition)) { fields(view) })\
            \(if: refusalToWrite != nil && file.draft == nil, emptyState(t("Aucun bilan n’attend de relecture.")))\
            \(if: file.draft != nil, section(t("Le bilan tel qu’il est enregistré"), id: "apercu") { preview(view) })\
            \(if: !file.published.isEmpty, section(t("Bilans publiés"), id: "publies") { published(view) })
            """
    }

    private func fields(_ view: View) -> HTML {
        """
        \(view.hidden("seen", file.stamp))\
        \(view.textArea("opening", label: "Avant les chiffres", help: "Ce que l’édition a été, en quelques phrases.", value: file.words?.opening, rows: 10, maxLength: 12_000))\
        \(view.textArea("lessons", label: "Après les chiffres", help: "Ce que la ville en retient, ce qui changera.", value: file.words?.lessons, required: false, rows: 8, maxLength: 12_000))\
        \(view.submit("Enregistrer"))
        """
    }

    private func preview(_ view: View) -> HTML {
        let t = view.t
        guard let draft = file.draft else { return .empty }
        return """
            <p class="muted">\(t("Enregistré par \(draft.writtenByName) le \(draft.writtenAt)."))</p>\
            \(prose(Markdown.html(draft.opening)))\
            <p class="muted"><a href="\(url: DeskLinks.report(file.edition.slug))">\(t("Ici, les chiffres de l’édition"))</a></p>\
            \(prose(Markdown.html(draft.lessons)))\
            \(refusalToPublish.map { view.refusal($0) } ?? view.action(
                WrittenReportLinks.publication(file.edition), "Publier le bilan", style: .primary, confirm: "Le bilan publié ne change plus ; vous pourrez en publier un autre.",
                fields: [("seen", file.stamp)]))
            """
    }

    private func published(_ view: View) -> HTML {
        """
        <ul>\(each: file.published, { report in
            "<li><a href=\"\(url: WrittenReportLinks.page(file.edition, report.number ?? 0))\">\(report.publishedAt.map { view.t("Bilan du \(day: $0)") } ?? "")</a></li>"
        })</ul>
        """
    }
}
