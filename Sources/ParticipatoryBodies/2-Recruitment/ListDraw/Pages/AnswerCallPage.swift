import Database
import HTML
import L10n
import Vocabulary
import Web

/// Somebody drawn from a list answers her letter with its code: she accepts, signed in, or refuses, as anybody.
struct AnswerCallPage: Page {
    static let path: Path = "/instances/:assembly/tirages/:draw/reponse"

    let assembly: Assembly
    let draw: PanelDraw
    let code: String
    let isSignedIn: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let assembly = try AssemblyStore.standing(visit, db).assembly, draw = try DrawStore.draw(try visit.id("draw"), in: assembly.id, db)
        guard draw.drawnAt != nil, try ListedPersonStore.isFromList(draw.id, db) else { throw NotFound() }
        return Self(assembly: assembly, draw: draw, code: visit.query["code"] ?? "", isSignedIn: visit.actor.isSignedIn)
    }

    func title(_ t: Texts) -> String { t("Vous êtes tiré·e au sort") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Le sort vous a désigné·e pour « \(assembly.name) ». Vous êtes libre d’accepter ou de refuser, sans dire pourquoi."))</p>\
            \(if: !isSignedIn, alert(.info, t("Pour accepter, il faut un compte : les convocations y arrivent. Pour refuser, le code suffit.")))\
            \(view.form(draw.link(assembly) + "/reponse") { """
                \(view.textField("code", label: "Le code de votre lettre", value: code, maxLength: 30, width: .short))\
                \(view.radios("answer", legend: "Votre réponse", choices: [Choice("accepted", "J’accepte de siéger"), Choice("refused", "Je refuse")], isRow: true))\
                \(view.radios("gender", legend: "Si vous acceptez, vous êtes", help: "Sert à tenir la parité. Personne ne le voit.", choices: Seat.Gender.allCases.map { Choice($0.rawValue, $0.name) }, value: Seat.Gender.unsaid.rawValue, isRow: true))\
                \(details(t("La lettre d’engagement"), view.engagement(assembly)))\
                \(view.checkbox("engaged", label: "J’accepte la lettre d’engagement et la charte", help: "Seulement si vous acceptez de siéger."))\(view.submit("Répondre"))
                """ })
            """
    }
}

extension ListedPerson.State {
    var name: Message {
        switch self {
        case .waiting: "En attente"
        case .called: "Appelé·e"
        case .accepted: "Accepte"
        case .refused: "Refuse"
        case .unreachable: "Injoignable"
        }
    }
}
