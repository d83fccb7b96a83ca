import L10n
import Platform
import Storage
import Vocabulary
import Web
#if canImport(Glibc)
import Glibc
#endif

/// Where and how this process runs. What a city may change is not here: it is in the database.
/// Read once; everything that is missing or wrong is said at once.
struct Configuration: Sendable {
    var database: String
    var files: String
    var host: String
    var port: Int
    var baseURL: String
    var secret: [UInt8]
    var trustedProxies: Int
    var smtp: SMTPServer?
    var mailFrom: String
    var mailbox: MailboxServer?
    var smsURL: String?
    var openID: OpenIDSettings?
    var timeZone: String
    var metricsToken: String?
    var tilesURL: String?
    var tilesCredit: String

    /// Every variable, what it is for, and what it is when absent; printed by `parvis serve --help`.
    static let variables: [(name: String, meaning: String)] = [
        ("DATABASE_URL", "Path of the SQLite file, or postgres://… (var/parvis.sqlite)"),
        ("PARVIS_FILES", "Folder of photographs and documents (beside the database)"),
        ("PARVIS_BASE_URL", "The address residents type (http://localhost:PORT)"),
        ("PARVIS_SECRET", "64 hexadecimal digits that sign forms and seal the journal; the same for all processes (made on first start with SQLite)"),
        ("PARVIS_TRUSTED_PROXIES", "How many proxies of yours stand before (0)"),
        ("PARVIS_SMTP_URL", "smtp://user:password@host:587; without it, letters are read in the desk"),
        ("PARVIS_MAIL_FROM", "Sender of the letters (ne-pas-repondre@localhost)"),
        ("PARVIS_SMS_URL", "https://user:password@gateway/… that takes text messages by POST; without it no code leaves by SMS"),
        ("PARVIS_MAILBOX_URL", "imaps://user:password@host/INBOX?address=questions@city.fr, the mailbox that residents write to; without it, no mail is read"),
        ("PARVIS_OIDC_ISSUER", "https://oidc.franceconnect.gouv.fr/api/v2, or another provider of OpenID Connect that proves who votes; without it, nobody does"),
        ("PARVIS_OIDC_CLIENT_ID", "The name of this city there"),
        ("PARVIS_OIDC_CLIENT_SECRET", "Its secret there"),
        ("PARVIS_OIDC_NAME", "What voters are told that the provider is called (FranceConnect)"),
        ("PARVIS_TIME_ZONE", "The city’s time zone (Europe/Paris)"),
        ("PARVIS_METRICS_TOKEN", "Lets a program elsewhere read /metrics, as a bearer token (only this machine does)"),
        ("PARVIS_TILES_URL", "Address of map tiles, https://…/{z}/{x}/{y}.png; none by default: maps draw the city’s outlines"),
        ("PARVIS_TILES_CREDIT", "Whom the map tiles are credited to (© OpenStreetMap)"),
    ]

    init(_ environment: [String: String], database option: String?, port: Int = 8080, host: String = "127.0.0.1") throws {
        var problems: [String] = []
        database = Self.database(environment, option)
        let isPostgres = Self.isPostgres(database)
        let folder = isPostgres ? "var" : database.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        files = environment["PARVIS_FILES"] ?? (folder.isEmpty ? "files" : folder + "/files")
        self.host = host
        self.port = port
        baseURL = environment["PARVIS_BASE_URL"] ?? "http://localhost:\(port)"
        if !baseURL.hasPrefix("http") || baseURL.hasSuffix("/") { problems.append("PARVIS_BASE_URL must be http(s)://… without a final slash") }
        trustedProxies = Int(environment["PARVIS_TRUSTED_PROXIES"] ?? "0") ?? -1
        if trustedProxies < 0 { problems.append("PARVIS_TRUSTED_PROXIES must be a whole number") }
        smtp = environment["PARVIS_SMTP_URL"].flatMap { SMTPServer($0) }
        if environment["PARVIS_SMTP_URL"] != nil, smtp == nil { problems.append("PARVIS_SMTP_URL must be smtp://… or smtps://…") }
        mailFrom = environment["PARVIS_MAIL_FROM"] ?? "ne-pas-repondre@localhost.localdomain"
        if EmailAddress(mailFrom) == nil { problems.append("PARVIS_MAIL_FROM must be a mail address") }
        smsURL = environment["PARVIS_SMS_URL"]
        if let smsURL, !smsURL.hasPrefix("https://"), !smsURL.hasPrefix("http://") { problems.append("PARVIS_SMS_URL must be http(s)://…") }
        mailbox = environment["PARVIS_MAILBOX_URL"].flatMap { MailboxServer($0) }
        if environment["PARVIS_MAILBOX_URL"] != nil, mailbox == nil { problems.append("PARVIS_MAILBOX_URL must be imaps://user:password@host/INBOX?address=…") }
        openID = environment["PARVIS_OIDC_ISSUER"].flatMap {
            OpenIDSettings(
                name: environment["PARVIS_OIDC_NAME"] ?? "FranceConnect", issuer: $0, client: environment["PARVIS_OIDC_CLIENT_ID"] ?? "",
                secret: environment["PARVIS_OIDC_CLIENT_SECRET"] ?? "")
        }
        if environment["PARVIS_OIDC_ISSUER"] != nil, openID == nil {
            problems.append("PARVIS_OIDC_ISSUER must be https://… without a final slash, with PARVIS_OIDC_CLIENT_ID and PARVIS_OIDC_CLIENT_SECRET")
        }
        timeZone = environment["PARVIS_TIME_ZONE"] ?? "Europe/Paris"
        if CityTime(zone: timeZone) == nil { problems.append("PARVIS_TIME_ZONE is not a known time zone: \(timeZone)") }
        metricsToken = environment["PARVIS_METRICS_TOKEN"]
        tilesURL = environment["PARVIS_TILES_URL"]
        tilesCredit = environment["PARVIS_TILES_CREDIT"] ?? "© OpenStreetMap"
        if let tilesURL, !tilesURL.hasPrefix("https://") || !["{z}", "{x}", "{y}"].allSatisfy(tilesURL.contains) {
            problems.append("PARVIS_TILES_URL must be https://… with {z}, {x} and {y}")
        }
        secret = []
        if let given = environment["PARVIS_SECRET"] {
            secret = Self.bytes(hex: given) ?? []
            if secret.count < 32 { problems.append("PARVIS_SECRET must be at least 64 hexadecimal digits") }
        } else if isPostgres {
            problems.append("PARVIS_SECRET is required with PostgreSQL, the same for every process (openssl rand -hex 32)")
        } else {
            secret = try Self.keptSecret(in: folder)
        }
        if !problems.isEmpty { throw CommandRefusal(problems.joined(separator: "\n")) }
    }

    /// Which database is meant: what the command says, else the environment, else the usual file.
    static func database(_ environment: [String: String], _ option: String?) -> String {
        option ?? environment["DATABASE_URL"] ?? "var/parvis.sqlite"
    }

    static func isPostgres(_ database: String) -> Bool { database.hasPrefix("postgres://") || database.hasPrefix("postgresql://") }

    /// Several databases may share a folder of files, in tests above all: each has its own seal there.
    var journalHeadName: String { "journal-head-" + Secrets.sha256Hex(database).prefix(12) }

    static var environment: [String: String] {
        var values: [String: String] = [:]
        var entry = environ
        while let line = entry.pointee {
            let parts = String(cString: line).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, !parts[1].isEmpty { values[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return values
    }

    /// A small town's secret lives beside its database, readable by the owner only.
    private static func keptSecret(in folder: String) throws -> [UInt8] {
        if !folder.isEmpty { makeFolder(folder) }
        let path = (folder.isEmpty ? "." : folder) + "/secret"
        if let file = fopen(path, "r") {
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            if fgets(&line, 256, file) != nil, let secret = bytes(hex: String(cString: line).filter { !$0.isWhitespace }), secret.count >= 32 { return secret }
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CommandRefusal("cannot write \(path)") }
        defer { close(descriptor) }
        let bytes = Secrets.randomBytes(32)
        let text = Secrets.hex(bytes)
        _ = write(descriptor, text, text.utf8.count)
        return bytes
    }

    private static func makeFolder(_ path: String) {
        var current = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            current += (current.isEmpty || current.hasSuffix("/") ? "" : "/") + part
            mkdir(current, 0o750)
        }
    }

    private static func bytes(hex: String) -> [UInt8]? {
        guard hex.utf8.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        var rest = hex[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}

/// Why a command did nothing: printed on stderr, exit code 1.
struct CommandRefusal: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
