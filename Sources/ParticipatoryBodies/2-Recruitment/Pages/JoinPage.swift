import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A signed-in resident asks to sit in a body: college, how much, how she is shown, and the engagement that she accepts.
struct JoinPage: Page {
    static let path: Path = "/instances/:assembly/participer"

    let candidate: RecruitmentRules.Candidate
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let candidate = try candidate(visit, db), refusal = RecruitmentRules.mayApply(candidate)
        if refusal == .signIn { throw Refusal.signIn }
        return Self(candidate: candidate, refusal: refusal)
    }

    static func candidate(_ visit: Visit, _ db: Reading) throws -> RecruitmentRules.Candidate {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        return RecruitmentRules.Candidate(
            standing: standing, colleges: try AssemblyStore.colleges(id, db),
            open: try visit.actor.account.flatMap { try RecruitmentStore.open(of: $0, in: id, db) },
            terms: try visit.actor.account.map { try SeatStore.terms(of: $0, in: id, db) } ?? 0)
    }

    func title(_ t: Texts) -> String { t("Participer : \(candidate.standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { candidate.standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let assembly = candidate.standing.assembly
        if let refusal { return view.notice(refusal) + withdrawal(view) }
        return columns(
            main: view.form("\(assembly.link)/participer", files: candidate.askable.contains { $0.entry == .association }, guardsDraft: true) { fields(view) },
            aside: panel(view.t("Ce que fait cette instance"), prose(Markdown.html(assembly.purpose), language: view.t.languageOfWords)))
    }

    private func withdrawal(_ view: View) -> HTML {
        guard let open = candidate.open else { return .empty }
        return panel(view.t("Votre demande"), """
            \(facts([(view.t("Collège"), HTML(text: open.collegeName)), (view.t("Envoyée le"), view.time(open.sentAt))]))\
            \(view.action("\(candidate.standing.assembly.link)/participer/retrait", "Retirer ma demande", confirm: "Vous pourrez en envoyer une autre."))
            """)
    }

    private func fields(_ view: View) -> HTML {
        let colleges = candidate.askable, isOne = colleges.count == 1
        let isForAssociations = colleges.contains { $0.entry == .association }
        return """
            \(isOne ? view.hidden("college", "\(colleges[0].id)") : view.radios("college", legend: "Collège", choices: colleges.map { Choice("\($0.id)", text: $0.name, help: view.t($0.askingWords)) }))\
            \(if: isOne, "<p>\(view.t(colleges[0].askingWords))</p>")\
            \(if: colleges.contains { $0.entry == .free }, view.radios("level", legend: "Votre participation", choices: Seat.Level.allCases.map { Choice($0.rawValue, $0.name, help: $0.meaning) }, value: Seat.Level.lasting.rawValue))\
            \(if: isForAssociations, view.fieldset("Si vous représentez une association") { """
                \(view.textField("organisation", label: "Nom de l’association", required: false, maxLength: 150))\
                \(view.textField("rna", label: "Numéro RNA", help: "W suivi de neuf chiffres, sur le récépissé de la préfecture.", required: false, maxLength: 10, width: .short))\
                \(view.fileField("statutes", label: "Statuts de l’association", help: "PDF ou texte, 10 Mo au plus. Seule la personne qui vous répond les lit.", accept: FileUpload.accept))
                """ })\
            \(if: colleges.contains { $0.entry == .draw }, view.fieldset("Pour le tirage au sort", help: "Un panel qui ressemble à la ville se tire avec ces réponses. On les publie sans nom, et jamais votre adresse.") { """
                \(view.select("occupation", label: "Votre activité", choices: Occupation.allCases.map { Choice($0.rawValue, $0.name) }, empty: "Je préfère ne pas le dire", required: false))\
                \(view.textField("address", label: "Votre adresse", help: "Une seule personne par foyer est tirée. L’adresse elle-même n’est pas gardée.", required: false, maxLength: 200, autocomplete: "address-line1"))
                """ })\
            \(view.textArea("motivation", label: "Pourquoi vous voulez participer", required: false, rows: 4, maxLength: 1500))\
            \(view.radios("gender", legend: "Vous êtes", help: "Sert à mesurer et à tenir la parité. Votre page ne le montre pas ; un tirage au sort le publie sans nom, avec le quartier.", choices: Seat.Gender.allCases.map { Choice($0.rawValue, $0.name) }, value: Seat.Gender.unsaid.rawValue, isRow: true))\
            \(view.radios("shown_as", legend: "Ce que la page publique montre de vous", choices: candidate.standing.assembly.kind.showings.map { Choice($0.rawValue, $0.name) }, value: candidate.standing.assembly.kind.showings[0].rawValue))\
            \(view.textArea("conflicts", label: "Intérêts à déclarer", help: "Un mandat, un emploi ou un projet qui toucherait aux sujets traités.", required: false, rows: 2, maxLength: 800))\
            \(view.fieldset("Lettre d’engagement") { """
                \(view.engagement(candidate.standing.assembly))\
                \(view.checkbox("engaged", label: "J’accepte la lettre d’engagement et la charte", required: true))
                """ })\
            \(view.submit("Envoyer"))
            """
    }
}

extension Occupation {
    var name: Message {
        switch self {
        case .farmer: "Agriculture"
        case .trader: "Artisanat, commerce, entreprise"
        case .manager: "Cadre, profession intellectuelle"
        case .intermediate: "Profession intermédiaire"
        case .employee: "Employé·e"
        case .worker: "Ouvrier, ouvrière"
        case .retired: "Retraité·e"
        case .student: "Élève, étudiant·e"
        case .other: "Autre, sans emploi"
        }
    }
}

extension College {
    /// What asking leads to.
    var askingWords: Message {
        switch entry {
        case .free: "Adhésion libre : vous êtes membre tout de suite."
        case .candidacy: "Sur candidature : vous recevez une réponse."
        case .association: "Pour les associations, qui désignent leur représentant."
        case .draw: "Votre nom entre dans le tirage au sort."
        case .election, .appointment: ""
        }
    }
}
