import Database
import HTML
import L10n
import Vocabulary
import Web

/// Tells the person who voted that she has, when and by which way; nothing of what.
struct VoteRecordedPage: Page {
    static let path: Path = "/editions/:edition/voter/enregistre"

    let edition: Edition
    let checkOff: CheckOff
    let sealed: SealedVote

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account()
        let edition = try Edition.inPath(visit, db)
        guard let checkOff = try BallotStore.checkOff(edition.id, account, db) else {
            throw VoteRules.mayVoteNow(edition, at: visit.now)
                ?? .notNow("Vous n’avez pas encore voté.", wayOut: VoteLinks.ballot(edition), named: "Ouvrir mon bulletin")
        }
        return VoteRecordedPage(edition: edition, checkOff: checkOff, sealed: SealedVote(try Booth.enter(visit, db), at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Votre vote est enregistré") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }

    /// The receipt stands above, in the sentence that is told once: it prints with the page.
    func body(_ view: View) -> HTML { "\(Self.sentence(checkOff, edition, sealed, view))\(if: sealed.isSealed && checkOff.channel == .web, view.printButton)" }

    /// The same words on the ballot's own page, for whom comes back to it.
    static func sentence(_ checkOff: CheckOff, _ edition: Edition, _ sealed: SealedVote, _ view: View) -> HTML {
        let t = view.t
        return """
            \(alert(.success, title: t("Vous avez voté."), facts([
                (t("Enregistré le"), view.time(checkOff.at, hour: true)), (t("Par"), HTML(text: t(checkOff.channel.name))),
            ] + (checkOff.place.isEmpty ? [] : [(t("Où"), HTML(text: checkOff.place))]))))
            \(sealed.isSealed && checkOff.channel == .web ? sealed.html(edition, view) : "<p>\(t("Votre bulletin est dans l’urne. Il ne porte ni votre nom ni l’heure : personne ne peut savoir ce que vous avez choisi, et il ne peut plus être changé."))</p>")
            \(closing(edition, view).map { "<p>\(t($0))</p>" })
            \(buttons(view.linkButton(edition.link, "Revenir à l’édition"), view.linkButton(VoteLinks.catalogue(edition), "Voir les projets", style: .secondary)))
            """
    }

    /// Until the close, that nothing is known; afterwards, what comes next.
    private static func closing(_ edition: Edition, _ view: View) -> Message? {
        if let closed = AfterTheClose(edition, at: view.now) { return "Le vote est clos depuis le \(closed.closedAt). \(closed.next)" }
        return edition.calendar[.vote]?.closesAt.map { "Le vote ferme le \($0). Aucun résultat, même partiel, n’est connu de qui que ce soit avant." }
    }
}
