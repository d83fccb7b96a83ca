import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The editions for which an agent may type in ideas; when there is one, its form.
struct CounterPage: Page {
    static let path: Path = "/bureau/accueil/deposer"
    static var surroundings: Surroundings { .desk }

    let editions: [Edition]
    let only: CounterDepositPage?
    /// Whom the agent has before her, when she comes from an appointment.
    let person: String

    static func load(_ visit: Visit, _ db: Reading) throws -> CounterPage {
        if let refusal = ProposalRules.mayReceive(visit.actor) { throw refusal }
        let editions = try EditionStore.published(db).filter { CounterDepositPage.refusal($0, visit.actor, at: visit.now) == nil }
        let only = editions.count == 1 ? try CounterDepositPage.load(editions[0], visit, db) : nil
        return CounterPage(editions: editions, only: only, person: String(visit.address.drop { $0 != "?" }))
    }

    func title(_ t: Texts) -> String { t("Déposer pour un habitant") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        if let only { return only.body(view) }
        let t = view.t
        return """
            \(pageHeader(title(t)))
            \(if: editions.isEmpty, emptyState(t("Aucune édition ne recueille d’idées en ce moment.")))
            <ul>\(each: editions, { "<li><a href=\"\(url: CounterDepositPage.link($0) + person)\">\($0.title)</a></li>" })</ul>
            """
    }
}

/// One long form for an agent who types in the idea of somebody who stands there, or of a paper sheet.
struct CounterDepositPage: Page {
    static let path: Path = "/bureau/accueil/deposer/:edition"
    static var surroundings: Surroundings { .desk }
    static func link(_ edition: Edition) -> String { "\(ProposalLinks.counter)/\(edition.slug)" }

    let edition: Edition
    let rulebook: Rulebook
    let themes: [Theme]
    /// Where an idea may be that this agent types in; where its people may live.
    let territories, homes: [Territory]
    let places: [ReceptionPlace]
    let search: String
    let found: [Account]
    let person: Account?
    /// Close to what has been typed so far, once the form was sent.
    let similar: [SimilarProposal]
    let refusal: Refusal?
    /// The events of late at which sheets were filled in, and the one that she comes from.
    let gatherings: [AgendaMoment]
    let gathering: String?

    /// Open now, or closed so lately that sheets received in time may still be typed in.
    static func refusal(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        let closesAt = edition.calendar[.deposit]?.closesAt
        let received = closesAt.map { $0 <= now ? $0 - .seconds(1) : now } ?? now
        return ProposalRules.mayDepositAtCounter(edition, receivedAt: received, actor, at: now)
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> CounterDepositPage {
        if let refusal = ProposalRules.mayReceive(visit.actor) { throw refusal }
        return try load(try Edition.inPath(visit, db), visit, db)
    }

    static func load(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> CounterDepositPage {
        let search = visit.query["q"] ?? ""
        let chosen = (visit.form.value("person") ?? visit.query["personne"]).flatMap { AccountID($0) }
        let reach = ProposalRules.reception(edition, visit.actor)
        let homes = try TerritoryStore.narrowest(db)
        let typed = ["title", "summary"].compactMap { visit.form.value($0) }.joined(separator: " ")
        let found = search.isEmpty ? [] : try AccountStore.search(search, limit: 10, db)
        return CounterDepositPage(
            edition: edition, rulebook: try RulebookStore.rulebook(edition.id, at: visit.now, db), themes: try EditionStore.themesOffered(edition.id, db),
            territories: homes.filter { reach.covers($0.id) }, homes: homes, places: try ReceptionPlaceStore.all(db).filter(\.isActive), search: search, found: found,
            person: try chosen.map { try AccountStore.account($0, db) },
            similar: typed.isEmpty ? [] : try ProposalStore.similar(to: String(typed.prefix(300)), in: edition.id, db), refusal: refusal(edition, visit.actor, at: visit.now),
            gatherings: try gatherings(edition, visit, db), gathering: visit.query["evenement"])
    }

    /// Of this edition or of none, in the two months that end today.
    static func gatherings(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [AgendaMoment] {
        try visit.world.agenda(visit.now - .days(60), visit.now, db).filter { $0.event != nil && ($0.edition ?? edition.id) == edition.id }
    }

    func title(_ t: Texts) -> String { t("Déposer pour un habitant") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Pour une personne présente, ou d’après une fiche papier. Elle repart avec un reçu.")))
            \(refusal.map { alert(.warning, t($0.reason)) })
            \(if: refusal == nil, persons(view) + form(view))
            """
    }

    private func persons(_ view: View) -> HTML {
        let t = view.t
        return section(t("1. La personne")) {
            """
            \(view.filters(Self.link(edition), label: "Chercher une personne déjà connue") { view.searchField(label: "Déjà connue\u{A0}? Nom, adresse ou téléphone", value: search) })
            \(if: !search.isEmpty && found.isEmpty, "<p>\(t("Aucune fiche à ce nom. Remplissez-en une ci-dessous."))</p>")
            \(if: !found.isEmpty, "<ul class=\"files\">\(each: found, { "<li><a href=\"\(url: Self.link(edition) + "?personne=\($0.id)")\">\($0.displayName)</a> <span class=\"file-note\">\($0.email?.text ?? t("sans adresse électronique"))</span></li>" })</ul>")
            """
        }
    }

    private func form(_ view: View) -> HTML {
        view.form(Self.link(edition), guardsDraft: true) {
            """
            \(personFields(view))
            \(section(view.t("2. L’idée")) {
                view.similarProposals(similar, edition, forAnother: true) + view.ideaFields(nil, themes: themes, rulebook: rulebook, similarPath: SimilarProposalsDownload.link(edition), forAnother: true)
                    + view.presentationFields(ProposalPresentation(body: "", estimate: nil), rulebook: rulebook, forAnother: true)
                    + view.placeFields(ProposalPlace(), territories: territories, hasMap: false)
            })
            \(section(view.t("3. Le dépôt")) { reception(view) })
            \(buttons(view.submit("Déposer et imprimer le reçu"), view.submit("Voir les idées proches", style: .secondary, name: "act", value: "similar")))
            """
        }
    }

    private func personFields(_ view: View) -> HTML {
        if let person {
            return """
                \(alert(.info, "<p>\(view.t("L’idée sera déposée pour \(person.displayName).")) <a href=\"\(url: Self.link(edition))\">\(view.t("Quelqu’un d’autre"))</a></p>"))
                \(view.hidden("person", "\(person.id)"))\(view.declarationFields(rulebook, birthYear: person.birthYear, link: person.link, forAnother: true))
                """
        }
        return view.fieldset("Nouvelle personne") {
            """
            <div class="row">\(view.textField("given", label: "Prénom", maxLength: 80, autocomplete: "off", width: .medium))\
            \(view.textField("family", label: "Nom de famille", maxLength: 80, autocomplete: "off", width: .medium))</div>
            \(view.emailField(help: "Pour le reçu et les réponses. Sans adresse, tout se fait par courrier et au guichet.", required: false, autocomplete: "off"))
            \(view.phoneField())
            \(view.textArea("postalAddress", label: "Adresse postale", help: "À demander à qui n’a pas d’adresse électronique.", required: false, rows: 3, maxLength: 300))
            \(if: !homes.isEmpty, view.select(
                "home", label: "Quartier où elle habite", help: "L’accueil de ce quartier pourra imprimer ses courriers.",
                choices: homes.map { Choice("\($0.id)", text: $0.name) }, empty: "Non précisé", required: false))
            \(view.declarationFields(rulebook, birthYear: nil, link: nil, forAnother: true))
            """
        }
    }

    private func reception(_ view: View) -> HTML {
        """
        \(view.radios("channel", legend: "L’idée vient", choices: [Choice("counter", "D’une personne présente"), Choice("paper", "D’une fiche papier")], value: "counter"))
        \(view.dateTimeField("receivedAt", label: "Fiche reçue le", help: "Pour une fiche papier\u{A0}: le jour et l’heure où elle a été remise. Sinon, laissez vide.", required: false, max: view.now))
        \(if: !places.isEmpty, view.select("receptionPlace", label: "Lieu d’accueil", choices: places.map { Choice("\($0.id)", text: $0.name) }, empty: "Aucun", required: false))
        \(if: !gatherings.isEmpty, view.select(
            "event", label: "Écrite à un événement", choices: gatherings.compactMap { moment in moment.event.map { Choice("\($0)", text: "\(moment.title), \(view.t.day(moment.at))") } },
            value: gathering, empty: "Non", required: false))
        \(view.checkbox("consent", label: "La personne accepte le règlement et la publication de son idée avec son nom, de vive voix ou par sa signature sur la fiche", required: true))
        """
    }
}
