import Database
import HTML
import L10n
import Vocabulary
import Web

/// The members find one another, each as she agreed.
struct DirectoryPage: Page {
    static let path: Path = "/instances/:assembly/annuaire"

    let standing: Standing
    let seats: [Seat]
    let entries: [ID<Seat>: DirectoryEntry]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        return Self(
            standing: standing, seats: try SeatStore.held(in: id, at: visit.now, db).filter { !$0.isPupil }, entries: try DirectoryStore.entries(id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Annuaire : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Pour les membres et la personne qui anime l’instance. Chaque membre choisit ce que les autres lisent."))</p>\
            \(seats.isEmpty ? emptyState(t("Personne n’y siège encore.")) : table(
                t("Annuaire"), isCaptionHidden: true,
                columns: [Column(t("Personne"), isHeading: true), Column(t("Collège")), Column(t("Fonction")), Column(t("Pour la joindre")), Column(t("En quelques mots"))], rows: seats
            ) { row($0, t) })\
            \(if: MandateRules.mayChangeOwn(standing) == nil, choosing(view))
            """
    }

    private func row(_ seat: Seat, _ t: Texts) -> [HTML] {
        let entry = entries[seat.id], email: HTML = entry?.email.map { #"<a href="\#(url: "mailto:" + $0)">\#($0)</a>"# } ?? .empty
        let telephone = entry?.telephone ?? ""
        return [
            HTML(text: seat.name), HTML(text: seat.organisation.isEmpty ? seat.collegeName : "\(seat.collegeName), \(seat.organisation)"),
            HTML(text: seat.office == .none ? "" : t(seat.office.name)), "\(email)\(if: entry?.email != nil && !telephone.isEmpty, ", ")\(telephone)", HTML(text: entry?.words ?? ""),
        ]
    }

    private func choosing(_ view: View) -> HTML {
        let own = standing.seat.flatMap { entries[$0.id] }
        return section(view.t("Ce que les autres membres lisent de vous"), id: "vous") {
            view.form(standing.assembly.link + "/annuaire") { """
                \(view.checkbox("shows_email", label: "Montrer mon adresse électronique", checked: own?.email != nil))\
                \(view.textField("telephone", label: "Téléphone", value: own?.telephone, required: false, maxLength: 30, autocomplete: "tel"))\
                \(view.textField("words", label: "En quelques mots", help: "Par exemple : ce que vous suivez, quand vous joindre.", value: own?.words, required: false, maxLength: 200))\
                \(view.submit("Enregistrer"))
                """ }
        }
    }
}
