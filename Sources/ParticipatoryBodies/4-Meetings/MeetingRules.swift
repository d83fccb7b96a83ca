import L10n
import Vocabulary

/// Who may do what on a meeting, and when. Pages and acts ask the same function; `nil` is yes.
enum MeetingRules {
    // MARK: Reading

    /// A convened public meeting is everyone's; the others are the body's; one in preparation is for who prepares it.
    static func mayRead(_ file: MeetingFile) -> Refusal? { file.satThen ? nil : mayRead(file.standing, file.meeting) }

    static func mayRead(_ standing: Standing, _ meeting: Meeting) -> Refusal? {
        if standing.runs || standing.follows { return nil }
        if meeting.convenedAt != nil, meeting.isPublic || standing.isMember { return nil }
        if !standing.actor.isSignedIn { return .signIn }
        return standing.isMember
            ? .notNow("Cette réunion est en préparation : vous recevrez la convocation.") : .notAllowed("Cette réunion est réservée aux membres de l’instance.")
    }

    // MARK: Before

    static func mayPlan(_ standing: Standing) -> Refusal? { AssemblyRules.mayRun(standing, "prépare les réunions") }

    /// Change what it is, until it opens.
    static func mayRevise(_ file: MeetingFile) -> Refusal? { mayPlan(file.standing) ?? ahead(file.meeting) }

    /// Convene it: an agenda, a date to come. The notice period is the charter's, unless the urgency is written.
    static func mayConvene(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if let refusal = mayPlan(file.standing) { return refusal }
        switch file.meeting.stage {
        case .planned: break
        case .convened: return .notNow("Les convocations sont déjà parties.")
        case .open, .held, .cancelled: return ahead(file.meeting)
        }
        if file.meeting.startsAt <= now { return .notNow("La date de la réunion est passée : changez-la d’abord.") }
        return file.agenda.isEmpty ? .notNow("L’ordre du jour est vide : ajoutez au moins un sujet.") : nil
    }

    /// The last moment to convene it within the charter's notice.
    static func lastNotice(_ meeting: Meeting, _ rules: Charter.Rules, in time: CityTime = .city) -> Instant {
        time.startOfDay(meeting.startsAt, adding: -rules.noticeDays + 1) - .seconds(1)
    }

    static func mayCancel(_ file: MeetingFile) -> Refusal? { mayRevise(file) }

    /// Put a subject on the agenda: who prepares the meeting, until it opens.
    static func mayAddItem(_ file: MeetingFile) -> Refusal? { mayRevise(file) ?? sameAgenda(file.meeting) }

    /// A second call decides without a quorum on what was announced the first time, and on nothing else.
    private static func sameAgenda(_ meeting: Meeting) -> Refusal? {
        meeting.isSecondCall ? .notNow("Une seconde convocation se passe de quorum : elle garde l’ordre du jour de la première.") : nil
    }

    /// Propose a subject: a member, until it opens; for a quarterly session, before the day by which subjects are notified (CGCT L2511-24).
    static func mayPropose(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if !file.standing.isMember { return .notAllowed("Les sujets sont proposés par les membres de l’instance.", wayOut: file.assembly.link + "/participer", named: "Devenir membre") }
        let last = lastNotice(file.meeting, file.rules)
        if file.meeting.kind == .session, last < now { return .notNow("Les sujets d’une séance se notifient au maire avant le \(last).") }
        return ahead(file.meeting) ?? sameAgenda(file.meeting)
    }

    static func maySettle(_ file: MeetingFile, _ item: AgendaItem) -> Refusal? {
        mayRevise(file) ?? (item.state == .proposed ? nil : .notNow("Ce sujet a déjà sa réponse."))
    }

    /// Say that one comes: everyone for a public meeting, members for the others; until it begins.
    static func maySignUp(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if let refusal = mayRead(file) ?? ahead(file.meeting) { return refusal }
        if file.meeting.convenedAt == nil { return .notNow("Les inscriptions ouvrent avec la convocation.") }
        return file.meeting.startsAt <= now ? .notNow("La réunion a commencé.") : nil
    }

    // MARK: On the day

    /// Open it: convened, from an hour before it begins.
    static func mayOpen(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "ouvre la séance") { return refusal }
        switch file.meeting.stage {
        case .convened: return now < file.meeting.startsAt - .hours(1) ? .notNow("La séance s’ouvre à partir d’une heure avant la réunion.") : nil
        case .planned: return .notNow("La réunion n’est pas encore convoquée.")
        case .open: return .notNow("La séance est déjà ouverte.")
        case .held: return .notNow("La séance est close.")
        case .cancelled: return .notNow("La réunion est annulée.")
        }
    }

    /// Note who is there, what is said; close.
    static func mayHold(_ file: MeetingFile) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "tient la séance") { return refusal }
        switch file.meeting.stage {
        case .open: return nil
        case .held: return .notNow("La séance est close.")
        case .planned, .convened: return .notNow("La séance n’est pas encore ouverte.")
        case .cancelled: return .notNow("La réunion est annulée.")
        }
    }

    /// Vote on a subject: the session is open, the quorum is there, nothing was voted on it yet.
    static func mayVote(_ file: MeetingFile, _ item: AgendaItem, _ quorum: Quorum) -> Refusal? {
        if let refusal = mayHold(file) { return refusal }
        if item.state != .accepted { return .notNow("Ce sujet n’est pas à l’ordre du jour.") }
        if file.resolution(item.id) != nil { return .notNow("Ce sujet a déjà été voté.") }
        return quorum.isReached ? nil : .notNow("\(quorum.words) On ne peut pas voter.")
    }

    /// Mend a vote that was noted wrongly: until the members have the minutes, and the city what was voted.
    static func mayCorrectVote(_ file: MeetingFile, _ item: AgendaItem, isActedOn: Bool) -> Refusal? {
        if let refusal = AssemblyRules.mayConclude(file.standing, "tient la séance") { return refusal }
        if file.resolution(item.id) == nil { return .notNow("Ce sujet n’a pas été voté.") }
        if file.meeting.minutesSentAt != nil { return .notNow("Les membres ont reçu le compte rendu : ce vote ne change plus.") }
        return isActedOn ? .notNow("Ce vote est transmis à la ville : il ne change plus.") : nil
    }

    /// Join documents, before and after: who prepares the meeting; once the body has ended, its officer.
    static func mayJoinDocuments(_ file: MeetingFile) -> Refusal? {
        AssemblyRules.mayConclude(file.standing, "joint les documents") ?? (file.meeting.cancelledAt == nil ? nil : .notNow("La réunion est annulée."))
    }

    /// Say by the code of the screen that one is there: a member whose meeting it is, while the session is open, once.
    static func maySayPresent(_ file: MeetingFile, _ list: AttendanceList) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        guard let seat = file.standing.seat, !seat.isPupil, list.seats.contains(where: { $0.id == seat.id }) else {
            return .notAllowed("Le code est celui des membres convoqués. Le public n’a rien à faire.", wayOut: file.link, named: "Voir la réunion")
        }
        switch file.meeting.stage {
        case .open: return list[seat.id]?.state == .present ? .notNow("Votre présence est notée.", wayOut: file.link, named: "Voir la réunion") : nil
        case .planned, .convened: return .notNow("La séance n’est pas encore ouverte.")
        case .held: return .notNow("La séance est close.")
        case .cancelled: return .notNow("La réunion est annulée.")
        }
    }

    // MARK: After

    static func mayWriteMinutes(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if let refusal = AssemblyRules.mayConclude(file.standing, "écrit le compte rendu") { return refusal }
        if file.meeting.stage != .held { return .notNow("Le compte rendu s’écrit quand la séance est close.") }
        return file.meeting.adoptedAt == nil ? nil : .notNow("Ce compte rendu est adopté : il ne change plus.")
    }

    /// Change the text: once the members have it, only while a correction waits for its answer.
    static func mayRewrite(_ file: MeetingFile, _ corrections: [Correction], at now: Instant) -> Refusal? {
        if let refusal = mayWriteMinutes(file, at: now) { return refusal }
        let isHeld = file.meeting.minutesSentAt != nil && !corrections.contains { $0.isTaken == nil }
        return isHeld ? .notNow("Les membres ont reçu ce texte : il ne change que pour une correction qu’ils demandent.") : nil
    }

    /// Send the draft to the members, who have the charter's days to correct it.
    static func maySendMinutes(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if let refusal = mayWriteMinutes(file, at: now) { return refusal }
        switch file.meeting.minutesStage(at: now) {
        case .draft: return nil
        case .none: return .notNow("Enregistrez d’abord le texte du compte rendu.")
        case .corrected, .awaited, .adopted: return .notNow("Le compte rendu est déjà parti aux membres.")
        }
    }

    /// Ask for a correction: a member, within the days that the charter gives.
    static func mayCorrect(_ file: MeetingFile, at now: Instant) -> Refusal? {
        if !file.standing.actor.isSignedIn { return .signIn }
        if !file.isMember { return .notAllowed("Le compte rendu est corrigé par les membres de l’instance.") }
        switch file.meeting.minutesStage(at: now) {
        case .corrected: return nil
        case .none, .draft: return .notNow("Le compte rendu n’est pas encore envoyé.")
        case .awaited, .adopted: return .notNow("Le temps des corrections est passé.")
        }
    }

    static func maySettle(_ file: MeetingFile, _ correction: Correction, at now: Instant) -> Refusal? {
        mayWriteMinutes(file, at: now) ?? (correction.isTaken == nil ? nil : .notNow("Cette correction a déjà sa réponse."))
    }

    /// Adopt: the days of correction are over, each correction has its answer, and a later meeting took it up.
    static func mayAdopt(_ file: MeetingFile, _ corrections: [Correction], _ later: [Meeting], at now: Instant) -> Refusal? {
        if let refusal = mayWriteMinutes(file, at: now) { return refusal }
        switch file.meeting.minutesStage(at: now) {
        case .awaited: break
        case .none, .draft: return .notNow("Envoyez d’abord le compte rendu aux membres.")
        case .corrected: return .notNow("Les membres peuvent encore corriger, jusqu’au \(file.meeting.correctionsUntil ?? now).")
        case .adopted: return .notNow("Ce compte rendu est adopté.")
        }
        if corrections.contains(where: { $0.isTaken == nil }) { return .notNow("Une correction attend votre réponse.") }
        return later.isEmpty && file.assembly.closedAt == nil ? .notNow("Le compte rendu est adopté par la réunion suivante : elle n’a pas encore eu lieu.") : nil
    }

    /// Note what is to be done and that it is: who runs the body, once the session is open.
    static func mayFollowUp(_ file: MeetingFile) -> Refusal? {
        if let refusal = AssemblyRules.mayRun(file.standing, "suit les actions") { return refusal }
        return file.meeting.openedAt == nil ? .notNow("Les actions se notent à partir de la séance.") : nil
    }

    /// Say that an action is done: who follows them, and the member who has it in hand.
    static func mayComplete(_ file: MeetingFile, _ action: MeetingAction) -> Refusal? {
        let isHers = action.seat != nil && action.seat == file.standing.seat?.id
        return isHers ? AssemblyRules.alive(file.assembly) : mayFollowUp(file)
    }

    private static func ahead(_ meeting: Meeting) -> Refusal? {
        switch meeting.stage {
        case .planned, .convened: nil
        case .open: .notNow("La séance est ouverte.")
        case .held: .notNow("La réunion a eu lieu.")
        case .cancelled: .notNow("La réunion est annulée.")
        }
    }
}
