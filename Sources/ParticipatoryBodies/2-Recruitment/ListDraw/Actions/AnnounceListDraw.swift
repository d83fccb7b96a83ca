import Database
import FoundationEssentials
import Platform
import Sortition
import Tally
import Vocabulary
import Web

/// Fix and publish what a college is drawn from: a list whose names stay here, whose features are public, a household at most once.
struct AnnounceListDraw: PreparedAction {
    typealias FormPage = ListDrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste"
    static let limits = Limits(bytes: 12 << 20)

    let size: Int
    let method: DrawMethod
    let quotas: [String]
    let seedSource: String
    let seedAt: Instant
    var preparation: Announced?

    /// The list and what is drawn from it.
    struct Announced: Sendable {
        var list: PersonList
        var draw: PanelDraw
    }

    init(_ form: inout FormReader, _ subject: DrawSubject) {
        size = form.int("size", in: 1...(subject.room.free ?? 500))
        method = form.choice("method", .leximin)
        quotas = form.raw("quotas").split(separator: "\n").filter { $0.contains(where: \.isLetter) }.map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { SearchText.fold(String($0)) }.joined(separator: ",")
        }
        seedSource = form.text("seed_source", min: 10, max: 200)
        seedAt = form.moment("seed_at")
        if seedAt <= form.now, !form.raw("seed_at").isEmpty { form.error("seed_at", "Choisissez un moment à venir.") }
        if quotas.isEmpty { form.error("quotas", "Écrivez au moins un quota.") }
        for line in quotas where !Self.isQuota(line) { form.error("quotas", "Cette ligne n’est pas un quota : \(line)") }
    }

    private static func isQuota(_ line: String) -> Bool {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count == 4, let least = Int(cells[2]), let most = Int(cells[3]) else { return false }
        return !cells[0].isEmpty && !cells[1].isEmpty && 0 <= least && least <= most
    }

    /// The list is read, and everybody's chance computed, from a reading: no transaction waits for it.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Announced {
        let records = try Self.records(form), subject = try await visit.world.database.read { try DrawSubject(visit, $0) }
        var reader = FormReader(form, now: visit.now)
        let act = AnnounceListDraw(&reader, subject), now = visit.now
        if !reader.errors.isEmpty { throw reader.errors }
        return try await PanelDraw.aside { try act.announced(records, for: subject.room.college, at: now) }
    }

    private static func records(_ form: FormValues) throws -> [CSV.Record] {
        guard let file = form.files["file"]?.first, file.size > 0 else { throw FormErrors("file", "Choisissez la liste sur votre appareil.") }
        // The list is read and not kept as a file: only its lines go to the database.
        guard let bytes = FileManager.default.contents(atPath: file.temporaryPath), let records = try? CSV.read(Array(bytes), maximumLines: 20_000) else {
            throw FormErrors("file", "Ce fichier ne se lit pas comme un tableau CSV.")
        }
        return records
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> DrawSubject { try DrawSubject(visit, db) }
    static func refusal(_ subject: DrawSubject, _ visit: Visit) -> Refusal? { ListDrawRules.mayAnnounce(subject) }

    private func announced(_ records: [CSV.Record], for college: College, at now: Instant) throws -> Announced {
        let list = try PersonList(records, quotas: Set(quotas.map { String($0.prefix { $0 != "," }) }))
        do {
            return Announced(list: list, draw: try PanelDraw(
                announcedAt: now, pool: list.pool, quotas: (["category,feature,min,max"] + quotas).joined(separator: "\n") + "\n", for: college,
                size: size, method, seedSource: seedSource, seedAt: seedAt))
        } catch { throw FormErrors("quotas", AnnounceDraw.explanation(error)) }
    }

    func perform(_ subject: DrawSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let list = preparation?.list, var draw = preparation?.draw else { throw NotFound() }
        let assembly = subject.standing.assembly
        draw.id = try DrawStore.announce(draw, of: assembly.id, by: try visit.account(), db)
        _ = try ListedPersonStore.add(list, to: draw.id, db)
        return Outcome(
            to: draw.link(assembly), saying: "Le tirage est annoncé : ce dont on tire ne change plus.",
            journal: [JournalEntry("assembly.announce-draw", "assembly", assembly.id.number, reason: "\(draw.collegeName) : liste de \(list.lines.count) personnes, empreinte \(draw.digest)", isPublic: true)])
    }
}
