import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The dated receipt of a deposit, for the people of the proposal and those who welcome them; to be printed (CRPA L112-3, R112-5).
struct ReceiptPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/recu"

    let own: OwnProposal
    let receipt: DepositReceipt
    let city: City
    let baseURL: String
    /// The reader is at the desk: she may go on with the next person.
    let isDesk: Bool
    /// The reader carries the idea, or keeps it for who has no account.
    let isHers: Bool
    let mayAddPhotos: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> ReceiptPage {
        let own = try ProposeMerge.numbered(visit, db)
        if let refusal = ProposalRules.maySeeReceipt(own, visit.actor) { throw refusal }
        return ReceiptPage(
            own: own, receipt: try DepositStore.receipt(own.proposal.id, db), city: try CityStore.city(db), baseURL: visit.world.baseURL,
            isDesk: own.proposal.enteredBy != nil && own.proposal.author != visit.actor.account && ProposalRules.mayReceive(visit.actor) == nil,
            isHers: own.standing(of: visit.actor) != .stranger, mayAddPhotos: ProposalRules.mayAddDocument(own, visit.actor, at: visit.now) == nil)
    }

    func title(_ t: Texts) -> String { t("Reçu de dépôt n°\u{A0}\(own.publicNumber)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(own.edition.title, own.edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let number = own.proposal.number ?? 0
        return """
            \(pageHeader(title(t), kicker: city.name, intro: t("La Ville a bien reçu l’idée décrite ci-dessous. Ce reçu vaut accusé de réception.")))
            \(if: !receipt.postalAddress.isEmpty, "<address>\(own.proposal.authorName)<br>\(each: receipt.postalAddress.split(separator: "\n"), { "\($0)<br>" })</address>")
            \(facts(deposit(view)))
            \(section(t("La suite")) { "<p>\(t(ProposalLetters.nextStep(own.edition, after: view.now)))</p><p>\(t("Pour savoir où elle en est, donnez le numéro \(own.publicNumber) à l’accueil ou ouvrez cette page\u{A0}:")) \(baseURL)\(ProposalLinks.page(own.edition, number))</p>\(QRCode(baseURL + ProposalLinks.page(own.edition, number) + "/suivi")?.picture(t("Code à photographier : où en est mon projet ?")))" })
            \(section(t("Qui s’en occupe")) { facts(contact(t)) })
            <p class="muted">\(t("Accusé de réception délivré en application des articles L112-3 et R112-5 du code des relations entre le public et l’administration."))</p>
            <div class="buttons">\(links(view))\(view.printButton)</div>
            """
    }

    private func links(_ view: View) -> HTML {
        let photos: HTML = mayAddPhotos ? view.linkButton(AddDocument.link(own), "Ajouter des photos", style: .secondary) : .empty
        if isDesk { return view.linkButton(CounterDepositPage.link(own.edition), "Saisir une autre idée") + photos }
        if !isHers { return photos }
        return view.linkButton(ProposalLinks.own(own.proposal.id), "Voir mon idée") + view.linkButton(ProposalLinks.mine, "Mes idées", style: .secondary) + photos
    }

    private func deposit(_ view: View) -> [(term: String, value: HTML)] {
        let (t, proposal) = (view.t, own.proposal)
        let received = receipt.receivedAt ?? proposal.depositedAt ?? receipt.enteredAt
        var pairs: [(term: String, value: HTML)] = [
            (t("Numéro"), "<strong>\(own.publicNumber)</strong>"), (t("Reçue le"), view.time(received, hour: true)),
            (t("Idée"), HTML(text: proposal.title)), (t("En bref"), HTML(text: proposal.summary)), (t("Déposée par"), HTML(text: proposal.authorName)),
        ]
        if proposal.onBehalf != .`self` { pairs.append((t(proposal.onBehalf.name), HTML(text: proposal.onBehalfName))) }
        let place = [proposal.place, proposal.territoryName ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        if !place.isEmpty { pairs.append((t("Lieu"), HTML(text: place))) }
        if let theme = proposal.themeName { pairs.append((t("Thème"), HTML(text: theme))) }
        pairs.append((t("Édition"), HTML(text: own.edition.title)))
        pairs.append((t("Mode de dépôt"), HTML(text: t(proposal.channel.name))))
        if let agent = receipt.agent {
            let desk = [receipt.receptionPlace, receipt.receptionAddress].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
            pairs.append((t("Saisie par"), HTML(text: desk.isEmpty ? agent : "\(agent), \(desk)")))
            pairs.append((t("Saisie le"), view.time(receipt.enteredAt, hour: true)))
        }
        if receipt.consentAt != nil { pairs.append((t("Accord"), HTML(text: t("La personne accepte le règlement et la publication de son idée.")))) }
        return pairs
    }

    private func contact(_ t: Texts) -> [(term: String, value: HTML)] {
        [
            (t("Service"), HTML(text: t("Budget participatif, \(city.name)"))), (t("Adresse"), HTML(text: city.contactAddress)),
            (t("Téléphone"), HTML(text: city.contactPhone)), (t("Courriel"), HTML(text: city.contactEmail)),
        ].filter { !$0.1.isEmpty }
    }
}
