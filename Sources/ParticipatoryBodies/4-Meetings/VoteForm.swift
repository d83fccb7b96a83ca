import Vocabulary
import Web

/// What is voted on a subject, and by whom: what the acts that note and mend a vote look at.
struct VoteSubject: Sendable {
    var file: MeetingFile
    var item: AgendaItem
    var list: AttendanceList
    /// Whether what was voted has gone to the city.
    var isActedOn = false
    var quorum: Quorum { list.quorum(file.rules, isSecondCall: file.meeting.isSecondCall) }
}

/// The fields of a vote, read alike when it is noted and when it is mended.
struct VoteForm: Sendable {
    let resolution: Resolution
    let named: [(seat: ID<Seat>, choice: Resolution.Choice)]

    init(_ form: inout FormReader, _ subject: VoteSubject) {
        let question = form.text("question", max: 300), method: Resolution.Method = form.choice("method", .showOfHands), voters = subject.quorum.voters
        var named: [(seat: ID<Seat>, choice: Resolution.Choice)] = []
        if method == .named {
            for seat in subject.list.voters {
                if let choice: Resolution.Choice = form.optionalChoice("choice-\(seat.id)") { named.append((seat.id, choice)) }
            }
            if named.isEmpty { form.error("method", "Notez la voix de chacun, plus bas.") }
        }
        func counted(_ choice: Resolution.Choice, _ field: String, _ form: inout FormReader) -> Int {
            method == .named ? named.filter { $0.choice == choice }.count : form.optionalInt(field, in: 0...5000) ?? 0
        }
        resolution = Resolution(
            item: subject.item.id, question: question, method: method, inFavour: counted(.inFavour, "in_favour", &form),
            against: counted(.against, "against", &form), abstentions: counted(.abstention, "abstentions", &form), voters: voters,
            isConsultative: subject.file.meeting.kind == .session)
        self.named = named
        let cast = resolution.inFavour + resolution.against + resolution.abstentions
        if cast > voters { form.error("in_favour", voters < 2 ? "Il y a \(cast) voix pour \(voters) votant présent ou représenté." : "Il y a \(cast) voix pour \(voters) votants présents ou représentés.") }
        if cast == 0, method != .named { form.error("in_favour", "Indiquez les voix.") }
    }
}
