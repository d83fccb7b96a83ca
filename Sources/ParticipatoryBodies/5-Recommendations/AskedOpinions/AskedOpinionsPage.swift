import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever keeps or follows bodies asks their opinion in the name of the city, and reads what each answered.
struct AskedOpinionsPage: Page {
    static let path: Path = "/bureau/avis-demandes"
    static let link = "/bureau/avis-demandes"
    static var surroundings: Surroundings { .desk }

    let askable: [Assembly]
    let lines: [(assembly: Assembly, recommendation: Recommendation, asked: AskedOpinionStore.Asked)]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = RecommendationRules.mayAskOpinion(visit.actor) { throw refusal }
        let askable = try askable(visit, db), byID = Dictionary(uniqueKeysWithValues: askable.map { ($0.id, $0) })
        let asked = try AskedOpinionStore.inTheName(of: askable.map(\.id), db)
        return Self(
            askable: askable, lines: asked.compactMap { line in byID[line.assembly].map { (assembly: $0, recommendation: line.recommendation, asked: line.asked) } }, now: visit.now)
    }

    /// The open bodies that this person keeps or follows as an elected member.
    static func askable(_ visit: Visit, _ db: Reading) throws -> [Assembly] {
        try AssemblyStore.open(db).filter { $0.isOpen && (visit.actor.has(.assemblyOfficer, on: $0.scopes) || visit.actor.has(.elected, on: $0.scopes)) }
    }

    func title(_ t: Texts) -> String { t("Avis demandés aux instances") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Instances"), "/bureau/instances")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("La ville demande, chaque instance vote, la ville répond à son avis."))</p>\
            \(lines.isEmpty ? emptyState(t("Aucun avis demandé pour l’instant.")) : table(
                t("Avis demandés"), isCaptionHidden: true,
                columns: [Column(t("Question"), isHeading: true), Column(t("Instance")), Column(t("Au nom de")), Column(t("Pour le")), Column(t("Où on en est"))], rows: lines
            ) { line in
                [
                    #"<a href="\#(url: line.recommendation.link(line.assembly))">\#(line.asked.title)</a>"#, HTML(text: line.assembly.name), HTML(text: line.asked.inName),
                    view.time(line.asked.due), state(line.recommendation, line.asked, view),
                ]
            })\
            \(if: !askable.isEmpty, details(t("Demander un avis"), isOpen: view.form.isFilled || lines.isEmpty, asking(view)))
            """
    }

    private func state(_ recommendation: Recommendation, _ asked: AskedOpinionStore.Asked, _ view: View) -> HTML {
        let t = view.t
        guard let said = AskedOpinions.said(recommendation, due: asked.due) else { return badge(t("Retirée")) }
        switch said.state {
        case .asked: return asked.due < now ? badge(t("En retard"), .error) : badge(t("Attendu"), .info)
        case .favourable: return badge(t("Favorable"), .success)
        case .unfavourable: return badge(t("Défavorable"), .warning)
        }
    }

    private func asking(_ view: View) -> HTML {
        view.form(Self.link, guardsDraft: true) {
            """
            \(view.textField("in_name", label: "Au nom de", help: "Par exemple : la Maire, ou l’adjoint chargé des mobilités.", maxLength: 120))\
            \(view.textField("title", label: "Titre", maxLength: 150))\(view.textArea("question", label: "La question, et ce qu’il faut savoir pour répondre", rows: 6, maxLength: 5000))\
            \(view.dateField("due", label: "Pour le", min: now))\
            \(view.checkboxes("assemblies", legend: "Instances", choices: askable.map { Choice("\($0.id)", text: $0.name) }))\(view.submit("Demander"))
            """
        }
    }
}
