import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who answer residents keep the FAQ: what waits for a second pair of eyes, what is to be read again, what does not help.
struct FaqDeskPage: Page {
    static let path: Path = "/bureau/faq"
    static var surroundings: Surroundings { .desk }

    let entries: [FaqEntry]
    let toValidate: Set<ID<FaqEntry>>
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = FaqRules.mayOpen(visit.actor) { throw refusal }
        let toValidate = try FaqStore.toValidate(by: try visit.account(), db)
        // What waits comes first, the rest as everyone reads it.
        let entries = try FaqStore.all(db), waits = { (entry: FaqEntry) in toValidate.contains(entry.id) || entry.isToReview(at: visit.now) }
        return Self(entries: entries.filter(waits) + entries.filter { !waits($0) }, toValidate: toValidate, actor: visit.actor)
    }

    func title(_ t: Texts) -> String { t("FAQ") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(buttons(
                FaqRules.mayWrite(actor) == nil ? view.linkButton(FaqLinks.write, "Écrire une réponse") : .empty,
                view.linkButton(QuestionLinks.faq, "Page publique", style: .secondary)))\
            \(entries.isEmpty ? emptyState(t("Aucune réponse pour l’instant.")) : table(
                t("Réponses de la FAQ"), isCaptionHidden: true,
                columns: [
                    Column(t("Question"), isHeading: true), Column(t("Thème et édition")), Column(t("État")), Column(t("À relire le")), Column(t("Aide"), isNumber: true), Column(t("N’aide pas"), isNumber: true),
                ], rows: entries
            ) { entry in
                [
                    #"<a href="\#(url: entry.deskLink)">\#(entry.question)</a>"#, HTML(text: [entry.topicName, entry.editionTitle ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")), state(entry, view), view.time(entry.reviewAt),
                    HTML(text: t.number(entry.helped)), HTML(text: t.number(entry.notHelped)),
                ]
            })
            """
    }

    private func state(_ entry: FaqEntry, _ view: View) -> HTML {
        let t = view.t
        var badges: [HTML] = [badge(entry.validatedAt == nil ? t("Brouillon") : entry.isInternal ? t("Entre collègues") : t("Publiée"), entry.validatedAt == nil ? .neutral : .success)]
        if toValidate.contains(entry.id) { badges.append(badge(t("À valider"), .warning)) }
        if entry.isToReview(at: view.now) { badges.append(badge(t("À relire"), .warning)) }
        return "\(each: badges, { "\($0) " })"
    }
}
