import Database
import HTML
import L10n
import Vocabulary
import Web

/// The milestones of a work for who follows it: promised, put off, reached.
struct WorkPlanPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons"
    static let tab = WorkTab.plan

    let subject: WorkSubject
    let milestones: [Milestone]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkPlanPage(
            subject: subject, milestones: try ImplementationStore.milestones(subject.work.id, db),
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(milestones.isEmpty ? emptyState(t("Aucun jalon n’est encore promis aux habitants.")) : list(view))
            \(section(t("Promettre un jalon")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Jalon"), isHeading: true), Column(t("Promis")), Column(t("Prévu")), Column(t("Atteint")), Column(t("État"))]
        return table(t("Jalons"), isCaptionHidden: true, columns: columns, rows: milestones) { milestone in
            [
                milestone.cancelledAt == nil && refusal == nil
                    ? #"<a href="\#(MilestoneSubject(of: subject, milestone: milestone).link)">\#(milestone.title)</a>"# : HTML(text: milestone.title),
                view.time(milestone.promisedAt), view.time(milestone.plannedAt), milestone.actualAt.map { view.time($0) } ?? "–",
                badge(t(milestone.state(at: view.now).name), milestone.state(at: view.now).tone),
            ]
        }
    }

    private func form(_ view: View) -> HTML {
        view.form(subject.link + "/jalons") {
            """
            <div class="row">\(view.textField("title", label: "Ce qui sera fait", maxLength: 120))\(view.dateField("planned", label: "Date promise"))</div>
            \(buttons(view.submit("Ajouter le jalon")))
            """
        }
    }
}

/// One milestone for who follows the work: reached, put off with its reason, or cancelled.
struct MilestonePage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone"
    static let tab = WorkTab.plan

    let subject: WorkSubject
    let milestone: Milestone
    let refusalToReach: Refusal?
    let refusalToMove: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let found = try MilestoneSubject.load(visit, db), of = found.of
        if let refusal = ImplementationRules.maySee(of.work, of.edition, visit.actor) { throw refusal }
        return MilestonePage(
            subject: of, milestone: found.milestone, refusalToReach: ImplementationRules.mayReach(found.milestone, of.work, of.edition, visit.actor),
            refusalToMove: ImplementationRules.mayMove(found.milestone, of.work, of.edition, visit.actor))
    }

    func title(_ t: Texts) -> String { t("Jalon « \(milestone.title) » : \(subject.work.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Réalisation"), ImplementationLinks.desk(subject.edition)), Crumb(subject.work.title, subject.link),
            Crumb(t("Jalons"), subject.link + "/jalons"),
        ]
    }

    private var link: String { "\(subject.link)/jalons/\(milestone.id)" }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(milestone.title, kicker: subject.work.title, badges: badge(t(milestone.state(at: view.now).name), milestone.state(at: view.now).tone)))
            \(view.dates(of: milestone))
            \(section(t("Il est atteint")) { refusalToReach.map { alert(.info, t($0.reason)) } ?? reaching(view) })
            \(section(t("Il est reporté")) { refusalToMove.map { alert(.info, t($0.reason)) } ?? postponing(view) })
            \(if: milestone.isOpen, section(t("Il n’aura pas lieu")) { refusalToMove.map { alert(.info, t($0.reason)) } ?? cancelling(view) })
            """
    }

    private func lists(_ fields: String..., in view: View) -> Bool { view.form.errors.contains { fields.contains($0.field) } }

    private func reaching(_ view: View) -> HTML {
        view.form(link + "/atteint", listsErrors: lists("day", "late_reason", "note", in: view)) {
            """
            \(view.dateField("day", label: "Atteint le", value: milestone.actualAt ?? view.now))
            \(if: milestone.delayReason.isEmpty, view.textArea("late_reason", label: "S’il est en retard, pourquoi ?", help: "Les habitants lisent cette raison.", required: false, rows: 2, maxLength: 1000))
            \(view.textArea("note", label: "Ce qui s’est passé", value: milestone.note, required: false, rows: 2, maxLength: 600))
            \(buttons(view.submit("Enregistrer")))
            """
        }
    }

    private func postponing(_ view: View) -> HTML {
        view.form(link + "/reporter", listsErrors: lists("planned", "reason", in: view)) {
            """
            \(view.dateField("planned", label: "Nouvelle date", min: milestone.plannedAt + .days(1)))
            \(view.textArea("reason", label: "Pourquoi ce retard ?", help: "Publié, et envoyé à qui a proposé ou suit le projet.", rows: 3, maxLength: 1000))
            \(buttons(view.submit("Publier le report", style: .secondary)))
            """
        }
    }

    private func cancelling(_ view: View) -> HTML {
        let isOpen = view.form.error("cancel_reason") != nil
        return details(view.t("Annuler ce jalon"), isOpen: isOpen, view.form(link + "/annuler", listsErrors: isOpen) {
            """
            \(view.textArea("cancel_reason", label: "Pourquoi n’aura-t-il pas lieu ?", help: "Il reste sur la page du projet, annulé, avec cette raison.", rows: 3, maxLength: 600))
            \(buttons(view.submit("Annuler le jalon", style: .danger)))
            """
        })
    }
}
