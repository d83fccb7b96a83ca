import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever keeps, follows or guarantees the bodies sees how alive each is: all of the city, or those of her territory.
struct AssembliesBoardPage: Page {
    static let path: Path = "/bureau/instances"
    static let link = "/bureau/instances"
    static var surroundings: Surroundings { .desk }

    let lines: [(assembly: Assembly, figures: AssemblyFigures, next: Meeting?)]
    let refusalToCreate: Refusal?
    var mayAskOpinion = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = AssemblyRules.mayFollow(visit.actor) { throw refusal }
        let figures = try AssemblyFiguresStore.all(at: visit.now, db), next = try AssemblyFiguresStore.nextMeetings(at: visit.now, db)
        let assemblies = try AssemblyStore.all(db).filter { Standing(assembly: $0, actor: visit.actor).follows && $0.closedAt == nil }
        return Self(
            lines: assemblies.map { ($0, figures[$0.id] ?? AssemblyFigures(), next[$0.id]) }, refusalToCreate: AssemblyRules.mayCreate(visit.actor),
            mayAskOpinion: RecommendationRules.mayAskOpinion(visit.actor) == nil)
    }

    func title(_ t: Texts) -> String { t("Tableau des instances") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t, all = lines.map(\.figures)
        func sum(_ value: (AssemblyFigures) -> Int) -> Int { all.reduce(0) { $0 + value($1) } }
        return """
            \(buttons(
                refusalToCreate == nil ? view.linkButton(CreateAssemblyPage.link, "Nouvelle instance") : .empty,
                mayAskOpinion ? view.linkButton(AskedOpinionsPage.link, "Avis demandés", style: .secondary) : .empty))\
            \(statTiles([
                Stat(t.number(lines.count), t("instances")), Stat(t.number(sum(\.members)), t("membres")), Stat(t.number(sum(\.meetings)), t("réunions en un an")),
                Stat(t.number(sum(\.owed)), t("réponses attendues"), path: FollowUpPage.link), Stat(t.number(sum(\.late)), t("en retard"), path: FollowUpPage.link),
            ]))\
            \(lines.isEmpty ? emptyState(t("Aucune instance pour l’instant.")) : board(view))
            """
    }

    private func board(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Instances"), isCaptionHidden: true,
            columns: [
                Column(t("Instance"), isHeading: true), Column(t("Membres"), isNumber: true), Column(t("Femmes"), isNumber: true), Column(t("Réunions"), isNumber: true),
                Column(t("Présence"), isNumber: true), Column(t("Prochaine")), Column(t("Mandats finissant"), isNumber: true),
                Column(t("Réponses à temps"), isNumber: true), Column(t("À faire")),
            ], rows: lines
        ) { line in
            let figures = line.figures
            return [
                #"<a href="\#(url: line.assembly.deskLink)">\#(line.assembly.name)</a>"#, HTML(text: t.number(figures.members)), HTML(text: figures.womenShare(t)),
                HTML(text: t.number(figures.meetings)), HTML(text: figures.attendance(t)), line.next.map { view.time($0.startsAt) } ?? "—",
                HTML(text: t.number(figures.ending)), HTML(text: figures.inTimeShare(t)), view.waiting(figures, line.assembly),
            ]
        }
    }
}

extension AssemblyFigures {
    func womenShare(_ t: Texts) -> String { women + men == 0 ? "—" : t.percent(women, of: women + men) }
    /// Of the answers that the city gave, those within the charter's days.
    func inTimeShare(_ t: Texts) -> String { answered == 0 ? "—" : t.percent(inTime, of: answered) }
    func attendance(_ t: Texts) -> String { expected == 0 ? "—" : t.percent(present, of: expected) }
}

extension View {
    /// What waits in a body.
    func waiting(_ figures: AssemblyFigures, _ assembly: Assembly) -> HTML {
        var badges: [HTML] = []
        if assembly.openedAt == nil { badges.append(badge(t("Charte à publier"), .warning)) }
        if figures.applications > 0 { badges.append(badge(t(figures.applications, one: "1 candidature", many: "\(figures.applications) candidatures"), .info)) }
        if figures.late > 0 { badges.append(badge(t(figures.late, one: "1 réponse en retard", many: "\(figures.late) réponses en retard"), .error)) }
        if figures.lateActions > 0 { badges.append(badge(t(figures.lateActions, one: "1 action en retard", many: "\(figures.lateActions) actions en retard"), .warning)) }
        return badges.isEmpty ? "—" : "\(each: badges, { "\($0) " })"
    }
}
