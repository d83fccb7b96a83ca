import HTML
import L10n
import Vocabulary
import Web

/// What there is to know once the vote has closed: since when, what becomes of the ballots, where the results come.
struct AfterTheClose {
    let edition: Edition
    let closedAt: Instant
    let now: Instant

    /// Nil as long as the vote may still be open, and for a vote that was held elsewhere.
    init?(_ edition: Edition, at now: Instant) {
        guard !edition.isImported, let closesAt = edition.calendar[.vote]?.closesAt, closesAt <= now else { return nil }
        self.edition = edition
        closedAt = closesAt
        self.now = now
    }

    /// What comes next, as far as the calendar says.
    var next: Message {
        guard let results = edition.calendar[.results]?.opensAt else { return "Les résultats paraîtront sur la page de l’édition dès leur proclamation." }
        if now < results { return "Les bulletins sont comptés ; les résultats sont attendus le \(results) sur la page de l’édition." }
        return "Les résultats paraissent dès leur proclamation."
    }

    /// To the results once their day has come: their page says whether they are proclaimed.
    private var wayOut: (address: String, name: Message) {
        let hasCome = edition.calendar.hasOpened(.results, at: now)
        return hasCome ? (edition.link + "/resultats", "Voir les résultats") : (edition.link, "Voir l’édition")
    }

    var refusal: Refusal { .notNow("Le vote est clos depuis le \(closedAt). \(next)", wayOut: wayOut.address, named: wayOut.name) }

    /// To a ballot that arrives too late: the hour of the close and the hour of its arrival.
    var tooLate: Refusal {
        .notNow("Le vote est clos depuis le \(closedAt). Votre envoi est arrivé le \(now) : il n’est pas compté. \(next)", wayOut: wayOut.address, named: wayOut.name)
    }

    /// In the place of the ballot.
    func html(_ view: View) -> HTML {
        let t = view.t
        return alert(.info, title: t("Le vote est clos"), "<p>\(t("Il a fermé le \(closedAt). \(next)"))</p>")
            + buttons(view.linkButton(wayOut.address, wayOut.name), view.linkButton(VoteLinks.catalogue(edition), "Voir les projets au vote", style: .secondary))
    }
}
