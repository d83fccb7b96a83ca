import Database
import HTML
import L10n
import Vocabulary
import Web

/// The list of a place on its screen: checking off in one gesture; the tablet that keeps it goes on without the network (`list.js`).
struct ListPart: Sendable {
    let desk: PollingDesk
    let attachments: [Attachment]
    let received: [ReceivedCheckOff]
    /// Why nobody may be checked off now; what was noted before is sent all the same.
    let refusal: Refusal?

    static func load(_ desk: PollingDesk, _ visit: Visit, _ db: Reading) throws -> ListPart {
        ListPart(
            desk: desk, attachments: try AttachmentStore.list(desk.file.place.id, db),
            received: try QueuedCheckOffStore.latest(at: desk.file.place.id, since: visit.now - .hours(12), db), refusal: desk.refusal(visit))
    }

    private var link: String { "\(desk.link)/liste" }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            <div data-list\(facts(view))\(words(t))>\(view.hidden("csrf", view.token))
            <div class="alert alert-error" role="alert" tabindex="-1" data-list-network hidden><p>\(t("Pas de réseau. Cette tablette ne peut pas prouver qu’une personne absente de la liste n’a pas voté ailleurs : ne l’émargez pas. Proposez-lui d’attendre, de voter sur internet, ou d’aller au bureau le plus proche."))</p></div>
            \(section(t("Liste du bureau")) { """
                <p role="status" data-list-state>\(state(t, at: view.now))</p>
                \(refusals(view))\(if: refusal == nil, keeping(view))\(people(view))
                """ })
            \(withoutNetwork(t))
            </div>
            \(Assets.script("list.js"))
            """
    }

    private func withoutNetwork(_ t: Texts) -> HTML {
        details(t("Si le réseau tombe"), """
            <p>\(t("La tablette qui garde la liste du bureau continue d’émarger les personnes de cette liste : aucune n’a pu voter ailleurs. Elle envoie ces émargements au retour du réseau."))</p>
            <p>\(t("Personne d’autre ne peut être émargé : sans réseau, cet écran ne sait pas qui a déjà voté sur internet ou ailleurs. Proposez d’attendre, de voter sur internet, ou d’aller au bureau le plus proche."))</p>
            <p>\(t("Pour s’ouvrir sans réseau, la tablette garde, chiffrés, les noms et les dates de naissance de cette liste. Elle les oublie quand la liste est rendue, quand l’urne est scellée, à l’heure où elle doit la rendre, et dès que vous vous déconnectez ou prêtez l’écran. Si elle est perdue ou volée, prévenez l’organisation."))</p>
            <p>\(t("Pour l’isoloir, prêtez une autre tablette que celle qui garde la liste : sans réseau, un écran prêté ne se reprend pas."))</p>
            """)
    }

    /// What the script needs: where to send, which tablet keeps the list and until when, what was received.
    private func facts(_ view: View) -> HTML {
        let lease = desk.lease, id: String = lease.map { $0.id.description } ?? "", urn: String = desk.file.currentUrn.map { $0.id.description } ?? ""
        return """
             data-page="\(desk.link)" data-worker="\(Assets.workerURL)" data-place="\(desk.file.place.id.description)" data-lease="\(id)" data-holder="\(lease?.tablet ?? "")" \
            data-until="\(String(lease?.expiresAt.milliseconds ?? 0))" data-now="\(String(view.now.milliseconds))" data-urn="\(urn)" \
            data-marks="\(received.map(\.mark).joined(separator: " "))"
            """
    }

    private func words(_ t: Texts) -> HTML {
        """
         data-waiting="\(t("En attente d’envoi"))" data-here="\(t("Cette tablette garde la liste. Sans réseau, ne fermez pas cette page."))" \
        data-kept="\(t("Cette tablette garde la liste : sans réseau, cette page s’ouvre encore."))" \
        data-gone="\(t("Cette tablette ne garde plus la liste : sans réseau, n’émargez personne. La page revient avec le réseau."))" \
        data-over="\(t("Cette tablette ne garde plus la liste : sans réseau, n’émargez personne."))" \
        data-stopped="\(t("Rien n’est perdu, mais l’envoi est refusé : ouvrez cette page à nouveau, et reconnectez-vous si elle le demande."))"
        """
    }

    private func state(_ t: Texts, at now: Instant) -> String {
        guard let lease = desk.lease else { return t("Aucune tablette ne garde cette liste.") }
        if lease.isKept(at: now) { return t("La tablette de \(lease.holder) garde cette liste jusqu’au \(lease.expiresAt).") }
        return t("La tablette de \(lease.holder) devait rendre cette liste le \(lease.expiresAt). Elle peut encore avoir des émargements à envoyer : qu’elle la rende, ou qu’un chargé de projet la dise perdue.")
    }

    /// Nothing here without a script: a tablet that keeps a list remembers what it noted.
    private func keeping(_ view: View) -> HTML {
        """
        <p class="no-js-only muted">\(view.t("Pour garder la liste sans réseau, la tablette doit exécuter JavaScript."))</p>
        \(if: desk.lease == nil, #"<div data-list-keep hidden>\#(view.form("\(link)/garder", key: "keep") { "\($0.hidden("tablet", ""))\(buttons($0.submit("Garder la liste sur cette tablette", style: .secondary)))" })</div>"#)
        \(if: desk.lease != nil, #"<div data-list-return hidden>\#(view.form("\(link)/rendre", key: "return") { "\($0.hidden("tablet", ""))\(buttons($0.submit("Rendre la liste", style: .secondary)))" })</div>"#)
        """
    }

    private func refusals(_ view: View) -> HTML {
        let t = view.t, refused = received.filter { !$0.refused.isEmpty }
        if refused.isEmpty { return .empty }
        return alert(.error, title: t("Refusés à l’envoi, et notés au procès-verbal"), """
            <ul>\(each: refused, { "<li>\(view.time($0.notedAt, hour: true)) · \($0.refused)</li>" })</ul>
            """)
    }

    private func people(_ view: View) -> HTML {
        let t = view.t
        if attachments.isEmpty { return emptyState(t("Personne n’est inscrit sur la liste de ce bureau.")) }
        return """
            <div data-list-find hidden>\(view.textField("find", label: "Chercher dans la liste", required: false, autocomplete: "off"))</div>
            \(table(
                t("Liste du bureau"), isCaptionHidden: true,
                columns: [Column(t("Personne"), isHeading: true), Column(t("Née ou né le")), Column(t("Émarger"))], rows: attachments
            ) { [HTML(text: name($0, t)), HTML(text: $0.born), entering($0, view)] })
            """
    }

    private func name(_ person: Attachment, _ t: Texts) -> String { person.declared.familyName.isEmpty ? t("Compte supprimé") : person.name }

    private func entering(_ person: Attachment, _ view: View) -> HTML {
        let t = view.t
        if let refusal { return HTML(text: t(refusal.reason)) }
        if person.isDoubted, desk.pass(view.actor).coversDoubted == false { return HTML(text: t(AttachmentRules.doubted.reason)) }
        guard let lease = desk.lease else { return view.action(link, "Émarger", fields: [("attachment", "\(person.id)")]) }
        return """
            <span data-list-other>\(t("Sur la tablette de \(lease.holder)"))</span><button type="button" class="button button-secondary" data-list-enter="\(person.id.description)" hidden>\(t("Émarger"))</button>
            """
    }
}
