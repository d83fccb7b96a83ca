import Database
import Vocabulary

/// A session of the panel after the studies: the services come back before it on each project that they set aside.
struct ReturnSessionFile: Sendable {
    var edition: Edition
    var session: PanelSession
    var panel: [(account: AccountID, name: String)] = []
    var present: Set<AccountID> = []
    /// The projects set aside, with where their return stands.
    var returns: [ReturnLine] = []
    var said: [ReturnDeliberation] = []

    var link: String { FeasibilityLinks.returnSession(edition, session.id) }
    /// What the room may still speak of: told to the panel, and not published.
    var open: [ReturnLine] { returns.filter { $0.isWritten && $0.publishedAt == nil } }
    /// Once somebody is noted as there, or something as said, it takes place.
    var hasBegun: Bool { !present.isEmpty || !said.isEmpty }
    /// What the services were asked to speak of since it was planned.
    var announced: [ReturnLine] {
        let planned = session.plannedAt ?? session.heldAt
        return returns.filter { $0.isWritten && ($0.publishedAt ?? planned) >= planned }
    }
    func sits(_ account: AccountID?) -> Bool { panel.contains { $0.account == account } }
}

/// What was said of one project in a session, with what was asked there.
struct ReturnDeliberation: Sendable, Equatable {
    var number: Int
    var title: String
    var note: String
    var questions: [PanelQuestion] = []
}
