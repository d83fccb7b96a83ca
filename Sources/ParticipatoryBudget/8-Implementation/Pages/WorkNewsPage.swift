import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who follows a work tells residents of it, and takes back what was wrong.
struct WorkNewsPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/nouvelles"
    static let tab = WorkTab.news

    let subject: WorkSubject
    let news: [WorkNews]
    let refusal: Refusal?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkNewsPage(
            subject: subject, news: try ImplementationStore.news(subject.work.id, db),
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor), actor: visit.actor)
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(section(t("Donner des nouvelles")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) })
            \(section(t("Déjà publiées")) { news.isEmpty ? emptyState(t("Rien n’a encore été dit aux habitants.")) : "\(each: news, { view.told($0, actions: withdrawal($0, view)) })" })
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(subject.link + "/nouvelles", guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre", help: "Ce qui vient de se passer, en quelques mots.", maxLength: 120))
            \(view.textArea("body", label: "Texte", rows: 6, maxLength: 3000))
            \(buttons(view.submit("Publier la nouvelle")))
            """
        }
    }

    private func withdrawal(_ news: WorkNews, _ view: View) -> HTML {
        guard ImplementationRules.mayWithdraw(news, subject.work, subject.edition, actor) == nil else { return .empty }
        return view.action(
            subject.link + "/nouvelles/\(news.id)/retirer", "Retirer", style: .quiet,
            confirm: "Les habitants ne la liront plus. Les personnes déjà prévenues ont reçu leur courrier.")
    }
}

/// Who follows a work says that it changes: from what, to what, why.
struct WorkScopePage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/changement"
    static let tab = WorkTab.scope

    let subject: WorkSubject
    let changes: [WorkNews]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkScopePage(
            subject: subject, changes: try ImplementationStore.news(subject.work.id, db).filter { $0.kind == .scope },
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(section(t("Le projet change")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) })
            \(if: !changes.isEmpty, section(t("Changements publiés")) { "\(each: changes, { view.told($0) })" })
            """
    }

    private func form(_ view: View) -> HTML {
        """
        <p>\(view.t("Les habitants ont voté pour ce projet. S’il devient autre, ils lisent ce qui change et pourquoi ; les personnes qui l’ont proposé sont prévenues."))</p>
        \(view.form(subject.link + "/changement", guardsDraft: true) {
            """
            \(view.textArea("was", label: "Ce qui était prévu", value: subject.work.summary, rows: 3, maxLength: 600))
            \(view.textArea("becomes", label: "Ce qui le remplace", rows: 3, maxLength: 600))
            \(view.textArea("reason", label: "Pourquoi", rows: 4, maxLength: 2000))
            \(buttons(view.submit("Publier le changement")))
            """
        })
        """
    }
}
