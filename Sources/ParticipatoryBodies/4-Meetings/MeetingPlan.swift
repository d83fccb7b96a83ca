import Database
import Vocabulary
import Web

/// How the form of a meeting is read.
enum MeetingPlan {
    /// What a meeting may be tied to: a commission, or a meeting that lacked the quorum.
    struct Ties: Sendable {
        var commissions: [Commission]
        /// Those that may be convened again without a quorum, for two months.
        var firstCalls: [Meeting]

        init(_ assembly: Assembly, _ visit: Visit, _ db: Reading) throws {
            commissions = try CommissionStore.all(assembly.id, db).filter { $0.endedAt == nil }
            firstCalls = try MeetingStore.withoutQuorum(assembly.id, since: visit.now - .days(60), db)
        }

        init(commissions: [Commission] = [], firstCalls: [Meeting] = []) { (self.commissions, self.firstCalls) = (commissions, firstCalls) }
    }

    /// How a meeting comes back: the bureau each month, the network of referents every two, the CICA each quarter.
    struct Repeat: Sendable {
        static let distances = [1, 2, 3, 6]
        var months: Int
        var times: Int

        /// Nil when it does not.
        init?(_ form: inout FormReader) {
            guard let months = form.optionalInt("repeat", in: 1...6) else { return nil }
            self.months = months
            times = form.int("times", in: 2...12)
        }

        /// When it comes back, at the same hour of the city.
        func moments(after starts: Instant, _ ends: Instant) -> [(starts: Instant, ends: Instant)] {
            (1..<max(2, times)).map { turn in
                let next = starts.adding(months: turn * months)
                return (starts: next, ends: next + (ends - starts))
            }
        }

        /// The meetings that follow the first.
        func plans(after first: MeetingWritingStore.Plan) -> [MeetingWritingStore.Plan] {
            moments(after: first.startsAt, first.endsAt).map { moment in
                var plan = first
                (plan.startsAt, plan.endsAt) = (moment.starts, moment.ends)
                return plan
            }
        }
    }

    /// - Parameter planned: what it is already; what was announced to the members keeps its kind, and a second call its first.
    static func read(_ form: inout FormReader, _ ties: Ties, planned: Meeting? = nil) -> MeetingWritingStore.Plan {
        let first = first(&form, ties, planned), isFixed = planned?.convenedAt != nil || planned?.isSecondCall == true
        let kind: Meeting.Kind = isFixed ? planned?.kind ?? .plenary : first?.kind ?? form.choice("kind", .plenary)
        let plan = MeetingWritingStore.Plan(
            kind: kind, title: form.text("title", min: 3, max: 120), startsAt: form.moment("starts"), endsAt: form.moment("ends"),
            place: form.text("place", max: 200), access: form.optionalText("access", max: 300) ?? "", link: form.optionalText("link", max: 300) ?? "",
            capacity: form.optionalInt("capacity", in: 1...5000), isPublic: form.isChecked("public"), hasChildcare: form.isChecked("childcare"),
            secondCallOf: planned?.secondCallOf ?? first?.id,
            commission: isFixed ? planned?.commission : first?.commission ?? commission(&form, kind, ties))
        if plan.startsAt <= form.now, !form.raw("starts").isEmpty { form.error("starts", "Choisissez un moment à venir.") }
        if plan.endsAt <= plan.startsAt, !form.raw("ends").isEmpty { form.error("ends", "La réunion finirait avant de commencer.") }
        if !plan.link.isEmpty, !plan.link.hasPrefix("https://") { form.error("link", "Une adresse sûre commence par https://.") }
        return plan
    }

    private static func first(_ form: inout FormReader, _ ties: Ties, _ planned: Meeting?) -> Meeting? {
        guard planned == nil, let id: ID<Meeting> = form.optionalID("second_call_of") else { return nil }
        let first = ties.firstCalls.first { $0.id == id }
        if first == nil { form.error("second_call_of", "Cette réunion n’a pas manqué de quorum, ou elle est déjà convoquée une seconde fois.") }
        return first
    }

    private static func commission(_ form: inout FormReader, _ kind: Meeting.Kind, _ ties: Ties) -> ID<Commission>? {
        guard kind == .commission else { return nil }
        let id: ID<Commission>? = form.optionalID("commission")
        if id == nil || !ties.commissions.contains(where: { $0.id == id }) {
            form.error("commission", ties.commissions.isEmpty ? "Créez d’abord la commission : elle dit qui en est." : "De quelle commission est-ce la réunion ?")
        }
        return id
    }
}
