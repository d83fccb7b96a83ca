import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone finds all the public files, edition by edition, their columns and their licence (CRPA L321-1, L323-2, D323-2-1).
struct OpenDataPage: Page {
    static let path: Path = "/donnees-ouvertes"
    static var isShared: Bool { true }

    /// The files of an edition.
    struct Shelf: Sendable {
        var edition: Edition
        var files: [PublicFile]
    }

    let shelves: [Shelf]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let withResults = try EditionFiguresStore.withResults(at: visit.now, db), withWorks = try EditionFiguresStore.withWorks(db)
        return Self(shelves: try EditionStore.published(db).map { edition in
            Shelf(edition: edition, files: try PublicFile.all(
                of: edition, hasResults: withResults.contains(edition.id), hasWorks: withWorks.contains(edition.id), at: visit.now, db))
        })
    }

    func title(_ t: Texts) -> String { t("Données ouvertes") }
    func summary(_ t: Texts) -> String? { t("Tous les fichiers publics du budget participatif, leurs colonnes et leur licence.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let known = PublicFile.allCases.filter { file in shelves.contains { $0.files.contains(file) } }
        return """
            \(pageHeader(title(t), intro: t("Tout ce que ce site publie se réutilise librement : pour vérifier, comparer, raconter.")))
            \(if: shelves.isEmpty, emptyState(t("Aucune édition n’est publiée pour l’instant.")))
            \(each: shelves, { shelf in section(shelf.edition.title, id: shelf.edition.slug) { files(shelf, t) } })
            \(if: known.contains { !$0.columns.isEmpty }, section(t("Ce que contient chaque fichier"), id: "colonnes") {
                "\(each: known.filter { !$0.columns.isEmpty }, { columns($0, t) })"
            })
            \(section(t("Lire ces fichiers"), id: "lire") { reading(t) })
            """
    }

    private func files(_ shelf: Shelf, _ t: Texts) -> HTML {
        let columns = [Column(t("Fichier"), isHeading: true), Column(t("Ce qu’il contient")), Column(t("Format"))]
        return table(t("Fichiers de l’édition"), isCaptionHidden: true, columns: columns, rows: shelf.files) { file in
            [#"<a href="\#(url: file.path(shelf.edition))">\#(t(file.name))</a>"#, HTML(text: t(file.description)), HTML(text: file.format)]
        }
    }

    private func columns(_ file: PublicFile, _ t: Texts) -> HTML {
        details(t(file.name), table(
            t("Colonnes : \(file.name)"), isCaptionHidden: true, columns: [Column(t("Colonne"), isHeading: true), Column(t("Ce qu’elle dit"))], rows: file.columns
        ) { ["<code>\($0.name)</code>", HTML(text: t($0.meaning))] })
    }

    private func reading(_ t: Texts) -> HTML {
        """
        <ul>
        <li>\(t("Licence : Licence Ouverte 2.0 (Etalab). Citez la ville et la date de téléchargement.")) \
        <a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/">etalab.gouv.fr</a></li>
        <li>\(t("Les fichiers sont produits au moment où vous les demandez : ils sont toujours à jour."))</li>
        <li>\(t("Tableaux : UTF-8, colonnes séparées par un point-virgule, dates AAAA-MM-JJ, décimales avec un point. Un tableur les ouvre directement."))</li>
        <li>\(t("Les noms de colonnes et les valeurs sont en français dans toutes les langues du site."))</li>
        <li>\(t("Une proposition masquée par un modérateur n’est pas dans ces fichiers. Les photos et les textes restent à leurs auteurs."))</li>
        </ul>
        """
    }
}
