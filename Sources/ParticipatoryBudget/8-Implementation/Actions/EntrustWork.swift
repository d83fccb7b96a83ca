import Database
import Platform
import Vocabulary
import Web

/// The officer entrusts a work to a service of the city or to a third party; residents read it when it changes hands.
struct EntrustWork: Action {
    typealias FormPage = WorkOwnerPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/porteur"

    /// The work, the services among which one chooses, the grant above which the city asks for an agreement.
    struct Subject: Sendable {
        var of: WorkSubject
        var services: [ServiceID: String]
        var grantWithoutAgreement: Euros
    }

    let owner: WorkOwner

    init(_ form: inout FormReader, _ subject: Subject) {
        let kind: WorkOwner.Kind = form.choice("kind", .service)
        var owner: WorkOwner
        switch kind {
        case .service:
            let service = form.service("service", among: subject.services)
            owner = WorkOwner(kind: .service, service: service, name: subject.services[service] ?? "", since: form.now)
        case .thirdParty:
            owner = WorkOwner(kind: .thirdParty, name: form.text("name", max: 120), since: form.now)
            owner.agreement = form.optionalText("agreement", max: 160) ?? ""
            owner.grant = form.optionalMoney("grant")
        }
        owner.contact = WorkOwner.Contact(
            name: form.optionalText("contact", max: 120) ?? "", email: form.optionalEmail("contact_email")?.text ?? "",
            phone: form.optionalText("contact_phone", max: 40) ?? "")
        owner.reason = subject.of.work.owner == nil ? form.optionalText("reason", max: 1000) ?? "" : form.text("reason", min: 10, max: 1000)
        Self.check(owner, subject, &form)
        self.owner = owner
    }

    /// A third party can be called, its grant stays within the budget, and a large one has its agreement.
    private static func check(_ owner: WorkOwner, _ subject: Subject, _ form: inout FormReader) {
        let work = subject.of.work, limit = subject.grantWithoutAgreement
        guard owner.kind == .thirdParty else { return }
        if owner.contact.name.isEmpty { form.error("contact", "Indiquez la personne à joindre.") }
        if owner.contact.email.isEmpty, owner.contact.phone.isEmpty, form.error(in: "contact_email") == nil {
            form.error("contact_email", "Indiquez une adresse ou un téléphone pour joindre cette personne.")
        }
        guard let grant = owner.grant, form.error(in: "grant") == nil else { return }
        if grant <= .zero { form.error("grant", "Une subvention est plus grande que zéro.") }
        if grant > work.budget { form.error("grant", "La subvention dépasse le budget du projet : \(work.budget).") }
        if grant > limit, owner.agreement.isEmpty {
            form.error("agreement", "Au-delà de \(limit), une convention est obligatoire : indiquez son numéro et sa date.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        let services = try ServiceStore.all(db).filter { $0.isActive || $0.id == of.work.owner?.service }
        return Subject(
            of: of, services: Dictionary(services.map { ($0.id, $0.name) }) { $1 }, grantWithoutAgreement: try CityStore.city(db).grantWithoutAgreement)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayEntrust(subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let of = subject.of, officer = try visit.account()
        let former = of.work.owner, changesHands = former.map { $0.service != owner.service || $0.name != owner.name } ?? false
        try ImplementationStore.entrust(of.work.id, to: owner, by: officer, at: visit.now, db)
        let told = WorkTold(kind: .owner, title: owner.name, body: owner.reason, was: former?.name ?? "", becomes: owner.name)
        if changesHands { try ImplementationStore.tell(told, of.work.id, by: officer, at: visit.now, db) }
        let isNew = former?.service != owner.service
        let recipients = try isNew ? owner.service.map { try FeasibilityStore.recipients([$0], db)[$0] ?? [] } ?? [] : []
        return Outcome(
            to: of.link + "/porteur", saying: changesHands ? "Le projet change de porteur. Les habitants peuvent lire pourquoi." : "Le porteur est enregistré.",
            journal: [of.entry("entrust", [owner.name, owner.reason].filter { !$0.isEmpty }.joined(separator: " : "))],
            letters: ImplementationLetters.entrusted(of.edition, 1, of.link, to: recipients)
                + (changesHands ? ImplementationLetters.told(of, told, isDecision: false) : [])
        )
    }
}
