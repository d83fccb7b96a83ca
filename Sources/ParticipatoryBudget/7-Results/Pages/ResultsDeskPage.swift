import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer opens the box, reads the record before anyone, sets the proclamation, tells the proposers. Elected members and the auditor read.
struct ResultsDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/resultats"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let results: ResultsBody?
    let proclamation: Proclamation?
    let former: [(at: Instant, reason: String)]
    let refusalToCount, refusalToProclaim, refusalToTell: Refusal?
    /// Ballots that came from the urns of paper.
    let onPaper: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let state = try CountVotes.State.load(visit, db)
        let (edition, proclamation) = (state.edition, state.proclamation)
        if let refusal = ResultsRules.maySeeDesk(edition, visit.actor) { throw refusal }
        return ResultsDeskPage(
            edition: edition, results: try state.count.map { try ResultsPage.body(of: edition, $0, visit.t, db) }, proclamation: proclamation,
            former: try ResultsStore.superseded(edition.id, db),
            refusalToCount: state.refusalToCount(visit),
            refusalToProclaim: ResultsRules.mayProclaim(edition, state.count, proclamation, visit.actor),
            refusalToTell: ResultsRules.maySendLetters(edition, proclamation, visit.actor, at: visit.now),
            onPaper: state.count == nil ? 0 : try ResultsStore.channels(edition.id, db)["paper"] ?? 0)
    }

    func title(_ t: Texts) -> String { t("Dépouillement et résultats") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, actions: isPublic(view) ? view.linkButton(ResultsLinks.page(edition), "Voir la page publique", style: .secondary) : .empty))
            \(section(t("1. Dépouiller")) { counting(view) })
            \(section(t("2. Fixer la proclamation")) { proclaiming(view) })
            \(section(t("3. Prévenir les porteurs de projet")) { telling(view) })
            \(results.map { results in
                alert(isPublic(view) ? .success : .warning, isPublic(view) ? t("Ces résultats sont publics.") : t("Ces résultats sont sous embargo : ne les communiquez à personne."))
                    + results.html(view)
            })
            """
    }

    private func isPublic(_ view: View) -> Bool { proclamation?.isPublic(at: view.now) ?? false }

    /// People who voted otherwise than on paper.
    private func electronic(_ record: CountRecord) -> Int { record.turnout.voters - (record.turnout.byChannel["paper"] ?? 0) }
    private func hasGapOnPaper(_ record: CountRecord) -> Bool { !edition.isImported && onPaper != record.turnout.byChannel["paper"] ?? 0 }

    private func counting(_ view: View) -> HTML {
        let t = view.t
        let done: HTML = results.map { """
            <p>\(t("Dépouillé le \($0.count.countedAt) : \($0.count.record.readBallots) bulletins, \($0.count.record.turnout.voters) émargements."))</p>
            \(if: hasGapOnPaper($0.count.record), alert(.info, t("Dans les urnes de papier, feuilles et émargements ne font pas le même nombre : l’explication est au procès-verbal.")))
            \(if: !edition.isImported && $0.count.record.readBallots - onPaper != electronic($0.count.record), alert(.error, t("Le nombre de bulletins n’est pas celui des émargements : ne proclamez pas avant d’avoir compris pourquoi.")))
            """ } ?? .empty
        let record: HTML = results == nil || edition.isImported ? .empty : "<p><a href=\"\(ResultsLinks.officialRecord(edition))\">\(t("Lire et signer le procès-verbal"))</a></p>"
        let link = "\(ResultsLinks.desk(edition))/depouiller"
        let act: HTML = if let refusalToCount { "<p>\(t(refusalToCount.reason))</p>" }
            else if results == nil { view.action(link, "Ouvrir l’urne et dépouiller", style: .primary) }
            else { details(t("Dépouiller à nouveau"), view.form(link, key: "count") { view in """
                \(view.textArea("reason", label: "Motif du nouveau dépouillement", rows: 2, maxLength: 500))
                \(buttons(view.submit("Dépouiller à nouveau", style: .secondary)))
                """ }) }
        let list: HTML = former.isEmpty ? .empty : details(t("Dépouillements remplacés"), "<ul>\(each: former, { "<li>\(view.time($0.at, hour: true)) \($0.reason)</li>" })</ul>")
        return done + record + act + list
    }

    private func proclaiming(_ view: View) -> HTML {
        let t = view.t
        let set: HTML = proclamation.map { "<p>\(t("Proclamation le \($0.embargoUntil)."))</p>" } ?? .empty
        if let refusalToProclaim { return set + "<p>\(t(refusalToProclaim.reason))</p>" }
        return set + view.form("\(ResultsLinks.desk(edition))/proclamation") {
            """
            \(view.dateTimeField("embargo", label: "Date et heure de la proclamation", help: "La page des résultats s’ouvre à cet instant, pas avant.", value: proclamation?.embargoUntil))
            \(view.textField("resolution", label: "Numéro de délibération", value: proclamation?.resolutionNumber, required: false, maxLength: 60))
            \(view.textArea("statement", label: "Le mot du Maire", value: proclamation?.statement, required: false, rows: 5, maxLength: 3000))
            \(buttons(view.submit("Fixer la proclamation")))
            """
        }
    }

    private func telling(_ view: View) -> HTML {
        let t = view.t
        if let refusalToTell { return "<p>\(t(refusalToTell.reason))</p>" }
        return """
            <p>\(t("Chaque porteur apprend son résultat avant le public. Sans ces lettres, la page des résultats reste fermée."))</p>
            \(view.action("\(ResultsLinks.desk(edition))/prevenir", "Envoyer les lettres", style: .primary, confirm: "Après cela, le dépouillement et la date ne changent plus."))
            """
    }
}
