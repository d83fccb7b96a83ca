import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the events.
enum EventStore {
    static func event(_ id: ID<Event>, _ db: Reading) throws -> Event {
        guard let event = try list("e.id = \(id)", order: "e.id", limit: 1, db).first else { throw NotFound() }
        return event
    }

    static func inPath(_ visit: Visit, _ db: Reading) throws -> Event { try event(try visit.id("event"), db) }

    static func file(_ visit: Visit, _ db: Reading) throws -> EventFile {
        let event = try inPath(visit, db)
        return EventFile(event: event, actor: visit.actor, staff: try staff(event.id, db))
    }

    /// What everyone may see: ahead, the next first; behind, the latest first.
    static func published(_ filter: AgendaFilter, at now: Instant, _ db: Reading) throws -> [Event] {
        var conditions: [SQL] = ["e.published_at is not null", filter.isPast ? "e.ends_at <= \(now)" : "e.ends_at > \(now)"]
        if let edition = filter.edition { conditions.append("e.edition_id = \(edition)") }
        if let kind = filter.kind { conditions.append("e.kind = \(kind)") }
        if filter.needsHelp {
            conditions.append("""
                e.cancelled_at is null and exists (select 1 from event_help_slots s where s.event_id = e.id and s.starts_at > \(now)
                    and s.wanted > (select count(*) from event_helpers h where h.slot_id = s.id))
                """)
        }
        if let territory = filter.territory {
            // What is for the whole city is for each of its neighbourhoods.
            let near = try TerritoryStore.near(territory, db)
            conditions.append("(e.territory_id is null or e.territory_id in (\(list: near)))")
        }
        return try list(conditions.joined(" and "), order: filter.isPast ? "e.starts_at desc, e.id" : "e.starts_at, e.id", limit: 200, db)
    }

    /// Those that end after a moment, drafts too, the next first.
    static func all(endingAfter moment: Instant, _ db: Reading) throws -> [Event] {
        try list("e.ends_at > \(moment)", order: "e.starts_at, e.id", limit: 500, db)
    }

    static func those(_ ids: Set<Int>, _ db: Reading) throws -> [Event] { try list("e.id in (\(list: ids.sorted()))", order: "e.id", limit: 500, db) }

    /// The latest that are behind.
    static func all(endedBefore moment: Instant, _ db: Reading) throws -> [Event] {
        try list("e.ends_at <= \(moment)", order: "e.starts_at desc, e.id", limit: 100, db)
    }

    /// Those that ended between two moments and that nobody has told.
    static func untold(from start: Instant, to end: Instant, _ db: Reading) throws -> [Event] {
        try list(
            "e.published_at is not null and e.cancelled_at is null and e.reported_at is null and e.ends_at > \(start) and e.ends_at <= \(end)", order: "e.starts_at, e.id",
            limit: 100, db)
    }

    static func staff(_ event: ID<Event>, _ db: Reading) throws -> [EventStaff] {
        try db.all("""
            select s.account_id, a.display_name, s.task from event_staff s join accounts a on a.id = s.account_id
            where s.event_id = \(event) order by a.display_name, s.account_id
            """) { EventStaff(account: $0.id(), name: $0.text(), task: $0.text()) }
    }

    /// Who is expected besides those who come: colleagues, helpers, elected members, who holds a stand.
    static func expected(_ event: ID<Event>, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select account_id from event_staff where event_id = \(event)
            union select h.account_id from event_helpers h join event_help_slots s on s.id = h.slot_id where s.event_id = \(event)
            union select s.elected_id from event_help_slots s where s.event_id = \(event) and s.elected_id is not null
            union select t.holder_id from event_stands t where t.event_id = \(event) and t.holder_id is not null
            order by 1
            """) { $0.id() }
    }

    /// The events at which somebody works.
    static func staffed(by account: AccountID, _ db: Reading) throws -> Set<ID<Event>> {
        Set(try db.all("select event_id from event_staff where account_id = \(account)") { $0.id() as ID<Event> })
    }

    private static func list(_ condition: SQL, order: String, limit: Int, _ db: Reading) throws -> [Event] {
        try db.all("""
            select e.id, e.kind, e.title, e.description, e.edition_id, e.territory_id, e.place, e.access, e.link, e.longitude, e.latitude, e.starts_at, e.ends_at,
                e.takes_sign_ups, e.capacity, e.has_childcare, e.material, ed.title, ed.slug, te.name, e.created_at, e.published_at, e.cancelled_at,
                e.cancelled_reason, e.stand_form, e.stand_minutes, e.stands_invited_at, e.present, e.ideas, e.report, e.reported_at,
                (select coalesce(sum(s.seats), 0) from event_sign_ups s where s.event_id = e.id and s.state = 'coming'),
                exists (select 1 from event_sign_ups s where s.event_id = e.id and s.state = 'waiting'),
                (select count(*) from proposals p where p.event_id = e.id and p.number is not null)
            from events e left join editions ed on ed.id = e.edition_id left join territories te on te.id = e.territory_id
            where \(condition) order by \(raw: order) limit \(limit)
            """) { try Event(&$0) }
    }
}

extension Event {
    init(_ row: inout RowReader) throws {
        id = row.id(); plan = try EventPlan(&row); editionTitle = row.optionalText(); editionSlug = row.optionalText(); territoryName = row.optionalText()
        createdAt = row.instant(); publishedAt = row.optionalInstant(); cancelledAt = row.optionalInstant(); cancelledReason = row.text()
        let form: StandPlan.Form? = try row.optionalChoice(), minutes = row.optionalInt()
        if let form, let minutes { stands = StandPlan(form: form, minutes: minutes) }
        standsInvitedAt = row.optionalInstant(); present = row.optionalInt(); ideas = row.optionalInt(); report = row.text(); reportedAt = row.optionalInstant()
        taken = row.int(); hasLine = row.bool(); typedIdeas = row.int()
    }
}

extension EventPlan {
    init(_ row: inout RowReader) throws {
        kind = try row.choice(); title = row.text(); description = row.text(); edition = row.optionalID(); territory = row.optionalID()
        place = row.text(); access = row.text(); link = row.text()
        let longitude = row.optionalDouble(), latitude = row.optionalDouble()
        if let longitude, let latitude { point = GeoPoint(longitude: longitude, latitude: latitude) }
        startsAt = row.instant(); endsAt = row.instant(); takesSignUps = row.bool(); capacity = row.optionalInt(); hasChildcare = row.bool(); material = row.text()
    }
}
