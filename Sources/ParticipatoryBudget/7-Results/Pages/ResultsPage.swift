import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The results of a vote, for everyone, once the proclamation's hour has come and every proposer was told.
struct ResultsPage: Page {
    static let path: Path = "/editions/:edition/resultats"
    static var isShared: Bool { true }

    let edition: Edition
    let proclamation: Proclamation
    let results: ResultsBody
    let mayor: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        guard let published = try ResultsStore.published(edition.id, at: visit.now, db) else { throw ResultsRules.notYet(edition, at: visit.now) }
        return ResultsPage(
            edition: edition, proclamation: published.proclamation, results: try body(of: edition, published.count, visit.t, db),
            mayor: try CityStore.city(db).mayor)
    }

    /// The same for the officers' preview.
    static func body(of edition: Edition, _ count: Count, _ t: Texts, _ db: Reading) throws -> ResultsBody {
        let currency = try ImportedVoteStore.currency(edition, db)
        let territories = try TerritoryStore.all(db)
        let rulebook = edition.isImported ? nil : try Booth.rules(edition, db)
        return ResultsBody(
            edition: edition, count: count, projects: try ProjectStore.projects(edition.id, db), currency: currency,
            rule: rulebook.map { RulebookText(book: $0, t: t, territories: Dictionary(territories.map { ($0.code, $0.name) }) { name, _ in name }).allocation }
                ?? CountWords(count.record, currency).rule(t),
            inhabitants: edition.isImported ? Inhabitants() : Inhabitants(territories))
    }

    func title(_ t: Texts) -> String { t("Les résultats du vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Les projets lauréats de « \(edition.title) », et pourquoi chaque projet a été retenu ou non.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: edition.isImported ? t("Ce vote a eu lieu ailleurs ; il est recompté ici, par la règle indiquée plus bas.") : t("Proclamés le \(day: proclamation.embargoUntil)."),
                actions: view.linkButton("#recompter", "Télécharger les données", style: .secondary) + (edition.isImported ? .empty : view.linkButton(ResultsLinks.officialRecord(edition), "Procès-verbal", style: .secondary))))
            \(if: !proclamation.resolutionNumber.isEmpty, "<p class=\"muted\">\(t("Résultats constatés par la délibération n°\u{A0}\(proclamation.resolutionNumber)."))</p>")
            \(contents(t))
            \(if: !proclamation.statement.isEmpty, statement(view))
            \(results.html(view))
            \(section(t("Recompter soi-même"), id: "recompter") { recount(view) })
            """
    }

    private func contents(_ t: Texts) -> HTML {
        let parts = results.contents(t) + [("recompter", t("Recompter soi-même"))]
        return """
            <nav class="contents" aria-labelledby="contents-title"><p id="contents-title"><strong>\(t("Sur cette page"))</strong></p>\
            <ul>\(each: parts, { ##"<li><a href="#\##($0.id)">\##($0.title)</a></li>"## })</ul></nav>
            """
    }

    private func statement(_ view: View) -> HTML {
        panel(mayor.isEmpty ? view.t("Le mot de la ville") : view.t("\(mayor), maire"), prose("\(each: proclamation.statement.split(separator: "\n"), { "<p>\($0)</p>" })"))
    }

    /// What tells the published archive from one made elsewhere.
    private func archiveDigest(_ t: Texts) -> HTML {
        """
        <p>\(t("L’empreinte du fichier complet, inscrite aussi au journal public : une archive qui ne la donne pas n’est pas celle de la ville."))
        <a href="\(url: edition.link)/journal?sur=edition">\(t("Lire le journal public"))</a></p>
        <pre><code>parvis verify resultats-\(edition.slug).zip --digest \(proclamation.archiveDigest)</code></pre>
        """
    }

    private func recount(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Les bulletins sont publiés sans nom, sans heure et dans un ordre qui ne dit rien. Chacun peut refaire le décompte et doit trouver les mêmes lauréats."))</p>
            \(fileList([
                (t("Tout, à vérifier avec « parvis verify »"), "ZIP", ResultsLinks.archive(edition)),
                (t("Bulletins et projets"), "Pabulib (.pb)", ResultsLinks.ballots(edition)), (t("Résultats par projet"), "CSV", ResultsLinks.csv(edition)),
                (t("Procès-verbal complet"), "JSON", ResultsLinks.record(edition)),
            ]))
            <p><a href="\(ResultsLinks.openData)">\(t("Les colonnes de ces fichiers et leur licence"))</a></p>
            <p>\(t("La commande :"))</p><pre><code>\(results.count.record.rule.command(file: ResultsLinks.fileName(edition)))</code></pre>
            \(if: !proclamation.archiveDigest.isEmpty, archiveDigest(t))
            """
    }
}
