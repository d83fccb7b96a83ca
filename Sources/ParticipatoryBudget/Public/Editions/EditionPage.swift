import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees an edition at a glance: what it is, its calendar, what one can do today, its money, its figures.
struct EditionPage: Page {
    static let path: Path = "/editions/:edition"
    static var isShared: Bool { true }

    let edition: Edition
    let summary: String
    let figures: EditionFigures
    let envelopes: [Envelope]
    let hasResults: Bool
    /// Whether the citizens' shortlist has begun.
    let hasShortlist: Bool
    let latest: [ProposalLine]
    let photos: [Int: Document]
    let delivered: [DeliveredProject]
    /// Whether its vote has a bureau and a public list of sealed ballots.
    var hasSealedBox = false
    /// Whether one votes on paper somewhere, and whether urns were sealed.
    var hasPlaces = false
    var hasUrns = false
    /// Whether the panel looks for volunteers today.
    var callsForPanel = false
    /// The last report that the city published of it.
    var lastReport: Int?
    /// Its next events.
    var events: [AgendaMoment] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        var filter = ProposalFilter(seed: 1)
        filter.order = .latest
        let latest = try ProposalListStore.lines(edition, filter, limit: 3, db)
        let delivered = try EditionFiguresStore.delivered(edition.id, limit: 3, db)
        return Self(
            edition: edition, summary: edition.isImported ? "" : try RulebookStore.rulebook(edition.id, at: visit.now, db).summary,
            figures: try EditionFiguresStore.figures(edition.id, at: visit.now, db), envelopes: try EditionStore.envelopes(edition.id, db),
            hasResults: try EditionFiguresStore.areResultsPublic(edition.id, at: visit.now, db),
            hasShortlist: edition.calendar.hasOpened(.shortlist, at: visit.now), latest: latest,
            photos: try DocumentStore.firstPhotos(of: "proposal", latest.map(\.id.number) + delivered.compactMap(\.proposal?.number), db),
            delivered: delivered, hasSealedBox: try CeremonyStore.ceremony(edition.id, db) != nil,
            hasPlaces: try AttachmentRules.isTime(edition, at: visit.now) == nil && !PollingPlaceStore.places(edition.id, db).isEmpty,
            hasUrns: try UrnStore.isAny(edition.id, db),
            callsForPanel: try PanelCallStore.call(edition.id, db)?.isOpen(at: visit.now) ?? false,
            lastReport: try WrittenReportStore.published(edition.id, db).first?.number, events: try upcoming(edition, visit, db)
        )
    }

    private static func upcoming(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [AgendaMoment] {
        Array(try visit.world.agenda(visit.now, visit.now + .days(60), db).filter { $0.edition == edition.id }.sorted { $0.at < $1.at }.prefix(3))
    }

    func title(_ t: Texts) -> String { edition.title }
    func summary(_ t: Texts) -> String? { edition.summary.isEmpty ? nil : edition.summary }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(hero(
                edition.title, kicker: edition.today(view), intro: edition.summary.isEmpty ? nil : edition.summary,
                actions: edition.acts(view, hasResults: hasResults, hasWorks: figures.works > 0)
            ))
            \(if: !edition.isPublished, alert(.warning, t("Cette édition n’est pas publiée : seuls les agents la voient.")))
            \(if: callsForPanel, panelCall(t))\
            \(if: !edition.calendar.phases.isEmpty, section(t("Le calendrier")) { view.phases(edition.steps(view)) })
            \(if: !events.isEmpty, section(t("Prochaines rencontres"), actions: agenda(t)) { meetings(view) })
            \(section(t("En chiffres")) { tiles(t) })
            \(if: !summary.isEmpty, section(t("Comment ça marche ?")) { "\(prose(Markdown.html(summary)))\(rules(t))" })
            \(if: summary.isEmpty && !edition.isImported, rules(t))
            \(if: envelopes.count > 1, section(t("L’argent")) { money(t) })
            \(if: !latest.isEmpty, section(t("Dernières propositions"), actions: seeAll(t)) { cards(latest) { $0.card(photos[$0.id.number], t, level: 3) } })
            \(if: !delivered.isEmpty, section(t("Derniers projets réalisés")) { cards(delivered) { $0.card(photos, t, level: 3) } })
            """
    }

    private func panelCall(_ t: Texts) -> HTML {
        alert(.info, "<p>\(t("Le panel citoyen cherche des volontaires.")) <a href=\"\(url: ShortlistLinks.call(edition))\">\(t("Lire l’appel et répondre"))</a></p>")
    }

    private func meetings(_ view: View) -> HTML {
        let t = view.t
        return cards(events) { Card($0.title, path: $0.link, meta: [t.dayAndHour($0.at), $0.place], headingLevel: 3, language: t.languageOfWords) }
    }

    private func agenda(_ t: Texts) -> HTML {
        #"<a href="\#(url: "/agenda?edition=\(edition.id)")">\#(t("Voir les ateliers, les réunions et les stands"))</a>"#
    }

    private func tiles(_ t: Texts) -> HTML {
        var stats: [Stat] = []
        if figures.money > .zero { stats.append(Stat(t.money(figures.money), t("à décider ensemble"))) }
        if figures.proposals > 0 || !edition.isImported {
            stats.append(Stat(t.number(figures.proposals), t(figures.proposals, one: "proposition", many: "propositions"), path: ProposalListPage.link(edition)))
        }
        if figures.comments > 0 { stats.append(Stat(t.number(figures.comments), t(figures.comments, one: "commentaire", many: "commentaires"))) }
        if figures.winners > 0 {
            stats.append(Stat(t.number(figures.winners), t(figures.winners, one: "projet lauréat", many: "projets lauréats"), path: edition.link + "/resultats"))
        }
        if figures.works > 0 {
            let label = t(figures.delivered, one: "projet réalisé sur \(figures.works)", many: "projets réalisés sur \(figures.works)")
            stats.append(Stat(t.number(figures.delivered), label, path: edition.link + "/realisations"))
        }
        return statTiles(stats)
    }

    private func rules(_ t: Texts) -> HTML {
        """
        <p><a href="\(url: edition.link)/reglement">\(t("Lire le règlement"))</a></p>\
        \(if: events.isEmpty && !edition.isImported, "<p>\(agenda(t))</p>")\
        <p><a href="\(url: EditionJournalPage.link(edition))">\(t("Lire le journal public"))</a></p>\
        \(if: hasPlaces, "<p><a href=\"\(url: PaperLinks.places(edition))\">\(t("Où voter sur papier"))</a></p>")\
        \(if: hasUrns, "<p><a href=\"\(url: PaperLinks.counting(edition))\">\(t("Les urnes de papier et leur dépouillement public"))</a></p>")\
        \(if: hasSealedBox, "<p><a href=\"\(url: SealingLinks.urn(edition))\">\(t("L’urne scellée : vérifier un reçu, lire la liste des bulletins"))</a></p>")\
        \(if: hasShortlist, "<p><a href=\"\(url: edition.link)/preselection\">\(t("Lire la présélection citoyenne"))</a></p>")\
        \(lastReport.map { "<p><a href=\"\(url: WrittenReportLinks.page(edition, $0))\">\(t("Lire le bilan"))</a></p>" })
        """
    }

    private func seeAll(_ t: Texts) -> HTML {
        """
        <a href="\(url: ProposalListPage.link(edition))">\(t("Voir toutes les propositions"))</a> \
        <a href="\(url: edition.link)/actualites.atom" type="application/atom+xml">\(t("Flux des nouveautés (Atom)"))</a>
        """
    }

    private func money(_ t: Texts) -> HTML {
        let sections = Set(envelopes.map(\.section)), total = envelopes.reduce(Euros.zero) { $0 + $1.amount }
        // A section that is the same everywhere is said once.
        let isMixed = sections.count > 1
        let columns = [Column(t("Enveloppe"), isHeading: true)] + (isMixed ? [Column(t("Section"))] : []) + [Column(t("Montant"), isNumber: true)]
        func cells(_ name: String, _ section: String, _ amount: Euros) -> [HTML] {
            let words = isMixed ? [name, section, t.money(amount)] : [name, t.money(amount)]
            return words.map { HTML(text: $0) }
        }
        let note = isMixed ? nil : sections.first.map { t("Section du budget : \(t($0.name)).") }
        return """
            \(table(t("Enveloppes de l’édition"), isCaptionHidden: true, columns: columns, footer: cells(t("Total"), "", total), rows: envelopes) {
                cells($0.name, t($0.section.name), $0.amount)
            })\(note.map { "<p class=\"muted\">\($0)</p>" })
            """
    }
}

extension DeliveredProject {
    func card(_ photos: [Int: Document] = [:], _ t: Texts, level: Int = 2) -> Card {
        Card(
            title, path: "/editions/\(editionSlug)/realisations/\(number)", kicker: editionTitle,
            picture: proposal.flatMap { photos[$0.number]?.picture(.small) }, text: summary,
            meta: [territoryName ?? "", t.money(cost)].filter { !$0.isEmpty }, badges: badge(t("Réalisé"), .success), headingLevel: level,
            language: t.languageOfWords
        )
    }
}
