import Database
import HTML
import L10n
import Vocabulary
import Web

/// One work for who follows it: how far it is, what to look at, what residents were told.
struct WorkDeskPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number"
    static let tab = WorkTab.overview

    let subject: WorkSubject
    let news: [WorkNews]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkDeskPage(
            subject: subject, news: try ImplementationStore.news(subject.work.id, db),
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t, work = subject.work
        return """
            \(view.workHead(subject, at: Self.tab))
            \(columns(
                main: """
                    \(section(t("Faire avancer le projet")) { refusal.map { alert(.info, t($0.reason)) } ?? stageForm(view) })
                    \(if: !news.isEmpty, section(t("Ce que les habitants ont lu"), id: "nouvelles") { "\(each: news, { view.told($0) })" })
                    """,
                aside: panel(t("En bref"), """
                    \(facts(brief(work, view)))
                    <p>\(view.linkButton(ImplementationLinks.work(subject.edition, work.projectNumber), "Voir la page publique", style: .secondary))</p>
                    """)
            ))
            """
    }

    private func brief(_ work: Work, _ view: View) -> [(term: String, value: HTML)] {
        let t = view.t
        return [
            (t("Réalisé par"), HTML(text: work.owner?.name ?? t("Personne encore"))),
            (t("Prochain jalon"), HTML(text: work.nextPlannedAt.map { "\(work.nextTitle ?? ""), \(t.day($0))" } ?? t("Aucun"))),
            (t("Dépensé"), HTML(text: t("\(work.spent) sur \(work.budget)"))),
            (t("Dernière nouvelle"), view.time(work.updatedAt)),
            (t("Personnes prévenues"), HTML(text: t.number(subject.proposers.count + subject.followers.count))),
        ]
    }

    private func stageForm(_ view: View) -> HTML {
        view.form(subject.link + "/etape", guardsDraft: true) {
            """
            \(view.select("stage", label: "Où en est le projet ?", choices: WorkStage.path.map { Choice($0.rawValue, text: view.t($0.name)) }, value: subject.work.stage.rawValue))
            \(view.textArea("body", label: "Ce qu’il faut en dire aux habitants", help: "Publié sur la page du projet et envoyé à qui l’a proposé ou le suit.", rows: 4, maxLength: 3000))
            \(buttons(view.submit("Publier l’étape")))
            """
        }
    }
}
