import Database
import HTML
import L10n
import Vocabulary
import Web

/// The files that the members share, folder by folder.
struct SharedFilesPage: Page {
    static let path: Path = "/instances/:assembly/fichiers"

    let standing: Standing
    let folders: [Folder]
    let files: [SharedFile]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        return Self(standing: standing, folders: try SharedFileStore.folders(id, db), files: try SharedFileStore.all(id, db))
    }

    func title(_ t: Texts) -> String { t("Fichiers partagés : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, mayShare = SpaceRules.mayShare(standing) == nil
        return """
            <p class="intro">\(t("Pour les membres et la personne qui anime l’instance. Une nouvelle version n’efface pas les précédentes."))</p>\
            \(if: folders.isEmpty, emptyState(t("Aucun dossier pour l’instant.")))\
            \(each: folders, { folder in section(folder.name, id: "d\(folder.id)") { content(folder, view) } })\
            \(if: mayShare && !folders.isEmpty, sharing(view))\(if: mayShare, foldering(view))
            """
    }

    private func content(_ folder: Folder, _ view: View) -> HTML {
        let t = view.t, inside = files.filter { $0.folder == folder.id }
        return inside.isEmpty ? emptyState(t("Ce dossier est vide.")) : table(
            folder.name, isCaptionHidden: true, columns: [Column(t("Fichier"), isHeading: true), Column(t("Version"), isNumber: true), Column(t("Par")), Column(t("Le"))], rows: inside
        ) { file in
            [
                #"<a href="\#(url: file.link(standing.assembly))">\#(file.title)</a>"#, HTML(text: t.number(file.versions.first?.number ?? 0)),
                HTML(text: file.versions.first?.byName ?? ""), file.versions.first.map { view.time($0.at) } ?? .empty,
            ]
        }
    }

    private func sharing(_ view: View) -> HTML {
        let link = standing.assembly.link + "/fichiers", hasErrors = view.form.error("file") != nil || view.form.error("file_title") != nil || view.form.error("folder") != nil
        return details(view.t("Partager un fichier"), isOpen: hasErrors, view.form(link, key: "fichier", files: true, listsErrors: hasErrors) {
            """
            \($0.fileUploadFields())\($0.select("folder", label: "Dossier", choices: folders.map { Choice("\($0.id)", text: $0.name) }))\
            \($0.submit("Partager", style: .secondary))
            """
        })
    }

    private func foldering(_ view: View) -> HTML {
        let hasErrors = view.form.error("name") != nil
        return details(view.t("Créer un dossier"), isOpen: hasErrors || folders.isEmpty, view.form(standing.assembly.link + "/dossiers", key: "dossier", listsErrors: hasErrors) {
            "\($0.textField("name", label: "Nom du dossier", help: "Par exemple : Comptes rendus, Budget, Fête de quartier.", maxLength: 80))\($0.submit("Créer", style: .secondary))"
        })
    }
}
