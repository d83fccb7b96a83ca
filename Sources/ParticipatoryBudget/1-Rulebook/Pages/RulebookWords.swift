import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A rulebook written out for reading: the same on the public page and for officers.
struct RulebookWords: Sendable {
    let book: Rulebook
    let territories: [Territory]

    private func text(_ t: Texts) -> RulebookText {
        RulebookText(book: book, t: t, territories: Dictionary(territories.map { ($0.code, $0.name) }) { first, _ in first })
    }

    func body(_ view: View) -> HTML {
        let t = view.t, text = text(t)
        return """
            \(if: !book.summary.isEmpty, section(t("En bref"), id: "en-bref") { prose(Markdown.html(book.summary)) + figures(t) })
            \(section(t("Qui peut participer"), id: "qui") { """
                \(heading(3, HTML(text: t("Pour proposer"))))\(list(text.proposing))
                \(heading(3, HTML(text: t("Pour voter"))))\(list(text.voting))
                """ })
            \(section(t("Ce qu’on peut proposer"), id: "quoi") { proposals(t, text) })
            \(section(t("L’argent"), id: "argent") { money(t, text) })
            \(section(t("Le calendrier"), id: "calendrier") { calendar(view) })
            \(section(t("Le vote et les lauréats"), id: "vote") { """
                \(heading(3, HTML(text: t("Votre bulletin"))))<p>\(text.ballot)</p>
                \(heading(3, HTML(text: t("Comment les projets gagnent"))))
                \(prose("<ol>\(each: text.allocation.filter { !$0.isEmpty }, { "<li>\($0)</li>" as HTML })</ol>"))
                """ })
            """
    }

    private func list(_ sentences: [String]) -> HTML { prose("<ul>\(each: sentences, { "<li>\($0)</li>" as HTML })</ul>") }

    private func figures(_ t: Texts) -> HTML {
        var figures: [(String, HTML)] = [(t("À répartir"), HTML(text: t.money(book.envelopes.map(\.amount).reduce(.zero, +))))]
        if let cap = book.projectCap { figures.append((t("Au plus par projet"), HTML(text: t.money(cap)))) }
        if book.voters.minimumAge > 0 { figures.append((t("Pour voter"), HTML(text: t("\(book.voters.minimumAge) ans")))) }
        if let vote = book.calendar[.vote] { figures.append((t("Ouverture du vote"), HTML(text: t.day(vote.opensAt)))) }
        return facts(figures)
    }

    private func proposals(_ t: Texts, _ text: RulebookText) -> HTML {
        """
        \(book.projectCap.map { "<p>\(t("Un projet coûte au plus \($0)."))</p>" as HTML })
        \(if: !book.themes.isEmpty, "<p>\(t("Dans l’un de ces thèmes :"))</p><p>\(each: book.themes, { "\(tag($0)) " as HTML })</p>")
        \(if: !book.criteria.isEmpty, "<p>\(t("Une proposition est recevable si chaque point est rempli :"))</p>")
        \(prose("<ul>\(each: book.criteria, { criterion($0) })</ul>"))
        \(each: text.delays, { "<p>\($0)</p>" })
        """
    }

    private func criterion(_ criterion: CriterionRule) -> HTML {
        "<li><strong>\(criterion.question)</strong>\(if: !criterion.help.isEmpty, "<br>\(criterion.help)")\(if: !criterion.legalNote.isEmpty, " <span class=\"muted\">\(criterion.legalNote)</span>")</li>"
    }

    private func money(_ t: Texts, _ text: RulebookText) -> HTML {
        // What is the same for all is said once, under the table.
        let sections = Set(book.envelopes.map(\.section)), references = Set(book.envelopes.map(\.budgetReference))
        let (isMixed, hasReferences) = (sections.count > 1, references.count > 1)
        let columns = [Column(t("Enveloppe"), isHeading: true)] + (isMixed ? [Column(t("Section"))] : [])
            + (hasReferences ? [Column(t("Décision du conseil"))] : []) + [Column(t("Montant"), isNumber: true)]
        let lines = table(t("Enveloppes"), isCaptionHidden: true, columns: columns, rows: book.envelopes) { envelope in
            var cells: [HTML] = [named(envelope, t, text)]
            if isMixed { cells.append(HTML(text: t(envelope.section.name))) }
            if hasReferences { cells.append(HTML(text: envelope.budgetReference.isEmpty ? "–" : envelope.budgetReference)) }
            cells.append(HTML(text: t.money(envelope.amount)))
            return cells
        }
        return lines + shared(isMixed ? nil : sections.first, hasReferences ? nil : references.first, t) + totals(t)
    }

    private func shared(_ section: BudgetSection?, _ reference: String?, _ t: Texts) -> HTML {
        let words: [String?] = [section.map { t("Section du budget : \(t($0.name)).") }, reference.flatMap { $0.isEmpty ? nil : t("Décision du conseil : \($0).") }]
        let sentence = words.compactMap(\.self).joined(separator: " ")
        return sentence.isEmpty ? .empty : "<p class=\"muted\">\(sentence)</p>"
    }

    /// Its name, its territory or theme where the name does not say it, whether it is reserved.
    private func named(_ envelope: EnvelopeRule, _ t: Texts, _ text: RulebookText) -> HTML {
        let place = text.place(envelope)
        return """
            \(envelope.name)\(if: place != envelope.name, " <span class=\"muted\">\(place)</span>")\
            \(if: envelope.isRingFenced && !envelope.name.hasPrefix("Réservée"), " \(badge(t("Réservée"), .info))")
            """
    }

    /// What there is in all, and of which section when there are two.
    private func totals(_ t: Texts) -> HTML {
        let sums = BudgetSection.allCases.map { section in (section, book.envelopes.filter { $0.section == section }.map(\.amount).reduce(.zero, +)) }
        let total = book.envelopes.map(\.amount).reduce(.zero, +)
        return """
            <p><strong>\(t("En tout : \(total)."))</strong>\(if: sums.allSatisfy { $0.1 > .zero }, each(sums) { " \(t($0.0.name))\u{A0}: \(t.money($0.1))." })</p>
            <p class="muted">\(t("L’investissement construit et équipe ; le fonctionnement fait vivre."))</p>
            """
    }

    private func each(_ sums: [(BudgetSection, Euros)], _ line: ((BudgetSection, Euros)) -> HTML) -> HTML { "\(each: sums, { line($0) })" }

    private func calendar(_ view: View) -> HTML {
        let t = view.t
        if book.calendar.phases.isEmpty { return emptyState(t("Le calendrier n’est pas encore fixé.")) }
        return view.timeline(book.calendar.phases.map { phase in
            let state: Step.State = phase.isOpen(at: view.now) ? .current : phase.opensAt > view.now ? .next : .done
            return Step(t(phase.kind.name), state, when: phase.closesAt.map { closing in
                "\(t("du")) \(view.time(phase.opensAt, hour: true)) \(t("au")) \(view.time(closing, hour: true))"
            } ?? "\(t("à partir du")) \(view.time(phase.opensAt, hour: true))")
        })
    }
}
