import Database
import HTML
import L10n
import Vocabulary
import Web

/// The session in large, for the room: the proposal that is looked at, what the services said, each decision as it falls. It renews itself.
struct ServiceSessionScreenPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/ecran"
    static var surroundings: Surroundings { .bare }

    let file: ServiceSessionFile
    /// Whether the reader asked that the page stay as it is.
    let isFixed: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ServiceSessionStore.file(visit, db)
        if let refusal = ServiceSessionRules.mayRead(file, visit.actor) { throw refusal }
        return Self(file: file, isFixed: visit.query["fixe"] != nil)
    }

    func title(_ t: Texts) -> String { file.session.title }
    func refresh(_ now: Instant) -> Refresh? { isFixed || file.session.stage != .open ? nil : Refresh(seconds: 5) }

    func body(_ view: View) -> HTML {
        let t = view.t, decided = file.items.count { $0.decision != nil }
        return """
            \(pageHeader(file.session.title, kicker: file.edition.title, intro: presence(t)))\
            \(file.shown.map { shown($0, view) })\
            \(if: !file.items.isEmpty, progress(t("Décisions"), value: decided, of: file.items.count, inWords: t("\(decided) sur \(file.items.count)")))\
            \(table(t("Ordre du jour"), isCaptionHidden: true, columns: [Column(t("Proposition"), isHeading: true), Column(t("Services")), Column(t("Décision"))], rows: file.items) { item in
                ["n°\u{A0}\(item.number) · \(item.title)", HTML(text: item.allServices(t)), view.decision(item)]
            })\
            \(buttons(
                isFixed ? view.linkButton(file.link + "/ecran", "Actualiser toute seule", style: .quiet) : view.linkButton(file.link + "/ecran?fixe=1", "Ne plus actualiser", style: .quiet),
                view.linkButton(file.link, "Conduire la séance", style: .quiet)))
            """
    }

    private func presence(_ t: Texts) -> String {
        if file.session.stage != .open { return t("La séance est close.") }
        return file.present.isEmpty ? t("Les présences ne sont pas encore notées.") : t("Présents : \(t.list(file.present.map(\.name))).")
    }

    private func shown(_ item: ServiceSessionItem, _ view: View) -> HTML {
        let t = view.t
        return section(t("n°\u{A0}\(String(item.number)) · \(item.title)"), id: "en-cours") {
            """
            <p>\(view.decision(item))</p>\(if: !item.summary.isEmpty, "<p class=\"lead\">\(item.summary)</p>")\(view.sessionServices(item))\
            \(if: !item.reason.isEmpty, "<p><strong>\(t("Motif"))</strong> \(item.reason)</p>")\
            \(if: !item.conditions.isEmpty, "<p><strong>\(t("Conditions"))</strong> \(item.conditions)</p>")\
            \(each: item.questions, { question in panel(t("Question à \(question.serviceName)"), level: 3, "<p>\(question.question)</p><p class=\"muted\">\(t("Réponse attendue le \(day: question.dueAt)."))</p>") })
            """
        }
    }
}
