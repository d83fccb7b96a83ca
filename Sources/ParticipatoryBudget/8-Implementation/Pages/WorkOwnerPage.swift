import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who makes a work, whom to call, who made it before; the officer entrusts it to another.
struct WorkOwnerPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/porteur"
    static let tab = WorkTab.owner

    let subject: WorkSubject
    let former: [WorkOwner]
    let services: [MunicipalService]
    let grantWithoutAgreement: Euros
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkOwnerPage(
            subject: subject, former: try ImplementationStore.formerOwners(subject.work.id, db), services: try ServiceStore.all(db).filter(\.isActive),
            grantWithoutAgreement: try CityStore.city(db).grantWithoutAgreement, refusal: ImplementationRules.mayEntrust(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(columns(
                main: section(t(subject.work.owner == nil ? "Confier le projet" : "Changer ou préciser le porteur")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) },
                aside: """
                    \(panel(t("Réalisé par"), subject.work.owner.map { card($0, view) } ?? "<p>\(t("Personne encore : ce projet attend d’être confié."))</p>"))
                    \(if: !former.isEmpty, panel(t("Auparavant"), "\(each: former, { card($0, view) })"))
                    """
            ))
            """
    }

    private func card(_ owner: WorkOwner, _ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t(owner.kind.name), HTML(text: owner.name))]
        let contact = [owner.contact.name, owner.contact.email, owner.contact.phone].filter { !$0.isEmpty }
        if !contact.isEmpty { pairs.append((t("À joindre"), HTML(text: contact.joined(separator: ", ")))) }
        if !owner.agreement.isEmpty { pairs.append((t("Convention"), HTML(text: owner.agreement))) }
        if let grant = owner.grant { pairs.append((t("Subvention"), HTML(text: t.money(grant)))) }
        pairs.append((t("Depuis le"), view.time(owner.since)))
        if let until = owner.until { pairs.append((t("Jusqu’au"), view.time(until))) }
        if !owner.reason.isEmpty { pairs.append((t("Raison"), HTML(text: owner.reason))) }
        return facts(pairs)
    }

    private func form(_ view: View) -> HTML {
        let t = view.t, owner = subject.work.owner
        return view.form(subject.link + "/porteur") {
            """
            \(view.radios("kind", legend: "Qui réalise le projet ?", choices: WorkOwner.Kind.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: owner?.kind.rawValue ?? "service"))
            \(view.fieldset("Un service de la ville") {
                view.select("service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: owner?.service?.description, empty: "Choisir un service", required: false)
            })
            \(view.fieldset("Un tiers", help: "Association, bailleur, syndicat mixte, entreprise…") {
                """
                \(view.textField("name", label: "Nom du tiers", value: owner?.kind == .thirdParty ? owner?.name : nil, required: false, maxLength: 120))
                \(view.textField("agreement", label: "Convention", help: "Son numéro et sa date. Publiée avec le projet ; obligatoire au-delà de \(grantWithoutAgreement).", value: owner?.agreement, required: false, maxLength: 160))
                \(view.moneyField("grant", label: "Subvention", value: owner?.grant, required: false))
                """
            })
            \(view.fieldset("Qui joindre ?", help: "Réservé aux agents.") {
                """
                \(view.textField("contact", label: "Personne", value: owner?.contact.name, required: false, maxLength: 120))
                <div class="row">\(view.emailField("contact_email", label: "Adresse électronique", value: owner?.contact.email, required: false, autocomplete: "off"))\
                \(view.textField("contact_phone", label: "Téléphone", value: owner?.contact.phone, required: false, maxLength: 40, inputMode: "tel"))</div>
                """
            })
            \(view.textArea("reason", label: owner == nil ? "Remarque" : "Pourquoi ce changement ?", help: "Les habitants la lisent si le projet change de mains.", required: owner != nil, rows: 3, maxLength: 1000))
            \(buttons(view.submit("Enregistrer le porteur")))
            """
        }
    }
}

extension WorkOwner.Kind {
    var name: Message {
        switch self {
        case .service: "Service de la ville"
        case .thirdParty: "Tiers"
        }
    }
}
