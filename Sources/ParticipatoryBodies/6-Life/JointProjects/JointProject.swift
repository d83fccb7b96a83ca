import Vocabulary

/// Something that several services carry together, followed by the network of referents.
struct JointProject: Sendable, Equatable {
    enum Stage: String, Sendable, CaseIterable {
        case planned, running, paused, done, dropped

        var isEnded: Bool { switch self { case .done, .dropped: true; case .planned, .running, .paused: false } }
    }

    /// Where it stands on a day, what comes next and by when, who leads it. A point replaces none.
    struct Point: Sendable, Equatable {
        var stage: Stage
        var words: String
        var nextStep: String
        var nextAt: Instant?
        var lead: AccountID
        var leadName: String
        var byName: String
        var at: Instant
    }

    var id: ID<JointProject>
    var title: String
    var purpose: String
    var services: [String]
    var openedAt: Instant
    var last: Point

    /// What was to be done is not, and its day has passed.
    func isLate(at now: Instant) -> Bool { !last.stage.isEnded && last.nextAt.map { $0 < now } ?? false }
    func link(_ assembly: Assembly) -> String { "\(assembly.link)/chantiers/\(id)" }
}

/// A project, its network and everything that was said of it.
struct JointProjectFile: Sendable {
    var standing: Standing
    var project: JointProject
    /// The latest first.
    var points: [JointProject.Point]

    var assembly: Assembly { standing.assembly }
    var link: String { project.link(assembly) }
}
