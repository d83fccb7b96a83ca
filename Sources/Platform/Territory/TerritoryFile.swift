import Database
internal import Dispatch
import Storage
package import Vocabulary
import Web

/// A GeoJSON file of territories, read, with the properties that its objects have.
package struct TerritoryFile: Sendable {
    package static let mostBytes = 10 << 20
    package static let mostObjects = 2000

    package let features: [GeoJSON.Feature]

    package init(_ bytes: [UInt8]) throws(GeoJSON.Problem) {
        features = try GeoJSON.features(bytes)
        if features.isEmpty { throw GeoJSON.Problem(reason: "Ce fichier ne contient aucun objet.") }
        if features.count > Self.mostObjects {
            throw GeoJSON.Problem(reason: "Ce fichier contient \(features.count) objets\u{A0}: c’est plus que \(Self.mostObjects), sans doute pas des territoires.")
        }
        if properties.isEmpty { throw GeoJSON.Problem(reason: "Les objets de ce fichier n’ont aucune propriété\u{A0}: il faut au moins un code et un nom.") }
    }

    /// The properties in the order of the alphabet, each with a value that it takes.
    package var properties: [(name: String, example: String)] {
        var examples: [String: String] = [:]
        for feature in features {
            for (name, value) in feature.properties where !value.isEmpty && examples[name] == nil { examples[name] = value }
        }
        return examples.sorted { $0.key < $1.key }.map { (name: $0.key, example: $0.value) }
    }

    /// How it is likely to be read, from what cities' open data usually name things.
    var likely: TerritoryImport.Choices {
        let names = properties.map(\.name)
        let code = Self.find(["code", "insee", "id", "identifiant", "numero", "num", "ref", "gid"], in: names) ?? names[0]
        let name = Self.find(["name", "nom", "libelle", "label", "quartier", "nomquart"], in: names) ?? names.last ?? code
        let isSector = features.contains { $0.properties[name]?.lowercased().contains("arrondissement") == true }
        return TerritoryImport.Choices(
            kind: isSector ? .sector : .neighbourhood, code: code, name: name,
            inhabitants: Self.find(["inhabitants", "population", "habitants", "pop"], in: names))
    }

    private static func find(_ words: [String], in names: [String]) -> String? {
        words.lazy.compactMap { word in names.first { SearchText.fold($0).filter { $0 != " " && $0 != "_" } == word } }.first
            ?? words.lazy.filter { $0.count > 3 }.compactMap { word in names.first { SearchText.fold($0).contains(word) } }.first
    }
}

extension TerritoryFile {
    /// One file at a time: a large one takes memory.
    private static let lane = DispatchQueue(label: "territory files")

    /// Reads what was sent and keeps it, or throws `FormErrors` on the field.
    static func store(_ upload: UploadedFile?, field: String, _ files: FileStore) async throws -> StoredFile {
        guard let upload else { throw FormErrors(field, "Choisissez un fichier GeoJSON sur votre appareil.") }
        guard upload.size <= mostBytes else { throw FormErrors(field, "Ce fichier dépasse 10\u{A0}Mo. Demandez un export simplifié.") }
        return try await lane.run { try keep(upload, field, files) }
    }

    private static func keep(_ upload: UploadedFile, _ field: String, _ files: FileStore) throws -> StoredFile {
        let digest = try files.put(copyOf: upload.temporaryPath)
        do {
            _ = try TerritoryFile(files.read(digest))
        } catch let problem as GeoJSON.Problem {
            throw FormErrors(field, problem.reason)
        }
        return StoredFile(kind: .file, digest: digest, type: "application/geo+json", name: String(upload.name.prefix(120)), size: upload.size)
    }

    /// The file that an officer sent, as the database knows it.
    static func sent(_ id: ID<Document>, _ visit: Visit, _ db: Reading) throws -> (document: Document, file: TerritoryFile) {
        let document = try DocumentStore.document(id, db)
        guard let digest = Digest(document.digest), document.type == "application/geo+json", visit.world.files.contains(digest) else { throw NotFound() }
        return (document, try TerritoryFile(visit.world.files.read(digest)))
    }
}
