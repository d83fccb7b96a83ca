import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An officer sees a seat, gives it an office or ends it with its reason.
struct SeatPage: Page {
    static let path: Path = "/bureau/instances/:assembly/membres/:seat"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let seat: Seat
    let refusal: Refusal?
    /// The statutes of the association that named her, what it wrote to change its representative, and where they are read.
    var papers: [(document: Document, path: String)] = []
    /// Nil: the association may name somebody else.
    var refusalToReplace: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        let seat = try SeatStore.seat(try visit.id("seat"), in: standing.assembly.id, db)
        guard let college = try AssemblyStore.colleges(standing.assembly.id, db).first(where: { $0.id == seat.college }) else { throw NotFound() }
        return Self(
            standing: standing, seat: seat, refusal: MandateRules.mayChange(standing, seat, at: visit.now),
            papers: try statutes(of: seat, standing, db) + RepresentativeProof.files(seat, standing, db),
            refusalToReplace: MandateRules.mayReplace(standing, seat, college.entry, at: visit.now))
    }

    private static func statutes(of seat: Seat, _ standing: Standing, _ db: Reading) throws -> [(document: Document, path: String)] {
        let assembly = standing.assembly
        guard RecruitmentRules.mayReadPapers(standing) == nil, let origin = try RecruitmentStore.origin(of: seat, in: assembly.id, db) else { return [] }
        return try DocumentStore.all(of: Association.statutes, origin.number, db).map { ($0, "\(assembly.deskLink)/candidatures/\(origin)/statuts/\($0.id)") }
    }

    func title(_ t: Texts) -> String { seat.name }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) + [Crumb(t("Membres"), standing.assembly.deskLink + "/membres")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [
            (t("Collège"), HTML(text: seat.collegeName)), (t("Place"), HTML(text: t(seat.rank.name))), (t("Participation"), HTML(text: t(seat.level.name))),
            (t("Siège depuis le"), view.time(seat.from)), (t("Fin du mandat"), seat.until.map { view.time($0) } ?? HTML(text: t("Sans date"))),
        ]
        if !seat.organisation.isEmpty { pairs.append((t("Association"), HTML(text: [seat.organisation, seat.rna].filter { !$0.isEmpty }.joined(separator: ", ")))) }
        if let replaced = seat.replaced { pairs.append((t("Remplace"), HTML(text: replaced))) }
        if let engaged = seat.engagedAt { pairs.append((t("Lettre d’engagement"), view.time(engaged))) }
        if !seat.conflicts.isEmpty, RecruitmentRules.mayReadPapers(standing) == nil { pairs.append((t("Intérêts déclarés"), HTML(text: seat.conflicts))) }
        if let left = seat.leftAt { pairs.append((t("Parti·e le"), view.time(left))) }
        return columns(main: refusal.map { view.notice($0) } ?? "\(office(view))\(if: refusalToReplace == nil, replacing(view))\(ending(view))", aside: panel(t("Ce mandat"), "\(facts(pairs))\(if: !papers.isEmpty, fileList(papers.map { $0.document.line(t, at: $0.path) }))"))
    }

    private var link: String { "\(standing.assembly.deskLink)/membres/\(seat.id)" }

    private func office(_ view: View) -> HTML {
        guard seat.rank == .member else { return .empty }
        return section(view.t("Fonction au bureau")) {
            view.form(link + "/fonction", listsErrors: false) {
                """
                \(view.radios("office", legend: "Fonction", choices: Seat.Office.allCases.map { Choice($0.rawValue, $0.name) }, value: seat.office.rawValue))\
                \(view.submit("Enregistrer"))
                """
            }
        }
    }

    private func replacing(_ view: View) -> HTML {
        let isOpen = ["email", "gender", "change_reason", "engaged", "file", "file_title"].contains { view.form.error($0) != nil }
        return details(view.t("L’association change de représentant·e"), isOpen: isOpen, view.form(link + "/representation", files: true, listsErrors: isOpen) {
            """
            <p>\(view.t("Le siège de « \(seat.organisation) » continue, jusqu’à la même date. Les deux personnes sont prévenues."))</p>\
            \(view.emailField(label: "Adresse électronique de la personne désignée", help: "Celle de son compte.", autocomplete: "off"))\
            \(view.radios("gender", legend: "Genre, pour la parité", choices: Seat.Gender.allCases.map { Choice($0.rawValue, $0.name) }, value: Seat.Gender.unsaid.rawValue, isRow: true))\
            \(view.textField("change_reason", label: "Motif", help: "Les deux personnes le liront.", maxLength: 300))\
            \(view.fileUploadFields())\
            \(view.checkbox("engaged", label: "La personne a signé la lettre d’engagement", required: true))\
            \(view.submit("Passer le siège", style: .secondary))
            """
        })
    }

    private func ending(_ view: View) -> HTML {
        let isOpen = view.form.error("reason") != nil || view.form.error("departure") != nil
        return details(view.t("Mettre fin à ce mandat"), isOpen: isOpen, view.form(link + "/fin", listsErrors: isOpen) {
            """
            \(view.radios("departure", legend: "Raison", help: "Pour des absences, passez par la page des absences.", choices: EndSeat.departures.map { Choice($0.rawValue, $0.name) }))\
            \(view.textField("reason", label: "Motif", help: "La personne le lira.", maxLength: 300))\
            \(view.submit("Mettre fin au mandat", style: .danger))
            """
        })
    }
}
