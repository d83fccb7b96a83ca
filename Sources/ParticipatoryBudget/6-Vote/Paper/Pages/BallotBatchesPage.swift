import Database
import HTML
import L10n
import Vocabulary
import Web

/// The ballot papers of an edition: ordered by batches, made while one looks, given to an urn. For who runs the vote; the auditor reads.
struct BallotBatchesPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bulletins"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let batches: [BallotBatch]
    let urns: [Urn]
    let refusalToOrder: Refusal?
    let refusalToRun: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = PaperRules.mayReadBatches(edition, visit.actor) { throw refusal }
        let subject = try OrderBallots.subject(visit, db)
        return BallotBatchesPage(
            edition: edition, batches: try BallotBatchStore.batches(edition.id, db), urns: subject.urns,
            refusalToOrder: OrderBallots.refusal(subject, visit), refusalToRun: PaperRules.mayRun(edition, visit.actor))
    }

    func title(_ t: Texts) -> String { t("Bulletins de papier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote sur papier"), PaperLinks.desk(edition))] }
    func refresh(_ now: Instant) -> Refresh? { batches.contains { $0.next != nil } ? Refresh(seconds: 10, sparesForms: true) : nil }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Chaque bulletin porte un talon numéroté, gardé par le bureau : à la fin, tous sont comptés."), actions: refusalToRun == nil ? specimens(view) : .empty))
            \(batches.isEmpty ? emptyState(t("Aucun lot n’est commandé.")) : HTML.empty)\(each: batches, { batch($0, view) })
            \(section(t("Commander un lot")) { refusalToOrder.map { view.refusal($0) } ?? order(view) })
            """
    }

    private func specimens(_ view: View) -> HTML {
        "\(each: BallotBatch.Format.allCases, { view.linkButton("\(PaperLinks.batches(edition))/specimen/\($0.rawValue).pdf", "Spécimen \(view.t($0.name))", style: .quiet) })"
    }

    private func batch(_ batch: BallotBatch, _ view: View) -> HTML {
        let t = view.t
        return panel(t("Lot \(batch.number) · \(t(batch.format.name))"), """
            \(if: batch.isScannable, "<p>\(badge(t("Lisible par un scanner")))</p>")
            \(progress(t("Bulletins faits"), value: batch.made, of: batch.sheets, inWords: t("\(batch.made) sur \(batch.sheets)")))
            \(batch.cancelledAt.map { alert(.warning, t("Lot annulé le \($0).")) })\(if: !batch.fault.isEmpty && refusalToRun == nil, fault(batch, view))
            \(refusalToRun == nil ? .empty : given(batch, t))
            \(if: refusalToRun == nil && batch.cancelledAt == nil && !batch.files.isEmpty, files(batch, t))
            \(batch.account.map { "<p>\(t("Compté par \($0.notedBy), le \($0.notedAt) : \($0.used) utilisés, \($0.spoiled) abîmés, \($0.unused) restants."))</p>" as HTML })
            \(if: batch.cancelledAt == nil && refusalToRun == nil, giving(batch, view))\(if: PaperCountRules.mayCountStock(batch, edition, view.actor, at: view.now) == nil, counting(batch, view))
            """)
    }

    /// To the auditor, who reads without the form.
    private func given(_ batch: BallotBatch, _ t: Texts) -> HTML {
        guard let urn = urns.first(where: { $0.id == batch.urn }) else { return .empty }
        return "<p>\(t("Confié à l’urne « \(urn.label) », \(urn.placeName)."))</p>"
    }

    private func files(_ batch: BallotBatch, _ t: Texts) -> HTML {
        """
        <ul>\(each: batch.files, { #"<li><a href="\#(PaperLinks.batches(edition))/\#(batch.id.description)/\#($0.first).pdf">\#(t("Bulletins \($0.first) à \($0.last) (PDF)"))</a></li>"# })</ul>
        """
    }

    private func fault(_ batch: BallotBatch, _ view: View) -> HTML {
        let t = view.t
        return alert(.error, title: batch.fault == "missing" ? t("Le programme qui fait les PDF n’est pas installé.") : t("La fabrication s’est arrêtée."), view.action("\(PaperLinks.batches(edition))/\(batch.id)/reprendre", "Reprendre"))
    }

    private func giving(_ batch: BallotBatch, _ view: View) -> HTML {
        let t = view.t
        if urns.isEmpty { return "<p class=\"muted\">\(t("Ouvrez une urne pour lui confier ce lot."))</p>" }
        let link = "\(PaperLinks.batches(edition))/\(batch.id)", isOver = PaperCountRules.mayCancel(batch, edition, view.actor, at: view.now) != nil
        let cancelling: HTML = isOver ? .empty : view.action("\(link)/annuler", "Annuler ce lot", style: .quiet, confirm: "Ses bulletins ne doivent pas servir : détruisez ceux qui sont imprimés.")
        return view.form("\(link)/urne", key: "\(batch.id)") { view in
            """
            \(view.select("urn", label: "Confié à l’urne", choices: urns.map { Choice("\($0.id)", text: "\($0.label) · \($0.placeName)") }, value: batch.urn.map { "\($0)" }, empty: "Aucune"))
            \(buttons(view.submit("Enregistrer", style: .secondary)))
            """
        } + cancelling
    }

    /// Left in its box: counted here, since no urn answers for it.
    private func counting(_ batch: BallotBatch, _ view: View) -> HTML {
        let link = "\(PaperLinks.batches(edition))/\(batch.id)/compte", isMending = view.address.hasSuffix("/\(batch.id)/compte")
        return details(view.t("Compter ce lot resté sans urne"), isOpen: batch.account == nil, view.form(link, key: "stock-\(batch.id)", listsErrors: isMending) { view in
            """
            <div class="row">\(view.numberField("spoiled", label: "Abîmés", value: batch.account?.spoiled, min: 0, max: batch.printed))\
            \(view.numberField("unused", label: "Restants", value: batch.account?.unused, min: 0, max: batch.printed))</div>
            \(buttons(view.submit("Enregistrer", style: .secondary)))
            """
        })
    }

    private func order(_ view: View) -> HTML {
        view.form(PaperLinks.batches(edition)) {
            """
            \(view.radios("format", legend: "Format", choices: BallotBatch.Format.allCases.map { Choice($0.rawValue, $0.name) }, value: "a4"))
            \(view.numberField("sheets", label: "Nombre de bulletins", help: "Vingt mille au plus par lot. Deux cents bulletins demandent environ un quart de minute.", min: 1, max: BallotBatch.most))
            \(view.checkbox("scannable", label: "Ses feuilles pourront être lues par un scanner", help: "Elles portent quatre repères et un code, le même sur tout le lot : rien ne distingue une feuille d’une autre. Une personne saisit de toute façon chaque feuille après la machine. Un bulletin qui tient sur plusieurs pages n’est pas lisible par un scanner : son lot est fait sans repères."))
            \(buttons(view.submit("Commander le lot")))
            """
        }
    }
}
