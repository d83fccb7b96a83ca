import Database
import HTML
import L10n
import Vocabulary
import Web

/// The scanned sheets of an urn: sent, read by the machine as the first entry, and those that it leaves to people. Never what was chosen.
struct ScansPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/numerisation"
    static var surroundings: Surroundings { .desk }

    /// An urn with the scans of its sheets.
    struct Subject: Sendable {
        var file: UrnOnTable
        var scans: [Scan]

        static func load(_ visit: Visit, _ db: Reading) throws -> Subject {
            let file = try UrnOnTable.load(visit, db)
            return Subject(file: file, scans: try ScanStore.scans(file.urn.id, db))
        }
    }

    let subject: Subject
    let sheets: [ScannedSheet]
    let refusalToSend, refusalToTakeBack: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try Subject.load(visit, db)
        if let refusal = ScanRules.mayLook(subject.file, visit.actor, at: visit.now) { throw refusal }
        return ScansPage(
            subject: subject, sheets: try ScanStore.sheets(subject.file.urn.id, db),
            refusalToSend: ScanRules.maySend(subject.file, missing: visit.world.scanner.missing, visit.actor, at: visit.now),
            refusalToTakeBack: ScanRules.mayTakeBack(subject.file, visit.actor, at: visit.now))
    }

    private var file: UrnOnTable { subject.file }
    private var link: String { PaperLinks.scans(file.edition, file.urn.id) }
    func title(_ t: Texts) -> String { t("Feuilles numérisées de l’urne « \(file.urn.label) »") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition)), Crumb(file.urn.label, file.link)] }
    func refresh(_ now: Instant) -> Refresh? { subject.scans.contains { $0.isUnderWay } ? Refresh(seconds: 5, sparesForms: true) : nil }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: file.urn.placeName, intro: t("La machine fait la première saisie des feuilles qu’elle lit sans doute. Une personne les saisit ensuite, sans voir ce qu’elle a lu, puis on compare. Les images disparaissent quand l’urne est signée.")))
            \(each: subject.scans, { scan($0, view) })
            \(if: !sheets.isEmpty, section(t("Feuilles laissées aux personnes")) { left(view) })
            \(section(t("Envoyer des feuilles")) { refusalToSend.map { view.refusal($0) } ?? sending(view) })
            \(buttons(view.linkButton(file.link, "Voir l’urne", style: .secondary)))
            """
    }

    private func scan(_ scan: Scan, _ view: View) -> HTML {
        let t = view.t, read = sheets.count { $0.scan == scan.id && $0.outcome == .read }
        return panel(scan.first == scan.last ? t("Feuille n°\u{A0}\(scan.first)") : t("Feuilles \(scan.first) à \(scan.last)"), """
            \(progress(t("Pages parcourues"), value: scan.read, of: scan.sheets, inWords: t("\(scan.read) sur \(scan.sheets)")))
            <p>\(t(read, one: "Une feuille lue.", many: "\(read) feuilles lues.")) <span class="muted">\(t("Envoyées par \(scan.senderName ?? "–"), le \(scan.sentAt)."))</span></p>
            \(if: !scan.fault.isEmpty, fault(scan, view))\(if: refusalToTakeBack == nil, takingBack(scan, view))
            """)
    }

    private func fault(_ scan: Scan, _ view: View) -> HTML {
        let t = view.t
        let words = scan.fault == "unreadable" ? t("Le fichier ne se lit pas. Retirez cet envoi et numérisez de nouveau.") : t("La lecture s’est arrêtée : il manque \(scan.fault) sur le serveur.")
        return alert(.error, title: words, view.action("\(link)/reprendre", "Reprendre la lecture", fields: [("scan", "\(scan.id)")]))
    }

    private func takingBack(_ scan: Scan, _ view: View) -> HTML {
        let isOpen = view.form.value("scan") == "\(scan.id)"
        return details(view.t("Retirer cet envoi"), isOpen: isOpen, view.form("\(link)/retirer", key: "\(scan.id)", listsErrors: isOpen) { view in
            """
            \(view.hidden("scan", "\(scan.id)"))
            \(view.textArea("reason", label: "Motif", help: "Ce que la machine a lu de ces feuilles ne compte plus ; les saisies des personnes restent.", rows: 2, maxLength: 500))
            \(buttons(view.submit("Retirer", style: .danger)))
            """
        })
    }

    /// Each with why, and how far people are.
    private func left(_ view: View) -> HTML {
        let t = view.t, forPeople = sheets.filter(\.outcome.isForPeople)
        if forPeople.isEmpty { return emptyState(t("Aucune : la machine a lu toutes les feuilles envoyées.")) }
        return table(
            t("Feuilles laissées aux personnes"), isCaptionHidden: true,
            columns: [Column(t("Feuille"), isHeading: true), Column(t("Pourquoi")), Column(t("Saisie par les personnes"))], rows: forPeople
        ) { sheet in
            [
                sheet.picture.isEmpty ? HTML(text: "\(sheet.number)") : #"<a href="\#(SheetPicture(file: file, sheet: sheet).link)">\#(t("Feuille n° \(sheet.number)"))</a>"#,
                HTML(text: t(sheet.outcome.name)), state(sheet.number, t),
            ]
        } + buttons(view.linkButton(PaperLinks.keying(file.edition, file.urn.id), "Saisir des feuilles"))
    }

    private func state(_ sheet: Int, _ t: Texts) -> HTML {
        guard file.tally.states.indices.contains(sheet - 1) else { return "–" }
        return switch file.tally.states[sheet - 1] {
        case .waiting(let entries): badge(entries == 0 ? t("À saisir") : t("Saisie une fois"), .warning)
        case .agreed: badge(t("Faite"), .success)
        case .differs: badge(t("À trancher"), .warning)
        }
    }

    private func sending(_ view: View) -> HTML {
        let next = (subject.scans.map(\.last).max() ?? 0) + 1, sheets = file.urn.sheets ?? 0
        return view.form(link, files: true, listsErrors: view.form.error("file") != nil || view.form.error("first") != nil || view.form.error("last") != nil) {
            """
            \(view.fileField("file", label: "Fichier du scanner", help: "PDF, TIFF, PNG ou JPEG : une feuille par page, recto seul, sans talon, dans l’ordre de la pile. En gris, à 200 points par pouce au moins.", accept: ".pdf,.tif,.tiff,.png,.jpg,.jpeg", required: true))
            <div class="row">\(view.numberField("first", label: "De la feuille n°", value: min(next, max(sheets, 1)), min: 1, max: sheets))\
            \(view.numberField("last", label: "À la feuille n°", value: sheets, min: 1, max: sheets))</div>
            \(buttons(view.submit("Envoyer à la lecture")))
            """
        }
    }
}
