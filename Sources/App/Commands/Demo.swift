import ArgumentParser
import CAssets
import Database
import Engagement
import Migrations
import ParticipatoryBodies
import ParticipatoryBudget
import Platform
import Storage
import Vocabulary
import Web

/// Fills an empty database with the invented town.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fills an empty database with the demonstration town; refuses another.")
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Prints the logins as JSON.") var json = false

    /// The password of all the town's people.
    static let password = "neuf ponts une ville"

    func run() async throws {
        let configuration = try options.configuration()
        try Site.requireLibraries(configuration)
        let database = try await Database.open(configuration.database)
        try await database.migrate(migrations)
        guard try await database.read({ try Demonstration.isEmpty($0) }) else {
            throw CommandRefusal("This database is not empty: the demonstration town goes into a new one only.")
        }
        Parvis.say("drawing the pictures…")
        let store = try FileStore(root: configuration.files), files = Self.files
        let town = try Demonstration(
            files, password: try await PasswordHasher().hash(Self.password), pictures: try Self.pictures(files, store), secret: configuration.secret,
            chance: { Secrets.randomBytes($0) }, now: Site.clock())
        Parvis.say("filling the town…")
        let engagement = EngagementDemonstration(now: Site.clock()) { edition, now, db in try ParticipatoryBudget.shownProjects(edition, at: now, db) }
        let bodies = try BodiesDemonstration(people: files["people.json"] ?? [], shared: try await Self.shared(store), statutes: try await Self.file(BodiesDemonstration.statutesText, named: "statuts.txt", store), now: Site.clock())
        try await database.write {
            try town.load($0)
            try bodies.load($0)
            try engagement.load($0)
        }
        // A town of before may have stood at the same place.
        try store.remove(noteNamed: configuration.journalHeadName)
        try ListKeeping.begin(store, configuration.journalHeadName)
        try await JournalSealing.sealAll(database, secret: configuration.secret, keptIn: store, named: configuration.journalHeadName)
        database.close()
        print(json ? Self.json(town.logins) : Self.table(town.logins))
    }

    /// The drawings, put in the store like the photos that people send.
    private static func pictures(_ files: Demonstration.Files, _ store: FileStore) throws -> [String: StoredFile] {
        var pictures: [String: StoredFile] = [:]
        for (path, bytes) in files where path.hasPrefix("pictures/") {
            let name = String(path.dropFirst("pictures/".count)), file = try store.temporaryFile()
            try file.write(bytes)
            pictures[String(name.prefix { $0 != "." })] = try PhotoUpload.keep(file.path, named: name, store)
        }
        return pictures
    }

    /// The file that the members of a council share, put in the store like those that people send.
    private static func shared(_ store: FileStore) async throws -> [StoredFile] {
        var files: [StoredFile] = []
        for text in BodiesDemonstration.sharedTexts { files.append(try await file(text, named: "programme-de-la-fete.txt", store)) }
        return files
    }

    private static func file(_ text: String, named name: String, _ store: FileStore) async throws -> StoredFile {
        let file = try store.temporaryFile(), bytes = Array(text.utf8)
        try file.write(bytes)
        let stored = try await FileUpload.store(UploadedFile(temporaryPath: file.path, name: name, size: bytes.count), field: "file", store)
        // It is gone from the disk with its last use.
        withExtendedLifetime(file) {}
        return stored
    }

    private static var files: Demonstration.Files {
        var files: Demonstration.Files = [:]
        var rank: Int32 = 0
        while let name = parvis_demonstration_file_at(rank).name {
            let file = parvis_demonstration_file_at(rank)
            files[String(cString: name)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
            rank += 1
        }
        return files
    }

    private static func table(_ logins: [Demonstration.Login]) -> String {
        let width = logins.map(\.role.count).max() ?? 0
        let lines = logins.map { "  \($0.role)\(String(repeating: " ", count: width - $0.role.count))  \($0.email)  (\($0.name))" }
        let shares = logins.compactMap { login in login.share.map { "  \($0)  (\(login.name))" } }
        return "Demonstration logins, password “\(password)”:\n" + lines.joined(separator: "\n")
            + "\nCodes of the bureau of the vote, two of which open its box once it is closed:\n" + shares.joined(separator: "\n")
    }

    private static func json(_ logins: [Demonstration.Login]) -> String {
        let lines = logins.map { login in
            let share = login.share.map { #","share":"\#($0)""# } ?? ""
            return #"{"role":"\#(login.role)","name":"\#(login.name)","email":"\#(login.email)","password":"\#(password)"\#(share)}"#
        }
        return #"{"logins":[\#(lines.joined(separator: ","))]}"#
    }
}
