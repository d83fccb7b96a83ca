import Database
package import HTML
import L10n
package import Vocabulary
import Web

/// The journal, searched and paged, with the state of its chain. For auditors and administrators.
struct JournalPage<Registry: JournalWordsRegistry>: Page {
    static var path: Path { "/bureau/journal" }
    static var length: Int { 50 }
    static var surroundings: Surroundings { .desk }

    let filters: JournalFilters
    let lines: [JournalLine]
    let count, page: Int
    let kinds: (acts: [String], subjects: [String])
    let subjects: JournalSubjects
    let words = Registry.words
    let editions: [(id: EditionID, title: String)]
    let chain: JournalChain

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = JournalRules.mayRead(visit.actor) { throw refusal }
        let filters = JournalFilters(visit.query), page = visit.pageNumber
        let search = filters.search(people: try filters.people(db), for: visit.actor)
        let lines = try Journal.lines(search, limit: length, from: (page - 1) * length, db)
        return JournalPage(
            filters: filters, lines: lines, count: try Journal.count(search, db), page: page, kinds: try Journal.kinds(db),
            subjects: try Registry.words.subjects(of: lines, visit, db), editions: try EditionTitleStore.all(db), chain: try JournalChain(visit, db))
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
            \(view.pagination(page: page, of: (count + Self.length - 1) / Self.length) { "\(JournalRoutes.journal)?\(query.isEmpty ? "" : query + "&")page=\($0)" })
            """
    }

    private func filtersForm(_ view: View) -> HTML {
        view.filters(JournalRoutes.journal, reset: filters.isEmpty ? nil : JournalRoutes.journal, label: "Chercher dans le journal") { """
            \(view.searchField(label: "Mots", value: filters.words))
            \(view.select("act", label: "Acte", choices: acts(view.t), value: filters.act, empty: "Tous les actes"))
            \(view.select("subject", label: "Objet", choices: objects(view.t), value: filters.subject, empty: "Tous les objets"))
            \(view.textField("number", label: "Numéro de l’objet", value: filters.number, required: false, maxLength: 12, inputMode: "numeric", width: .short))
            \(view.textField("person", label: "Personne", help: "Son nom, son adresse électronique ou son numéro.", value: filters.person, required: false, maxLength: 254))
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
                "\(act(line, t))\(if: line.isPublic, "<br>\(badge(t("Public"), .info))")",
                subject(line, t),
                HTML(text: reason(line, t)),
                seal(line, t),
            ]
        }
    }

    private func act(_ line: JournalLine, _ t: Texts) -> HTML { words.acts[line.act].map { HTML(text: t($0)) } ?? "<code>\(line.act)</code>" }

    private func seal(_ line: JournalLine, _ t: Texts) -> HTML {
        guard let position = line.position, let hash = line.hash else { return badge(t("À sceller"), .neutral) }
        return #"\#(t("n° \(position)"))<br><code title="\#(hash)">\#(hash.prefix(8))</code>"#
    }

    private func who(_ line: JournalLine, _ t: Texts) -> String { line.actorName ?? (line.channel == .web ? t("Visite sans compte") : t("Le système")) }

    private func subject(_ line: JournalLine, _ t: Texts) -> HTML {
        let name: HTML = words.kinds[line.subject].map { "\(t($0.name)) \(line.subjectID)" as HTML } ?? "<code>\(line.subject) \(line.subjectID)</code>"
        return subjects[line].map { "\($0.html)<br><span class=\"muted\">\(name)</span>" as HTML } ?? name
    }

    /// A role is noted by its code, and where it holds: it is read by its name.
    private func reason(_ line: JournalLine, _ t: Texts) -> String {
        guard line.act.hasPrefix("role."), let comma = line.reason.firstIndex(of: ","), let role = Role(rawValue: String(line.reason[..<comma])) else { return line.reason }
        let rest = String(line.reason[comma...]).replacing(", city", with: ", \(t("Toute la ville").lowercased())")
        return "\(t(role.name))\(rest)"
    }

    /// The acts that the journal holds, in the order of their words.
    private func acts(_ t: Texts) -> [Choice] { choices(kinds.acts) { code in words.acts[code].map { t($0) } ?? code } }

    private func objects(_ t: Texts) -> [Choice] { choices(kinds.subjects) { code in words.kinds[code].map { t($0.name) } ?? code } }

    private func choices(_ codes: [String], _ word: (String) -> String) -> [Choice] {
        codes.map { ($0, word($0)) }.sorted { SearchText.fold($0.1) < SearchText.fold($1.1) }.map { Choice($0.0, text: $0.1) }
    }
}

extension JournalSubject {
    /// Its title, as a link when the reader may follow it.
    package var html: HTML { path.map { #"<a href="\#(url: $0)">\#(title)</a>"# } ?? HTML(text: title) }
}

extension JournalEntry.Channel {
    package var name: Message {
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
