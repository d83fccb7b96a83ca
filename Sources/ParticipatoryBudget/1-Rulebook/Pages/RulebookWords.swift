import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A rulebook written out for reading: the same on the public page and for officers.
struct RulebookWords: Sendable {
    let book: Rulebook
    let territories: [Territory]

    func body(_ view: View) -> HTML {
        let t = view.t
        let names = Dictionary(territories.map { ($0.code, $0.name) }) { first, _ in first }
        let text = RulebookText(book: book, t: t, territories: names)
        return """
            \(if: !book.summary.isEmpty, section(t("En bref"), id: "en-bref") { Markdown.html(book.summary) })
            \(section(t("Qui peut participer"), id: "qui") { facts([
                (t("Proposer"), HTML(text: text.people(book.proposers) + (book.proposers.acceptsLegalPersons ? " " + t("Les associations, classes et groupes peuvent proposer.") : ""))),
                (t("Voter"), HTML(text: text.people(book.voters))),
            ]) })
            \(section(t("Ce qu’on peut proposer"), id: "quoi") { proposals(t) })
            \(section(t("L’argent"), id: "argent") { money(t, names) })
            \(section(t("Le calendrier"), id: "calendrier") { calendar(view) })
            \(section(t("Le vote et la répartition"), id: "vote") { """
                <p>\(text.ballot)</p>
                <ol>\(each: text.allocation.filter { !$0.isEmpty }, { "<li>\($0)</li>" as HTML })</ol>
                """ })
            """
    }

    private func proposals(_ t: Texts) -> HTML {
        """
        \(book.projectCap.map { "<p>\(t("Un projet coûte au plus \($0)."))</p>" as HTML })
        \(if: !book.themes.isEmpty, "<p>\(t("Thèmes : \(t.list(book.themes))."))</p>")
        \(if: !book.criteria.isEmpty, "<p>\(t("Une proposition est recevable si :"))</p>")
        <ul>\(each: book.criteria, { criterion in "<li><strong>\(criterion.question)</strong> \(criterion.help)</li>" as HTML })</ul>
        """
    }

    private func money(_ t: Texts, _ names: [String: String]) -> HTML {
        let total = book.envelopes.map(\.amount).reduce(.zero, +)
        return table(
            t("Enveloppes"),
            columns: [Column(t("Enveloppe"), isHeading: true), Column(t("Pour")), Column(t("Section")), Column(t("Montant"), isNumber: true)],
            rows: book.envelopes
        ) { envelope in
            [
                HTML(text: envelope.name + (envelope.isRingFenced ? t(" (réservée)") : "")),
                HTML(text: envelope.territory.map { names[$0] ?? $0 } ?? envelope.theme ?? t("Toute la ville")),
                HTML(text: t(envelope.section.name)), HTML(text: t.money(envelope.amount)),
            ]
        } + "<p>\(t("En tout : \(total)."))</p>"
    }

    private func calendar(_ view: View) -> HTML {
        let t = view.t
        return view.timeline(book.calendar.phases.map { phase in
            let state: Step.State = phase.isOpen(at: view.now) ? .current : phase.opensAt > view.now ? .next : .done
            return Step(t(phase.kind.name), state, when: phase.closesAt.map { closing in
                "\(view.time(phase.opensAt)) \(t("au")) \(view.time(closing, hour: true))"
            } ?? "\(t("à partir du")) \(view.time(phase.opensAt))")
        })
    }
}
