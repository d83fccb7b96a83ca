import Database
import HTML
import L10n
import Vocabulary
import Web

/// An elected member sees her territory, or the city: how far its proposals came, what is coming, each project with its file.
struct ElectedPage: Page {
    static let path: Path = "/bureau/elu"
    static var surroundings: Surroundings { .desk }
    static let length = 100
    /// The counts that lead to the lists behind them.
    private static let tiles: [(reached: ReachedStep?, status: ProposalStatus?, one: Message, many: Message)] = [
        (nil, nil, "proposition", "propositions"), (.eligible, nil, "recevable", "recevables"), (.feasible, nil, "réalisable", "réalisables"),
        (nil, .onBallot, "au vote", "au vote"), (.winner, nil, "lauréate", "lauréates"), (.delivered, nil, "réalisée", "réalisées"),
    ]

    /// An edition with what is hers of it.
    struct Part: Sendable {
        var edition: Edition
        var proposals: [DeskProposal]
        var isWhole: Bool
        /// Of all that is hers, not of the lines shown; each with the list that it counts.
        var figures: [(one: Message, many: Message, count: Int, link: String)] = []
    }

    let parts: [Part]
    let moments: [DeskMoment]
    /// Events and public meetings of her territory, and of the whole city.
    var agenda: [AgendaMoment] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = DeskRules.mayReadElected(visit.actor) { throw refusal }
        let editions = try EditionStore.published(db).filter { !$0.isImported && !visit.actor.reach($0.scope, [.elected]).isEmpty }
        let all = DeskProposalFilter(FormValues())
        return Self(
            parts: try editions.prefix(3).map { edition in
                let reach = visit.actor.reach(edition.scope, [.elected])
                let proposals = try DeskProposalStore.list(edition.id, all, within: reach, limit: length, offset: 0, db)
                var part = Part(edition: edition, proposals: proposals, isWhole: reach.isWhole)
                for tile in tiles {
                    var filter = all
                    (filter.reached, filter.status) = (tile.reached, tile.status)
                    let count = try DeskProposalStore.count(edition.id, filter, within: reach, db)
                    part.figures.append((tile.one, tile.many, count, filter.address(edition)))
                }
                return part
            },
            moments: try DeskStore.moments(from: visit.now, to: visit.now + .days(90), for: visit.actor, db),
            agenda: try visit.world.agenda(visit.now, visit.now + .days(90), db).filter { concerns($0, visit.actor) })
    }

    /// Whether a moment is on her territory, or for the whole city.
    static func concerns(_ moment: AgendaMoment, _ actor: Actor) -> Bool {
        moment.territories.isEmpty || actor.scopes(of: .elected).contains { scope in
            if case .territory(let id) = scope { moment.territories.contains(id) } else { true }
        }
    }

    func title(_ t: Texts) -> String { t("Mon territoire") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), DeskLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: !moments.isEmpty || !agenda.isEmpty, section(t("Dans les trois mois"), id: "agenda") { "\(each: months(view), month)" })\
            \(parts.isEmpty ? emptyState(t("Aucune édition publiée ne concerne votre territoire.")) : "\(each: parts, { part($0, view) })")
            """
    }

    private func part(_ part: Part, _ view: View) -> HTML {
        let t = view.t, slug = part.edition.slug
        return section(part.edition.title, id: "edition-\(part.edition.id)") {
            """
            \(statTiles(part.figures.map { Stat(t.number($0.count), t($0.count, one: $0.one, many: $0.many), path: $0.link) }))\
            \(table(t("Propositions"), isCaptionHidden: true, columns: [Column(t("Proposition"), isHeading: true), Column(t("Thème et quartier")), Column(t("Où elle en est")), Column(t("Fiche"))], rows: part.proposals) { proposal in
                [
                    "<a href=\"\(url: ProposalLinks.page(part.edition, proposal.number) + "/suivi")\">n°\u{A0}\(proposal.number) · \(proposal.title)</a>",
                    HTML(text: [proposal.theme, proposal.territory].filter { !$0.isEmpty }.joined(separator: ", ")), badge(t(proposal.status.name), proposal.status.tone),
                    "<a href=\"\(url: BriefingPage.link(part.edition, proposal.number))\" aria-label=\"\(t("Fiche de la proposition n° \(proposal.number)"))\">\(t("Ouvrir"))</a>",
                ]
            })\
            <p class="row"><a href="\(url: DeskLinks.proposals(slug))">\(t("Toute la liste, avec filtres et fichier"))</a>\
            \(if: part.isWhole, view.linkButton(DeskLinks.report(slug), "Bilan de l’édition", style: .quiet))</p>
            """
        }
    }

    /// The calendar of the editions and what happens in the city, the first to come first.
    private func days(_ view: View) -> [(at: Instant, line: HTML)] {
        let t = view.t
        let windows = moments.map { moment -> (at: Instant, line: HTML) in
            let what = moment.isOpening ? t("ouverture : \(moment.kind.name)") : t("clôture : \(moment.kind.name)")
            return (moment.at, "\(view.time(moment.at, hour: true)) : <a href=\"\(url: moment.link)\">\(moment.edition)</a>, \(what)")
        }
        let meetings = agenda.map { moment -> (at: Instant, line: HTML) in
            (moment.at, "\(view.time(moment.at, hour: true)) : <a href=\"\(url: moment.link)\">\(moment.title)</a>\(if: !moment.place.isEmpty, ", \(moment.place)")")
        }
        return (windows + meetings).sorted { $0.at < $1.at }
    }

    private func months(_ view: View) -> [(name: String, lines: [HTML])] {
        days(view).reduce(into: []) { months, day in
            let name = view.t.month(day.at), title: String = name.prefix(1).uppercased() + name.dropFirst()
            if months.last?.name == title { months[months.count - 1].lines.append(day.line) } else { months.append((name: title, lines: [day.line])) }
        }
    }

    private func month(_ month: (name: String, lines: [HTML])) -> HTML {
        "<h3>\(month.name)</h3><ul>\(each: month.lines, { "<li>\($0)</li>" })</ul>"
    }
}
