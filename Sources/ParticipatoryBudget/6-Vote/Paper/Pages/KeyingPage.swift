import Database
import HTML
import L10n
import Vocabulary
import Web

/// Keying the sheets of an urn one after the other; nobody sees here what another person keyed.
struct KeyingPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/saisie"
    static var surroundings: Surroundings { .desk }

    let file: UrnOnTable
    let next: (sheet: Int, pass: Int)?
    let own: [SheetEntry]
    /// The next sheet as it was scanned, when the machine left it to people.
    let aside: ScannedSheet?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try UrnOnTable.load(visit, db)
        if let refusal = PaperCountRules.mayKey(file, visit.actor, at: visit.now) { throw refusal }
        let next = file.tally.next(for: visit.actor.account)
        return KeyingPage(
            file: file, next: next, own: file.tally.last(of: visit.actor.account, 5),
            aside: try ScanStore.sheets(file.urn.id, db).last { $0.number == next?.sheet && $0.outcome.isForPeople && !$0.picture.isEmpty })
    }

    func title(_ t: Texts) -> String { t("Saisie de l’urne « \(file.urn.label) »") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition)), Crumb(file.urn.label, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(progress(t("Feuilles saisies deux fois"), value: file.tally.keyedTwice, of: file.tally.sheets, inWords: t("\(file.tally.keyedTwice) sur \(file.tally.sheets)")))
            \(next.map { form($0.sheet, view) } ?? emptyState(t("Vous avez saisi toutes les feuilles que vous pouviez. Une autre personne saisit les mêmes, sans voir vos réponses."), view.linkButton(file.link, "Voir l’urne")))
            \(if: !own.isEmpty, section(t("Vos dernières saisies")) { list(view) })
            """
    }

    private func form(_ sheet: Int, _ view: View) -> HTML {
        let t = view.t
        return section(t("Feuille n°\u{A0}\(sheet)")) {
            (aside.map { SheetPicture(file: file, sheet: $0).html(view) } ?? .empty) + view.form(PaperLinks.keying(file.edition, file.urn.id)) { "\(view.hidden("sheet", "\(sheet)"))\(SheetFields(file: file).html(view))\(buttons(view.submit("Enregistrer et passer à la suivante")))" }
        }
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Vos dernières saisies"), isCaptionHidden: true, columns: [Column(t("Feuille"), isHeading: true), Column(t("Saisie")), Column(t("Reprendre"), isTitleHidden: true)], rows: own
        ) { entry in
            [
                HTML(text: entry.isRead ? t("\(entry.sheet), lue par la machine") : "\(entry.sheet)"), SheetFields.words(entry, file, t),
                view.action("\(PaperLinks.keying(file.edition, file.urn.id))/reprendre", "Reprendre", style: .quiet, fields: [("entry", "\(entry.id)")]),
            ]
        }
    }
}

/// The questions that one sheet answers.
struct SheetFields: Sendable {
    let file: UrnOnTable

    func html(_ view: View) -> HTML {
        """
        \(view.radios("verdict", legend: "Ce bulletin est", choices: SheetEntry.Verdict.allCases.map { Choice($0.rawValue, $0.name) }, value: "valid", isRow: true))
        \(view.textField("choices", label: "Choix, par les numéros du bulletin", help: help, required: false, maxLength: 600, autocomplete: "off"))
        \(view.select("reason", label: "S’il est nul, pourquoi", choices: SheetEntry.InvalidReason.allCases.map { Choice($0.rawValue, $0.name) }, empty: "Il n’est pas nul", required: false))
        """
    }

    private var help: Message {
        switch file.paper.rule.kind {
        case .approval, .knapsack: "Les numéros cochés, séparés par des espaces : 3 7 12."
        case .points: "Numéro, deux-points, nombre de points : 3:5 7:2."
        case .ranking: "Les numéros dans l’ordre de préférence, le premier choix d’abord : 7 3 12."
        case .grades: "Numéro, deux-points, mention de 3 (J’adore) à 0 (Pas convaincu) : 3:3 7:1."
        }
    }

    static func words(_ entry: SheetEntry, _ file: UrnOnTable, _ t: Texts) -> HTML {
        switch entry.verdict {
        case .valid: HTML(text: KeyedChoices.typed(entry.choices, file))
        case .blank: HTML(text: t("Blanc"))
        case .invalid: HTML(text: "\(t("Nul")) : \(entry.reason.map { t($0.name) } ?? "")")
        }
    }
}
