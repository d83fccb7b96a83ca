import Database
import HTML
import L10n
import Vocabulary
import Web

/// Sheets to print, one a member: each proposal that she may mark, with a box for each criterion, or for its rank, and for a tie.
struct ScoreSheetsPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/feuilles"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let juries: [JuryFile]
    let keyable: Set<AccountID>

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
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
        let boxes = file.selection.method == .ranking ? [Column(t("Votre rang, de 1 à \(file.selection.size)"))] : file.selection.criteria.map { Column(t("\($0.name), sur \($0.scale)")) }
        let columns = [Column(t("Proposition"), isHeading: true)] + boxes + [Column(t("Votre lien avec elle, s’il y en a un"))]
        return section(name, id: "membre-\(jury.member)") {
            """
            \(if: keyable.contains(jury.member), "<p>\(view.linkButton("\(file.link)/feuilles/\(jury.member)", "Recopier sa feuille", style: .quiet))</p>")\
            \(table(t("Feuille de \(name)"), isCaptionHidden: true, columns: columns, narrow: .scrolls, rows: jury.open) { proposal in
                [HTML(text: "n°\u{A0}\(proposal.number ?? 0) · \(proposal.title)")] + columns.dropFirst().map { _ in HTML(text: "……") }
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
            <div class="row">\(boxes(proposal, view))\
            \(view.textField("tie-\(proposal.id)", label: "Lien écrit sur la feuille", required: false, maxLength: 300))</div>
            """
        }
    }

    private func boxes(_ proposal: Proposal, _ view: View) -> HTML {
        let selection = jury.file.selection
        return switch selection.method {
        case .ranking: view.numberField("rank-\(proposal.id)", label: "Rang, de 1 à \(selection.size)", required: false, min: 1, max: selection.size)
        case .scores: "\(each: selection.criteria, { score(proposal, $0, view) })"
        }
    }

    private func score(_ proposal: Proposal, _ criterion: SelectionCriterion, _ view: View) -> HTML {
        view.numberField("score-\(proposal.id)-\(criterion.id)", label: "\(criterion.name), sur \(criterion.scale)", required: false, min: 0, max: criterion.scale)
    }
}
