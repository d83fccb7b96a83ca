import Database
import HTML
import L10n
import Vocabulary
import Web

/// Sheets to print, one a member: each proposal that she may mark, with a box for each criterion.
struct ScoreSheetsPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/feuilles"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let juries: [JuryFile]
    let keyable: Set<AccountID>

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        if file.selection.method == .ranking { throw Refusal.notNow("Ce panel classe les propositions : il n’y a pas de feuille de notes.", wayOut: file.link, named: "Revenir à la présélection") }
        let juries = try file.members.map { try SelectionStore.jury(file, $0.account, db) }
        return Self(file: file, juries: juries, keyable: Set(juries.filter { PanelRules.mayKey($0, visit.actor, at: visit.now) == nil }.map(\.member)))
    }

    func title(_ t: Texts) -> String { t("Feuilles de notes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Une feuille par membre, à imprimer. Elle ne montre pas les propositions avec lesquelles la personne a un lien."))</p>\
            <p class="row">\(view.printButton)</p>\(if: file.members.isEmpty, emptyState(t("Personne ne siège encore.")))\
            \(each: juries, { sheet($0, view) })
            """
    }

    private func sheet(_ jury: JuryFile, _ view: View) -> HTML {
        let t = view.t, name = file.members.first { $0.account == jury.member }?.name ?? ""
        let columns = [Column(t("Proposition"), isHeading: true)] + file.selection.criteria.map { Column(t("\($0.name), sur \($0.scale)")) }
        return section(name, id: "membre-\(jury.member)") {
            """
            \(if: keyable.contains(jury.member), "<p>\(view.linkButton("\(file.link)/feuilles/\(jury.member)", "Recopier sa feuille", style: .quiet))</p>")\
            \(table(t("Feuille de \(name)"), isCaptionHidden: true, columns: columns, narrow: .scrolls, rows: jury.open) { proposal in
                [HTML(text: "n°\u{A0}\(proposal.number ?? 0) · \(proposal.title)")] + file.selection.criteria.map { _ in HTML(text: "……") }
            })<p>\(t("Date et signature :"))</p>
            """
        }
    }
}

/// The officer copies the sheet that a member filled on paper.
struct KeyMarksPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/feuilles/:member"
    static var surroundings: Surroundings { .desk }

    let jury: JuryFile

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let jury = try KeyPaperMarks.subject(visit, db)
        if let refusal = PanelRules.mayKey(jury, visit.actor, at: visit.now) { throw refusal }
        return Self(jury: jury)
    }

    private var name: String { jury.file.members.first { $0.account == jury.member }?.name ?? "" }
    func title(_ t: Texts) -> String { t("Recopier la feuille de \(name)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(jury.file.selection.title, jury.file.link), Crumb(t("Feuilles de notes"), jury.file.link + "/feuilles")] }

    func body(_ view: View) -> HTML {
        view.form("\(jury.file.link)/feuilles/\(jury.member)", guardsDraft: true) {
            """
            <p class="intro">\(view.t("Recopiez les notes de la feuille. Ce que la personne n’a pas noté reste vide ; ce qu’elle a déjà noté ne s’affiche pas et ne change pas."))</p>\
            \(each: jury.toMark, { row($0, view) })\(view.submit("Enregistrer la feuille"))
            """
        }
    }

    private func row(_ proposal: Proposal, _ view: View) -> HTML {
        view.fieldset("n°\u{A0}\(proposal.number ?? 0) · \(proposal.title)") {
            """
            <div class="row">\(each: jury.file.selection.criteria, { criterion in
                view.numberField("score-\(proposal.id)-\(criterion.id)", label: "\(criterion.name), sur \(criterion.scale)", required: false, min: 0, max: criterion.scale)
            })</div>
            """
        }
    }
}
