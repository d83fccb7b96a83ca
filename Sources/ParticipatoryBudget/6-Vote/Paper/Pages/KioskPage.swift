import Database
import HTML
import L10n
import Vocabulary
import Web

/// The ballot on the screen of a polling place, for one voter; the page goes away by itself when nobody touches it.
struct KioskPage: Page {
    static let path: Path = "/editions/:edition/isoloir/:token"
    static var surroundings: Surroundings { .bare }

    let kiosk: Kiosk
    let projects: [Project]
    let rules: String
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let kiosk = try Kiosk.load(visit, db), book = try Booth.rules(kiosk.edition, db)
        var names: [String: String] = [:]
        if let code = book.ballot.mandatoryTerritory { names[code] = try BallotStore.territories(within: code, db)?.name }
        // An order of its own for each voter, that tells nothing of her.
        let order = DrawnOrder(of: ID(kiosk.session.id.number), in: kiosk.edition.id)
        return KioskPage(
            kiosk: kiosk, projects: order(try ProjectStore.projects(kiosk.edition.id, db)), rules: RulebookText(book: book, t: visit.t, territories: names).ballot,
            refusal: kiosk.refusal(at: visit.now))
    }

    func title(_ t: Texts) -> String { refusal == nil ? t("Bulletin de vote") : t("Merci") }
    func refresh(_ now: Instant) -> Refresh? {
        let left = max(1, (kiosk.session.expiresAt.milliseconds - now.milliseconds + 999) / 1000)
        if refusal == nil { return Refresh(seconds: left, address: kiosk.link) }
        // The receipt of a sealed ballot does not stay for who comes next. The end is kept to the minute.
        return kiosk.session.endedAt.map { now < $0 + .minutes(2) } == true ? Refresh(seconds: 20, address: kiosk.link) : nil
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        if let refusal {
            return "<p class=\"lead\">\(t(refusal.reason))</p>" + takingBack(view)
        }
        let gives = details(t("Pour la personne qui tient le bureau"), isOpen: view.form.error("code") != nil, takingBack(view))
        return (isReview(view) ? review(view) : choosing(view)) + gives
    }

    /// For the agent: the desk comes back with the code of the place, or with her password.
    private func takingBack(_ view: View) -> HTML {
        view.form("\(kiosk.link)/rendre", key: "back", listsErrors: view.form.error("code") != nil) { view in
            """
            \(view.secretField("code", label: "Code du bureau", maxLength: 12))
            \(buttons(view.submit("Reprendre l’écran", style: .secondary), view.linkButton("/connexion", "Me connecter", style: .quiet)))
            """
        }
    }

    private func isReview(_ view: View) -> Bool { view.form.value("act") == CastBallot.Step.review.rawValue && view.form.errors.isEmpty }

    private func choosing(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(rules)</p><p>\(t("Cette page se referme six minutes après son ouverture. Si votre bulletin n’est pas déposé, rien n’est enregistré et vous pouvez recommencer."))</p>
            \(view.form(kiosk.link, label: "Bulletin de vote") { """
                \(sheet(view).choosing)
                \(if: kiosk.booth.paper.rule.allowsBlank, view.checkbox("blank", label: "Je vote blanc"))
                \(buttons(
                    view.submit("Relire mon bulletin", name: "act", value: "review"),
                    #"<span class="no-js-only">\#(view.submit("Recalculer", style: .secondary, name: "act", value: "total"))</span>"#))
                """ })
            """
    }

    private func review(_ view: View) -> HTML {
        let t = view.t, isBlank = marked(view).isBlank
        return """
            <h2>\(t("Relire mon bulletin"))</h2>
            \(isBlank ? "<p><strong>\(t("Vous votez blanc."))</strong></p>" : sheet(view).review)
            \(view.form(kiosk.link, label: "Déposer le bulletin") { """
                \(sheet(view).carried)\(if: isBlank, view.hidden("blank", "1"))
                \(buttons(view.submit("Déposer mon bulletin dans l’urne", name: "act", value: "cast"), view.submit("Modifier mes choix", style: .secondary, name: "act", value: "edit")))
                """ })
            """
    }

    private func sheet(_ view: View) -> BallotSheet {
        // Under no name: nothing of a choice stays in a browser that others hold.
        BallotSheet(booth: kiosk.booth, projects: projects, marked: marked(view), view: view, keptUnder: "")
    }

    private func marked(_ view: View) -> MarkedBallot {
        var reader = FormReader(FormValues(view.form.values), now: view.now)
        return kiosk.booth.paper.read(&reader)
    }
}
