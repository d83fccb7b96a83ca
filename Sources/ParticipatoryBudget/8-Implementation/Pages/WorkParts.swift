import HTML
import L10n
import Platform
import Vocabulary
import Web

extension WorkStage {
    var tone: Tone {
        switch self {
        case .delivered, .inaugurated: .success
        case .abandoned: .error
        case .works: .info
        case .notStarted, .studies, .procedures: .neutral
        }
    }
}

extension WorkNews.Kind {
    var tone: Tone {
        switch self {
        case .news: .neutral
        case .stage, .owner: .info
        case .delay, .scope, .budget: .warning
        case .abandonment: .error
        }
    }
}

extension WorkConcern {
    var tone: Tone { self == .abandonment || self == .withoutOwner ? .error : .warning }
}

extension Milestone.State {
    var tone: Tone {
        switch self {
        case .reached: .success
        case .late: .warning
        case .coming, .cancelled: .neutral
        }
    }
}

/// What the pages of works share.
extension View {
    /// How far it is: every stage, those passed, the one it is at.
    func stages(_ work: Work) -> HTML {
        let path = WorkStage.path.filter { $0 != .notStarted || work.stage == .notStarted }
        let current = path.firstIndex(of: work.stage) ?? 0
        return phases(path.enumerated().map { index, stage in
            Step(
                t(stage.name), index < current || work.stage.isDelivered && index == current ? .done : index == current ? .current : .next,
                isState: stage.isDelivered)
        }, label: "Étapes de la réalisation")
    }

    /// One thing told of a work: what kind, what changed, why.
    func told(_ news: WorkNews, actions: HTML = .empty) -> HTML {
        let heading = news.kind == .news || news.kind == .delay ? news.title : news.kind == .stage ? stageTitle(news) : t(news.kind.name)
        return panel(heading, level: 3, """
            <p class="muted">\(if: news.kind != .stage && heading != t(news.kind.name), "\(badge(t(news.kind.name), news.kind.tone)) ")\(time(news.at))</p>\
            \(news.kind == .stage ? .empty : news.change(t).map { change($0, news.kind) } ?? .empty)\
            \(prose(Markdown.html(news.body), language: t.languageOfWords))\(actions)
            """)
    }

    private func stageTitle(_ news: WorkNews) -> String { WorkStage(rawValue: news.becomes).map { t($0.name) } ?? news.title }

    private func change(_ change: (was: String, becomes: String), _ kind: WorkNews.Kind) -> HTML {
        let words: (was: Message, becomes: Message) = switch kind {
        case .delay: ("Prévu pour", "Reporté à")
        case .budget: ("Budget précédent", "Nouveau budget")
        case .owner: ("Porté avant par", "Porté désormais par")
        case .news, .stage, .scope, .abandonment: ("Ce qui était prévu", "Ce qui le remplace")
        }
        return facts([(t(words.was), HTML(text: change.was)), (t(words.becomes), HTML(text: change.becomes))].filter { !$0.1.isEmpty })
    }

    /// The dates of a milestone: promised, postponed, reached, and why.
    func dates(of milestone: Milestone) -> HTML {
        """
        <p>\(milestone.isPostponed
            ? t("Promis pour le \(day: milestone.promisedAt), reporté au \(day: milestone.plannedAt).") : t("Prévu le \(day: milestone.plannedAt)."))\
        \(milestone.actualAt.map { " \(t("Atteint le \(day: $0)."))" as HTML })</p>\
        \(if: !milestone.delayReason.isEmpty, "<p><strong>\(t("Pourquoi ce retard :"))</strong> \(milestone.delayReason)</p>")\
        \(if: !milestone.note.isEmpty, "<p>\(milestone.note)</p>")\
        \(if: !milestone.cancelledReason.isEmpty, "<p><strong>\(t("Pourquoi il est annulé :"))</strong> \(milestone.cancelledReason)</p>")
        """
    }

    /// The photos, each with the way to take it away where there is one.
    func gallery(_ photos: [WorkDocument], removedAt link: String? = nil) -> HTML {
        """
        <div class="gallery">\(each: photos, { photo in
            """
            <div>\(figure(photo.document.picture(), caption: [photo.document.alternativeText, photo.milestone].compactMap(\.self).joined(separator: " · ")))\
            \(link.map { removal(of: photo.document, at: $0) })</div>
            """
        })</div>
        """
    }

    // MARK: The officers' pages of one work

    /// The head of each page of a work on the desk: its name, how far it is, what to look at, the way to the others.
    func workHead(_ subject: WorkSubject, at tab: WorkTab) -> HTML {
        let work = subject.work
        let alerts: HTML = "\(each: work.concerns(at: now), { " \(badge(t($0.name), $0.tone))" })"
        return """
            \(pageHeader(work.title, kicker: t("Projet lauréat n° \(String(work.projectNumber))"), badges: "\(badge(t(work.stage.name), work.stage.tone))\(alerts)"))\
            \(tabs(WorkTab.allCases.map { MenuEntry(t($0.name), subject.link + $0.rawValue, isCurrent: $0 == tab) }, label: "Suivi du projet"))
            """
    }
}

/// The officers' pages of one work, by the end of their address.
enum WorkTab: String, CaseIterable, Sendable {
    case overview = ""
    case news = "/nouvelles"
    case photos = "/photos"
    case plan = "/jalons"
    case money = "/argent"
    case scope = "/changement"
    case owner = "/porteur"
    case abandonment = "/abandon"

    var name: Message {
        switch self {
        case .overview: "Avancement"
        case .news: "Nouvelles"
        case .photos: "Photos et documents"
        case .plan: "Jalons"
        case .money: "Argent"
        case .scope: "Changement"
        case .owner: "Qui réalise"
        case .abandonment: "Abandon"
        }
    }
}

/// A page of the officers on one work.
protocol WorkDeskTab: Page {
    static var tab: WorkTab { get }
    var subject: WorkSubject { get }
}

extension WorkDeskTab {
    static var surroundings: Surroundings { .desk }
    func title(_ t: Texts) -> String { Self.tab == .overview ? subject.work.title : t("\(t(Self.tab.name)), projet n° \(String(subject.work.projectNumber))") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), subject.home, Crumb(t("Réalisation"), ImplementationLinks.desk(subject.edition))]
            + (Self.tab == .overview ? [] : [Crumb(subject.work.title, subject.link)])
    }
}
