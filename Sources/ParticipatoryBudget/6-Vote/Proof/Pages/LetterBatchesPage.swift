import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer has codes made, prints them once for the post, and takes lost ones back; the auditor reads.
struct LetterBatchesPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/codes"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/codes" }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let batches: [LetterBatch]
    let refusalToOrder: Refusal?
    let refusalToDecide: Refusal?
    let reader: AccountID?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = RegisterRules.mayRead(edition, visit.actor) { throw refusal }
        let proof = try Booth.rules(edition, db).proof ?? .mail
        return LetterBatchesPage(
            edition: edition, batches: try LetterCodeStore.batches(edition.id, db),
            refusalToOrder: ProofRules.mayOrder(edition, proof, visit.actor, at: visit.now),
            refusalToDecide: RegisterRules.mayDecide(edition, visit.actor), reader: visit.actor.account)
    }

    func title(_ t: Texts) -> String { t("Codes par courrier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition))] }

    func refresh(_ now: Instant) -> Refresh? { batches.contains { !$0.isReady && $0.revokedAt == nil } ? Refresh(seconds: 5, sparesForms: true) : nil }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Chaque code sert à une personne, une fois. La ville n’en garde que l’empreinte : un lot s’imprime une seule fois.")))
            \(refusalToOrder.map { view.refusal($0) } ?? section(t("Commander un lot")) { order(view) })
            \(batches.isEmpty ? emptyState(t("Aucun lot pour l’instant.")) : "\(each: batches, { part($0, view) })")
            """
    }

    private func order(_ view: View) -> HTML {
        view.form(Self.link(edition), key: "order", listsErrors: true) { view in """
            \(view.textField("label", label: "À qui ces codes sont envoyés", help: "Par exemple : habitants du secteur Grandclément.", maxLength: 120))
            \(view.numberField("wanted", label: "Nombre de codes", min: 1, max: 200_000))
            \(buttons(view.submit("Commander")))
            """ }
    }

    private func part(_ batch: LetterBatch, _ view: View) -> HTML {
        let t = view.t
        return section(t("Lot \(batch.id.number) : \(batch.label)")) { """
            \(progress(t("Codes prêts"), value: batch.made, of: batch.wanted, inWords: t("\(batch.made) codes sur \(batch.wanted)")))
            \(facts([
                (t("Commandé le"), view.time(batch.orderedAt, hour: true)), (t("Imprimé le"), batch.printedAt.map { view.time($0, hour: true) } ?? HTML(text: t("Pas encore"))),
                (t("Codes utilisés"), HTML(text: t.number(RoundedTurnout.shown(batch.used, edition, at: view.now)))),
            ]))
            \(batch.revokedAt.map { alert(.warning, t("Lot annulé le \($0). Motif : \(batch.revokedReason)")) })
            \(if: refusalToDecide == nil && batch.revokedAt == nil, acts(batch, view))
            """ }
    }

    private func acts(_ batch: LetterBatch, _ view: View) -> HTML {
        let t = view.t, link = "\(Self.link(edition))/\(batch.id)"
        return """
            \(if: batch.isReady && batch.printedAt == nil, view.action(
                "\(link)/imprimer", "Imprimer, une seule fois", style: .primary,
                confirm: "Le fichier des codes reste ouvert une demi-heure, pour vous seul·e. Ensuite plus personne ne peut le refaire."))
            \(if: batch.isOpenToPrint(at: view.now) && batch.printedBy == reader, alert(.info, buttons(
                view.linkButton("\(link)/codes.csv", "Prendre le fichier des codes", style: .secondary),
                view.linkButton("\(link)/lettres", "Imprimer les lettres", style: .secondary))))
            \(details(t("Annuler des codes"), view.form("\(link)/annuler", key: "revoke-\(batch.id)", listsErrors: true) { view in """
                \(view.numberField("serial", label: "Numéro du code", help: "Laissez vide pour annuler tout le lot.", required: false, min: 1, max: batch.wanted))
                \(view.textArea("reason", label: "Motif", help: "Un vote déjà déposé reste compté.", rows: 2, maxLength: 300))
                \(buttons(view.submit("Annuler", style: .danger)))
                """ }))
            """
    }
}
