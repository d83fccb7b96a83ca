import Vocabulary
import Web

/// A stand or a turn to speak at a forum: a project has one, all last the same.
struct EventStand: Sendable, Equatable {
    /// From 1, in the order of the programme.
    var number: Int
    var project: Int?
    var holder: AccountID?
}

/// Everything that the rules look at before somebody acts on the programme of a forum.
struct StandFile: Sendable {
    var file: EventFile
    var stands: [EventStand]
    /// Those that residents vote on, with who carries each.
    var projects: [ShownProject]

    var event: Event { file.event }
    var actor: Actor { file.actor }
    var link: String { file.event.link + "/stands" }
    var deskLink: String { file.event.deskLink + "/stands" }

    /// Nil as long as it is free; the place of a project that is no more at the vote is free again.
    func project(_ stand: EventStand) -> ShownProject? { projects.first { $0.id == stand.project } }
    func stand(of project: ShownProject) -> EventStand? { stands.first { $0.project == project.id } }

    /// The projects of this person.
    var own: [ShownProject] {
        guard let account = actor.account else { return [] }
        return projects.filter { $0.proposers.contains(account) }
    }

    var free: [EventStand] { stands.filter { project($0) == nil } }
    var withoutStand: [ShownProject] { projects.filter { stand(of: $0) == nil } }

    /// The programme line by line: a project on each, the free places that follow one another on one.
    var lines: [[EventStand]] {
        stands.reduce(into: []) { lines, stand in
            if project(stand) == nil, let last = lines.last?.last, project(last) == nil {
                lines[lines.count - 1].append(stand)
            } else {
                lines.append([stand])
            }
        }
    }

    /// When its turn comes; nil for a stand, which stays all along.
    func moment(_ stand: EventStand) -> (starts: Instant, ends: Instant)? {
        guard let plan = event.stands, plan.form == .speech else { return nil }
        let starts = event.plan.startsAt + .minutes(plan.minutes * (stand.number - 1))
        return (starts: starts, ends: starts + .minutes(plan.minutes))
    }
}
