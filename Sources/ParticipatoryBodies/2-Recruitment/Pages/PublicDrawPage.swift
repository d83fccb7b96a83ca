import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone checks a draw: what is drawn from, everybody's chance, the seed, and the command that gives the same people.
struct PublicDrawPage: Page {
    static let path: Path = "/instances/:assembly/tirages/:draw"

    let assembly: Assembly
    let draw: PanelDraw
    /// The reader's line of the pool, from 0, when she is in it.
    var own: Int?
    /// Of a draw from a list: how many people are in each state.
    var calls: [ListedPerson.State: Int] = [:]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let assembly = try AssemblyStore.standing(visit, db).assembly, draw = try DrawStore.draw(try visit.id("draw"), in: assembly.id, db)
        let application = try visit.actor.account.flatMap { try RecruitmentStore.open(of: $0, in: assembly.id, db) }
        let isListed = try ListedPersonStore.isFromList(draw.id, db)
        return Self(assembly: assembly, draw: draw, own: isListed ? nil : application.flatMap { draw.applications.firstIndex(of: $0.id) },
            calls: try isListed && draw.drawnAt != nil ? ListedPersonStore.counts(draw.id, db) : [:])
    }

    /// What a candidate reads of herself; nobody else is told which line is hers.
    private func ownChance(_ t: Texts) -> HTML {
        guard let own, draw.chances.indices.contains(own) else { return .empty }
        return alert(.info, t("Vous êtes à la ligne \(own + 1) du vivier. Votre chance d’être tiré·e : \(t.percent(draw.chances[own], of: 10_000))."))
    }

    /// Who was called from a list, and what was answered.
    private func answers(_ view: View) -> HTML {
        let t = view.t
        return section(t("Les réponses"), id: "reponses") {
            facts(ListedPerson.State.allCases.compactMap { state in calls[state].map { (term: t(state.name), value: HTML(text: t.number($0))) } })
        }
    }

    /// The lines that come next, in an order that the seed gives as well.
    private func substitutes(_ t: Texts) -> HTML {
        let next = draw.substitutes(after: draw.rows, seed: draw.seed)
        guard !next.isEmpty else { return .empty }
        let lines = next.map { String($0 + 1) }.joined(separator: ", ")
        return section(t("Les suivants, dans l’ordre"), id: "suppleants") {
            "<p>\(lines)</p><p class=\"muted\">\(t("Leur ordre est celui des empreintes SHA-256 de la graine, de l’empreinte du tirage, du mot « suppléance » et du numéro de la ligne moins un, séparés par une espace."))</p>"
        }
    }

    func title(_ t: Texts) -> String { t("Tirage au sort : \(draw.collegeName)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, link = draw.link(assembly)
        let seed = draw.drawnAt == nil ? "" : " --seed \"\(draw.seed)\""
        var pairs: [(term: String, value: HTML)] = [
            (t("Personnes à tirer"), HTML(text: t.number(draw.size))), (t("Candidats"), HTML(text: t.number(draw.applications.count))),
            (t("Méthode"), HTML(text: draw.method.rawValue)), (t("Chance de chacun"), HTML(text: t("de \(t.percent(draw.leastChance, of: 10_000)) à \(t.percent(draw.mostChance, of: 10_000))"))),
            (t("Annoncé le"), view.time(draw.announcedAt, hour: true)), (t("Graine publique"), HTML(text: draw.seedSource)),
            (t("Connue le"), view.time(draw.seedAt, hour: true)),
        ]
        if let drawn = draw.drawnAt { pairs += [(t("Tiré le"), view.time(drawn, hour: true)), (t("Graine"), HTML(text: draw.seed))] }
        if let cancelled = draw.cancelledAt { pairs.append((t("Annulé le"), view.time(cancelled, hour: true))) }
        return columns(
            main: """
                \(if: draw.isPending, ownChance(t))\
                \(draw.cancelledAt != nil
                    ? alert(.warning, t("Tirage annulé : \(draw.cancelledReason)"))
                    : draw.drawnAt == nil
                    ? alert(.info, t("Le tirage n’est pas fait : la graine n’est pas encore connue. Ce dont on tire est fixé et ne changera plus."))
                    : section(t("Les lignes tirées")) { "<p>\(draw.rows.map { String($0 + 1) }.joined(separator: ", "))</p><p class=\"muted\">\(t("Ce sont les numéros du vivier anonyme. Les personnes sont prévenues par courrier."))</p>" })\
                \(if: !calls.isEmpty, answers(view))\
                \(if: calls.isEmpty && draw.drawnAt != nil && !draw.applications.isEmpty, substitutes(t))\
                \(section(t("Refaire le tirage"), id: "preuve") { """
                    <p>\(t("Chacun peut vérifier, avec les deux fichiers et cette commande."))</p>\
                    <pre><code>parvis draw --pool vivier.csv --categories quotas.csv --size \(draw.size) --method \(draw.method.rawValue)\(draw.hasHouseholds ? " --household foyer" : "")\(seed)</code></pre>\
                    \(fileList([
                        (name: t("Le vivier, sans aucun nom"), note: "CSV", path: link + "/vivier.csv"), (name: t("Les quotas"), note: "CSV", path: link + "/quotas.csv"),
                        (name: t("La chance de chaque ligne"), note: "CSV", path: link + "/chances.csv"),
                    ]))<p>\(t("Empreinte de ce dont on tire")) : <code>\(draw.digest)</code></p>
                    """ })
                """,
            aside: panel(t("Ce tirage"), facts(pairs)))
    }
}

/// The two files from which anybody draws again.
struct DrawFile: Download {
    static let path: Path = "/instances/:assembly/tirages/:draw/:file"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let assembly = try AssemblyStore.standing(visit, db).assembly, draw = try DrawStore.draw(try visit.id("draw"), in: assembly.id, db)
        let name = try visit.parameter("file")
        let text: String
        switch name {
        case "vivier.csv": text = draw.pool
        case "quotas.csv": text = draw.quotas
        case "chances.csv": text = draw.chancesFile
        default: throw NotFound()
        }
        return .attachment(Array(text.utf8), named: name, type: "text/csv; charset=utf-8")
    }
}
