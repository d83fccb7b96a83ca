import Database
import L10n
import Vocabulary
import Web

/// The results by project, as a table to take away; public when the results are.
struct ResultsCSV: Download {
    static let path: Path = "/editions/:edition/resultats.csv"
    static let columns: [CSV.Column] = [
        .init("rang", "Place parmi tous les projets, les ex æquo ensemble"), .init("numero", "Numéro du projet sur le bulletin"), .init("titre", "Titre"),
        .init("quartier", "Quartier ; vide : toute la ville"), .init("theme", "Thème du règlement"),
        .init("cout_eur", "Coût, en euros (sauf fichier importé dans une autre monnaie)"), .init("nb_bulletins", "Bulletins qui le choisissent"),
        .init("score", "Voix, ou points ; par éliminations, bulletins qui le citent"), .init("laureat", "oui ou non"), .init("enveloppe", "Enveloppe qui paie le projet lauréat"),
        .init("voix_manquantes", "Voix ou points qui lui auraient suffi de plus ; vide : pas de réponse simple"),
        .init("cout_gagnant_eur", "Coût le plus élevé auquel il aurait été lauréat ; vide : aucun, ou non cherché"), .init("motif", "Pourquoi, en une phrase"),
    ]

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let (edition, count) = try PublishedCount.load(visit, db)
        let projects = Dictionary(uniqueKeysWithValues: try ProjectStore.projects(edition.id, db).map { ($0.number, $0) })
        let words = CountWords(count.record, try ImportedVoteStore.currency(edition, db))
        let envelopes = count.record.envelopes.map { $0.name.isEmpty ? "Toute la ville" : $0.name }
        let lines = count.record.lines.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }.map { line -> [CSV.Cell] in
            let project = projects[line.number]
            return [
                .number(line.rank), .number(line.number), .text(project?.title ?? ""), .text(project?.place ?? ""), .text(project?.themeName ?? ""),
                project.map { .money($0.cost) } ?? .empty, .number(line.supporters), .number(line.score), .text(line.isWinner ? "oui" : "non"),
                .text(line.isWinner ? line.fate.map { envelopes[$0.envelope] } ?? "" : ""), line.missingVotes.map { .number($0) } ?? .empty,
                line.winningCost.map { .money($0) } ?? .empty,
                .text(Texts.ofFiles(words.reason(line))),
            ]
        }
        return .attachment(CSV.file(columns, lines), named: "resultats-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// The ballots as a Pabulib file, with neither name nor hour, in the order of random identities; public when the results are.
struct BallotsFile: Download {
    static let path: Path = "/editions/:edition/bulletins.pb"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let (edition, count) = try PublishedCount.load(visit, db)
        return .attachment(try PabulibExport.file(edition, count, db), named: ResultsLinks.fileName(edition), type: "text/plain; charset=utf-8")
    }
}

/// The whole record, every round and every tie; small cells of the turnout are hidden here too.
struct RecordJSON: Download {
    static let path: Path = "/editions/:edition/proces-verbal.json"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let (edition, count) = try PublishedCount.load(visit, db)
        return .attachment(Array(try Counting.encode(count.record.published).utf8), named: "proces-verbal-\(edition.slug).json", type: "application/json")
    }
}

/// Everything in one file that `parvis verify` counts again; public when the results are.
struct ResultsZIP: Download {
    static let path: Path = "/editions/:edition/resultats.zip"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let (edition, count) = try PublishedCount.load(visit, db)
        return .attachment(try ResultsArchive.bytes(edition, count, db), named: "resultats-\(edition.slug).zip", type: "application/zip")
    }
}

/// The count that the public may take away.
enum PublishedCount {
    static func load(_ visit: Visit, _ db: Reading) throws -> (Edition, Count) {
        let edition = try Edition.inPath(visit, db)
        guard let published = try ResultsStore.published(edition.id, at: visit.now, db) else { throw ResultsRules.notYet(edition, at: visit.now) }
        return (edition, published.count)
    }
}
