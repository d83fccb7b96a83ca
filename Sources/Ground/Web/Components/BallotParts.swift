package import HTML
internal import L10n
package import Vocabulary

/// How a project is marked on the ballot.
package enum BallotMark: Sendable {
    /// A box to tick: approval, knapsack.
    case box
    /// One among all.
    case only
    /// Points, from zero to so many.
    case points(upTo: Int)
    /// One answer of a short list, for a rank or a grade; the first is what stands when nothing is chosen.
    case pick([(value: Int, label: String)])
}

/// What the running total counts and where it stops: so many projects, so much money, so many points.
package enum BallotLimit: Sendable {
    case projects(Int)
    case money(Euros)
    case points(Int)
    /// So many projects that have a grade, among all.
    case graded(Int)
}

/// A project on the ballot.
package struct BallotChoice: Sendable {
    package var id: String
    package var title: String
    package var path: String
    package var cost: Euros
    package var text: String?
    package var place: String?
    /// Whether it stands where one choice at least must be.
    package var isWhereOneMust: Bool
    package var picture: Picture?

    package init(
        id: String, title: String, path: String, cost: Euros, text: String? = nil, place: String? = nil, isWhereOneMust: Bool = false,
        picture: Picture? = nil
    ) {
        self.id = id
        self.title = title
        self.path = path
        self.cost = cost
        self.text = text
        self.place = place
        self.isWhereOneMust = isWhereOneMust
        self.picture = picture
    }
}

extension View {
    /// The projects of a ballot. Boxes send `name=id`, points send `name-id=n`. Stands inside a `form`, with a `ballotTotal`.
    /// - Parameter part: the part of the ballot that they belong to, when it has several with a total each.
    package func ballotChoices(_ choices: [BallotChoice], name: String = "choice", mark: BallotMark, chosen: [String: Int] = [:], part: String = "") -> HTML {
        #"<ul class="ballot">\#(each: choices, { ballotChoice($0, name, mark, chosen, part) })</ul>"#
    }

    private func ballotChoice(_ choice: BallotChoice, _ name: String, _ mark: BallotMark, _ chosen: [String: Int], _ part: String) -> HTML {
        let id = "c-\(fieldPrefix)\(choice.id)"
        return """
            <li class="ballot-choice" data-choice="\(part)" data-cost="\(choice.cost.cents)"\(attribute: "data-must", if: choice.isWhereOneMust)>\
            \(choice.picture.map { #"<div class="ballot-picture">\#($0.image)</div>"# })<div class="ballot-body">\
            <p class="ballot-title"><label for="\(id)"\(attribute: "lang", t.languageOfWords)>\(choice.title)</label></p>\
            <ul class="meta"><li><strong>\(t.money(choice.cost))</strong></li><li>\(choice.place ?? t("Toute la ville"))</li></ul>\
            \(choice.text.map { #"<p class="ballot-text"\#(attribute: "lang", t.languageOfWords)>\#($0)</p>"# })\
            <p class="ballot-more"><a href="\(url: choice.path)">\(t("Lire le projet"))<span class="sr"> \(choice.title)</span></a></p></div>\
            <div class="ballot-mark">\(ballotControl(choice, id, name, mark, chosen))</div></li>

            """
    }

    private func ballotControl(_ choice: BallotChoice, _ id: String, _ name: String, _ mark: BallotMark, _ chosen: [String: Int]) -> HTML {
        let typed = form.values[name]
        let isChosen = typed.map { $0.contains(choice.id) } ?? ((chosen[choice.id] ?? 0) > 0)
        switch mark {
        case .box, .only:
            let type = if case .only = mark { "radio" } else { "checkbox" }
            return """
                <input type="\(type)" id="\(id)" name="\(name)" value="\(choice.id)"\(attribute: "checked", if: isChosen)>\
                <span class="ballot-word" aria-hidden="true">\(t("Je choisis"))</span>
                """
        case .points(let most):
            let points = form.value("\(name)-\(choice.id)") ?? String(chosen[choice.id] ?? 0)
            return """
                <span class="points" data-stepper data-less="\(t("Un point de moins pour \(choice.title)"))" data-more="\(t("Un point de plus pour \(choice.title)"))">\
                <input type="number" id="\(id)" name="\(name)-\(choice.id)" value="\(points)" min="0" max="\(most)" step="1" inputmode="numeric"></span>\
                <span class="ballot-word" aria-hidden="true">\(t("points"))</span>
                """
        case .pick(let answers):
            let picked = form.value("\(name)-\(choice.id)") ?? String(chosen[choice.id] ?? 0)
            return """
                <select id="\(id)" name="\(name)-\(choice.id)">\(each: answers, { answer in
                    #"<option value="\#(answer.value)"\#(attribute: "selected", if: String(answer.value) == picked)>\#(answer.label)</option>"# as HTML
                })</select>
                """
        }
    }

    /// What is chosen so far, kept in sight and spoken. Right at the first paint; JavaScript keeps it so.
    /// - Parameters:
    ///   - keptAs: the name under which this tab keeps the choices while one reads the projects; they leave it when the ballot is cast.
    ///   - part: the part of the ballot that is counted, when it has several.
    ///   - must: what is missing until one choice stands where one must.
    package func ballotTotal(
        chosen count: Int, used: Euros = .zero, points: Int = 0, minimum: Int = 0, limit: BallotLimit, keptAs: String = "", part: String = "", must: Message? = nil
    ) -> HTML {
        let isGraded = if case .graded = limit { true } else { false }
        let (kind, most, now, words): (String, Int, Int, String) = switch limit {
        case .projects(let most): ("projects", most, count, t("\(count) sur \(most) projets choisis"))
        case .money(let budget): ("money", budget.cents, used.cents, t("\(used) sur \(budget)"))
        case .points(let most): ("points", most, points, t("\(points) points sur \(most)"))
        case .graded(let most): ("projects", most, count, t("\(count) projets sur \(most) ont une mention"))
        }
        return """
            <div class="total" data-total="\(kind)" data-part="\(part)" data-most="\(most)" data-least="\(minimum)" data-language="\(t.language.code)"\
             data-projects="\(isGraded ? t("# projets sur % ont une mention") : t("# sur % projets choisis"))" data-points="\(t("# points sur %"))" data-money="\(t("# sur %"))"\
             data-left="\(t("Il reste #."))" data-over="\(t("C’est # de trop : retirez un choix avant de continuer."))"\
             data-few="\(few(minimum, limit))" data-must="\(must.map { t($0) } ?? "")" data-keep="\(keptAs)" data-full="\(isGraded ? t("Chaque projet a une mention.") : t("Vous avez atteint le maximum."))">\
            <p class="total-words" aria-live="polite" data-total-words><strong>\(words)</strong></p>\
            <meter min="0" max="\(max(most, 1))" value="\(min(now, max(most, 1)))" aria-hidden="true" data-total-meter></meter>\
            <p class="total-note" aria-live="polite" data-total-note></p></div>
            \(ballotScript)
            """
    }

    /// Keeps the total, and forgets the choices when the ballot is cast: for the review too.
    package var ballotScript: HTML { Assets.script("ballot.js") }

    private func few(_ minimum: Int, _ limit: BallotLimit) -> String {
        if case .projects(minimum) = limit { return t("Choisissez-en encore #.") }
        return t("Choisissez-en encore # au moins.")
    }

    /// The time left until a moment; without JavaScript, the moment itself.
    package func countdown(to moment: Instant, _ sentence: Message) -> HTML {
        """
        <p class="countdown" data-countdown="\(moment.milliseconds)" data-now="\(now.milliseconds)" data-days="\(t("encore # jours"))" data-day="\(t("encore 1 jour"))"\
         data-over="\(t("C’est terminé."))"><span>\(t(sentence))</span> <span class="countdown-left" data-countdown-left></span></p>
        \(Assets.script("countdown.js"))
        """
    }

    /// Shows, while one writes in `field`, what others have already proposed. `path` answers `?q=` with a list of links.
    package func similar(field: String, path: String) -> HTML {
        """
        <div class="similar" data-similar data-href="\(url: path)" data-field="\(fieldID(field))" data-none="\(t("Aucune idée proche."))" \
        data-some="\(t("# idées proches de la vôtre :"))" data-one="\(t("1 idée proche de la vôtre :"))" role="status"></div>
        \(Assets.script("similar.js"))
        """
    }
}
