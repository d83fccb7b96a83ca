import HTML
import L10n
import Vocabulary
import Web

/// What a count shows: figures, winners, reasons, turnout, envelopes, ties, rule. The same for the public and for the preview.
struct ResultsBody: Sendable {
    let edition: Edition
    let count: Count
    let projects: [Project]
    let currency: Currency
    /// The rule in words.
    let rule: [String]
    var inhabitants = Inhabitants()

    private var record: CountRecord { count.record }
    private var words: CountWords { CountWords(record, currency) }
    private var byNumber: [Int: Project] { Dictionary(uniqueKeysWithValues: projects.map { ($0.number, $0) }) }

    private var hasEnvelopes: Bool { record.envelopes.count > 1 || !(record.envelopes.first?.name.isEmpty ?? true) }

    /// The parts of the page, for its table of contents.
    func contents(_ t: Texts) -> [(id: String, title: String)] {
        var parts: [(id: String, title: String)] = [("laureats", t("Les projets lauréats"))]
        if showsScores { parts.append(("scores", t("Tous les projets"))) }
        parts.append(("projets", t("Pourquoi chaque projet a été retenu, ou non")))
        if hasEnvelopes { parts.append(("enveloppes", t("Ce qui reste dans chaque enveloppe"))) }
        if record.votesFromTotals == nil { parts.append(("obtenu", t("Ce que les votants ont obtenu"))) }
        parts.append(("participation", t("La participation")))
        if hasMap { parts.append(("carte", t("Les lauréats sur la carte"))) }
        if !record.otherRules.isEmpty { parts.append(("autres-regles", t("Avec une autre règle"))) }
        return parts + [("regle", t("La règle"))]
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        let titles = byNumber.mapValues(\.title)
        return """
            \(figures(view))
            \(section(t("Les projets lauréats"), id: "laureats") { winners(view) })
            \(if: showsScores, section(t("Tous les projets, du plus choisi au moins choisi"), id: "scores") { chart(view) })
            \(section(t("Pourquoi chaque projet a été retenu, ou non"), id: "projets") { details(t("Lire la raison de chaque projet"), reasons(view)) + EffectiveVotesTable(record: record, titles: titles).html(view) + SupportersTable(record: record, titles: titles).html(t) })
            \(if: hasEnvelopes, section(t("Ce qui reste dans chaque enveloppe"), id: "enveloppes") { EnvelopesTable(record: record, currency: currency).html(view) })
            \(if: record.votesFromTotals == nil, section(t("Ce que les votants ont obtenu"), id: "obtenu") { SatisfactionPart(record: record, projects: projects, currency: currency).html(view) })
            \(section(t("La participation"), id: "participation") { turnout(view) })
            \(if: hasMap, section(t("Les lauréats sur la carte"), id: "carte") { map(view) })
            \(if: !record.otherRules.isEmpty, section(t("Avec une autre règle"), id: "autres-regles") { OtherRulesTable(record: record, titles: titles, currency: currency).html(view) })
            \(section(t("La règle"), id: "regle") { """
                <ul>\(each: rule, { "<li>\($0)</li>" })</ul>
                \(if: !record.ties.isEmpty, ties(titles, view))
                """ })
            \(if: !officialDifference.isEmpty, section(t("Ce que la ville a annoncé"), id: "annonce") { official(view) })
            """
    }

    private func figures(_ view: View) -> HTML {
        let t = view.t
        let stats = [
            Stat(t.number(record.winners.count), t(record.winners.count, one: "projet lauréat", many: "projets lauréats"), note: t("sur \(record.lines.count)")),
            Stat(currency.text(record.spent, t), t("attribués"), note: t("sur \(currency.text(record.rule.budget, t)), il reste \(currency.text(record.left, t))")),
            Stat(t.number(record.readBallots), t("bulletins"), note: record.blank > 0 ? t(record.blank, one: "dont \(record.blank) blanc", many: "dont \(record.blank) blancs") : nil),
        ]
        let apart: HTML = record.votesFromTotals.map { "<p>\(t("\($0) voix viennent d’urnes dont seuls les totaux sont connus : elles s’ajoutent, projet par projet, sans bulletin."))</p>" } ?? .empty
        return statTiles(stats) + apart
    }

    private func winners(_ view: View) -> HTML {
        let t = view.t
        if record.winners.isEmpty { return emptyState(t("Aucun projet n’est lauréat.")) }
        let lines = Dictionary(uniqueKeysWithValues: record.lines.map { ($0.number, $0) })
        return table(
            t("Dans l’ordre où ils ont été retenus"),
            columns: [Column(t("Projet"), isHeading: true), Column(scoreTitle(t), isNumber: true), Column(t("Coût"), isNumber: true)],
            rows: record.winners.compactMap { byNumber[$0] }
        ) { project in
            [
                "\(t("n°\u{A0}\(project.number)")) · \(link(project, t))<br><span class=\"muted\">\(project.place ?? t("Toute la ville"))</span>",
                score(lines[project.number], t), HTML(text: currency.text(project.cost, t)),
            ]
        }
    }

    /// Where votes alone rank, or could have.
    private var showsScores: Bool { !record.rule.isRunoff && record.rule.method != "majority-judgment" }

    /// What ranks it: the words of a grade, else a number.
    private func score(_ line: CountRecord.ProjectLine?, _ t: Texts) -> HTML {
        HTML(text: line?.grading.map { t($0.name) } ?? t.number(line?.score ?? 0))
    }

    private func scoreTitle(_ t: Texts) -> String {
        record.isGraded ? t("Mention") : record.rule.isRunoff ? t("Bulletins qui le citent") : record.rule.ranksByPoints ? t("Points") : t("Voix")
    }

    private func link(_ project: Project, _ t: Texts) -> HTML {
        #"<a href="\#(VoteLinks.project(edition, project.number))"\#(attribute: "lang", t.languageOfWords)>\#(project.title)</a>"#
    }

    private var ranked: [CountRecord.ProjectLine] { record.lines.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) } }

    private func chart(_ view: View) -> HTML {
        let t = view.t
        let bars = ranked.prefix(40).map { line in
            Bar(
                byNumber[line.number]?.title ?? "", value: line.score,
                inWords: line.isWinner ? t("\(line.score), lauréat") : t.number(line.score), isMarked: line.isWinner)
        }
        let caption = record.lines.count > 40 ? t("\(scoreTitle(t)) des quarante premiers projets") : t("\(scoreTitle(t)) par projet")
        return view.barChart(caption, columns: (t("Projet"), scoreTitle(t)), bars: bars)
    }

    private func reasons(_ view: View) -> HTML {
        let t = view.t
        return table(
            record.isGraded ? t("Dans l’ordre des mentions") : record.rule.isRunoff ? t("Dans l’ordre des éliminations, la dernière d’abord") : t("Par nombre de voix ou de points"), isCaptionHidden: true,
            columns: [
                Column(t("Rang"), isNumber: true), Column(t("Projet"), isHeading: true), Column(scoreTitle(t), isNumber: true), Column(t("Coût"), isNumber: true),
                Column(t("Résultat")), Column(t("Pourquoi"), isProse: true),
            ],
            rows: ranked
        ) { line in
            let project = byNumber[line.number]
            return [
                HTML(text: String(line.rank)), project.map { link($0, t) } ?? .empty, score(line, t),
                HTML(text: project.map { currency.text($0.cost, t) } ?? ""),
                line.isWinner ? badge(t("Lauréat"), .success) : badge(t("Non retenu"), .neutral), HTML(text: t(words.reason(line))),
            ]
        } + unsought(t)
    }

    /// Of the projects for which what they lacked was not sought.
    private func unsought(_ t: Texts) -> HTML {
        guard let sought = record.sought, record.lines.contains(where: { !$0.isWinner && !sought.contains($0.number) }) else { return .empty }
        return "<p class=\"muted\">\(t("Pour certains projets, chercher ce qui a manqué demanderait un calcul trop long : le motif seul est donné."))</p>"
    }

    private func turnout(_ view: View) -> HTML {
        TurnoutPart(turnout: record.turnout, inhabitants: inhabitants).html(view) + (record.checks.map { watched($0, view.t) } ?? .empty)
    }

    /// What the watch made wait, as counts.
    private func watched(_ checks: QuarantineCounts, _ t: Texts) -> HTML {
        "<p>\(checks.sentences.map { t($0) }.joined(separator: " "))</p>"
    }

    static func channel(_ name: String) -> Message {
        switch name {
        case "web", "internet": "Internet"
        case "paper": "Bulletin papier"
        case "counter": "Guichet"
        default: "\(name)"
        }
    }

    private var located: [MapBlock.Place] {
        record.winners.compactMap { byNumber[$0] }.compactMap { project in
            guard let latitude = project.latitude, let longitude = project.longitude else { return nil }
            return .init(project.title, path: VoteLinks.project(edition, project.number), latitude: latitude, longitude: longitude)
        }
    }
    private var hasMap: Bool { !located.isEmpty }

    private func map(_ view: View) -> HTML { view.map(MapBlock(view.t("Projets lauréats"), places: located, isOfTheCity: !edition.isImported)) }

    private func ties(_ titles: [Int: String], _ view: View) -> HTML {
        let t = view.t
        let decisive = record.ties.filter(\.isDecisive)
        let shown = decisive.isEmpty ? record.ties : decisive
        return """
            \(heading(3, HTML(text: t("Les égalités"))))
            <p>\(t(record.ties.count, one: "Une égalité a été départagée.", many: "\(record.ties.count) égalités ont été départagées."))</p>
            \(details(t("Voir comment"), "<ul>\(each: shown.prefix(100), { "<li>\(words.tie($0, titles: titles, t))</li>" })</ul>"))
            """
    }

    // MARK: What the city of an imported file announced

    private var officialDifference: [Project] {
        projects.contains { $0.wasSelected == true } ? projects.filter { ($0.wasSelected == true) != Set(record.winners).contains($0.number) } : []
    }

    private func official(_ view: View) -> HTML {
        let t = view.t
        let announced = projects.filter { $0.wasSelected == true }.count
        return """
            <p>\(t("La ville a annoncé \(announced) lauréats ; ce décompte en donne \(record.winners.count)."))</p>
            \(table(t("Différences"), columns: [Column(t("Projet"), isHeading: true), Column(t("Annoncé par la ville")), Column(t("Ce décompte"))], rows: officialDifference) { project in
                [link(project, t), HTML(text: project.wasSelected == true ? t("Lauréat") : t("Non retenu")), HTML(text: project.wasSelected == true ? t("Non retenu") : t("Lauréat"))]
            })
            """
    }
}
