import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The ballot, for a person who is signed in: choosing, then reading again before it falls in the box. After that, that she has voted.
struct BallotPage: Page {
    static let path: Path = "/editions/:edition/voter"

    let booth: Booth
    let projects: [Project]
    let refusal: Refusal?
    let rules: String
    /// The conditions that the account alone shows not to be met.
    let conditionRefusal: Refusal?
    /// Whether she has voted and marks a ballot in the place of the one that she cast.
    let isReplacing: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if !visit.actor.isSignedIn, let refusal = VoteRules.mayVoteNow(try Edition.inPath(visit, db), at: visit.now) { throw refusal }
        let booth = try Booth.enter(visit, db)
        let order = DrawnOrder(of: booth.account.id, in: booth.edition.id)
        let rulebook = try Booth.rules(booth.edition, db)
        let names = booth.paper.mandatory.flatMap { place in rulebook.ballot.mandatoryTerritory.map { [$0: place.name] } } ?? [:]
        // Her link is declared as she votes: only the age, which is known, may refuse her the page.
        let declared = Declaration(link: booth.conditions.links.first ?? booth.account.link)
        return BallotPage(
            booth: booth, projects: order(try ProjectStore.projects(booth.edition.id, db)), refusal: booth.refusal(at: visit.now),
            rules: RulebookText(book: rulebook, t: visit.t, territories: names).ballot,
            conditionRefusal: booth.asksBirthYear || booth.proof == .declared ? nil : booth.refusal(declared, at: visit.now),
            isReplacing: (visit.query["remplacer"] ?? visit.form.value("replace")) != nil && booth.mayReplace(at: visit.now)
        )
    }

    var edition: Edition { booth.edition }

    func title(_ t: Texts) -> String { t("Mon bulletin de vote") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), VoteLinks.catalogue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        if let checkOff = booth.checkOff, !isReplacing { return VoteRecordedPage.sentence(checkOff, edition, SealedVote(booth, at: view.now), view) }
        if let closed = AfterTheClose(edition, at: view.now) { return closed.html(view) }
        if let refusal = refusal ?? conditionRefusal {
            if let wayOut = refusal.wayOut, let name = refusal.wayOutName, wayOut.hasPrefix(VoteLinks.ballot(edition) + "/") || booth.proof == .counter {
                return alert(.info, t(refusal.reason)) + buttons(view.linkButton(wayOut, name))
            }
            return alert(.info, t(refusal.reason))
                + buttons(view.linkButton(VoteLinks.catalogue(edition), "Voir les projets"), view.linkButton("/mon-compte/profil", "Mon profil", style: .secondary))
        }
        return isReview(view) ? review(view) : choosing(view)
    }

    private var declarationFields: Set<String> { ["link", "birth", "honour", "territory", "given-name", "family-name", "born"] }

    /// The ballot stands, or only the declaration is to be mended.
    private func isReview(_ view: View) -> Bool {
        switch CastBallot.Step(rawValue: view.form.value("act") ?? "") {
        case .review: view.form.errors.isEmpty
        case .cast: !view.form.errors.isEmpty && view.form.errors.allSatisfy { declarationFields.contains($0.field) }
        default: false
        }
    }

    // MARK: Choosing

    private func choosing(_ view: View) -> HTML {
        let t = view.t
        let marked = marked(view)
        return """
            <p class="intro">\(rules)</p>\(if: isReplacing, alert(.info, t("Vous avez déjà voté. Le bulletin que vous déposez maintenant remplace le premier, qui ne compte plus.")))
            \(edition.calendar[.vote]?.closesAt.map { view.countdown(to: $0, "Le vote ferme le \($0).") })
            \(view.form(VoteLinks.ballot(edition), label: "Bulletin de vote") { """
                \(if: isReplacing, view.hidden("replace", "1"))\(sheet(view, marked).choosing)
                \(if: booth.paper.rule.allowsBlank, view.checkbox("blank", label: "Je vote blanc", help: "Votre vote compte dans la participation, sans choisir de projet."))
                <p class="muted">\(t("Rien n’est enregistré tant que vous n’avez pas déposé votre bulletin à l’étape suivante."))</p>
                \(buttons(
                    view.submit("Relire mon bulletin", name: "act", value: "review"),
                    #"<span class="no-js-only">\#(view.submit("Recalculer", style: .secondary, name: "act", value: "total"))</span>"#))
                """ })
            """
    }

    private func sheet(_ view: View, _ marked: MarkedBallot) -> BallotSheet {
        BallotSheet(booth: booth, projects: projects, marked: marked, view: view)
    }

    /// What the form that comes back holds, as far as it can be read.
    private func marked(_ view: View) -> MarkedBallot {
        var reader = FormReader(FormValues(view.form.values), now: view.now)
        return booth.paper.read(&reader)
    }

    // MARK: Reading again

    private func review(_ view: View) -> HTML {
        let t = view.t
        let marked = marked(view)
        return """
            <h2>\(t("Relire mon bulletin"))</h2>\(view.ballotScript)\(alert(.info, t(booth.isReplaceable && booth.sealing.isSealed ? "Relisez votre bulletin. Vous pourrez le remplacer jusqu’à la clôture : d’ici là, un lien chiffré mène de votre compte à votre bulletin scellé, que personne ne peut lire. Ce lien est détruit à la clôture." : "Relisez votre bulletin. Une fois déposé, il ne peut plus être changé."), isLive: true))
            \(marked.isBlank ? "<p><strong>\(t("Vous votez blanc."))</strong></p>" : sheet(view, marked).review)
            \(view.form(VoteLinks.ballot(edition), label: "Déposer le bulletin") { """
                \(sheet(view, marked).carried)\(if: marked.isBlank, view.hidden("blank", "1"))\(if: isReplacing, view.hidden("replace", "1"))
                \(if: !isReplacing, declaration(view))
                \(buttons(
                    view.submit("Déposer mon bulletin dans l’urne", name: "act", value: "cast"),
                    view.submit("Modifier mes choix", style: .secondary, name: "act", value: "edit")))
                """ })
            """
    }

    private func identity(_ view: View) -> HTML {
        view.fieldset("Qui vous êtes", help: "Déclaré sur l’honneur, pour que chaque personne vote une seule fois. Jamais joint au bulletin.") {
            """
            \(view.textField("given-name", label: "Prénom", value: booth.account.givenName, maxLength: 80, autocomplete: "given-name", width: .medium))
            \(view.textField("family-name", label: "Nom de famille", value: booth.account.familyName, maxLength: 80, autocomplete: "family-name", width: .medium))
            \(view.dateField("born", label: "Date de naissance"))
            """
        }
    }

    private func declaration(_ view: View) -> HTML {
        let links = CityLink.allCases.filter(booth.conditions.links.contains)
        return """
            \(if: booth.proof == .declared, identity(view))\
            \(if: booth.asksBirthYear, view.numberField("birth", label: "Votre année de naissance", min: 1900, max: 2100))\
            \(if: !links.isEmpty, view.radios(
                "link", legend: "Votre lien avec la ville", help: "Cette réponse est vérifiée puis oubliée : elle n’est pas jointe au bulletin.",
                choices: links.map { Choice($0.rawValue, text: view.t($0.name)) }, value: booth.account.link?.rawValue))\
            \(if: !booth.territories.isEmpty, view.select(
                "territory", label: "Votre quartier",
                help: "Facultatif, pour connaître la participation de chaque quartier. Votre réponse est gardée dans votre profil, jamais avec le bulletin.",
                choices: booth.territories.map { Choice("\($0.id)", text: $0.name) }, empty: "Je préfère ne pas le dire", required: false))\
            \(view.checkbox("honour", label: "Je déclare sur l’honneur remplir les conditions du vote et ne voter qu’une fois", required: true))
            """
    }
}
