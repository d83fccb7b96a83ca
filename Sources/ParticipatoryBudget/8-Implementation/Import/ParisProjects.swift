import L10n
import Platform
import Vocabulary

/// Reads « Budget participatif – projets gagnants » of opendata.paris.fr.
enum ParisProjects {
    static let columns = [
        "edition", "identifiant_projet_gagnant", "titre_projet_gagnant", "thematique", "echelle_bp", "adresse_projet_gagnant",
        "arrondissement_projet_gagnant", "budget_global_projet_gagnant", "direction_pilote_projet", "avancement_projet",
        "debut_etudes_projet", "lancement_procedure_projet", "lancement_travaux_projet", "livraison_prev_projet", "ouverture_projet",
    ]

    static func read(_ bytes: [UInt8], at now: Instant) -> DeliveredReading {
        var reading = DeliveredReading()
        var seen: [String: Int] = [:]
        for line in DeliveredTable.lines(bytes, columns: columns, problems: &reading.problems) {
            do throws(MalformedLine) {
                var project = try Self.project(line, at: now)
                if let first = seen.updateValue(line.number, forKey: project.externalID) {
                    throw MalformedLine(reason: "project \(project.externalID) already stands on line \(first)")
                }
                if isUnknown(project.title) {
                    project.title = "Projet \(project.externalID)"
                    reading.remarks.append("line \(line.number): no title, written as “\(project.title)”")
                }
                reading.projects.append(project)
            } catch {
                reading.problems.append("line \(line.number): \(error.reason)")
            }
        }
        return reading
    }

    private static func project(_ line: DeliveredLine, at now: Instant) throws(MalformedLine) -> ImportedWork {
        let budget = try line.required("budget_global_projet_gagnant")
        guard let cost = Euros(typed: budget) else { throw MalformedLine(reason: "budget_global_projet_gagnant: “\(budget)” is not an amount") }
        let stage = try stage(line)
        let address = line["adresse_projet_gagnant"]
        return ImportedWork(
            year: try line.year("edition"), externalID: try line.required("identifiant_projet_gagnant"),
            title: try line.required("titre_projet_gagnant"), body: isUnknown(address) ? "" : "Adresse\u{A0}: \(address)", cost: cost,
            district: district(line), theme: line["thematique"], owner: try line.required("direction_pilote_projet"), stage: stage,
            milestones: try milestones(line, stage, at: now), line: line.number)
    }

    private static func stage(_ line: DeliveredLine) throws(MalformedLine) -> WorkStage {
        let word = try line.required("avancement_projet")
        switch SearchText.fold(word) {
        case "non demarre": return .notStarted
        case "etudes": return .studies
        case "procedures": return .procedures
        case "travaux": return .works
        case "livraison", "fin": return .delivered
        case "abandonne": return .abandoned
        default: throw MalformedLine(reason: "avancement_projet: “\(word)” is not a stage")
        }
    }

    private static func district(_ line: DeliveredLine) -> String {
        // The address of a project for the whole city is the city hall's, its arrondissement too.
        if line["echelle_bp"] == "Budget participatif parisien" { return "Tout Paris" }
        let text = line["arrondissement_projet_gagnant"]
        switch Int(text) {
        case 1: return "1er arrondissement"
        case .some(2...20): return "\(text)e arrondissement"
        // The first four, one sector since 2020.
        case 23: return "Paris Centre"
        default: return text
        }
    }

    // MARK: Months

    /// A start is reached when the project has come that far: the file writes planned months in the same columns.
    private static func milestones(_ line: DeliveredLine, _ stage: WorkStage, at now: Instant) throws(MalformedLine) -> [DeliveredMilestone] {
        let starts: [(column: String, title: String, stage: WorkStage)] = [
            ("debut_etudes_projet", "Début des études", .studies),
            ("lancement_procedure_projet", "Lancement des procédures", .procedures),
            ("lancement_travaux_projet", "Lancement des travaux", .works),
        ]
        var milestones: [DeliveredMilestone] = []
        for start in starts {
            guard let month = try month(line, start.column) else { continue }
            let isReached = month <= now && hasReached(start.stage, stage)
            milestones.append(DeliveredMilestone(title: start.title, stage: start.stage, plannedAt: month, actualAt: isReached ? month : nil))
        }
        let opening = try month(line, "ouverture_projet")
        if let planned = try month(line, "livraison_prev_projet") ?? opening {
            milestones.append(DeliveredMilestone(title: "Livraison", stage: .delivered, plannedAt: planned, actualAt: opening.flatMap { $0 <= now ? $0 : nil }))
        }
        return milestones
    }

    private static func hasReached(_ step: WorkStage, _ stage: WorkStage) -> Bool {
        guard let wanted = WorkStage.path.firstIndex(of: step), let come = WorkStage.path.firstIndex(of: stage) else { return false }
        return come >= wanted
    }

    /// The first day of `2015-03`; nil for « NON ENCORE FIXE », « Non ouvert » and the like.
    private static func month(_ line: DeliveredLine, _ column: String) throws(MalformedLine) -> Instant? {
        let text = line[column]
        if text.isEmpty || SearchText.fold(text).hasPrefix("non ") { return nil }
        guard text.utf8.count == 7, let month = Instant(dateInput: text + "-01") else { throw MalformedLine(reason: "\(column): “\(text)” is not a month") }
        return month
    }

    private static func isUnknown(_ text: String) -> Bool { text.isEmpty || SearchText.fold(text).hasPrefix("non registr") }
}
