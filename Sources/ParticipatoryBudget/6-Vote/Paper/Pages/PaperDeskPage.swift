import Database
import HTML
import L10n
import Vocabulary
import Web

/// The vote on paper of an edition, for those who run it or keep a place: places, urns, sheets, record.
struct PaperDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let places: [PollingPlace]
    let shifts: [PollingShift]
    let urns: [Urn]
    let refusalToPrepare: Refusal?
    /// While one votes, how many came is for those who keep the places.
    let showsCounts: Bool
    let home: Crumb
    /// Whether the reader may note papers that voters of the web show her.
    var seesIdentities = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let keepsOne = try PollingPlaceStore.isStaff(visit.actor.account, of: edition.id, db)
        if let refusal = PaperRules.mayRead(edition, keepsOne: keepsOne, visit.actor) { throw refusal }
        return PaperDeskPage(
            edition: edition, places: try PollingPlaceStore.places(edition.id, db), shifts: try PollingPlaceStore.shifts(edition.id, db),
            urns: try UrnStore.urns(edition.id, db), refusalToPrepare: PaperRules.mayPrepare(edition, visit.actor, at: visit.now),
            showsCounts: PaperRules.maySeeCounts(edition, keepsOne: keepsOne, visit.actor, at: visit.now) == nil,
            home: edition.crumb(for: visit.actor),
            seesIdentities: try ProofRules.maySee(edition, Booth.rules(edition, db).proof ?? .mail, visit.actor, at: visit.now) == nil)
    }

    func title(_ t: Texts) -> String { t("Le vote sur papier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Une personne, un vote : le registre est le même sur internet et dans les bureaux. Aucun choix ne se lit avant la clôture."), actions: actions(view)))
            \(section(t("Bureaux de vote"), actions: refusalToPrepare == nil ? view.linkButton(PaperLinks.newPlace(edition), "Ajouter un bureau", style: .secondary) : .empty) { placesPart(view) })
            \(section(t("Urnes")) { urnsPart(view) })
            """
    }

    private func actions(_ view: View) -> HTML {
        """
        \(if: PaperRules.mayReadBatches(edition, view.actor) == nil, view.linkButton(PaperLinks.batches(edition), "Bulletins de papier", style: .secondary))\
        \(if: seesIdentities, view.linkButton(SeenIdentityPage.link(edition), "Pièces d’identité vues", style: .secondary))\
        \(view.linkButton(PaperLinks.incidents(edition), "Incidents", style: .secondary))\
        \(view.linkButton(PaperLinks.counting(edition), "Dépouillement public", style: .secondary))\
        \(view.linkButton(PaperLinks.places(edition), "Page des habitants", style: .secondary))
        """
    }

    private func placesPart(_ view: View) -> HTML {
        let t = view.t
        if places.isEmpty { return emptyState(t("Aucun bureau de vote. Ajoutez-en un : les habitants le verront aussitôt sur le site.")) }
        return table(
            t("Bureaux de vote"), isCaptionHidden: true,
            columns: [Column(t("Bureau"), isHeading: true), Column(t("Horaires")), Column(t("Présents maintenant"))] + counted(view), rows: places
        ) { place in
            let here = shifts.filter { $0.place == place.id && $0.holds(at: view.now) }.map(\.name)
            return [
                #"<a href="\#(PaperLinks.place(edition, place.id))">\#(place.name)</a>"#, HTML(text: place.hours),
                HTML(text: here.isEmpty ? "–" : here.joined(separator: ", ")),
            ] + count(urns.filter { $0.place == place.id }, view)
        }
    }

    private func urnsPart(_ view: View) -> HTML {
        let t = view.t
        if urns.isEmpty { return emptyState(t("Aucune urne n’est ouverte. Elles s’ouvrent sur la page de leur bureau.")) }
        return table(
            t("Urnes"), isCaptionHidden: true,
            columns: [Column(t("Urne"), isHeading: true), Column(t("Bureau")), Column(t("Scellé"))] + counted(view) + [Column(t("État"))], rows: urns
        ) { urn in
            [
                #"<a href="\#(PaperLinks.urn(edition, urn.id))">\#(urn.label)</a>"#, HTML(text: urn.placeName),
                HTML(text: [urn.seal, urn.closingSeal].filter { !$0.isEmpty }.joined(separator: ", ")),
            ] + count([urn], view) + [badge(t(urn.stage.name), urn.isSigned ? .success : .neutral)]
        }
    }

    private func counted(_ view: View) -> [Column] {
        if !showsCounts { return [] }
        return [Column(edition.calendar.hasClosed(.vote, at: view.now) ? view.t("Émargements") : view.t("Émargements, à la dizaine inférieure"), isNumber: true)]
    }

    private func count(_ urns: [Urn], _ view: View) -> [HTML] {
        if !showsCounts { return [] }
        return [HTML(text: view.t.number(RoundedTurnout.shown(urns.reduce(0) { $0 + $1.checkOffs }, edition, at: view.now)))]
    }
}
