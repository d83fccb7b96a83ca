import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever asked to print a batch has its letters here for half an hour, one a page, two hundred at a time: folded, put in envelopes, posted.
struct PrintedCodesPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/codes/:batch/lettres"
    static func link(_ file: LetterBatchFile) -> String { "\(LetterBatchesPage.link(file.edition))/\(file.batch.id)/lettres" }
    static var surroundings: Surroundings { .bare }
    static let perPage = 200

    /// A code as it is printed, with the number by which it may be taken back.
    struct Printed: Sendable {
        var serial: Int
        var code: String
    }

    let file: LetterBatchFile
    let codes: [Printed]
    let page: Int
    let city: City
    let address: String
    /// Whether one votes on paper too.
    let hasPlaces: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try LetterBatchFile.inPath(visit, db)
        if let refusal = ProofRules.mayTake(file, visit.actor, at: visit.now) { throw refusal }
        guard let seed = try LetterCodeStore.seed(file.batch.id, visit.world, db) else { throw NotFound() }
        let page = min(visit.pageNumber, pages(file.batch)), first = (page - 1) * perPage + 1
        let revoked = try LetterCodeStore.revoked(file.batch.id, db)
        let codes = (first...min(first + perPage - 1, file.batch.wanted)).filter { !revoked.contains($0) }.map { Printed(serial: $0, code: LetterCodeText.printed(LetterCodeText.code($0, seed: seed))) }
        return PrintedCodesPage(
            file: file, codes: codes, page: page, city: try CityStore.city(db), address: "\(visit.world.baseURL)\(VoteLinks.ballot(file.edition))",
            hasPlaces: try !PollingPlaceStore.places(file.edition.id, db).isEmpty)
    }

    private static func pages(_ batch: LetterBatch) -> Int { max(1, (batch.wanted + perPage - 1) / perPage) }

    func title(_ t: Texts) -> String { t("Lettres avec un code") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Codes par courrier"), LetterBatchesPage.link(file.edition))] }

    func body(_ view: View) -> HTML {
        """
        \(buttons(view.printButton))
        \(view.pagination(page: page, of: Self.pages(file.batch)) { "\(Self.link(file))?page=\($0)" })
        \(each: codes, { letter($0, view.t) })
        """
    }

    private func letter(_ printed: Printed, _ t: Texts) -> HTML {
        """
        <article class="letter">
        <header class="letter-head"><p><strong>\(city.name)</strong></p></header>
        <h2>\(t("Votre code pour voter : \(file.edition.title)"))</h2>
        \(file.edition.calendar[.vote].flatMap { phase in phase.closesAt.map { "<p>\(t("Le vote est ouvert du \(phase.opensAt) au \($0)."))</p>" as HTML } })
        <p class="lead"><code>\(printed.code)</code></p>
        <ol><li>\(t("Ouvrez cette adresse :")) \(address)</li><li>\(t("Créez un compte avec votre adresse électronique, ou connectez-vous."))</li>\
        <li>\(t("Tapez ce code, puis choisissez vos projets."))</li></ol>
        \(QRCode(address)?.picture(t("Adresse du vote")))
        <p>\(t("Ce code sert à une personne, une seule fois. La ville ne sait pas à qui il est arrivé, et rien ne le rattache à vos choix. Ne le donnez à personne."))</p>
        \(if: hasPlaces, "<p>\(t("Vous pouvez aussi voter sur papier, dans un bureau de vote, avec une pièce d’identité."))</p>")
        <p class="muted">\(t("Lot \(file.batch.id.number), code n° \(printed.serial). En cas de perte, donnez ces numéros à la mairie."))</p>
        </article>

        """
    }
}
