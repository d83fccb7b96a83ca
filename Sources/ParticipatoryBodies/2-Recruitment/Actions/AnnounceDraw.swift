import Database
import Sortition
import Tally
import Vocabulary
import Web

/// Fix and publish what a college is drawn from, with everybody's chance, before the seed can be known.
struct AnnounceDraw: PreparedAction {
    typealias FormPage = DrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/tirage"

    let size: Int
    let method: DrawMethod
    let isEverywhere: Bool
    let seedSource: String
    let seedAt: Instant
    let pool: PanelPool
    var preparation: PanelDraw?

    init(_ form: inout FormReader, _ subject: DrawSubject) {
        size = form.int("size", in: 1...(subject.room.free ?? 500))
        method = form.choice("method", .leximin)
        seedSource = form.text("seed_source", min: 10, max: 200)
        seedAt = form.moment("seed_at")
        if seedAt <= form.now, !form.raw("seed_at").isEmpty { form.error("seed_at", "Choisissez un moment à venir.") }
        isEverywhere = form.isChecked("everywhere")
        pool = PanelPool(candidates: subject.candidates, limits: Self.limits(&form, subject.room.college), sitting: subject.room.members)
    }

    /// Everybody's chance, computed from a reading: no transaction waits for it.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> PanelDraw {
        let subject = try await visit.world.database.read { try DrawSubject(visit, $0) }
        var reader = FormReader(form, now: visit.now)
        let act = AnnounceDraw(&reader, subject), now = visit.now
        if !reader.errors.isEmpty { throw reader.errors }
        do {
            return try await PanelDraw.aside {
                try PanelDraw(
                    announcedAt: now, act.pool, for: subject.room.college, size: act.size, act.method, isEverywhere: act.isEverywhere,
                    seedSource: act.seedSource, seedAt: act.seedAt)
            }
        } catch { throw FormErrors(act.pool.limits.isEmpty ? "size" : "quotas", explanation(error)) }
    }

    /// The quotas that the officer writes, one a line.
    private static func limits(_ form: inout FormReader, _ college: College) -> [PanelPool.Limit] {
        var limits: [PanelPool.Limit] = []
        for line in (form.optionalText("quotas", max: 4000) ?? "").split(separator: "\n") where line.contains(where: { !$0.isWhitespace }) {
            guard let limit = PanelPool.Limit(line) else { form.error("quotas", "Cette ligne n’est pas un quota : \(String(line))"); continue }
            if limit.category == .gender, college.hasParity { form.error("quotas", "La parité de ce collège règle déjà le genre.") }
            if limits.contains(where: { $0.category == limit.category && $0.feature == limit.feature }) { form.error("quotas", "Ce quota est écrit deux fois : \(limit.feature)") }
            limits.append(limit)
        }
        return limits
    }

    static func explanation(_ error: any Error) -> Message {
        switch error as? DrawProblem {
        case .noPanel(let relaxed):
            let changes = relaxed.map { "\($0.category) \($0.feature) : de \($0.least) à \($0.most)" }.joined(separator: " ; ")
            return "Aucun panel ne tient ces quotas. Le plus petit changement qui le permettrait : \(changes)."
        case .tooFewPeople: return "Il y a moins de candidats que de personnes à tirer."
        case .tooNarrowForSimpleDraw: return "Ces quotas sont trop étroits pour le tirage simple : choisissez leximin."
        case .solver, nil: return "Le calcul des chances a échoué sur ces quotas."
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> DrawSubject { try DrawSubject(visit, db) }
    static func refusal(_ subject: DrawSubject, _ visit: Visit) -> Refusal? {
        RecruitmentRules.mayAnnounce(subject.standing, subject.room, candidates: subject.candidates.count, isCandidate: subject.isCandidate, subject.pending)
    }

    func perform(_ subject: DrawSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard var draw = preparation else { throw NotFound() }
        guard isStill(draw, of: subject.room.college) else { throw FormErrors("", "Les candidatures ou le collège ont changé pendant le calcul des chances. Relisez, puis envoyez à nouveau.") }
        let assembly = subject.standing.assembly
        draw.id = try DrawStore.announce(draw, of: assembly.id, by: try visit.account(), db)
        return Outcome(
            to: draw.link(assembly), saying: "Le tirage est annoncé : ce dont on tire ne change plus.",
            journal: [JournalEntry("assembly.announce-draw", "assembly", assembly.id.number, reason: "\(draw.collegeName) : empreinte \(draw.digest)", isPublic: true)])
    }

    /// Whether what was computed is what stands now: nobody came or left meanwhile.
    private func isStill(_ draw: PanelDraw, of college: College) -> Bool {
        draw.pool == pool.file && draw.applications == pool.candidates.map(\.application) && draw.size == size
            && draw.quotas == pool.quotas(size: size, hasParity: college.hasParity, isEverywhere: isEverywhere)
    }
}
