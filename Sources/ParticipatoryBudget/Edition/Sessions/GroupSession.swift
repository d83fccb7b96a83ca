import Database
import L10n
import Vocabulary

/// A session of colleagues on an agenda: planned, held, closed, its minutes under two signatures.
struct GroupSession: Sendable, Equatable {
    /// The cross-department group checks decisions; the services settle what needs several of them.
    enum Kind: String, Sendable { case check, services }

    var id: ID<GroupSession>
    var title: String
    var place: String
    var heldAt: Instant
    var plannedByName: String
    /// The proposal that the room looks at, for the step that shows one.
    var shown: Int?
    /// What the minutes say besides the decisions.
    var remarks: String
    var closedAt: Instant?
    var closedBy: AccountID?
    var closedByName: String?
    var signedAt: Instant?
    var signedByName: String?

    /// Where a session stands: what happened to it says so.
    enum Stage: String, Sendable, CaseIterable { case open, toSign = "to-sign", signed }

    var stage: Stage { signedAt != nil ? .signed : closedAt != nil ? .toSign : .open }

    static let columns = """
        s.id, s.title, s.place, s.held_at, p.display_name, s.shown_proposal_id, s.remarks, s.closed_at, s.closed_by, c.display_name, s.signed_at, g.display_name
        """
    static let tables = """
        review_sessions s join accounts p on p.id = s.planned_by left join accounts c on c.id = s.closed_by left join accounts g on g.id = s.signed_by
        """
}

extension GroupSession {
    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); place = row.text(); heldAt = row.instant(); plannedByName = row.text(); shown = row.optionalInt(); remarks = row.text()
        closedAt = row.optionalInstant(); closedBy = row.optionalID(); closedByName = row.optionalText()
        signedAt = row.optionalInstant(); signedByName = row.optionalText()
    }

    /// Who wrote the minutes, who signed them.
    func signatures(_ t: Texts) -> String {
        guard let closedAt else { return "" }
        let written = t("Rédigé par \(closedByName ?? "") le \(closedAt).")
        guard let signedAt else { return written + " " + t("Une autre personne présente doit encore le signer.") }
        return written + " " + t("Signé par \(signedByName ?? "") le \(signedAt).")
    }
}

/// Somebody invited to a session.
struct GroupSessionMember: Sendable, Equatable {
    var account: AccountID
    var name: String
    var isPresent: Bool
}

/// What may come on an agenda.
struct AgendaCandidate: Sendable {
    var id: Int
    var label: String
    var detail: Message
    /// Whether it is proposed at once when a session is planned.
    var isUsual = true
}

extension GroupSession.Stage {
    var name: Message {
        switch self {
        case .open: "En préparation ou en cours"
        case .toSign: "Compte rendu à signer"
        case .signed: "Compte rendu signé"
        }
    }
}
