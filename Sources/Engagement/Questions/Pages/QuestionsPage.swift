import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who answer residents see the questions of their scope: what is to take, what is late, what is done.
struct QuestionsPage: Page {
    static let path: Path = "/bureau/questions"
    static var surroundings: Surroundings { .desk }

    let questions: [Question]
    let counts: [QuestionFilter.Tab: Int]
    let filter: QuestionFilter
    let page: Int
    let topics: [QuestionTopic]
    let services: [MunicipalService]
    let territories: [Territory]
    let bodies: [ConcernedBody]
    /// Whose questions are asked for, when the filter names somebody.
    let ownerName: String?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = QuestionRules.mayOpenDesk(visit.actor) { throw refusal }
        let filter = QuestionFilter(visit.query), reach = QuestionReach(visit.actor)
        var counts: [QuestionFilter.Tab: Int] = [:]
        for tab in QuestionFilter.Tab.allCases {
            var other = filter
            other.tab = tab
            counts[tab] = try QuestionStore.count(other, reach, at: visit.now, db)
        }
        return Self(
            questions: try QuestionStore.all(filter, reach, at: visit.now, page: visit.pageNumber, db), counts: counts, filter: filter, page: visit.pageNumber,
            topics: try QuestionSettingsStore.topics(db), services: try ServiceStore.all(db).filter(\.isActive), territories: try TerritoryStore.narrowest(db),
            bodies: try QuestionSettingsStore.bodies(db), ownerName: try ownerName(filter, reach, visit, db), actor: visit.actor)
    }

    /// The name only of who has questions in hand that the reader may see.
    private static func ownerName(_ filter: QuestionFilter, _ reach: QuestionReach, _ visit: Visit, _ db: Reading) throws -> String? {
        guard let owner = filter.owner else { return nil }
        var theirs = QuestionFilter()
        (theirs.tab, theirs.owner) = (.all, owner)
        return try QuestionStore.count(theirs, reach, at: visit.now, db) > 0 ? try AccountStore.names([owner], db)[owner] : nil
    }

    func title(_ t: Texts) -> String { t("Questions des habitants") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t, last = max(1, ((counts[filter.tab] ?? 0) + QuestionStore.perPage - 1) / QuestionStore.perPage)
        return """
            \(buttons(
                QuestionRules.mayReceive(actor) == nil ? view.linkButton(QuestionLinks.enter, "Saisir une question") : .empty,
                QuestionRules.mayMeasure(actor) == nil ? view.linkButton(QuestionFiguresPage.link, "Mesures", style: .secondary) : .empty,
                QuestionRules.mayManage(actor) == nil ? view.linkButton(QuestionLinks.desk + "/reglages", "Thèmes et modèles", style: .secondary) : .empty))\
            \(view.tabs(tabs(t), label: "Listes"))\(filters(view))\
            \(questions.isEmpty ? emptyState(t("Aucune question ici.")) : list(view))\
            \(view.pagination(page: page, of: last) { filter.link(page: $0) })
            """
    }

    private func tabs(_ t: Texts) -> [MenuEntry] {
        QuestionFilter.Tab.allCases.map { tab in
            var other = filter
            other.tab = tab
            return MenuEntry(t(tab.name), other.link(), isCurrent: tab == filter.tab, count: counts[tab])
        }
    }

    private func filters(_ view: View) -> HTML {
        view.filters(QuestionLinks.desk, reset: filter.isNarrow ? filter.whole.link() : nil) {
            """
            \(view.hidden("liste", filter.tab.rawValue))\(view.searchField(label: "Numéro, nom ou mots de la question", value: filter.words))\
            \(view.select("theme", label: "Thème", choices: topics.map { Choice("\($0.id)", text: $0.name) }, value: filter.topic.map { "\($0)" }, empty: "Tous"))\
            \(view.select("voie", label: "Voie", choices: Question.Channel.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.channel?.rawValue, empty: "Toutes"))\
            \(view.select("service", label: "Service", choices: [Choice(QuestionFilter.reception, "L’accueil")] + services.map { Choice("\($0.id)", text: $0.name) }, value: filter.serviceValue, empty: "Tous"))\
            \(if: !territories.isEmpty, view.select("quartier", label: "Quartier", choices: [Choice(QuestionFilter.city, "Toute la ville")] + territories.map { Choice("\($0.id)", text: $0.name) }, value: filter.territoryValue, empty: "Tous"))\
            \(if: !bodies.isEmpty, view.select("instance", label: "Instance", choices: bodies.map { Choice("\($0.id)", text: $0.name) }, value: filter.body.map { "\($0)" }, empty: "Toutes"))\
            \(owner(view))\
            \(view.select("jours", label: "Posées depuis", choices: view.questionPeriods, value: filter.days.map { "\($0)" }, empty: "Toujours"))\
            \(view.select("reponse", label: "Réponse", choices: QuestionFilter.Outcome.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.outcome?.rawValue, empty: "Toutes"))
            """
        }
    }

    /// The measures open the questions of one person; from here one goes back to everyone’s.
    private func owner(_ view: View) -> HTML {
        guard let owner = filter.owner, let ownerName else { return .empty }
        return view.select("personne", label: "Suivie par", choices: [Choice("\(owner)", text: ownerName)], value: "\(owner)", empty: "Tout le monde")
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Questions"), isCaptionHidden: true,
            columns: [
                Column(t("N°"), isNumber: true), Column(t("Question"), isHeading: true), Column(t("De")), Column(t("Voie")), Column(t("Suivie par")), Column(t("Réponse due le")), Column(t("Où on en est")),
            ], rows: questions
        ) { question in
            [
                HTML(text: String(question.id.number)), #"<a href="\#(url: question.deskLink)">\#(question.shownSubject(t))</a><br><span class="muted">\#(question.topicName)</span>"#,
                HTML(text: question.asker.name.isEmpty ? "—" : question.asker.name), HTML(text: t(question.channel.name)),
                HTML(text: question.ownerName ?? question.serviceName ?? "—"), view.time(question.dueAt), view.state(question),
            ]
        }
    }
}

extension View {
    /// The periods of the figures and of the list that they open.
    var questionPeriods: [Choice] { [Choice("30", "Trente jours"), Choice("90", "Trois mois"), Choice("365", "Un an")] }

    /// Where a question stands, for who answers it.
    func state(_ question: Question) -> HTML {
        "\(badge(t(question.stage.name), question.stage.tone))\(if: question.isLate(at: now), " \(badge(t("En retard"), .error))")"
    }
}
