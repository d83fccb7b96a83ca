import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One answer of the FAQ for those who keep it: its draft, its versions, what colleagues say of it, how much it helps.
struct FaqFilePage: Page {
    static let path: Path = "/bureau/faq/:entry"
    static var surroundings: Surroundings { .desk }

    let file: FaqFile
    let choices: ConcernChoices
    let comments: [FaqComment]
    /// The case it was drafted from, for who may read it.
    let origin: Question?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = FaqRules.mayOpen(visit.actor) { throw refusal }
        let file = try FaqStore.file(visit, db)
        let origin = try file.entry.origin.map { try QuestionStore.question($0, db) }.flatMap { QuestionRules.mayRead($0, visit.actor) == nil ? $0 : nil }
        return Self(file: file, choices: try ConcernChoices(db), comments: try FaqStore.comments(file.entry.id, db), origin: origin, actor: visit.actor)
    }

    private var entry: FaqEntry { file.entry }

    func title(_ t: Texts) -> String { entry.question }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("FAQ"), FaqLinks.desk)] }

    func body(_ view: View) -> HTML {
        columns(main: "\(validation(view))\(review(view))\(editing(view))\(discussion(view))", aside: "\(standing(view))\(history(view))")
    }

    private func validation(_ view: View) -> HTML {
        let t = view.t
        guard let draft = file.draft else { return .empty }
        let act: HTML = FaqRules.mayValidate(file, actor).map { view.refusal($0) }
            ?? view.action(entry.deskLink + "/validation", entry.isInternal ? "Valider" : "Valider et publier", style: .primary, fields: [("seen", file.seen(draft))])
        return section(t("À valider")) {
            "<h3>\(draft.question)</h3>\(prose(Markdown.html(draft.answer)))<p class=\"muted\">\(t("Écrite par \(draft.writer), le \(day: draft.writtenAt)."))</p>\(act)"
        }
    }

    /// Why it is to be read again, and what to say when it still holds.
    private func review(_ view: View) -> HTML {
        let t = view.t
        guard entry.isToReview(at: view.now), FaqRules.mayReview(file, actor) == nil else { return .empty }
        let failed = entry.notHelped - entry.notHelpedBefore
        return section(t("À relire"), id: "relire") {
            """
            <p>\(entry.failsMany ? t(
                failed, one: "Depuis sa dernière relecture, elle n’a pas aidé \(failed) personne.",
                many: "Depuis sa dernière relecture, elle n’a pas aidé \(failed) personnes.") : t("Le jour de la relire est venu : le \(day: entry.reviewAt)."))</p>\
            \(view.form(entry.deskLink + "/relecture", key: "relecture") { form in
                "\(form.dateField("next", label: "Elle tient : la relire le", value: view.now + .days(180)))\(form.submit("Rien à changer", style: .secondary))"
            })
            """
        }
    }

    private func editing(_ view: View) -> HTML {
        guard FaqRules.mayEdit(file, actor) == nil else { return .empty }
        let place = FaqStore.Place(topic: entry.topic, edition: entry.edition, origin: entry.origin, isInternal: entry.isInternal, reviewAt: entry.reviewAt)
        let words = file.versions.first
        return details(view.t("Récrire"), isOpen: !view.form.errors.isEmpty && view.form.value("question") != nil, view.form(entry.deskLink, key: "texte") { form in
            "\(form.faqFields(choices, question: words?.question, answer: words?.answer, rule: words?.rule, article: words?.article, place: place))\(form.submit("Enregistrer le brouillon", style: .secondary))"
        })
    }

    private func discussion(_ view: View) -> HTML {
        let t = view.t
        return section(t("Entre collègues")) {
            """
            \(each: comments, { view.comment(id: "remarque-\($0.id)", by: $0.name, at: $0.at, Markdown.html($0.body)) })\
            \(view.form(entry.deskLink + "/remarques", key: "remarque") { form in
                "\(form.textArea("comment", label: "Votre remarque", rows: 3, maxLength: 2000))\(form.submit("Ajouter", style: .secondary))"
            })
            """
        }
    }

    private func standing(_ view: View) -> HTML {
        let t = view.t
        let origin: HTML = origin.map { "<p><a href=\"\(url: $0.deskLink)\">\(t("Née de la question n° \(String($0.id.number))"))</a></p>" } ?? .empty
        let ways: HTML = """
            \(if: entry.isPublic, view.linkButton(entry.link, "Page publique", style: .secondary))\
            \(if: FaqRules.mayWithdraw(file, actor) == nil, view.action(entry.deskLink + "/retrait", "Retirer", style: .danger, confirm: "Cette réponse disparaît de la FAQ. Continuer ?"))
            """
        return panel(t("Où elle en est"), """
            \(facts([
                (t("État"), HTML(text: entry.withdrawnAt != nil ? t("Retirée") : entry.validatedAt == nil ? t("Brouillon") : entry.isInternal ? t("Entre collègues") : t("Publiée"))),
                (t("Thème"), HTML(text: entry.topicName)), (t("À relire le"), view.time(entry.reviewAt)),
                (t("A aidé"), HTML(text: t.number(entry.helped))), (t("N’a pas aidé"), HTML(text: t.number(entry.notHelped))),
            ]))\(origin)\(buttons(ways))
            """)
    }

    private func history(_ view: View) -> HTML {
        let t = view.t, validated = file.versions.filter { $0.validatedAt != nil }
        guard !validated.isEmpty else { return .empty }
        return panel(t("Versions"), """
            <ul class="stack">\(each: validated, { version in
                """
                <li>\(t("Version \(version.number)")), \(t("écrite par \(version.writer), validée par \(version.validator ?? "") le \(day: version.validatedAt ?? version.writtenAt)"))\
                \(details(version.question, prose(Markdown.html(version.answer))))</li>
                """
            })</ul>
            """)
    }
}
