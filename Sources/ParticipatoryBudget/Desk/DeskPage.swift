import Database
import HTML
import L10n
import Vocabulary
import Web

/// Whoever holds a role sees what waits for her, what is late, and what opens or closes soon.
struct DeskPage: Page {
    static let path: Path = "/bureau"
    static var surroundings: Surroundings { .desk }

    let tasks: [DeskTask]
    let moments: [DeskMoment]
    /// What this person entered lately for residents.
    let entered: [(title: String, link: String, at: Instant)]
    /// The running editions, with how far their proposals have come, for whom follows them without conducting them.
    let followed: [(edition: Edition, counts: EditionCounts)]
    /// Somebody may come to the counter with an idea.
    let hasEditions: Bool
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let tasks = visit.actor.isSignedIn ? try DeskTasks.all(visit, db) : []
        if let refusal = DeskRules.mayEnter(visit.actor, isAwaited: try !tasks.isEmpty || DeskMenu.isOpen(visit, db)) { throw refusal }
        return Self(
            tasks: tasks, moments: try DeskStore.moments(from: visit.now, to: visit.now + .days(30), for: visit.actor, db),
            entered: try visit.actor.account.map { try DeskStore.entered(by: $0, db) } ?? [], followed: try followed(visit, db),
            hasEditions: try EditionStore.published(db).contains { !$0.isImported }, actor: visit.actor
        )
    }

    private static func followed(_ visit: Visit, _ db: Reading) throws -> [(edition: Edition, counts: EditionCounts)] {
        guard visit.actor.hasAnywhere(.elected) || visit.actor.hasAnywhere(.auditor) else { return [] }
        let editions = try EditionStore.published(db).filter { !$0.isImported && $0.isRunning(at: visit.now) && visit.actor.reach($0.scope).isWhole }
        let counts = try EditionCountsStore.counts(editions.map(\.id), at: visit.now, db)
        return editions.map { ($0, counts[$0.id] ?? EditionCounts()) }
    }

    func title(_ t: Texts) -> String { t("Mon bureau") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(if: PublicRules.findsByName(actor), finder(view))\
                \(if: tasks.isEmpty, nothing(view))\
                \(part(t("En retard"), .late, view))\(part(t("Revenu vers vous"), .returned, view))\(part(t("À faire bientôt"), .soon, view))\(part(t("À faire"), .waiting, view))\
                \(if: !followed.isEmpty, editions(view))\(if: !entered.isEmpty, deposits(view))
                """,
            aside: calendar(view)
        )
    }

    /// For whom answers residents: a proposal by its number, its title or its author, and what is done at a counter.
    private func finder(_ view: View) -> HTML {
        """
        \(view.searchForm(
            WhereIsMyProjectPage.path.description, label: "Retrouver une proposition", field: view.searchField(label: "Numéro, titre ou nom de la personne")))\
        \(buttons(
            hasEditions ? view.linkButton(ProposalLinks.counter, "Déposer pour un habitant", style: .secondary) : .empty,
            actor.hasAnywhere(.receptionAgent) ? view.linkButton("/bureau/personnes", "Trouver ou créer un compte", style: .secondary) : .empty))
        """
    }

    /// When nothing waits: where this person's work is.
    private func nothing(_ view: View) -> HTML {
        let t = view.t
        var ways: [HTML] = []
        if actor.has(.administrator) {
            ways.append(view.linkButton("/bureau/personnes", "Personnes et rôles", style: .secondary))
            ways.append(view.linkButton("/bureau/technique", "État technique", style: .secondary))
        }
        if actor.has(.administrator) || actor.has(.auditor) { ways.append(view.linkButton("/bureau/journal", "Lire le journal des actes", style: .secondary)) }
        return emptyState(t("Rien ne vous attend. Bonne journée !"), ways.isEmpty ? .empty : #"<div class="buttons">\#(each: ways, { $0 })</div>"#)
    }

    private func editions(_ view: View) -> HTML {
        let t = view.t
        let columns = [
            Column(t("Édition"), isHeading: true), Column(t("En ce moment")), Column(t("Propositions"), isNumber: true), Column(t("Au vote"), isNumber: true),
        ]
        return section(t("Les éditions en cours")) {
            table(t("Les éditions en cours"), isCaptionHidden: true, columns: columns, rows: followed) { line in
                [
                    #"<a href="\#(line.edition.deskLink)">\#(line.edition.title)</a>"#, HTML(text: line.edition.today(view)),
                    HTML(text: t.number(line.counts.deposited)), HTML(text: t.number(line.counts.onBallot)),
                ]
            }
        }
    }

    private func deposits(_ view: View) -> HTML {
        let t = view.t
        return section(t("Mes derniers dépôts pour des habitants")) {
            table(t("Mes derniers dépôts"), isCaptionHidden: true, columns: [Column(t("Proposition"), isHeading: true), Column(t("Déposée le"))], rows: entered) {
                [#"<a href="\#(url: $0.link)">\#($0.title)</a>"#, view.time($0.at, hour: true)]
            }
        }
    }

    private func part(_ title: String, _ urgency: DeskTask.Urgency, _ view: View) -> HTML {
        let lines = tasks.filter { $0.urgency == urgency }
        guard !lines.isEmpty else { return .empty }
        let t = view.t
        let columns = [Column(t("À faire"), isHeading: true), Column(t("Édition")), Column(t("Nombre"), isNumber: true)]
        return section(title) {
            table(title, isCaptionHidden: true, columns: columns, rows: lines) { task in
                [
                    #"<a href="\#(url: task.link)">\#(t(task.what))</a>"#, "<span class=\"nowrap\">\(task.edition?.title ?? "–")</span>",
                    HTML(text: t.number(task.count)),
                ]
            }
        }
    }

    private func calendar(_ view: View) -> HTML {
        let t = view.t
        guard !moments.isEmpty else { return panel(t("Les trente jours à venir"), "<p>\(t("Rien n’ouvre ni ne ferme."))</p>") }
        return panel(t("Les trente jours à venir"), """
            <ul class="stack">\(each: moments, { moment in
                """
                <li><strong>\(t(moment.isOpening ? moment.kind.opening : moment.kind.closing))</strong><br>\
                \(view.time(moment.at, hour: true))<br><a href="\(url: moment.link)">\(moment.edition)</a></li>
                """
            })</ul>
            """)
    }
}

extension PhaseKind {
    /// What happens when it begins.
    var opening: Message {
        switch self {
        case .deposit: "Le dépôt des idées ouvre"
        case .eligibility: "L’examen de la recevabilité commence"
        case .shortlist: "La présélection citoyenne commence"
        case .feasibility: "L’étude par les services commence"
        case .vote: "Le vote ouvre"
        case .results: "Les résultats paraissent"
        case .implementation: "La réalisation commence"
        }
    }

    /// What happens when it ends.
    var closing: Message {
        switch self {
        case .deposit: "Le dépôt des idées ferme"
        case .eligibility: "L’examen de la recevabilité se termine"
        case .shortlist: "La présélection citoyenne se termine"
        case .feasibility: "L’étude par les services se termine"
        case .vote: "Le vote ferme"
        case .results: "La période des résultats se termine"
        case .implementation: "La réalisation se termine"
        }
    }
}
