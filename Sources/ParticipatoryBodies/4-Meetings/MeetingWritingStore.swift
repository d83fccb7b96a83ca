import Database
import Vocabulary

/// What changes the meetings. Races are decided by the database: a unique index, or an update that finds nothing left to change.
enum MeetingWritingStore {
    /// What is typed of a meeting.
    struct Plan: Sendable {
        var kind: Meeting.Kind
        var title: String
        var startsAt: Instant
        var endsAt: Instant
        var place: String
        var access: String
        var link: String
        var capacity: Int?
        var isPublic: Bool
        var hasChildcare: Bool
        /// The meeting that lacked the quorum, when this one takes up its agenda without.
        var secondCallOf: ID<Meeting>?
        var commission: ID<Commission>?
    }

    static func plan(_ plan: Plan, of assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws -> ID<Meeting> {
        ID(try db.insert("""
            insert into meetings (
                assembly_id, kind, title, starts_at, ends_at, place, access, link, capacity, is_public, has_childcare, is_second_call, second_call_of, commission_id,
                planned_at, planned_by
            ) values (
                \(assembly), \(plan.kind), \(plan.title), \(plan.startsAt), \(plan.endsAt), \(plan.place), \(plan.access), \(plan.link), \(plan.capacity),
                \(plan.isPublic), \(plan.hasChildcare), \(plan.secondCallOf != nil), \(plan.secondCallOf),
                \(plan.commission), \(now), \(person)
            ) returning id
            """))
    }

    static func revise(_ meeting: ID<Meeting>, _ plan: Plan, urgency: String, _ db: Writing) throws {
        try db.run("""
            update meetings set
                kind = \(plan.kind), title = \(plan.title), starts_at = \(plan.startsAt), ends_at = \(plan.endsAt), place = \(plan.place),
                access = \(plan.access), link = \(plan.link), capacity = \(plan.capacity), is_public = \(plan.isPublic),
                has_childcare = \(plan.hasChildcare), commission_id = \(plan.commission), urgency = \(urgency)
            where id = \(meeting)
            """)
    }

    /// A second call takes up what the first could not decide; what was to be voted follows its subject.
    static func takeUp(_ first: ID<Meeting>, in second: ID<Meeting>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into agenda_items (meeting_id, position, title, detail, minutes, proposed_by, proposed_at, accepted_at)
            select cast(\(second) as bigint), i.position, i.title, i.detail, i.minutes, i.proposed_by, cast(\(now) as bigint), cast(\(now) as bigint)
            from agenda_items i where i.meeting_id = \(first) and i.accepted_at is not null and not exists (select 1 from resolutions r where r.item_id = i.id)
            """)
        try db.run("""
            update recommendations set item_id = (
                select n.id from agenda_items n join agenda_items o on o.position = n.position where n.meeting_id = \(second) and o.id = recommendations.item_id
            )
            where withdrawn_at is null and item_id in (
                select i.id from agenda_items i where i.meeting_id = \(first) and i.accepted_at is not null
                    and not exists (select 1 from resolutions r where r.item_id = i.id)
            )
            """)
    }

    static func convene(_ meeting: ID<Meeting>, under charter: ID<Charter>, urgency: String, by person: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meetings set convened_at = \(now), convened_by = \(person), charter_id = \(charter), urgency = \(urgency)
            where id = \(meeting) and convened_at is null and cancelled_at is null
            """) == 1
    }

    static func cancel(_ meeting: ID<Meeting>, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meetings set cancelled_at = \(now), cancelled_reason = \(reason) where id = \(meeting) and cancelled_at is null and opened_at is null
            """) == 1
    }

    /// - Parameter isAccepted: nil while who prepares the meeting has not answered.
    @discardableResult
    static func add(
        _ title: String, detail: String, minutes: Int?, to meeting: ID<Meeting>, by person: AccountID, isAccepted: Bool, at now: Instant, _ db: Writing
    ) throws -> ID<AgendaItem> {
        ID(try db.insert("""
            insert into agenda_items (meeting_id, position, title, detail, minutes, proposed_by, proposed_at, accepted_at)
            values (
                \(meeting), (select coalesce(max(position), 0) + 1 from agenda_items where meeting_id = \(meeting)), \(title), \(detail), \(minutes), \(person),
                \(now), \(isAccepted ? now : nil)
            ) returning id
            """))
    }

    static func settle(_ item: ID<AgendaItem>, isAccepted: Bool, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update agenda_items set accepted_at = \(isAccepted ? now : nil), declined_at = \(isAccepted ? nil : now), reason = \(reason)
            where id = \(item) and accepted_at is null and declined_at is null
            """) == 1
    }

    /// Who only says again what she needs keeps her rank.
    static func signUp(
        _ account: AccountID, _ state: SignUp.State, needs: String, children: Int = 0, spoken: String = "", proxy: ID<Seat>? = nil, to meeting: ID<Meeting>, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into sign_ups (meeting_id, account_id, state, needs, children, spoken, proxy_id, at)
            values (\(meeting), \(account), \(state), \(needs), \(children), \(spoken), \(proxy), \(now))
            on conflict (meeting_id, account_id) do update set
                state = excluded.state, needs = excluded.needs, children = excluded.children, spoken = excluded.spoken, proxy_id = excluded.proxy_id,
                at = case when sign_ups.state = excluded.state then sign_ups.at else excluded.at end
            """)
    }

    static func open(_ meeting: ID<Meeting>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update meetings set opened_at = \(now) where id = \(meeting) and opened_at is null and cancelled_at is null") == 1
    }

    /// Writes the whole list anew: what was noted before gives way.
    static func record(_ list: [Attendance], of meeting: ID<Meeting>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("delete from attendances where meeting_id = \(meeting)")
        for line in list {
            try db.run("""
                insert into attendances (meeting_id, seat_id, state, holder_id, recorded_at, recorded_by)
                values (\(meeting), \(line.seat), \(line.state), \(line.holder), \(now), \(person))
                """)
        }
    }

    /// Notes what was voted; the unique index refuses a second vote on the same subject.
    static func record(
        _ resolution: Resolution, named choices: [(seat: ID<Seat>, choice: Resolution.Choice)], by person: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let id = try db.insert("""
            insert into resolutions (item_id, question, method, in_favour, against, abstentions, voters, recorded_at, recorded_by)
            values (
                \(resolution.item), \(resolution.question), \(resolution.method), \(resolution.inFavour), \(resolution.against), \(resolution.abstentions),
                \(resolution.voters), \(now), \(person)
            ) returning id
            """)
        for line in choices { try db.run("insert into named_votes (resolution_id, seat_id, choice) values (\(id), \(line.seat), \(line.choice))") }
    }

    /// Notes a vote anew; what was noted before stays, with the reason.
    static func correct(
        _ resolution: Resolution, named choices: [(seat: ID<Seat>, choice: Resolution.Choice)], reason: String, by person: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let id: Int = try db.value("select id from resolutions where item_id = \(resolution.item)")
        try db.run("""
            insert into former_resolutions (
                resolution_id, question, method, in_favour, against, abstentions, voters, recorded_at, recorded_by, corrected_at, corrected_by, reason
            )
            select id, question, method, in_favour, against, abstentions, voters, recorded_at, recorded_by, cast(\(now) as bigint), cast(\(person) as bigint), cast(\(reason) as text)
            from resolutions where id = \(id)
            """)
        try db.run("""
            update resolutions set question = \(resolution.question), method = \(resolution.method), in_favour = \(resolution.inFavour),
                against = \(resolution.against), abstentions = \(resolution.abstentions), voters = \(resolution.voters), recorded_at = \(now), recorded_by = \(person)
            where id = \(id)
            """)
        try db.run("delete from named_votes where resolution_id = \(id)")
        for line in choices { try db.run("insert into named_votes (resolution_id, seat_id, choice) values (\(id), \(line.seat), \(line.choice))") }
    }

    static func note(_ notes: String, on item: ID<AgendaItem>, _ db: Writing) throws { try db.run("update agenda_items set notes = \(notes) where id = \(item)") }

    /// How many were expected and came is kept with it: the board adds up a year of meetings.
    static func close(_ meeting: ID<Meeting>, _ quorum: Quorum, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meetings set closed_at = \(now), had_quorum = \(quorum.isReached), expected = \(quorum.members), present = \(quorum.present)
            where id = \(meeting) and opened_at is not null and closed_at is null
            """) == 1
    }

    // MARK: Minutes

    static func write(_ minutes: String, of meeting: ID<Meeting>, _ db: Writing) throws {
        try db.run("update meetings set minutes = \(minutes) where id = \(meeting) and adopted_at is null")
    }

    static func send(_ meeting: ID<Meeting>, until: Instant, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meetings set minutes_sent_at = \(now), corrections_until = \(until) where id = \(meeting) and minutes_sent_at is null and minutes <> ''
            """) == 1
    }

    static func correct(_ text: String, of meeting: ID<Meeting>, by member: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("insert into corrections (meeting_id, account_id, text, at) values (\(meeting), \(member), \(text), \(now))")
    }

    static func settle(_ correction: ID<Correction>, isTaken: Bool, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update corrections set settled_at = \(now), is_taken = \(isTaken), reason = \(reason) where id = \(correction) and settled_at is null
            """) == 1
    }

    static func adopt(_ meeting: ID<Meeting>, in later: ID<Meeting>, isPublished: Bool, by person: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meetings set adopted_at = \(now), adopted_by = \(person), adopted_in = \(later), published_at = \(isPublished ? now : nil)
            where id = \(meeting) and adopted_at is null
            """) == 1
    }

    static func add(_ title: String, owner: String, seat: ID<Seat>? = nil, due: Instant, to meeting: ID<Meeting>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into meeting_actions (meeting_id, title, owner, seat_id, due_at, recorded_at) values (\(meeting), \(title), \(owner), \(seat), \(due), \(now))
            """)
    }

    static func complete(_ action: ID<MeetingAction>, of meeting: ID<Meeting>, outcome: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update meeting_actions set done_at = \(now), outcome = \(outcome) where id = \(action) and meeting_id = \(meeting) and done_at is null
            """) == 1
    }
}
