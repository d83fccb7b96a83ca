import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The city's participatory budget at a glance: what one can do today, the calendar, what was delivered.
struct HomePage: Page {
    static let path: Path = "/"
    static var isShared: Bool { true }

    let city: City
    let editions: [Edition]
    /// Among the editions shown, those whose results are public and those with works.
    let withResults: Set<EditionID>
    let withWorks: Set<EditionID>
    let figures: (editions: Int, proposals: Int, works: Int, delivered: Int)
    let delivered: [DeliveredProject]
    let photos: [Int: Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let all = try EditionStore.published(db)
        // What waits for residents first: the vote, then the deposit, then the rest.
        let running = all.filter { $0.isRunning(at: visit.now) && !$0.isImported }.sorted { $0.urgency(at: visit.now) < $1.urgency(at: visit.now) }
        let shown = Array(running.prefix(4))
        let delivered = try EditionFiguresStore.delivered(limit: 3, db)
        return Self(
            city: try CityStore.city(db), editions: shown, withResults: try EditionFiguresStore.withResults(at: visit.now, db),
            withWorks: try EditionFiguresStore.withWorks(db), figures: try EditionFiguresStore.cityFigures(db),
            delivered: delivered, photos: try DocumentStore.firstPhotos(of: "proposal", delivered.compactMap(\.proposal?.number), db)
        )
    }

    func title(_ t: Texts) -> String { t("Le budget participatif de \(city.name)") }
    func summary(_ t: Texts) -> String? { city.slogan.isEmpty ? t("Proposez, votez, suivez les projets de votre ville.") : city.slogan }

    func body(_ view: View) -> HTML {
        let t = view.t
        let main = editions.first
        return """
            \(hero(
                title(t), kicker: main.map { $0.today(view) }, intro: t("Une part du budget de la ville, décidée par ses habitants\u{A0}: proposez, votez, suivez les chantiers."),
                actions: acts(view)
            ))
            \(if: figures.editions == 0, emptyState(t("Aucune édition n’est publiée pour l’instant. La première s’annonce bientôt.")))
            \(if: !editions.isEmpty, section(t("En ce moment"), actions: #"<a href="/editions">\#(t("Toutes les éditions"))</a>"#) { running(view) })
            \(main.map { edition in section(t("\(edition.title) : le calendrier")) { view.phases(edition.steps(view)) } })
            \(if: figures.editions > 0, section(t("Depuis le début")) { tiles(t) })
            \(if: !delivered.isEmpty, section(t("Derniers projets réalisés")) { cards(delivered) { $0.card(photos, t, level: 3) } })
            \(section(t("Vous avez déjà une idée en cours ?")) { whereIs(view) })
            """
    }

    /// What residents may do today in any edition, the most pressing first; else what the first one offers.
    private func acts(_ view: View) -> HTML {
        guard let first = editions.first else { return .empty }
        var acts = editions.compactMap { $0.mainAct(at: view.now) }
        if editions.count(where: { $0.calendar.isOpen(.vote, at: view.now) }) == 1 || acts.isEmpty {
            acts += first.otherActs(at: view.now, hasResults: withResults.contains(first.id), hasWorks: withWorks.contains(first.id))
        }
        if acts.isEmpty { acts.append((ProposalListPage.link(first), "Lire les propositions")) }
        return Edition.buttons(Array(acts.prefix(3)), view)
    }

    private func running(_ view: View) -> HTML {
        cards(editions) { edition in
            Card(
                edition.title, path: edition.link, text: edition.summary.isEmpty ? nil : edition.summary,
                badges: badge(edition.today(view), edition.calendar.open(at: view.now).isEmpty ? .neutral : .info),
                footer: edition.mainAct(at: view.now).map { view.linkButton($0.path, $0.label, style: .secondary) } ?? .empty,
                headingLevel: 3
            )
        }
    }

    private func tiles(_ t: Texts) -> HTML {
        var stats = [
            Stat(t.number(figures.editions), t(figures.editions, one: "édition", many: "éditions"), path: "/editions"),
            Stat(t.number(figures.proposals), t(figures.proposals, one: "proposition d’habitant", many: "propositions d’habitants")),
        ]
        if figures.works > 0 {
            stats.append(Stat(t.number(figures.delivered), t(figures.delivered, one: "projet réalisé sur \(figures.works)", many: "projets réalisés sur \(figures.works)")))
        }
        return statTiles(stats)
    }

    private func whereIs(_ view: View) -> HTML {
        view.searchForm(
            WhereIsMyProjectPage.path.description, label: "Chercher ma proposition",
            field: view.searchField(label: "Numéro ou mots de la proposition", help: "Lisez ce qui a été décidé, pourquoi, et ce qui vient ensuite.")
        )
    }
}

extension Edition {
    /// The smaller, the sooner residents are waited for.
    func urgency(at now: Instant) -> Int {
        let order: [PhaseKind] = [.vote, .deposit, .results, .shortlist, .eligibility, .feasibility]
        return order.firstIndex { calendar.isOpen($0, at: now) } ?? (calendar.isOpen(.implementation, at: now) ? 8 : 7)
    }
}
