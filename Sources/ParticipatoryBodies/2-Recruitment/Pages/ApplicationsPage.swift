import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who follow a body read who asks to sit in it; its officer answers. Why, and with what interests, is for the officer and the auditor.
struct ApplicationsPage: Page {
    static let path: Path = "/bureau/instances/:assembly/candidatures"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let applications: [Application]
    let rooms: [CollegeRoom]
    /// The statutes of the associations, by application.
    var statutes: [Int: [Document]] = [:]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        let seats = try SeatStore.held(in: standing.assembly.id, at: visit.now, db)
        let applications = try RecruitmentStore.all(standing.assembly.id, since: visit.now - .days(365), db)
        return Self(
            standing: standing, applications: applications, rooms: try AssemblyStore.colleges(standing.assembly.id, db).map { CollegeRoom($0, seats) },
            statutes: try DocumentStore.all(of: Association.statutes, applications.filter { $0.decidedAt == nil }.map(\.id.number), db))
    }

    private var readsAll: Bool { RecruitmentRules.mayReadPapers(standing) == nil }

    func title(_ t: Texts) -> String { t("Candidatures") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, open = applications.filter { $0.decidedAt == nil }, waiting = open.filter { $0.entry != .draw }, drawn = open.filter { $0.entry == .draw }, answered = applications.filter { $0.decidedAt != nil }
        return """
            \(view.deskTabs(standing.assembly, at: "/candidatures"))\
            \(columns(
                main: """
                    \(section(t("À examiner")) { waiting.isEmpty ? emptyState(t("Aucune candidature n’attend.")) : "\(each: waiting, { application($0, view) })" })\
                    \(if: !drawn.isEmpty, section(t("Dans un tirage au sort")) { inDraw(drawn, view) })\
                    \(if: !answered.isEmpty, section(t("Répondues")) { answers(answered, view) })
                    """,
                aside: """
                    \(panel(t("Places"), facts(rooms.map { ($0.college.name, HTML(text: room($0, t))) })))\
                    \(each: rooms.filter { $0.college.entry == .draw }, { room in
                        "<p><a href=\"\(url: "\(standing.assembly.deskLink)/colleges/\(room.college.id)/tirage")\">\(t("Tirage au sort : \(room.college.name)"))</a></p>"
                    })
                    """))
            """
    }

    private func room(_ room: CollegeRoom, _ t: Texts) -> String {
        let members = t(room.memberCount, one: "\(room.memberCount) membre", many: "\(room.memberCount) membres")
        guard let free = room.free else { return members }
        return members + ", " + t(free, one: "\(free) siège libre", many: "\(free) sièges libres")
    }

    private func application(_ application: Application, _ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Collège"), HTML(text: application.collegeName)), (t("Envoyée le"), view.time(application.sentAt))]
        if !application.organisation.isEmpty { pairs.append((t("Association"), HTML(text: [application.organisation, application.rna].filter { !$0.isEmpty }.joined(separator: ", ")))) }
        if readsAll, !application.conflicts.isEmpty { pairs.append((t("Intérêts déclarés"), HTML(text: application.conflicts))) }
        let act = application.deskLink(standing.assembly), papers = readsAll ? statutes[application.id.number] ?? [] : []
        return panel(application.name, level: 3, """
            \(facts(pairs))\(if: readsAll && !application.motivation.isEmpty, "<blockquote>\(application.motivation)</blockquote>")\
            \(if: !papers.isEmpty, fileList(papers.map { $0.line(t, at: "\(act)/statuts/\($0.id)") }))\
            \(RecruitmentRules.mayDecide(standing, application).map { view.refusal($0) } ?? view.form(act, key: "a\(application.id)", listsErrors: false) { view in
                """
                \(view.radios("decision", legend: "Réponse", choices: Application.Decision.allCases.map { Choice($0.rawValue, $0.name) }, isRow: true))\
                \(if: application.entry == .association, view.checkbox("statutes_read", label: "J’ai lu les statuts et vérifié le numéro RNA", help: "Nécessaire pour nommer la personne."))\
                \(view.textField("reason", label: "Motif", help: "La personne le lira. Nécessaire pour un refus.", required: false, maxLength: 300))\
                \(view.submit("Répondre", style: .secondary))
                """
            })
            """)
    }

    /// Those whom the lot answers.
    private func inDraw(_ drawn: [Application], _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Dans un tirage au sort"), isCaptionHidden: true, columns: [Column(t("Personne"), isHeading: true), Column(t("Collège")), Column(t("Envoyée le"))], rows: drawn
        ) { [HTML(text: $0.name), HTML(text: $0.collegeName), view.time($0.sentAt)] }
    }

    private func answers(_ answered: [Application], _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Candidatures répondues"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Collège")), Column(t("Réponse")), Column(t("Le"))], rows: answered
        ) { [
            HTML(text: $0.name), HTML(text: $0.collegeName), HTML(text: $0.decision.map { t($0.name) } ?? ""), $0.decidedAt.map { view.time($0) } ?? .empty,
        ] }
    }
}

extension Application.Decision {
    var name: Message {
        switch self {
        case .member: "Membre titulaire"
        case .substitute: "Membre suppléant"
        case .declined: "Refus"
        }
    }
}
