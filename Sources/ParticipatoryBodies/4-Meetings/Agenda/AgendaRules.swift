import L10n
import Vocabulary

/// Who changes what stands on an agenda. Pages and acts ask the same function; `nil` is yes.
enum AgendaRules {
    /// Reword a subject, say how long it takes, move it: who prepares the meeting, until it opens.
    static func mayRevise(_ file: MeetingFile, _ item: AgendaItem) -> Refusal? {
        MeetingRules.mayAddItem(file) ?? (item.state == .accepted ? nil : .notNow("Ce sujet n’est pas à l’ordre du jour."))
    }

    /// Take a subject off, with the reason; what the members were told of keeps one subject at least.
    /// - Parameter isDebated: a request of the body stands on it.
    static func mayTakeOff(_ file: MeetingFile, _ item: AgendaItem, isDebated: Bool) -> Refusal? {
        if let refusal = mayRevise(file, item) { return refusal }
        if isDebated { return .notNow("Une demande de l’instance est inscrite à ce sujet : retirez d’abord la demande.") }
        let isLast = file.meeting.convenedAt != nil && file.agenda.count == 1
        return isLast ? .notNow("C’est le dernier sujet d’une réunion convoquée : annulez plutôt la réunion.") : nil
    }

    /// Note what is decided without a vote: who holds the session, where nothing was voted.
    static func mayDecide(_ file: MeetingFile, _ item: AgendaItem) -> Refusal? {
        if let refusal = MeetingRules.mayHold(file) { return refusal }
        if item.state != .accepted { return .notNow("Ce sujet n’est pas à l’ordre du jour.") }
        // There the council deliberates once the associations were heard.
        if file.meeting.kind == .session { return nil }
        return file.resolution(item.id) == nil ? nil : .notNow("Ce sujet a été voté : le vote est la décision.")
    }

    /// The words of a subject change no more once the members have them, nor those of a request: its length and its place still do.
    static func keepsWords(_ file: MeetingFile, isDebated: Bool) -> Bool { file.meeting.convenedAt != nil || isDebated }
}
