import HTML
import L10n
import Vocabulary
import Web

/// The draw of the numbers: for the officer, its announcement and its seed; for everyone, how to redo it.
struct NumberDrawPart {
    let edition: Edition
    var pending: NumberDraw?
    var done: NumberDraw?

    // MARK: For everyone

    func told(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pending.map { "<p>\(t("Les numéros des projets seront tirés au sort après le \($0.seedAt). La graine : \($0.seedSource)"))</p>" as HTML })
            \(done.map { details(t("Comment les numéros ont été tirés au sort"), redo($0, view)) })
            """
    }

    private func redo(_ draw: NumberDraw, _ view: View) -> HTML {
        let t = view.t, example = draw.numbers.first?.proposal ?? 1
        return """
            <p>\(t("Annoncé le \(draw.announcedAt), avant que personne connaisse la graine : \(draw.seedSource)"))</p>
            <p>\(t("Tiré avec la graine « \(draw.seed) »."))</p>
            <p>\(t("Pour le refaire : prenez l’empreinte SHA-256 de la graine, d’une espace et du numéro de l’idée, puis rangez les empreintes. La plus petite a le premier numéro, et ainsi de suite ; un projet retiré garde le sien."))</p>
            <pre><code>printf '%s' '\(draw.seed) \(String(example))' | sha256sum</code></pre>
            \(table(
                t("Les empreintes, dans l’ordre"),
                columns: [Column(t("Empreinte"), isHeading: true), Column(t("Idée"), isNumber: true), Column(t("Numéro au bulletin"), isNumber: true)], rows: draw.numbers
            ) { line in
                ["<code>\(String(NumberDraw.mark(line.proposal, seed: draw.seed).prefix(16)))…</code>", HTML(text: String(line.proposal)), HTML(text: String(line.onBallot))]
            })
            """
    }

    // MARK: For the officer

    func desk(_ view: View) -> HTML {
        let t = view.t
        return """
            \(done?.drawnAt.map { "<p>\(t("Les numéros ont été tirés au sort le \($0)."))</p>" as HTML })
            \(pending.map { alert(.info, t("Tirage annoncé le \($0.announcedAt). La graine, connue le \($0.seedAt) : \($0.seedSource)")) })
            \(if: pending.map { $0.seedAt <= view.now } ?? false, drawing(view))
            \(if: pending.map { $0.seedAt > view.now } ?? true, announcing(view))
            """
    }

    private func drawing(_ view: View) -> HTML {
        view.form("\(VoteLinks.desk(edition))/tirage", listsErrors: view.form.error("seed") != nil) {
            """
            \(view.textField("seed", label: "La graine", help: "Les nombres rendus publics, dans l’ordre annoncé. Les numéros déjà communiqués ne seront plus bons.", maxLength: 200))
            \(buttons(view.submit("Tirer les numéros au sort")))
            """
        }
    }

    private func announcing(_ view: View) -> HTML {
        let hasErrors = view.form.errors.contains { ["seed_source", "seed_at"].contains($0.field) }
        let title = pending == nil ? view.t("Annoncer un tirage au sort des numéros") : view.t("Annoncer une autre graine")
        return details(title, isOpen: hasErrors, view.form("\(VoteLinks.desk(edition))/tirage/annonce", listsErrors: hasErrors) {
            """
            \(view.textField("seed_source", label: "Ce qui donnera la graine", help: "Par exemple : les numéros du Loto du samedi 5 décembre, dans l’ordre de sortie.", maxLength: 200))
            \(view.dateTimeField("seed_at", label: "Quand on la connaîtra", help: "Personne ne tire avant ce moment.", min: view.now))
            \(buttons(view.submit("Annoncer le tirage", style: .secondary)))
            """
        })
    }
}
