import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The list that goes round the room to be signed, on paper: for who prepares the meeting.
struct SignInSheetPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/emargement"
    static var surroundings: Surroundings { .bare }
    /// Lines for who comes and is not of the body.
    static let guests = 12

    let file: MeetingFile
    let list: AttendanceList
    let signUps: [SignUp]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayPlan(file.standing) { throw refusal }
        return Self(file: file, list: try MeetingStore.attendance(file, db), signUps: try MeetingStore.signUps(file.meeting.id, db))
    }

    func title(_ t: Texts) -> String { t("Feuille d’émargement : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(t("Feuille d’émargement"), kicker: file.assembly.name, intro: "\(file.meeting.title). \(t.when(file.meeting)). \(file.meeting.place)"))\
            \(if: !view.isPaper, buttons(view.pdfButton(), view.printButton))\
            \(table(t("Membres"), columns: [Column(t("Membre"), isHeading: true), Column(t("Collège")), Column(t("Pouvoir donné à")), Column(t("Signature"))], rows: list.seats) { seat in
                [HTML(text: seat.name), HTML(text: seat.collegeName), HTML(text: proxy(seat)), "\u{A0}"]
            })\
            \(if: file.meeting.isPublic, table(t("Public et invités"), columns: [Column(t("Nom")), Column(t("Organisme")), Column(t("Signature"))], rows: Array(1...Self.guests)) { _ in
                ["\u{A0}", "\u{A0}", "\u{A0}"]
            })
            """
    }

    private func proxy(_ seat: Seat) -> String {
        guard let holder = list.announced(seat, signUps)?.holder ?? list[seat.id]?.holder else { return "" }
        return list.seats.first { $0.id == holder }?.name ?? ""
    }
}
