import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer calls a workshop: when, where, on what, with the people of which near proposals.
struct WorkshopPlanPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/atelier"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let near: [NearProposal]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try PlanWorkshop.subject(visit, db)
        if let refusal = PlanWorkshop.refusal(subject, visit) { throw refusal }
        return Self(file: subject.file, near: subject.near, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Organiser un atelier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.proposal.title, file.link)] }

    func body(_ view: View) -> HTML {
        view.form(file.link + "/atelier", guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre de l’atelier", maxLength: 120))\
            \(view.dateTimeField("held_at", label: "Jour et heure", min: now))\
            \(view.textField("place", label: "Lieu", help: "Dites s’il est accessible.", maxLength: 200))\
            \(view.textArea("words", label: "Ce dont on parlera", rows: 4, maxLength: 1500))\
            \(if: !near.isEmpty, view.checkboxes("proposal", legend: "Propositions proches à y associer", choices: near.map { Choice("\($0.id)", text: "n°\u{A0}\($0.number) · \($0.title)") }, required: false))\
            \(view.textField("numbers", label: "Autres propositions à y associer", help: "Leurs numéros, séparés par des virgules.", required: false, maxLength: 300))\
            \(buttons(view.submit("Inviter les porteurs"), view.linkButton(file.link, "Annuler", style: .quiet)))
            """
        }
    }
}

/// What was planned for a workshop, and what came of it once the officer tells it.
struct WorkshopPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/ateliers/:workshop"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let workshop: Workshop
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try TellWorkshop.subject(visit, db)
        if let refusal = FeasibilityRules.mayRead(subject.file, visit.actor) { throw refusal }
        return Self(file: subject.file, workshop: subject.workshop, refusal: TellWorkshop.refusal(subject, visit))
    }

    func title(_ t: Texts) -> String { workshop.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.proposal.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(facts([
                (t("Quand"), view.time(workshop.heldAt, hour: true)), (t("Où"), HTML(text: workshop.place)), (t("Préparé par"), HTML(text: workshop.plannedByName)),
                (t("Propositions"), HTML(text: workshop.numbers.map { "n°\u{A0}\($0)" }.joined(separator: ", "))),
            ]))<p>\(workshop.words)</p>\
            \(workshop.toldAt.map { "<h2>\(t("Ce qui en est sorti"))</h2><p>\(workshop.outcome)</p><p class=\"muted\">\(view.time($0))</p>" as HTML } ?? refusal.map { view.refusal($0) } ?? telling(view))
            """
    }

    private func telling(_ view: View) -> HTML {
        view.form(file.link + "/ateliers/\(workshop.id)") {
            """
            \(view.textArea("outcome", label: "Ce qui est sorti de l’atelier", help: "En mots simples : les porteurs, puis tout le monde le liront. Les porteurs des propositions réunies restent nommés.", rows: 6, maxLength: 3000))\
            \(view.submit("Le dire à tous"))
            """
        }
    }
}

extension View {
    /// The workshops about a proposal, on the page of its study.
    func workshops(_ workshops: [Workshop], _ file: StudyFile, _ refusal: Refusal?) -> HTML {
        guard !workshops.isEmpty || refusal == nil else { return .empty }
        let list: HTML = """
            <ul>\(each: workshops, { workshop in """
                <li><a href="\(url: "\(file.link)/ateliers/\(workshop.id)")">\(workshop.title)</a>, \(time(workshop.heldAt, hour: true)) \
                \(if: workshop.toldAt == nil && workshop.heldAt <= now, badge(t("À raconter"), .warning))</li>
                """ })</ul>
            """
        return section(t("Ateliers avec les porteurs"), id: "ateliers") {
            """
            \(if: !workshops.isEmpty, list)\
            \(if: refusal == nil, linkButton(file.link + "/atelier", "Organiser un atelier", style: .secondary))
            """
        }
    }
}
