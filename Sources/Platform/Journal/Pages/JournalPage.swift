import Database
import HTML
import L10n
import Vocabulary
import Web

/// The journal, searched and paged, with the state of its chain. For auditors and administrators.
struct JournalPage: Page {
    static let path: Path = "/bureau/journal"
    static let link = "/bureau/journal"
    static let length = 50
    static var surroundings: Surroundings { .desk }

    let filters: JournalFilters
    let lines: [JournalLine]
    let count, page: Int
    let kinds: (acts: [String], subjects: [String])
    let people: [AccountID: String]
    let editions: [(id: EditionID, title: String)]
    let chain: JournalChain

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = JournalRules.mayRead(visit.actor) { throw refusal }
        let filters = JournalFilters(visit.query), page = visit.pageNumber
        let search = filters.search(person: try person(filters, db), for: visit.actor)
        let lines = try Journal.lines(search, limit: length, from: (page - 1) * length, db)
        let named = lines.filter { $0.subject == "account" }.map { AccountID($0.subjectID) }
        return JournalPage(
            filters: filters, lines: lines, count: try Journal.count(search, db), page: page, kinds: try Journal.kinds(db),
            people: try AccountStore.names(named, db), editions: try EditionTitleStore.all(db), chain: try JournalChain(visit, db))
    }

    /// The person typed: her address, or her number.
    static func person(_ filters: JournalFilters, _ db: Reading) throws -> AccountID? {
        guard !filters.person.isEmpty else { return nil }
        if let email = EmailAddress(filters.person), let account = try AccountStore.account(email, db) { return account.id }
        // Somebody who is nobody has no line.
        return AccountID(filters.person) ?? AccountID(0)
    }

    func title(_ t: Texts) -> String { t("Journal des actes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let query = filters.query
        return """
            \(pageHeader(title(t), intro: t("Qui a fait quoi, quand et pourquoi. Rien ne s’y efface."), actions: view.linkButton("/bureau/journal.csv\(query.isEmpty ? "" : "?" + query)", "Télécharger en CSV", style: .secondary)))
            \(chain.html(view))
            \(if: !JournalRules.readsDecisions(view.actor), "<p class=\"muted\">\(t("Les décisions sur les idées et les votes, dont certaines sont sous embargo, ne sont lues ici que par les garant·es."))</p>")
            \(filtersForm(view))
            \(lines.isEmpty ? emptyState(t("Aucune ligne ne correspond.")) : list(view))
            \(view.pagination(page: page, of: (count + Self.length - 1) / Self.length) { "\(Self.link)?\(query.isEmpty ? "" : query + "&")page=\($0)" })
            """
    }

    private func filtersForm(_ view: View) -> HTML {
        view.filters(Self.link, reset: filters.isEmpty ? nil : Self.link, label: "Chercher dans le journal") { """
            \(view.searchField(label: "Mots", value: filters.words))
            \(view.select("act", label: "Acte", choices: kinds.acts.map { Choice($0, text: $0) }, value: filters.act, empty: "Tous les actes"))
            \(view.select("subject", label: "Objet", choices: kinds.subjects.map { Choice($0, text: $0) }, value: filters.subject, empty: "Tous les objets"))
            \(view.textField("number", label: "Numéro de l’objet", value: filters.number, required: false, maxLength: 12, inputMode: "numeric", width: .short))
            \(view.textField("person", label: "Personne", help: "Son adresse électronique ou son numéro.", value: filters.person, required: false, maxLength: 254))
            \(if: !editions.isEmpty, view.select("edition", label: "Édition", choices: editions.map { Choice($0.id.description, text: $0.title) }, value: filters.edition, empty: "Toutes les éditions"))
            \(view.dateField("from", label: "Du", typed: filters.from, required: false))
            \(view.dateField("until", label: "Au", typed: filters.until, required: false))
            \(view.checkbox("public", label: "Seulement la part publique", checked: filters.onlyPublic))
            """ }
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t(count, one: "\(count) ligne", many: "\(count) lignes"),
            columns: [Column(t("Quand")), Column(t("Qui")), Column(t("Acte"), isHeading: true), Column(t("Sur quoi")), Column(t("Pourquoi")), Column(t("Sceau"))],
            rows: lines
        ) { line in
            [
                view.time(line.at, hour: true),
                "\(who(line, t))<br><span class=\"muted\">\(t(line.channel.name))</span>",
                "<code>\(line.act)</code>\(if: line.isPublic, "<br>\(badge(t("Public"), .info))")",
                HTML(text: subject(line)),
                HTML(text: line.reason),
                seal(line, t),
            ]
        }
    }

    private func seal(_ line: JournalLine, _ t: Texts) -> HTML {
        guard let position = line.position, let hash = line.hash else { return badge(t("À sceller"), .neutral) }
        return #"\#(t("n° \(position)"))<br><code title="\#(hash)">\#(hash.prefix(8))</code>"#
    }

    private func who(_ line: JournalLine, _ t: Texts) -> String { line.actorName ?? (line.channel == .web ? t("Visite sans compte") : t("Le système")) }

    private func subject(_ line: JournalLine) -> String {
        let name = line.subject == "account" ? people[AccountID(line.subjectID)].map { " (\($0))" } ?? "" : ""
        return "\(line.subject) \(line.subjectID)\(name)"
    }
}

extension JournalEntry.Channel {
    var name: Message {
        switch self {
        case .web: "en ligne"
        case .counter: "au guichet"
        case .phone: "au téléphone"
        case .paper: "sur papier"
        case .command: "par une commande"
        case .automatic: "automatiquement"
        }
    }
}
