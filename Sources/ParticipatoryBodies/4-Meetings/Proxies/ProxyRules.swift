import L10n
import Vocabulary

/// Who may be represented at a meeting by whom, said before it (charter). Pages and acts ask the same function; `nil` is yes.
enum ProxyRules {
    /// Give one's proxy: a member who votes there, where the charter allows proxies.
    static func mayGive(_ file: MeetingFile, _ list: AttendanceList) -> Refusal? {
        guard let seat = file.standing.seat, !seat.isPupil, seat.votes, list.seats.contains(where: { $0.id == seat.id }) else {
            return .notAllowed("Un pouvoir est donné par un membre qui vote à cette réunion.")
        }
        return file.rules.proxies > 0 ? nil : .notAllowed("La charte de l’instance ne prévoit pas de pouvoir.")
    }

    /// Give it to this member: another who votes, and who has not yet received as many as the charter allows.
    static func mayGive(to holder: ID<Seat>, _ file: MeetingFile, _ list: AttendanceList, _ signUps: [SignUp]) -> Refusal? {
        if let refusal = mayGive(file, list) { return refusal }
        guard let seat = holders(file, list).first(where: { $0.id == holder }) else { return .notAllowed("Un pouvoir se donne à un autre membre qui vote.") }
        if signUps.contains(where: { $0.account == seat.account && $0.state == .excused }) { return .notNow("Cette personne ne vient pas non plus.") }
        let given = signUps.count { $0.proxy == holder && $0.account != file.standing.actor.account }
        return given < file.rules.proxies ? nil : .notNow("Cette personne a reçu tous les pouvoirs que la charte permet : \(file.rules.proxies).")
    }

    /// Those to whom it may be given.
    static func holders(_ file: MeetingFile, _ list: AttendanceList) -> [Seat] {
        guard mayGive(file, list) == nil else { return [] }
        return list.seats.filter { $0.votes && $0.id != file.standing.seat?.id }
    }
}

extension AttendanceList {
    /// How a member said beforehand that she would be there, where nothing is noted yet.
    func announced(_ seat: Seat, _ signUps: [SignUp]) -> Attendance? {
        guard self[seat.id] == nil, !seat.isPupil, let said = signUps.first(where: { $0.account == seat.account }), said.state == .excused else { return nil }
        // Who was to vote for her may have said since that he does not come either.
        let asked = seats.first { $0.id == said.proxy && $0.votes }, isAway = signUps.contains { $0.account == asked?.account && $0.state == .excused }
        guard seat.votes, let holder = asked, !isAway else { return Attendance(seat: seat.id, state: .excused) }
        return Attendance(seat: seat.id, state: .represented, holder: holder.id)
    }
}
