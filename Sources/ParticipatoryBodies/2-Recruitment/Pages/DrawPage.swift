import Database
import HTML
import L10n
import Sortition
import Vocabulary
import Web

/// An officer fixes what a college is drawn from, then draws when the public seed is known.
struct DrawPage: Page {
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/tirage"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let room: CollegeRoom
    let pool: PanelPool
    /// Whether the reader is one of them.
    let isCandidate: Bool
    let draws: [PanelDraw]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try DrawSubject(visit, db)
        if let refusal = AssemblyRules.mayRead(subject.standing) { throw refusal }
        return Self(standing: subject.standing, room: subject.room, pool: PanelPool(candidates: subject.candidates), isCandidate: subject.isCandidate, draws: subject.draws)
    }

    private var candidates: Int { pool.candidates.count }
    private var pending: PanelDraw? { draws.first(where: \.isPending) }
    private var link: String { "\(standing.assembly.deskLink)/colleges/\(room.college.id)/tirage" }

    func title(_ t: Texts) -> String { t("Tirage au sort : \(room.college.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) + [Crumb(t("Candidatures"), standing.assembly.deskLink + "/candidatures")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: (ListDrawRules.mayKeep(standing) == nil ? buttons(view.linkButton("\(standing.assembly.deskLink)/colleges/\(room.college.id)/liste", "Tirer d’une liste", style: .quiet)) : .empty) + (pending.map { drawing($0, view) } ?? announcing(view)),
            aside: """
                \(panel(t("Ce collège"), facts([
                    (t("Candidats au tirage"), HTML(text: t.number(candidates))), (t("Sièges libres"), HTML(text: room.free.map { t.number($0) } ?? t("Sans limite"))),
                    (t("Parité"), HTML(text: room.college.hasParity ? t("Autant de femmes que d’hommes") : t("Non"))),
                ])))\
                \(if: candidates > 0, panel(t("Qui s’est porté candidat"), table(
                    t("Candidats"), isCaptionHidden: true, columns: [Column(t("Critère")), Column(t("Valeur"), isHeading: true), Column(t("Candidats"), isNumber: true)], rows: pool.counts
                ) { [HTML(text: $0.category.rawValue), HTML(text: $0.feature), HTML(text: t.number($0.count))] }))\
                \(if: !draws.isEmpty, panel(t("Tirages"), "<ul>\(each: draws, { #"<li><a href="\#(url: $0.link(standing.assembly))">\#(t("Tirage annoncé le \(day: $0.announcedAt)"))</a></li>"# })</ul>"))
                """)
    }

    private func announcing(_ view: View) -> HTML {
        let t = view.t
        if let refusal = RecruitmentRules.mayAnnounce(standing, room, candidates: candidates, isCandidate: isCandidate, pending) { return view.notice(refusal) }
        return view.form(link, guardsDraft: true) {
            """
            <p class="intro">\(t("D’abord, la plateforme fixe et publie ce dont on tire, et la chance de chacun. Ensuite seulement, un événement public donne la graine : personne ne peut choisir le résultat."))</p>\
            \(view.numberField("size", label: "Personnes à tirer", value: min(room.free ?? candidates, candidates), min: 1, max: room.free ?? 500))\
            \(view.radios("method", legend: "Comment égaliser les chances", choices: [
                Choice(DrawMethod.leximin.rawValue, "Leximin", help: "Les chances les plus égales qui soient."),
                Choice(DrawMethod.maximin.rawValue, "Maximin", help: "La plus petite chance est la plus haute possible."),
                Choice(DrawMethod.nash.rawValue, "Nash", help: "Le produit des chances est le plus haut possible."),
                Choice(DrawMethod.simple.rawValue, "Stratifié simple", help: "L’un après l’autre, dans les quotas."),
            ], value: DrawMethod.leximin.rawValue))\
            \(view.checkbox("everywhere", label: "Chaque quartier qui a un candidat est représenté"))\
            \(view.textArea("quotas", label: "Quotas", help: "Une ligne par quota : genre, age, activite ou quartier, la valeur, au moins, au plus. Par exemple : age,16-29,2,5", required: false, rows: 4, maxLength: 4000))\
            \(view.textField("seed_source", label: "Ce qui donnera la graine", help: "Par exemple : les numéros du Loto du samedi 5 décembre, dans l’ordre de sortie.", maxLength: 200))\
            \(view.dateTimeField("seed_at", label: "Quand on la connaîtra", help: "Personne ne tire avant ce moment.", min: view.now))\
            \(view.submit("Fixer et publier"))
            """
        }
    }

    private func drawing(_ draw: PanelDraw, _ view: View) -> HTML {
        let t = view.t
        return """
            \(alert(.info, t("Annoncé le \(draw.announcedAt). Graine : \(draw.seedSource)")))\
            \(RecruitmentRules.mayDraw(standing, draw, isCandidate: isCandidate, at: view.now).map { view.notice($0) } ?? view.form(link + "/graine") {
                """
                \(view.textField("seed", label: "La graine", help: "Les nombres rendus publics, dans l’ordre annoncé.", maxLength: 200))\
                \(view.submit("Tirer au sort"))
                """
            })\
            \(if: RecruitmentRules.mayCancel(standing, draw) == nil, cancelling(view))
            """
    }

    private func cancelling(_ view: View) -> HTML {
        let isOpen = view.form.error("cancel_reason") != nil
        return details(view.t("Annuler ce tirage"), isOpen: isOpen, view.form(link + "/annulation", listsErrors: isOpen) {
            "\(view.textField("cancel_reason", label: "Motif", help: "Tout le monde le lira.", maxLength: 300))\(view.submit("Annuler le tirage", style: .danger))"
        })
    }
}

/// A college whose members are drawn, its candidates and its draws.
struct DrawSubject: Sendable {
    var standing: Standing
    var room: CollegeRoom
    var candidates: [PanelPool.Candidate]
    /// Whether who acts is one of them.
    var isCandidate: Bool
    var draws: [PanelDraw]
    var pending: PanelDraw? { draws.first(where: \.isPending) }

    init(_ visit: Visit, _ db: Reading) throws {
        standing = try AssemblyStore.standing(visit, db)
        let id: ID<College> = try visit.id("college"), assembly = standing.assembly.id
        guard let college = try AssemblyStore.colleges(assembly, db).first(where: { $0.id == id }), college.entry == .draw else { throw NotFound() }
        room = CollegeRoom(college, try SeatStore.held(in: assembly, at: visit.now, db))
        candidates = try RecruitmentStore.candidates(id, at: visit.now, db)
        isCandidate = try visit.actor.account.flatMap { try RecruitmentStore.open(of: $0, in: assembly, db) }?.college == id
        draws = try DrawStore.all(id, db)
    }
}
