import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who announces sees the events she keeps, who works at some sees those: drafts, those ahead, those of which the report is missing.
struct EventsDeskPage: Page {
    static let path: Path = "/bureau/agenda"
    static var surroundings: Surroundings { .desk }

    let ahead: [Event]
    let behind: [Event]
    let mayAnnounce: Bool
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account(), refusal = EventRules.mayOpenDesk(visit.actor)
        let staffed: Set<ID<Event>> = try visit.actor.isOfficial ? EventStore.staffed(by: account, db) : []
        if let refusal, staffed.isEmpty { throw refusal }
        func mine(_ event: Event) -> Bool {
            staffed.contains(event.id) || EventRules.mayFollow(EventFile(event: event, actor: visit.actor)) == nil
        }
        return Self(
            ahead: try EventStore.all(endingAfter: visit.now, db).filter(mine), behind: try EventStore.all(endedBefore: visit.now, db).filter(mine),
            mayAnnounce: refusal == nil, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Agenda") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(buttons(mayAnnounce ? view.linkButton(EventLinks.new, "Annoncer un événement") : .empty, view.linkButton(EventLinks.agenda, "Voir l’agenda public", style: .quiet)))\
            \(section(t("À venir")) { ahead.isEmpty ? emptyState(t("Aucun événement n’est préparé.")) : list(ahead, view) })\
            \(if: !behind.isEmpty, section(t("Passés")) { list(behind, view) })
            """
    }

    private func list(_ events: [Event], _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Événements"), isCaptionHidden: true,
            columns: [Column(t("Événement"), isHeading: true), Column(t("Quand")), Column(t("Quartier")), Column(t("Places prises"), isNumber: true), Column(t("État"))], rows: events
        ) { event in
            let stage = event.stage(at: now)
            return [
                "<a href=\"\(url: event.deskLink)\">\(event.plan.title)</a><br><span class=\"muted\">\(t(event.plan.kind.name))</span>", view.time(event.plan.startsAt, hour: true),
                HTML(text: event.territoryName ?? t("Toute la ville")), HTML(text: event.plan.capacity.map { t("\(event.taken) sur \($0)") } ?? t.number(event.taken)),
                "\(badge(t(stage.name), stage.tone))\(if: stage == .held && event.reportedAt == nil, " \(badge(t("À raconter"), .warning))")",
            ]
        }
    }
}
