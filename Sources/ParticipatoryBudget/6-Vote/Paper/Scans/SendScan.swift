import Database
import Storage
import Vocabulary
import Web

/// Somebody who counts sends scanned sheets; the machine reads them by itself, each as a first entry.
struct SendScan: PreparedAction {
    typealias FormPage = ScansPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/numerisation"
    static let limits = Limits(bytes: Scan.mostBytes + (1 << 20), perTenMinutes: 60, changesPages: false)

    /// A file that was received, with the number of its pages.
    struct Received: Sendable {
        var digest: String
        var name: String
        var pages: Int
    }

    let first, last: Int
    var preparation: Received?

    init(_ form: inout FormReader, _ subject: ScansPage.Subject) {
        let file = subject.file
        first = form.int("first", in: 1...max(1, file.urn.sheets ?? 1))
        last = form.int("last", in: 1...max(1, file.urn.sheets ?? 1))
        if last < first { form.error("last", "La dernière feuille vient après la première.") }
        if last - first >= Scan.mostSheets { form.error("last", "Envoyez au plus \(Scan.mostSheets) feuilles à la fois.") }
        let sent = first...max(first, last)
        if let other = subject.scans.first(where: { ($0.first...$0.last).overlaps(sent) }) {
            form.error("first", other.first == other.last ? "La feuille \(other.first) a déjà été envoyée. Retirez cet envoi pour la lire de nouveau." : "Les feuilles \(other.first) à \(other.last) ont déjà été envoyées. Retirez cet envoi pour les lire de nouveau.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ScansPage.Subject { try .load(visit, db) }
    static func refusal(_ subject: ScansPage.Subject, _ visit: Visit) -> Refusal? {
        ScanRules.maySend(subject.file, missing: visit.world.scanner.missing, visit.actor, at: visit.now)
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Received {
        guard let upload = form.files["file"]?.first, upload.size > 0 else { throw FormErrors("file", "Choisissez un fichier sur votre appareil.") }
        guard upload.size <= Scan.mostBytes else { throw FormErrors("file", "Ce fichier dépasse 55 Mo. Envoyez moins de feuilles à la fois, en gris, à 200 points par pouce.") }
        do {
            let pages = try await visit.world.scanner.pages(of: upload.temporaryPath)
            return Received(digest: try visit.world.files.put(copyOf: upload.temporaryPath).hex, name: String(upload.name.prefix(120)), pages: pages)
        } catch ScannerFailure.unreadable {
            throw FormErrors("file", "Ce fichier ne s’ouvre pas : envoyez un PDF, ou une image TIFF, PNG ou JPEG.")
        }
    }

    func perform(_ subject: ScansPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let file = subject.file, sheets = last - first + 1
        guard sent.pages == sheets else {
            if sent.pages == 1 { throw FormErrors("file", "Ce fichier compte une page pour \(sheets) feuilles. Numérisez toutes ces feuilles, ou n’en indiquez qu’une.") }
            throw FormErrors("file", "Ce fichier compte \(sent.pages) pages pour \(sheets) feuilles. Deux feuilles sont peut-être passées ensemble, ou le verso a été lu : numérisez de nouveau, recto seul.")
        }
        if let other = subject.scans.first(where: { $0.digest == sent.digest }) {
            throw FormErrors("file", other.first == other.last ? "Ce fichier a déjà été envoyé : c’est la feuille \(other.first)." : "Ce fichier a déjà été envoyé : ce sont les feuilles \(other.first) à \(other.last).")
        }
        try ScanStore.add(
            Scan(
                id: ID(1), urn: file.urn.id, digest: sent.digest, name: sent.name, first: first, last: last, read: 0, fault: "", sentBy: try visit.account(),
                senderName: nil, sentAt: visit.now), db)
        return Outcome(
            to: PaperLinks.scans(file.edition, file.urn.id), saying: first == last ? "La feuille \(first) est envoyée : la machine la lit." : "Les feuilles \(first) à \(last) sont envoyées : la machine les lit.",
            journal: [JournalEntry("paper.send-scan", "urn", file.urn.id.number, edition: file.edition.id, reason: first == last ? "feuille \(first)" : "feuilles \(first) à \(last)")])
    }
}

/// The reading goes on after what stopped it was mended.
struct ResumeScan: Action {
    typealias FormPage = ScansPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/numerisation/reprendre"
    static var limits: Limits { Limits(changesPages: false) }

    let scan: ID<Scan>

    init(_ form: inout FormReader, _ subject: ScansPage.Subject) { scan = form.id("scan") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ScansPage.Subject { try .load(visit, db) }
    static func refusal(_ subject: ScansPage.Subject, _ visit: Visit) -> Refusal? {
        ScanRules.maySend(subject.file, missing: visit.world.scanner.missing, visit.actor, at: visit.now)
    }

    func perform(_ subject: ScansPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let own = subject.scans.first(where: { $0.id == scan }) else { throw NotFound() }
        try ScanStore.resume(own.id, db)
        return Outcome(to: PaperLinks.scans(subject.file.edition, subject.file.urn.id), saying: "La lecture reprend.")
    }
}

/// A scan that went wrong is taken back with a reason: what the machine read of it is superseded, and the sheets may be sent again.
struct TakeBackScan: Action {
    typealias FormPage = ScansPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/numerisation/retirer"
    static var limits: Limits { Limits(changesPages: false) }

    let scan: ID<Scan>
    let reason: String

    init(_ form: inout FormReader, _ subject: ScansPage.Subject) {
        scan = form.id("scan")
        reason = form.text("reason", min: 10, max: 500)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ScansPage.Subject { try .load(visit, db) }
    static func refusal(_ subject: ScansPage.Subject, _ visit: Visit) -> Refusal? { ScanRules.mayTakeBack(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: ScansPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let own = subject.scans.first(where: { $0.id == scan }) else { throw NotFound() }
        guard try ScanStore.takeBack(own, reason: reason, by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: PaperLinks.scans(file.edition, file.urn.id), saying: "Cet envoi est retiré. Ses feuilles peuvent être lues de nouveau, ou saisies à la main.",
            journal: [JournalEntry(
                "paper.take-back-scan", "urn", file.urn.id.number, edition: file.edition.id, reason: "\(own.first == own.last ? "feuille \(own.first)" : "feuilles \(own.first) à \(own.last)") : \(reason)")])
    }
}
