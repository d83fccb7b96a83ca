import Database
import Vocabulary
import Web

/// The public meetings that every body convened, for the agendas of the other houses.
enum PublicAgendaStore {
    /// Those that begin between two moments, the first to come first.
    static func meetings(from start: Instant, to end: Instant, _ db: Reading) throws -> [AgendaMoment] {
        let territories = Dictionary(grouping: try db.all("select assembly_id, territory_id from assembly_territories") { ($0.id() as AssemblyID, $0.id() as TerritoryID) }, by: \.0)
        return try db.all("""
            select b.id, b.name, b.slug, m.id, m.starts_at, m.title, m.place
            from meetings m
            join assemblies b on b.id = m.assembly_id
            where m.convened_at is not null and m.cancelled_at is null and m.is_public = true and b.opened_at is not null
                and m.starts_at >= \(start) and m.starts_at < \(end)
            order by m.starts_at, m.id limit 300
            """) { row in
            let body: AssemblyID = row.id(), name = row.text(), slug = row.text(), meeting = row.int()
            return AgendaMoment(
                at: row.instant(), title: "\(row.text()), \(name)", place: row.text(), link: "/instances/\(slug)/reunions/\(meeting)", territories: Set(territories[body, default: []].map(\.1)))
        }
    }
}
