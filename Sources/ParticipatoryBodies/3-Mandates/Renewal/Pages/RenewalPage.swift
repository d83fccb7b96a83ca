import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees when a body is renewed, which seats open and how to come; its officer opens, divides by lot and closes the renewal.
struct RenewalPage: Page {
    static let path: Path = "/instances/:assembly/renouvellement"

    let file: RenewalFile
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(file: try RenewalStore.file(visit, db), now: visit.now) }

    private var assembly: Assembly { file.assembly }
    private var due: Instant { file.current?.dueAt ?? assembly.nextRenewal(after: now) }

    func title(_ t: Texts) -> String { t("Renouvellement : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(file.current.map { prose(Markdown.html($0.words), language: t.languageOfWords) } ?? "<p>\(t("Prochaine échéance : le \(day: due)."))</p>")\
                \(section(t("Sièges à pourvoir"), id: "sieges") { seats(view) })\
                \(if: file.standing.readsNames, leaving(view))\
                \(if: !file.past.isEmpty, section(t("Renouvellements passés")) { "<ul>\(each: file.past, { "<li>\(t("Le \(day: $0.dueAt)")) : \($0.outcome)</li>" })</ul>" })
                """,
            aside: "\(steps(view))\(acts(view))")
    }

    private func seats(_ view: View) -> HTML {
        let t = view.t, ending = file.leaving(at: due)
        return table(
            t("Sièges à pourvoir"), isCaptionHidden: true,
            columns: [Column(t("Collège"), isHeading: true), Column(t("Finissent"), isNumber: true), Column(t("Déjà libres"), isNumber: true), Column(t("Comment y entrer"))], rows: file.rooms
        ) { room in
            [
                HTML(text: room.college.name), HTML(text: t.number(ending.filter { $0.college == room.college.id }.count)), HTML(text: room.free.map { t.number($0) } ?? "—"),
                way(room.college, view),
            ]
        }
    }

    private func way(_ college: College, _ view: View) -> HTML {
        let name = view.t(college.entry.name)
        switch college.entry {
        case .free, .candidacy, .association, .draw: return #"<a href="\#(url: assembly.link + "/participer")">\#(name)</a>"#
        case .election: return #"<a href="\#(url: assembly.link + "/elections")">\#(name)</a>"#
        case .appointment: return HTML(text: name)
        }
    }

    private func leaving(_ view: View) -> HTML {
        let t = view.t, ending = file.leaving(at: due)
        return section(t("Mandats qui finissent le \(day: due)")) {
            ending.isEmpty ? emptyState(t("Aucun.")) : "<ul class=\"places\">\(each: ending, { "<li>\($0.name), \($0.collegeName)</li>" })</ul>"
        }
    }

    private func steps(_ view: View) -> HTML {
        let t = view.t, isDivided = file.undivided.isEmpty, isOpen = file.current != nil
        return view.timeline([
            Step(t("Chacun sait quand son mandat finit"), isDivided ? .done : .current, text: HTML(text: t(assembly.term.renewal.name))),
            Step(t("L’appel est ouvert"), isOpen ? .done : isDivided ? .current : .next), Step(t("Les mandats finissent"), isOpen && now >= due ? .done : .next, when: view.time(due)),
            Step(t("Les sièges sont pourvus"), isOpen && now >= due ? .current : .next),
        ], label: "Renouvellement")
    }

    private func acts(_ view: View) -> HTML {
        guard file.standing.isOfficer else { return .empty }
        return panel(view.t("Conduire le renouvellement"), """
            \(if: RenewalRules.mayAnnounceParts(file) == nil, announcing(view))\(dividing(view))\
            \(RenewalRules.mayOpen(file, at: now).map { file.current == nil ? view.refusal($0) : .empty } ?? opening(view))\
            \(if: file.current != nil, RenewalRules.mayClose(file, at: now).map { view.refusal($0) } ?? closing(view))
            """)
    }

    private func announcing(_ view: View) -> HTML {
        details(view.t("Tirer au sort qui part d’abord"), isOpen: view.form.error("seed_source") != nil, view.form(file.link + "/parties", key: "p", listsErrors: true) { view in
            """
            \(view.textField("seed_source", label: "Ce qui donnera la graine", help: "Par exemple : les numéros du Loto du samedi 5 décembre, dans l’ordre de sortie.", maxLength: 200))\
            \(view.dateTimeField("seed_at", label: "Quand on la connaîtra", help: "Personne ne tire avant ce moment.", min: now))\(view.submit("Annoncer le tirage", style: .secondary))
            """
        })
    }

    private func dividing(_ view: View) -> HTML {
        guard let draw = file.draw, draw.drawnAt == nil else { return .empty }
        return """
            <p>\(view.t("Annoncé le \(draw.announcedAt). Graine : \(draw.seedSource)")) <code>\(draw.digest)</code></p>\
            \(RenewalRules.mayDivide(file, at: now).map { view.refusal($0) } ?? view.form(file.link + "/parties/graine", key: "g", listsErrors: true) { view in
                "\(view.textField("seed", label: "La graine", help: "Les nombres rendus publics, dans l’ordre annoncé.", maxLength: 200))\(view.submit("Répartir les mandats"))"
            })
            """
    }

    private func opening(_ view: View) -> HTML {
        view.form(file.link, key: "o", listsErrors: true) { view in
            "\(view.textArea("words", label: "L’appel", help: "Ce que fait l’instance, qui peut venir, jusqu’à quand le dire. Tout le monde le lira.", rows: 6, maxLength: 3000))\(view.submit("Ouvrir le renouvellement"))"
        }
    }

    private func closing(_ view: View) -> HTML {
        view.form(file.link + "/fin", key: "f", listsErrors: true) { view in
            "\(view.textArea("outcome", label: "Ce qu’il en est", help: "Si des sièges restent libres, dites pourquoi.", rows: 4, maxLength: 2000))\(view.submit("Clore le renouvellement"))"
        }
    }
}
