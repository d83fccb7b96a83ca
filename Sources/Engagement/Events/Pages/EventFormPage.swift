import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who announces writes what an event is, where, when, for how many; or changes it.
struct EventFormPage: Page {
    static let path: Path = "/bureau/agenda/:event/annonce"
    static var surroundings: Surroundings { .desk }

    let subject: SaveEvent.Subject
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try SaveEvent.Subject(visit, db)
        if let refusal = subject.refusal(visit) { throw refusal }
        return Self(subject: subject, now: visit.now)
    }

    private var plan: EventPlan? { subject.event?.plan }

    func title(_ t: Texts) -> String { subject.event == nil ? t("Annoncer un événement") : t("Changer l’annonce") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk)] + (subject.event.map { [Crumb($0.plan.title, $0.deskLink)] } ?? [])
    }

    func body(_ view: View) -> HTML {
        let link = subject.event.map { $0.deskLink + "/annonce" } ?? EventLinks.new
        return """
            \(if: (subject.event?.taken ?? 0) > 0, alert(.info, view.t("Des personnes sont inscrites : si l’heure ou le lieu changent, elles en sont prévenues.")))\
            \(view.form(link, guardsDraft: true) { "\(what(view))\(place(view))\(moment(view))\(coming(view))\(view.submit("Enregistrer"))" })
            """
    }

    private func what(_ view: View) -> HTML {
        """
        \(view.select("kind", label: "Nature", choices: Event.Kind.allCases.map { Choice($0.rawValue, $0.name) }, value: plan?.kind.rawValue))\
        \(view.textField("title", label: "Titre", value: plan?.title, maxLength: 120))\
        \(view.textArea("description", label: "Ce que l’on y fera", help: "Pour qui, comment cela se passe, quoi apporter.", value: plan?.description, rows: 6, maxLength: 5000))\
        \(if: !subject.choices.editions.isEmpty, view.select(
            "edition", label: "Édition du budget participatif", choices: subject.choices.editions.map { Choice("\($0.id)", text: $0.title) }, value: plan?.edition.map { "\($0)" },
            empty: "Aucune en particulier", required: false))
        """
    }

    private func place(_ view: View) -> HTML {
        """
        \(view.select(
            "territory", label: "Quartier", choices: subject.choices.territories.map { Choice("\($0.id)", text: $0.name) }, value: plan?.territory.map { "\($0)" }, empty: "Toute la ville", required: false))\
        \(view.textField("place", label: "Lieu", help: "Le nom et l’adresse.", value: plan?.place, maxLength: 200))\
        \(view.textField("access", label: "Accès", help: "Marches, ascenseur, arrêt de bus, boucle magnétique.", value: plan?.access, required: false, maxLength: 400))\
        \(if: view.ground.isKnown, view.pointField(value: plan?.point.map { (latitude: $0.latitude, longitude: $0.longitude) }))\
        \(view.textField("link", label: "Pour suivre à distance", help: "Une adresse qui commence par https://.", value: plan?.link, required: false, maxLength: 300))
        """
    }

    private func moment(_ view: View) -> HTML {
        "\(view.dateTimeField("starts", label: "Début", value: plan?.startsAt, min: now))\(view.dateTimeField("ends", label: "Fin", value: plan?.endsAt, min: now))"
    }

    private func coming(_ view: View) -> HTML {
        """
        \(view.checkbox("sign_ups", label: "Sur inscription", help: "Sinon, l’entrée est libre.", checked: plan?.takesSignUps ?? false))\
        \(view.numberField("capacity", label: "Places", help: "Rien s’il n’y a pas de limite.", value: plan?.capacity, required: false, min: 1, max: 5000))\
        \(view.checkbox("childcare", label: "Des enfants peuvent être gardés", checked: plan?.hasChildcare ?? false))\
        \(view.textArea("material", label: "Matériel pour celles et ceux qui aident", help: "Une chose par ligne.", value: plan?.material, required: false, rows: 3, maxLength: 1000))
        """
    }
}
