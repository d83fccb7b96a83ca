import Platform
import Vocabulary

/// Reads « Budget participatif – projets lauréats » of data.rennesmetropole.fr: a line for each place, no costs, no months.
enum RennesProjects {
    static let columns = ["numero", "annee_budget", "libelle", "description", "etat", "quartier", "longitude", "latitude"]

    static func read(_ bytes: [UInt8]) -> DeliveredReading {
        var reading = DeliveredReading()
        let lines = DeliveredTable.lines(bytes, columns: columns, problems: &reading.problems)
        let years = Dictionary(lines.map { ($0["numero"], $0["annee_budget"]) }, uniquingKeysWith: { $0.isEmpty ? $1 : $0 })
        var places: [String: Int] = [:]
        for line in lines {
            do throws(MalformedLine) {
                let known = line["annee_budget"].isEmpty ? years[line["numero"]].flatMap { Int($0) } : nil
                if let known { reading.remarks.append("line \(line.number): no year, read as \(known) from the other places of \(line["numero"])") }
                add(try Self.project(line, year: known), &places, &reading)
            } catch {
                reading.problems.append("line \(line.number): \(error.reason)")
            }
        }
        if reading.projects.contains(where: { $0.cost == .zero }) { reading.remarks.append("the file has no costs: each is written as 0") }
        return reading
    }

    /// A further place of a project already met goes into its description; the project is as far as its slowest place.
    private static func add(_ project: ImportedWork, _ places: inout [String: Int], _ reading: inout DeliveredReading) {
        var project = project
        let words = project.title.split(whereSeparator: \.isNewline)
        let place = words.dropFirst().joined(separator: " ")
        project.title = words.first.map(String.init) ?? project.title
        let key = "\(project.year) \(project.externalID)"
        guard let first = places[key] else {
            places[key] = reading.projects.count
            if !place.isEmpty { project.body += "\n\nLieu\u{A0}: \(place)" }
            reading.projects.append(project)
            return
        }
        let coordinates = project.latitude.flatMap { latitude in project.longitude.map { "\(latitude), \($0)" } }
        let named = place.isEmpty ? coordinates ?? project.district : place
        if !named.isEmpty { reading.projects[first].body += "\n\nAutre lieu\u{A0}: \(named)" }
        reading.remarks.append("line \(project.line): another place of \(project.externalID), written with line \(reading.projects[first].line)")
        if rank(project.stage) < rank(reading.projects[first].stage) { reading.projects[first].stage = project.stage }
        if reading.projects[first].latitude == nil {
            reading.projects[first].latitude = project.latitude
            reading.projects[first].longitude = project.longitude
        }
    }

    private static func rank(_ stage: WorkStage) -> Int { WorkStage.path.firstIndex(of: stage) ?? WorkStage.path.count }

    private static func project(_ line: DeliveredLine, year known: Int?) throws(MalformedLine) -> ImportedWork {
        let (latitude, longitude) = (try line.degrees("latitude", within: 90), try line.degrees("longitude", within: 180))
        guard (latitude == nil) == (longitude == nil) else { throw MalformedLine(reason: "one coordinate without the other") }
        let year = if let known { known } else { try line.year("annee_budget") }
        return ImportedWork(
            year: year, externalID: try line.required("numero"), title: try line.required("libelle"),
            body: line["description"], cost: .zero, district: line["quartier"], theme: "", latitude: latitude, longitude: longitude,
            owner: "Ville de Rennes", stage: try stage(line), milestones: [], line: line.number)
    }

    private static func stage(_ line: DeliveredLine) throws(MalformedLine) -> WorkStage {
        let word = try line.required("etat")
        switch SearchText.fold(word) {
        case "realise": return .delivered
        case "en cours": return .works
        case "a l etude": return .studies
        case "non realisable": return .abandoned
        default: throw MalformedLine(reason: "etat: “\(word)” is not a stage")
        }
    }
}
