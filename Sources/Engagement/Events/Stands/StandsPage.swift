import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads the programme of a forum; who carries a project at the vote chooses a place in it.
struct StandsPage: Page {
    static let path: Path = "/agenda/:event/stands"

    let file: StandFile
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try StandStore.file(visit, db)
        if let refusal = EventRules.mayRead(file.event, visit.actor) { throw refusal }
        if file.stands.isEmpty { throw NotFound() }
        return Self(file: file, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Le programme du forum") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Agenda"), EventLinks.agenda), Crumb(file.event.plan.title, file.event.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: file.event.plan.title, intro: file.event.stands.map { rule($0, t) }))\
            \(if: !file.own.isEmpty, panel(t("Votre projet"), own(view)))\
            \(view.programme(file) { stand in
                StandRules.mayLeave(stand, file, at: now) == nil ? view.action("\(file.link)/\(stand.number)/rendre", "Rendre cette place", style: .quiet) : .empty
            })
            """
    }

    private func rule(_ plan: StandPlan, _ t: Texts) -> String {
        switch plan.form {
        case .table: t("Chaque projet a un stand, tout le temps du forum.")
        case .speech: t(plan.minutes, one: "Chaque projet a la parole 1 minute.", many: "Chaque projet a la parole \(plan.minutes) minutes.")
        }
    }

    private func own(_ view: View) -> HTML {
        if let refusal = StandRules.mayTake(file, at: now) { return view.refusal(refusal) }
        let t = view.t, projects = file.own.filter { file.stand(of: $0) == nil }
        return view.form(file.link) {
            """
            \(if: projects.count > 1, view.select("project", label: "Projet", choices: projects.map { Choice("\($0.id)", text: $0.title) }))\
            \(view.select("stand", label: "Place", choices: file.free.map { Choice("\($0.number)", text: t.stand($0, file)) }))\(view.submit("Prendre cette place"))
            """
        }
    }
}

extension View {
    /// The stands in order, each with its project, the free ones together; `act` is what may be done with one that is taken.
    func programme(_ file: StandFile, _ act: (EventStand) -> HTML) -> HTML {
        """
        <ul>\(each: file.lines, { line in
            guard let stand = line.first, let project = file.project(stand) else {
                let place = t.stands(line, file)
                return #"<li class="muted">\#(line.count > 1 ? t("\(place) : \(line.count) places libres") : t("\(place) : libre"))</li>"#
            }
            return #"<li>\#(t.stand(stand, file)) : <a href="\#(url: project.link)"\#(attribute: "lang", t.languageOfWords)>\#(project.title)</a>\#(act(stand))</li>"#
        })</ul>
        """
    }
}

extension Texts {
    /// Its number, or the hour of its turn.
    func stand(_ stand: EventStand, _ file: StandFile) -> String {
        guard let moment = file.moment(stand) else { return self("Stand \(stand.number)") }
        return self("\(hour(moment.starts)) à \(hour(moment.ends))")
    }

    /// From the first of these to the last.
    func stands(_ line: [EventStand], _ file: StandFile) -> String {
        guard let first = line.first, let last = line.last, first != last else { return line.first.map { stand($0, file) } ?? "" }
        guard let opening = file.moment(first), let closing = file.moment(last) else { return self("Stands \(first.number) à \(last.number)") }
        return self("\(hour(opening.starts)) à \(hour(closing.ends))")
    }
}
