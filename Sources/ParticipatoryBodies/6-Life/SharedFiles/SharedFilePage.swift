import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One shared file: all its versions, who left them and what they change.
struct SharedFilePage: Page {
    static let path: Path = "/instances/:assembly/fichiers/:file"

    let subject: SharedFileSubject

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(subject: try SharedFileStore.subject(visit, db)) }

    func title(_ t: Texts) -> String { subject.file.title }
    func trail(_ t: Texts) -> [Crumb] { subject.standing.assembly.trail(t) + [Crumb(t("Fichiers partagés"), subject.standing.assembly.link + "/fichiers")] }

    func body(_ view: View) -> HTML {
        """
        \(table(
            view.t("Versions"), isCaptionHidden: true,
            columns: [Column(view.t("Version"), isHeading: true), Column(view.t("Ce qui change")), Column(view.t("Par")), Column(view.t("Le"))], rows: subject.file.versions
        ) { row($0, view) })\
        \(if: SpaceRules.mayShare(subject.standing) == nil, adding(view))\
        \(if: SharedFileRules.mayWithdraw(subject) == nil, view.action(
            subject.link + "/retrait", "Retirer ce fichier", style: .danger, confirm: "Toutes ses versions partent avec lui."))
        """
    }

    private func row(_ version: SharedFile.Version, _ view: View) -> [HTML] {
        let t = view.t, document = subject.documents.first { $0.id == version.document }
        let about = document.map { $0.line(t).note } ?? "", name = t("Version \(version.number)")
        return [
            #"<a href="\#(url: "\(subject.link)/\(version.document)")">\#(name)</a> <span class="file-note">\#(about)</span>"#,
            HTML(text: version.number == 1 ? t("Première version") : version.note), HTML(text: version.byName), view.time(version.at),
        ]
    }

    private func adding(_ view: View) -> HTML {
        let isOpen = view.form.isFilled
        return details(view.t("Ajouter une version"), isOpen: isOpen, view.form(subject.link, files: true, listsErrors: isOpen) {
            """
            \(view.fileField("file", label: "Fichier", help: "PDF, texte ou tableau, 10 Mo au plus.", accept: FileUpload.accept, required: true))\
            \(view.textField("file_title", label: "Ce qui change", help: "Les versions d’avant restent, chacune avec son nom.", maxLength: 120))\(view.submit("Ajouter", style: .secondary))
            """
        })
    }
}

/// One version of a shared file, for whom may read it.
struct FileVersionDownload: Download {
    static let path: Path = "/instances/:assembly/fichiers/:file/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let subject = try SharedFileStore.subject(visit, db)
        return try DocumentDownload.response(visit, of: SharedFile.subject, subject.file.id.number, db)
    }
}
