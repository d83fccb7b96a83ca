import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An officer creates a body: first its kind, then a form already filled with what the kind usually is.
struct CreateAssemblyPage: Page {
    static let path: Path = "/bureau/instances/nouvelle"
    static let link = "/bureau/instances/nouvelle"
    static var surroundings: Surroundings { .desk }

    /// Nil: to be chosen.
    let kind: AssemblyKind?
    let territories: [Territory]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = AssemblyRules.mayCreate(visit.actor) { throw refusal }
        let typed = visit.form.value("kind") ?? visit.query["nature"]
        return Self(kind: typed.flatMap { AssemblyKind(rawValue: $0) }, territories: try TerritoryStore.all(db).filter { $0.kind != .city }, now: visit.now)
    }

    func title(_ t: Texts) -> String { kind.map { t("Nouvelle instance : \(t($0.name))") } ?? t("Nouvelle instance") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Instances"), "/bureau/instances")] + (kind == nil ? [] : [Crumb(t("Nouvelle instance"), Self.link)])
    }

    func body(_ view: View) -> HTML {
        guard let kind else { return kinds(view) }
        return view.form(Self.link, guardsDraft: true) {
            """
            \(view.hidden("kind", kind.rawValue))\
            \(view.textField("slug", label: "Nom dans l’adresse", help: "Lettres sans accent, chiffres et tirets. Exemple : vieux-ponts.", maxLength: 40))\
            \(view.dateField("starts", label: "Existe à partir du", value: now))\
            \(view.assemblyFields(kind, nil, territories))\
            \(buttons(view.submit("Créer l’instance"), view.linkButton(Self.link, "Choisir une autre nature", style: .quiet)))
            """
        }
    }

    private func kinds(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Choisissez ce qu’elle est : la plateforme propose les réglages habituels, que vous pourrez changer."))</p>\
            \(cards(AssemblyKind.allCases) { kind in
                Card(t(kind.name), path: Self.link + "?nature=" + kind.rawValue, text: t(kind.use), meta: kind.legalBasis.isEmpty ? [] : [kind.legalBasis])
            })
            """
    }
}

extension View {
    /// What a body is: the same fields to create it and to change it.
    func assemblyFields(_ kind: AssemblyKind, _ assembly: Assembly?, _ territories: [Territory]) -> HTML {
        let term = assembly?.term ?? kind.term
        let places = assembly?.territories.map { "\($0.id)" } ?? []
        return """
            \(textField("name", label: "Nom de l’instance", value: assembly?.name, maxLength: 120))\
            \(textArea("purpose", label: "À quoi elle sert", help: "Les habitants le liront en premier.", value: assembly?.purpose, rows: 4, maxLength: 1500))\
            \(checkboxes("territories", legend: "Où", help: kind.isLocal ? "Au moins un." : "Rien de coché : toute la ville.", choices: territories.map { Choice("\($0.id)", text: $0.name) }, values: places, required: kind.isLocal))\
            \(textField("legal_basis", label: "Fondement", help: "La loi, puis la délibération avec sa date.", value: assembly?.legalBasis ?? kind.legalBasis, required: false, maxLength: 300))\
            \(textField("plan", label: "Action du plan de mandat", value: assembly?.plan, required: false, maxLength: 200))\
            \(textField("plan_link", label: "Adresse de la page de cette action", help: "Par exemple https://www.maville.fr/plan/action-12.", value: assembly?.planLink, required: false, maxLength: 300))\
            \(dateField("ends", label: "Prend fin le", help: kind.isTemporary ? "Cette nature d’instance est temporaire le plus souvent." : "Rien : elle est permanente.", value: assembly?.endsAt, required: false))\
            \(fieldset("Mandats") { """
                <div class="row">\
                \(numberField("term_months", label: "Durée d’un mandat", value: term.months, min: 1, max: 120, unit: "mois"))\
                \(numberField("most_terms", label: "Mandats de suite, au plus", value: term.most, required: false, min: 1, max: 20))</div>\
                \(radios("renewal", legend: "Renouvellement", choices: Term.Renewal.allCases.map { Choice($0.rawValue, $0.name) }, value: term.renewal.rawValue, isRow: true))
                """ })\
            \(textArea("engagement", label: "Lettre d’engagement", help: "Ce que chaque membre accepte en entrant. Rien : venir ou prévenir, respecter chacun, dire ses intérêts.", value: assembly?.engagement, required: false, rows: 4, maxLength: 3000))
            """
    }
}
