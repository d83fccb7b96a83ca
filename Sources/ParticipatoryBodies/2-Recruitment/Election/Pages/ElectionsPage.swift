import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone sees the elections of a body; its officer announces one.
struct ElectionsPage: Page {
    static let path: Path = "/instances/:assembly/elections"

    let standing: Standing
    let elections: [Election]
    let rooms: [CollegeRoom]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id, seats = try SeatStore.held(in: id, at: visit.now, db)
        return Self(
            standing: standing, elections: try ElectionStore.all(id, db), rooms: try AssemblyStore.colleges(id, db).map { CollegeRoom($0, seats) }, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Élections : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(elections.isEmpty ? emptyState(t("Aucune élection pour l’instant.")) : cards(elections, isWide: true) { election in
                let stage = election.stage(at: now)
                return Card(
                    election.name(t), path: election.link(standing.assembly), kicker: election.round.map { t.period($0.opensAt, $0.closesAt) },
                    meta: [t(election.places, one: "1 place", many: "\(election.places) places"), t(election.standing.count, one: "1 candidature", many: "\(election.standing.count) candidatures")],
                    badges: badge(t(stage.name), stage.tone))
            })\
            \(if: ElectionRules.mayAnnounce(standing) == nil, announcing(view))
            """
    }

    private func announcing(_ view: View) -> HTML {
        let colleges = rooms.filter { $0.college.entry == .election && $0.free != 0 }.map { Choice("\($0.college.id)", text: $0.college.name) }
        let offices = Seat.Office.allCases.filter { $0 != .none }.map { Choice($0.rawValue, $0.name) }
        return details(view.t("Annoncer une élection"), isOpen: view.form.isFilled, view.form(standing.assembly.link + "/elections", guardsDraft: true) {
            """
            \(view.select("target", label: "Ce qui est à pourvoir", help: "Les sièges d’un collège où l’on entre par élection, ou une fonction du bureau.", choices: colleges + offices))\
            \(view.numberField("places", label: "Places", value: 1, min: 1, max: 200))\
            \(view.dateTimeField("candidates_until", label: "Candidatures jusqu’au", min: now))\
            <div class="row">\(view.dateTimeField("opens", label: "Le vote ouvre", min: now))\(view.dateTimeField("closes", label: "Le vote ferme", min: now))</div>\
            \(view.submit("Annoncer"))
            """
        })
    }
}
