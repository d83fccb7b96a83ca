import Database
import HTML
import L10n
import Vocabulary
import Web

/// Giving a work up: one officer proposes with the public reason, another confirms or sets it aside.
struct AbandonmentPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/abandon"
    static let tab = WorkTab.abandonment

    let subject: WorkSubject
    let past: [Abandonment]
    let refusals: Refusals

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var propose: Refusal?
        var confirm: Refusal?
        var decline: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db), work = subject.work, edition = subject.edition
        return AbandonmentPage(
            subject: subject, past: try ImplementationStore.abandonments(work.id, db).filter { !$0.isWaiting },
            refusals: Refusals(
                propose: ImplementationRules.mayProposeAbandonment(work, edition, visit.actor),
                confirm: ImplementationRules.mayConfirmAbandonment(subject.abandonment, work, edition, visit.actor),
                decline: ImplementationRules.mayDeclineAbandonment(subject.abandonment, work, edition, visit.actor)))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(subject.abandonment.map { waiting($0, view) } ?? section(t("Proposer l’abandon")) { refusals.propose.map { alert(.info, t($0.reason)) } ?? proposal(view) })
            \(if: !past.isEmpty, section(t("Auparavant")) { "\(each: past, { answered($0, view) })" })
            """
    }

    private func proposal(_ view: View) -> HTML {
        """
        <p>\(view.t("Ce projet a été choisi par les habitants. Son abandon demande deux signatures : la vôtre, puis celle d’une autre personne. Rien n’est public avant."))</p>
        \(view.form(subject.link + "/abandon", guardsDraft: true) {
            """
            \(view.textArea("reason", label: "Pourquoi ce projet ne peut-il pas se faire ?", help: "Cette raison sera publiée et envoyée à qui a proposé ou suit le projet. Dites aussi ce que deviennent les sommes prévues.", rows: 6, maxLength: 3000))
            \(buttons(view.submit("Proposer l’abandon", style: .danger)))
            """
        })
        """
    }

    private func waiting(_ abandonment: Abandonment, _ view: View) -> HTML {
        let t = view.t
        return section(t("Un abandon est proposé")) {
            """
            \(if: view.form.error("") != nil, view.errorSummary())\(panel(nil, """
                <p class="muted">\(t("Proposé par \(abandonment.proposedByName), le \(day: abandonment.proposedAt)."))</p><blockquote>\(abandonment.reason)</blockquote>\
                \(refusals.confirm.map { alert(.info, t($0.reason)) } ?? view.action(
                    subject.link + "/abandon/confirmer", "Confirmer l’abandon", style: .danger,
                    confirm: "Le projet est abandonné, sa raison est publiée, les personnes qui l’ont proposé reçoivent un courrier.",
                    fields: [("seen", "\(abandonment.id)")]))
                """))\
            \(if: refusals.decline == nil, details(t("Écarter cette proposition"), isOpen: view.form.error("words") != nil, view.form(subject.link + "/abandon/ecarter", listsErrors: view.form.error("words") != nil) {
                """
                \(view.textArea("words", label: "Pourquoi le projet continue", help: "Pour votre collègue.", rows: 3, maxLength: 1000))
                \(buttons(view.submit("Écarter l’abandon", style: .secondary)))
                """
            }))
            """
        }
    }

    private func answered(_ abandonment: Abandonment, _ view: View) -> HTML {
        let t = view.t
        return panel(nil, """
            <p>\(badge(t(abandonment.outcome == .confirmed ? "Confirmé" : "Écarté"), abandonment.outcome == .confirmed ? .error : .neutral)) \
            <span class="muted">\(t("Proposé par \(abandonment.proposedByName), le \(day: abandonment.proposedAt)."))</span></p><blockquote>\(abandonment.reason)</blockquote>\
            \(abandonment.answeredAt.map { "<p class=\"muted\">\(t("Réponse de \(abandonment.answeredByName ?? ""), le \(day: $0)."))</p>" })\
            \(if: !abandonment.answer.isEmpty, "<blockquote>\(abandonment.answer)</blockquote>")
            """)
    }
}
