import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An agent says when she is away and who answers in her place.
struct AbsencePage: Page {
    static let path: Path = "/bureau/service/absence"
    static var surroundings: Surroundings { .desk }

    let absences: [Absence]
    let colleagues: [(account: AccountID, name: String)]
    let account: AccountID
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = StudyServiceRules.mayDeclareAbsence(visit.actor) { throw refusal }
        let account = try visit.account()
        return Self(
            absences: try StudyServiceStore.absences(of: account, at: visit.now, db), colleagues: try DeclareAbsence.colleagues(visit, db), account: account,
            now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Mon absence") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Pendant votre absence, la personne que vous choisissez fait votre travail, avec vos rôles. Ce prêt s’arrête tout seul."))</p>\
            \(each: absences, { absence in panel(nil, """
                <p>\(absence.account == account
                    ? t("Vous êtes absent du \(day: absence.from) au \(day: absence.until) : \(absence.delegateName) répond à votre place.")
                    : t("Vous répondez à la place de \(absence.name) du \(day: absence.from) au \(day: absence.until)."))</p>\
                \(if: absence.account == account, view.action("/bureau/service/absence/fin", "Je suis de retour", fields: [("absence", "\(absence.id)")]))
                """) })\
            \(section(t("Déclarer une absence"), id: "declarer") {
                colleagues.isEmpty ? emptyState(t("Aucun collègue ne peut répondre à votre place : demandez à l’administration d’en nommer un.")) : view.form("/bureau/service/absence") {
                    """
                    <div class="row">\(view.dateField("from", label: "Du", value: now, min: now))\(view.dateField("until", label: "Au, inclus", min: now))</div>\
                    \(view.select("delegate", label: "Qui répond à votre place", choices: colleagues.map { Choice("\($0.account)", text: $0.name) }))\
                    \(view.submit("Prêter mes rôles"))
                    """
                }
            })
            """
    }
}
