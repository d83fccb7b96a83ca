import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who follow a body read who sits in it, college by college, and who did; its officer calls substitutes.
struct MembersPage: Page {
    static let path: Path = "/bureau/instances/:assembly/membres"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let rooms: [CollegeRoom]
    let seats: [Seat]
    let former: [Seat]
    var share = ResidentsShare(percent: 0, [])
    var offices: [HeldOffice] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        let seats = try SeatStore.held(in: id, at: visit.now, db)
        return Self(
            standing: standing, rooms: try AssemblyStore.colleges(id, db).map { CollegeRoom($0, seats) }, seats: seats,
            former: try SeatStore.former(in: id, at: visit.now, db), share: try RecruitmentStore.residentsShare(id, at: visit.now, db),
            offices: try SeatStore.offices(in: id, db))
    }

    func title(_ t: Texts) -> String { t("Membres") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.deskTabs(standing.assembly, at: "/membres"))\
            \(residents(t))\
            \(MandateRules.mayAppoint(standing).map { standing.isOfficer ? view.notice($0) : .empty } ?? appointing(view))\
            \(each: rooms, { room in section(room.college.name) { college(room, view) } })\
            \(if: !offices.isEmpty, section(t("Le bureau, au fil du temps"), id: "bureau") { bureau(view) })\
            \(if: !former.isEmpty, section(t("Mandats finis")) { history(view) })
            """
    }

    /// Whether residents have the majority that the reference framework asks for.
    private func residents(_ t: Texts) -> HTML {
        if !share.isHeld { return alert(.warning, t("La charte demande au moins \(t.percent(tenths: share.percent * 10)) d’habitants : ils sont \(share.residents) sur \(share.all).")) }
        let all = rooms.reduce(0) { $0 + $1.memberCount }, residents = rooms.filter(\.college.isResidents).reduce(0) { $0 + $1.memberCount }
        guard rooms.contains(where: { !$0.college.isResidents }), rooms.contains(where: \.college.isResidents), all > 0, residents * 2 < all else { return .empty }
        return alert(.warning, t(residents, one: "Les habitants n’ont plus la majorité : \(residents) membre sur \(all).", many: "Les habitants n’ont plus la majorité : \(residents) membres sur \(all)."))
    }

    private func appointing(_ view: View) -> HTML {
        let isOpen = view.form.isFilled
        return details(view.t("Ajouter un membre élu ou nommé"), isOpen: isOpen, view.form("\(standing.assembly.deskLink)/membres", listsErrors: isOpen) {
            """
            \(view.emailField(label: "Adresse électronique de la personne", help: "Celle de son compte.", autocomplete: "off"))\
            \(view.select("college", label: "Collège", choices: rooms.map { Choice("\($0.college.id)", text: $0.college.name) }))\
            \(view.radios("rank", legend: "Place", choices: Seat.Rank.allCases.map { Choice($0.rawValue, $0.name) }, value: Seat.Rank.member.rawValue, isRow: true))\
            \(view.radios("gender", legend: "Genre, pour la parité", choices: Seat.Gender.allCases.map { Choice($0.rawValue, $0.name) }, value: Seat.Gender.unsaid.rawValue, isRow: true))\
            \(view.textField("organisation", label: "Association ou organisme", required: false, maxLength: 150))\
            \(if: rooms.contains { $0.college.entry == .association }, view.textField("rna", label: "Numéro RNA", help: "Pour une association : W suivi de neuf chiffres. Lisez ses statuts avant de l’ajouter.", required: false, maxLength: 10, width: .short))\
            \(view.textField("reason", label: "Élection ou nomination", help: "Par exemple : élue en plénière le 3 mars ; arrêté n° 12.", maxLength: 200))\
            \(view.checkbox("engaged", label: "La personne a signé la lettre d’engagement", required: true))\
            \(view.submit("Ajouter", style: .secondary))
            """
        })
    }

    private func college(_ room: CollegeRoom, _ view: View) -> HTML {
        let t = view.t, held = seats.filter { $0.college == room.college.id }
        return """
            \(held.isEmpty ? emptyState(t("Personne n’y siège encore.")) : table(
                room.college.name, isCaptionHidden: true,
                columns: [Column(t("Personne"), isHeading: true), Column(t("Place")), Column(t("Fonction")), Column(t("Fin du mandat"))], rows: held
            ) { seat in
                [
                    #"<a href="\#(url: "\(standing.assembly.deskLink)/membres/\(seat.id)")">\#(seat.name)</a>"#,
                    HTML(text: seat.rank == .substitute ? t(seat.rank.name) : t(seat.level.name)),
                    HTML(text: seat.office == .none ? "" : t(seat.office.name)), seat.until.map { view.time($0) } ?? HTML(text: t("Sans date")),
                ]
            })\
            \(if: room.college.substitutes > 0, call(room, view))
            """
    }

    private func call(_ room: CollegeRoom, _ view: View) -> HTML {
        let next = MandateRules.next(room, seats)
        if let refusal = MandateRules.mayCall(standing, room, next, share) { return view.refusal(refusal) }
        return view.action(
            "\(standing.assembly.deskLink)/colleges/\(room.college.id)/suppleance", "Appeler le prochain suppléant : \(next?.name ?? "")")
    }

    private func bureau(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Le bureau, au fil du temps"), isCaptionHidden: true, columns: [Column(t("Personne"), isHeading: true), Column(t("Fonction")), Column(t("Du")), Column(t("Au"))], rows: offices
        ) { [HTML(text: $0.name), HTML(text: t($0.office.name)), view.time($0.from), $0.until.map { view.time($0) } ?? HTML(text: t("aujourd’hui"))] }
    }

    private func history(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Mandats finis"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Collège")), Column(t("Du")), Column(t("Au")), Column(t("Raison"))], rows: former
        ) { seat in
            [
                HTML(text: seat.name), HTML(text: seat.collegeName), view.time(seat.from), (seat.leftAt ?? seat.until).map { view.time($0) } ?? .empty,
                HTML(text: t((seat.departure ?? .ended).name)),
            ]
        }
    }
}
