import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees what is ahead, by neighbourhood and by kind, and what came of what is behind.
struct AgendaPage: Page {
    static let path: Path = "/agenda"

    let filter: AgendaFilter
    let events: [Event]
    /// What the other houses announce: the meetings of the bodies.
    let meetings: [AgendaMoment]
    let territories: [Territory]
    let edition: ConcernedEdition?
    let mayAnnounce: Bool
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let filter = AgendaFilter(visit.query)
        return Self(
            filter: filter, events: try EventStore.published(filter, at: visit.now, db), meetings: try meetings(filter, visit, db), territories: try TerritoryStore.narrowest(db),
            edition: try filter.edition.flatMap { id in try QuestionSettingsStore.editions(db).first { $0.id == id } },
            mayAnnounce: EventRules.mayOpenDesk(visit.actor) == nil, now: visit.now)
    }

    /// For the two months to come, where nothing else than a neighbourhood is looked for.
    private static func meetings(_ filter: AgendaFilter, _ visit: Visit, _ db: Reading) throws -> [AgendaMoment] {
        if filter.isPast || filter.kind != nil || filter.edition != nil || filter.needsHelp { return [] }
        let near = try filter.territory.map { Set(try TerritoryStore.near($0, db)) }
        return try visit.world.agenda(visit.now, visit.now + .days(60), db).filter { moment in
            !moment.link.hasPrefix(EventLinks.agenda) && (near.map { moment.territories.isEmpty || !$0.isDisjoint(with: moment.territories) } ?? true)
        }.sorted { $0.at < $1.at }
    }

    func title(_ t: Texts) -> String { t("Agenda") }
    func summary(_ t: Texts) -> String? { t("Ateliers, stands, réunions, balades : où et quand nous rencontrer.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(edition.map { t("Agenda : \($0.title)") } ?? title(t), intro: summary(t), actions: mayAnnounce ? view.linkButton(EventLinks.desk, "Tenir l’agenda", style: .secondary) : .empty))\
            \(tabs(view))\(filters(view))\
            \(events.isEmpty ? nothing(view) : "\(each: months(t), { month in section(month.name) { cards(month.events) { $0.card(t, at: now) } } })\(map(view))")\
            <p><a href="\(url: filter.link(EventLinks.feed))">\(t("Suivre cet agenda dans le mien (ICS)"))</a></p>\
            \(if: !meetings.isEmpty, section(t("Réunions des instances"), id: "instances") { bodies(view) })
            """
    }

    private func tabs(_ view: View) -> HTML {
        var ahead = filter, behind = filter
        (ahead.isPast, behind.isPast, behind.needsHelp) = (false, true, false)
        return view.tabs([
            MenuEntry(view.t("À venir"), ahead.link(), isCurrent: !filter.isPast), MenuEntry(view.t("Passés"), behind.link(), isCurrent: filter.isPast),
        ], label: "Quand")
    }

    private func filters(_ view: View) -> HTML {
        view.filters(EventLinks.agenda, reset: filter.isEmpty ? nil : EventLinks.agenda) {
            """
            \(if: !territories.isEmpty, view.select("quartier", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) }, value: filter.territory.map { "\($0)" }, empty: "Toute la ville"))\
            \(view.select("nature", label: "Nature", choices: Event.Kind.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.kind?.rawValue, empty: "Toutes"))\
            \(filter.isPast ? view.hidden("quand", "passes") : view.checkbox("aide", label: "On y cherche un coup de main", checked: filter.needsHelp))\(filter.edition.map { view.hidden("edition", "\($0)") })
            """
        }
    }

    private func bodies(_ view: View) -> HTML {
        "<ul class=\"files\">\(each: meetings, { "<li><a href=\"\(url: $0.link)\">\($0.title)</a> <span class=\"file-note\">\(view.t.dayAndHour($0.at)) · \($0.place)</span></li>" })</ul>"
    }

    /// In the order of the list.
    private func months(_ t: Texts) -> [(name: String, events: [Event])] {
        events.reduce(into: []) { months, event in
            let name = t.month(event.plan.startsAt), title: String = name.prefix(1).uppercased() + name.dropFirst()
            if months.last?.name == title { months[months.count - 1].events.append(event) } else { months.append((name: title, events: [event])) }
        }
    }

    private func nothing(_ view: View) -> HTML {
        emptyState(
            filter.isPast ? view.t("Rien n’a encore eu lieu.") : view.t("Rien n’est annoncé pour l’instant."),
            filter.isEmpty ? .empty : view.linkButton(EventLinks.agenda, "Voir tout l’agenda", style: .secondary))
    }

    private func map(_ view: View) -> HTML {
        let t = view.t, places = events.compactMap { event in
            event.plan.point.map { MapBlock.Place(event.plan.title, path: event.link, note: t.dayAndHour(event.plan.startsAt), latitude: $0.latitude, longitude: $0.longitude) }
        }
        return places.isEmpty ? .empty : section(t("Sur la carte")) { view.map(MapBlock(t("Lieux des événements"), places: places), showsList: false) }
    }
}

extension Event {
    /// The event in a list of the public pages.
    func card(_ t: Texts, at now: Instant, level: Int = 3) -> Card {
        let stage = stage(at: now)
        return Card(
            plan.title, path: link, kicker: "\(t(plan.kind.name)) · \(t.when(plan))", text: Markdown.excerpt(stage == .held && !report.isEmpty ? report : plan.description, limit: 160),
            meta: [plan.place, territoryName ?? t("Toute la ville"), stage == .announced ? t.places(self) : nil].compactMap(\.self),
            badges: stage == .announced ? .empty : badge(t(stage.name), stage.tone), headingLevel: level, language: t.languageOfWords)
    }
}
