import Database
import HTML
import L10n
import Vocabulary
import Web

/// A member sees her own seat, changes how she is shown and how much she takes part, or leaves it.
struct OwnSeatPage: Page {
    static let path: Path = "/instances/:assembly/mon-siege"

    let assembly: Assembly
    let seat: Seat
    /// Whether one chooses how much one takes part.
    let isFree: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = MandateRules.mayChangeOwn(standing) { throw refusal }
        guard let seat = standing.seat else { throw NotFound() }
        let college = try AssemblyStore.colleges(standing.assembly.id, db).first { $0.id == seat.college }
        return Self(assembly: standing.assembly, seat: seat, isFree: college?.entry == .free)
    }

    func title(_ t: Texts) -> String { t("Mon siège : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(view.form("\(assembly.link)/mon-siege") { """
                    \(if: isFree, view.radios("level", legend: "Votre participation", choices: Seat.Level.allCases.map { Choice($0.rawValue, $0.name, help: $0.meaning) }, value: seat.level.rawValue))\
                    \(view.radios("shown_as", legend: "Ce que la page publique montre de vous", choices: assembly.kind.showings.map { Choice($0.rawValue, $0.name) }, value: seat.shownAs.rawValue))\
                    \(view.textArea("conflicts", label: "Intérêts à déclarer", help: "Un mandat, un emploi ou un projet qui toucherait aux sujets traités. La personne qui anime l’instance les lit.", value: seat.conflicts, required: false, rows: 2, maxLength: 800))\
                    \(view.submit("Enregistrer"))
                    """ })\
                \(view.action("\(assembly.link)/mon-siege/demission", "Quitter l’instance", style: .danger, confirm: "Votre mandat prend fin tout de suite."))
                """,
            aside: panel(t("Mon mandat"), facts([
                (t("Collège"), HTML(text: seat.collegeName)), (t("Place"), HTML(text: t(seat.rank.name))),
                (t("Fonction"), HTML(text: t(seat.office.name))), (t("Depuis le"), view.time(seat.from)),
                (t("Jusqu’au"), seat.until.map { view.time($0) } ?? HTML(text: t("Sans date de fin"))),
            ])) + panel(t("Lettre d’engagement"), "\(view.engagement(assembly))\(seat.engagedAt.map { "<p class=\"muted\">\(t("Acceptée le \(day: $0)."))</p>" as HTML })"))
    }
}
