import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever keeps, follows or guarantees the bodies sees how alive each is: all of the city, or those of her territory; those of one arrondissement, or of one kind.
struct AssembliesBoardPage: Page {
    static let path: Path = "/bureau/instances"
    static let link = "/bureau/instances"
    static var surroundings: Surroundings { .desk }

    typealias Line = (assembly: Assembly, figures: AssemblyFigures, next: Meeting?)

    let lines: [Line]
    let refusalToCreate: Refusal?
    var mayAskOpinion = false
    /// The arrondissements, or the neighbourhoods of a city that has none.
    var places: [Territory] = []
    var place: TerritoryID?
    var kind: AssemblyKind?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = AssemblyRules.mayFollow(visit.actor) { throw refusal }
        let all = try TerritoryStore.all(db), sectors = all.filter { $0.kind == .sector }
        return Self(
            lines: try lines(visit, db), refusalToCreate: AssemblyRules.mayCreate(visit.actor), mayAskOpinion: RecommendationRules.mayAskOpinion(visit.actor) == nil,
            places: sectors.isEmpty ? all.narrowest : sectors, place: place(visit), kind: kind(visit))
    }

    private static func place(_ visit: Visit) -> TerritoryID? { visit.query["lieu"].flatMap { TerritoryID($0) } }
    private static func kind(_ visit: Visit) -> AssemblyKind? { visit.query["nature"].flatMap { AssemblyKind(rawValue: $0) } }

    /// The bodies that this person follows, of the place and the kind that she asks for.
    static func lines(_ visit: Visit, _ db: Reading) throws -> [Line] {
        let within = try place(visit).map { place in Set(try TerritoryStore.near(place, db)) }, kind = kind(visit)
        let assemblies = try AssemblyStore.all(db).filter { assembly in
            assembly.closedAt == nil && (kind == nil || assembly.kind == kind) && within.map { within in assembly.territories.contains { within.contains($0.id) } } ?? true
                && Standing(assembly: assembly, actor: visit.actor).follows
        }
        let figures = try AssemblyFiguresStore.all(at: visit.now, db), next = try AssemblyFiguresStore.nextMeetings(at: visit.now, db)
        return assemblies.map { ($0, figures[$0.id] ?? AssemblyFigures(), next[$0.id]) }
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
                Stat(t.number(lines.count), t(lines.count, one: "instance", many: "instances")),
                Stat(t.number(sum(\.members)), t(sum(\.members), one: "membre", many: "membres")),
                Stat(t.number(sum(\.meetings)), t(sum(\.meetings), one: "réunion en un an", many: "réunions en un an")),
                Stat(t.number(sum(\.owed)), t(sum(\.owed), one: "réponse attendue", many: "réponses attendues"), path: FollowUpPage.link), Stat(t.number(sum(\.late)), t("en retard"), path: FollowUpPage.link),
            ]))\
            \(view.filters(Self.link, reset: Self.link) {
                """
                \(view.select("lieu", label: "Arrondissement ou quartier", choices: places.map { Choice("\($0.id)", text: $0.name) }, value: place.map { "\($0)" }, empty: "Toute la ville"))\
                \(view.select("nature", label: "Nature", choices: AssemblyKind.allCases.map { Choice($0.rawValue, $0.name) }, value: kind?.rawValue, empty: "Toutes"))
                """
            })\
            \(lines.isEmpty ? emptyState(t("Aucune instance pour l’instant.")) : board(view))\
            \(if: !lines.isEmpty, fileList([(name: t("Ce tableau"), note: "CSV", path: "\(AssembliesBoardCSV.link)?lieu=\(place.map { "\($0)" } ?? "")&nature=\(kind?.rawValue ?? "")")]))
            """
    }

    private func board(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Instances"), isCaptionHidden: true,
            columns: [
                Column(t("Instance"), isHeading: true), Column(t("Membres"), isNumber: true), Column(t("Femmes"), isNumber: true), Column(t("Réunions"), isNumber: true),
                Column(t("Présence"), isNumber: true), Column(t("Prochaine")), Column(t("Mandats finissant")),
                Column(t("Réponses à temps"), isNumber: true), Column(t("À faire")),
            ], rows: lines
        ) { line in
            let figures = line.figures
            return [
                #"<a href="\#(url: line.assembly.deskLink)">\#(line.assembly.name)</a>"#, HTML(text: t.number(figures.members)), HTML(text: figures.womenShare(t)),
                HTML(text: t.number(figures.meetings)), HTML(text: figures.attendance(t)), line.next.map { view.time($0.startsAt) } ?? "—",
                ending(figures, view), HTML(text: figures.inTimeShare(t)), view.waiting(figures, line.assembly),
            ]
        }
    }
}

extension AssembliesBoardPage {
    /// When the next terms end, and how many do within six months.
    private func ending(_ figures: AssemblyFigures, _ view: View) -> HTML {
        guard let first = figures.firstEnd else { return "—" }
        return figures.ending == 0 ? view.time(first) : "\(view.time(first)) (\(view.t.number(figures.ending)))"
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
        if let ends = assembly.endsAt, ends < now { badges.append(badge(t("Bilan à écrire"), .warning)) }
        if figures.applications > 0 { badges.append(badge(t(figures.applications, one: "1 candidature", many: "\(figures.applications) candidatures"), .info)) }
        if figures.late > 0 { badges.append(badge(t(figures.late, one: "1 réponse en retard", many: "\(figures.late) réponses en retard"), .error)) }
        if figures.lateActions > 0 { badges.append(badge(t(figures.lateActions, one: "1 action en retard", many: "\(figures.lateActions) actions en retard"), .warning)) }
        return badges.isEmpty ? "—" : "\(each: badges, { "\($0) " })"
    }
}
