import Database
import Vocabulary
import Web

/// The questions asked of the meetings.
enum MeetingStore {
    /// The meeting named in the path, with everything that its rules look at.
    static func file(_ visit: Visit, _ db: Reading) throws -> MeetingFile {
        let standing = try AssemblyStore.standing(visit, db)
        let meeting = try meeting(try visit.id("meeting"), in: standing.assembly.id, db)
        let charter = try meeting.charter.map { try CharterStore.charter($0, db) } ?? CharterStore.inForce(standing.assembly.id, db)
        return MeetingFile(
            standing: standing, meeting: meeting, rules: charter?.rules ?? standing.assembly.kind.charter, items: try items(meeting.id, db),
            resolutions: try resolutions(meeting.id, db), commissionSeats: try meeting.commission.map { try CommissionStore.seats($0, db) } ?? [],
            satThen: try satThen(meeting, standing, db))
    }

    /// A body that has ended has no member any more: those who sat on the day still correct what is written of it.
    private static func satThen(_ meeting: Meeting, _ standing: Standing, _ db: Reading) throws -> Bool {
        guard standing.assembly.closedAt != nil, let account = standing.actor.account else { return false }
        return try SeatStore.held(by: account, in: standing.assembly.id, at: meeting.startsAt, db) != nil
    }

    static func meeting(_ id: ID<Meeting>, in assembly: AssemblyID, _ db: Reading) throws -> Meeting {
        guard let meeting = try list("m.assembly_id = \(assembly) and m.id = \(id)", db).first else { throw NotFound() }
        return meeting
    }

    /// All those of a body, the latest first.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Meeting] { try list("m.assembly_id = \(assembly)", db) }

    static func meetings(_ ids: [ID<Meeting>], _ db: Reading) throws -> [Meeting] { try list("m.id in (\(list: ids))", db) }

    /// Those held after this one: one of them adopts its minutes.
    static func later(than meeting: Meeting, in assembly: AssemblyID, _ db: Reading) throws -> [Meeting] {
        try list("m.assembly_id = \(assembly) and m.starts_at > \(meeting.startsAt) and m.opened_at is not null", db)
    }

    /// Those that lacked the quorum since a moment and were not convened again: they may be, without a quorum.
    static func withoutQuorum(_ assembly: AssemblyID, since: Instant, _ db: Reading) throws -> [Meeting] {
        try list("""
            m.assembly_id = \(assembly) and m.had_quorum = false and m.is_second_call = false and m.closed_at >= \(since)
            and not exists (select 1 from meetings n where n.second_call_of = m.id and n.cancelled_at is null)
            """, db)
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Meeting] {
        try db.all("""
            select m.id, m.kind, m.title, m.starts_at, m.ends_at, m.place, m.access, m.link, m.capacity, m.is_public, m.has_childcare,
                m.is_second_call, m.charter_id, m.convened_at, m.urgency, m.cancelled_at, m.cancelled_reason, m.opened_at, m.closed_at,
                m.had_quorum, m.minutes, m.minutes_sent_at, m.corrections_until, m.adopted_at, m.published_at,
                m.second_call_of, m.commission_id, c.name
            from meetings m left join commissions c on c.id = m.commission_id where \(condition) order by m.starts_at desc, m.id desc
            """) { row in
            Meeting(
                id: row.id(), kind: try row.choice(), title: row.text(), startsAt: row.instant(), endsAt: row.instant(), place: row.text(),
                access: row.text(), link: row.text(), capacity: row.optionalInt(), isPublic: row.bool(), hasChildcare: row.bool(),
                isSecondCall: row.bool(), charter: row.optionalID(), convenedAt: row.optionalInstant(), urgency: row.text(),
                cancelledAt: row.optionalInstant(), cancelledReason: row.text(), openedAt: row.optionalInstant(), closedAt: row.optionalInstant(),
                hadQuorum: row.optionalBool(), minutes: row.text(), minutesSentAt: row.optionalInstant(), correctionsUntil: row.optionalInstant(),
                adoptedAt: row.optionalInstant(), publishedAt: row.optionalInstant(), secondCallOf: row.optionalID(), commission: row.optionalID(),
                commissionName: row.optionalText())
        }
    }

    static func items(_ meeting: ID<Meeting>, _ db: Reading) throws -> [AgendaItem] {
        try db.all("""
            select i.id, i.title, i.detail, i.minutes, i.notes, a.display_name, i.accepted_at is not null, i.declined_at is not null, i.reason, i.proposed_by, i.decision
            from agenda_items i join accounts a on a.id = i.proposed_by
            where i.meeting_id = \(meeting) order by i.position, i.id
            """) { row in
            let (id, title, detail, minutes, notes, by): (ID<AgendaItem>, String, String, Int?, String, String)
                = (row.id(), row.text(), row.text(), row.optionalInt(), row.text(), row.text())
            let isAccepted = row.bool(), isDeclined = row.bool()
            return AgendaItem(
                id: id, title: title, detail: detail, minutes: minutes, notes: notes, proposedBy: by,
                state: isAccepted ? .accepted : isDeclined ? .declined : .proposed, reason: row.text(), proposer: row.optionalID(), decision: row.text())
        }
    }

    static func resolutions(_ meeting: ID<Meeting>, _ db: Reading) throws -> [Resolution] {
        let slips = Dictionary(grouping: try slips(meeting, db), by: \.item).mapValues { $0.map(\.slip) }
        return try db.all("""
            select r.item_id, r.question, r.method, r.in_favour, r.against, r.abstentions, r.voters, m.kind = 'session'
            from resolutions r join agenda_items i on i.id = r.item_id join meetings m on m.id = i.meeting_id where i.meeting_id = \(meeting) order by i.position, i.id
            """) { row in
            let item: ID<AgendaItem> = row.id()
            return Resolution(
                item: item, question: row.text(), method: try row.choice(), inFavour: row.int(), against: row.int(), abstentions: row.int(), voters: row.int(),
                slips: slips[item] ?? [], isConsultative: row.bool())
        }
    }

    /// The votes of a meeting that were noted wrongly, the latest correction first.
    private static func slips(_ meeting: ID<Meeting>, _ db: Reading) throws -> [(item: ID<AgendaItem>, slip: VoteSlip)] {
        try db.all("""
            select r.item_id, f.in_favour, f.against, f.abstentions, f.reason, f.corrected_at
            from former_resolutions f join resolutions r on r.id = f.resolution_id join agenda_items i on i.id = r.item_id
            where i.meeting_id = \(meeting) order by f.corrected_at desc, f.id desc
            """) { row in
            (item: row.id(), slip: VoteSlip(inFavour: row.int(), against: row.int(), abstentions: row.int(), reason: row.text(), at: row.instant()))
        }
    }

    /// Whether what was voted on a subject has already gone to the city: it is mended no more.
    static func isActedOn(_ item: ID<AgendaItem>, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from recommendations where item_id = \(item) and transmitted_at is not null limit 1")
    }

    /// Who voted what, where the vote was named. Outside the body nobody is named but as she agreed to be shown; nil: not at all.
    static func namedVotes(_ file: MeetingFile, _ db: Reading) throws -> [(item: ID<AgendaItem>, name: String?, choice: Resolution.Choice)] {
        let isWhole = file.standing.readsNames
        return try db.all("""
            select r.item_id, coalesce(u.given_name, a.display_name), coalesce(u.given_name, a.given_name), s.shown_as, v.choice from named_votes v
            join resolutions r on r.id = v.resolution_id join agenda_items i on i.id = r.item_id
            join seats s on s.id = v.seat_id join accounts a on a.id = s.account_id left join pupils u on u.id = s.pupil_id
            where i.meeting_id = \(file.meeting.id) order by a.display_name
            """) { row in
            let item: ID<AgendaItem> = row.id(), name = row.text(), givenName = row.text(), shownAs: Seat.ShownAs = try row.choice()
            return (item: item, name: isWhole ? name : shownAs.publicName(name, givenName), choice: try row.choice())
        }
    }

    /// The seats that have voted by name.
    static func voted(_ meeting: ID<Meeting>, _ db: Reading) throws -> Set<ID<Seat>> {
        Set(try db.all("""
            select v.seat_id from named_votes v join resolutions r on r.id = v.resolution_id join agenda_items i on i.id = r.item_id
            where i.meeting_id = \(meeting)
            """) { $0.id() })
    }

    static func attendance(_ file: MeetingFile, _ db: Reading) throws -> AttendanceList {
        AttendanceList(
            seats: try SeatStore.held(in: file.assembly.id, at: file.meeting.startsAt, db).filter { $0.level != .information && $0.rank == .member && file.convenes($0) },
            records: try db.all("select seat_id, state, holder_id from attendances where meeting_id = \(file.meeting.id)") {
                Attendance(seat: $0.id(), state: try $0.choice(), holder: $0.optionalID())
            })
    }

    /// Members who vote and have missed that many meetings of the whole body in a row, without an excuse, since they sit.
    static func absent(_ assembly: AssemblyID, from most: Int, at now: Instant, _ db: Reading) throws -> [Seat] {
        guard most > 0 else { return [] }
        let held = try list("m.assembly_id = \(assembly) and m.closed_at is not null and m.kind in ('plenary', 'annual', 'session')", db).prefix(most)
        guard held.count == most else { return [] }
        let there: Set<ID<Seat>> = Set(try db.all("select seat_id from attendances where meeting_id in (\(list: held.map(\.id)))") { $0.id() })
        let first = held.map(\.startsAt).min() ?? now
        return try SeatStore.held(in: assembly, at: now, db).filter { $0.votes && $0.from <= first && !there.contains($0.id) }
    }

    static func signUps(_ meeting: ID<Meeting>, _ db: Reading) throws -> [SignUp] {
        try db.all("""
            select u.account_id, a.display_name, u.state, u.needs, u.children, u.spoken, u.proxy_id, h.display_name
            from sign_ups u join accounts a on a.id = u.account_id left join seats p on p.id = u.proxy_id left join accounts h on h.id = p.account_id
            where u.meeting_id = \(meeting) order by u.at, u.account_id
            """) { row in
            SignUp(
                account: row.id(), name: row.text(), state: try row.choice(), needs: row.text(), children: row.int(), spoken: row.text(), proxy: row.optionalID(),
                proxyName: row.optionalText())
        }
    }

    static func corrections(_ meeting: ID<Meeting>, _ db: Reading) throws -> [Correction] {
        try db.all("""
            select c.id, a.display_name, c.text, c.at, c.is_taken, c.reason from corrections c join accounts a on a.id = c.account_id
            where c.meeting_id = \(meeting) order by c.at, c.id
            """) { Correction(id: $0.id(), by: $0.text(), text: $0.text(), at: $0.instant(), isTaken: $0.optionalBool(), reason: $0.text()) }
    }

    static func actions(_ meeting: ID<Meeting>, _ db: Reading) throws -> [MeetingAction] { try actions("x.meeting_id = \(meeting)", db) }

    /// What is still to be done in a body, the most urgent first.
    static func openActions(_ assembly: AssemblyID, _ db: Reading) throws -> [MeetingAction] {
        try actions("x.done_at is null and x.meeting_id in (select m.id from meetings m where m.assembly_id = \(assembly))", db)
    }

    /// What a member still has in hand.
    static func actions(of seat: ID<Seat>, _ db: Reading) throws -> [MeetingAction] { try actions("x.done_at is null and x.seat_id = \(seat)", db) }

    private static func actions(_ condition: SQL, _ db: Reading) throws -> [MeetingAction] {
        try db.all("select x.id, x.title, x.owner, x.due_at, x.done_at, x.outcome, x.seat_id, x.meeting_id from meeting_actions x where \(condition) order by x.due_at, x.id") {
            MeetingAction(
                id: $0.id(), title: $0.text(), owner: $0.text(), dueAt: $0.instant(), doneAt: $0.optionalInstant(), outcome: $0.text(), seat: $0.optionalID(), meeting: $0.optionalID())
        }
    }
}
