import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The adopted minutes alone, to print or to keep as PDF: for everyone when the meeting is public, else for its members.
struct PublishedMinutesPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu-adopte"
    static var surroundings: Surroundings { .bare }

    let file: MeetingFile
    let named: [(item: ID<AgendaItem>, name: String?, choice: Resolution.Choice)]
    let actions: [MeetingAction]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        let isMine = file.isMember || file.standing.runs || file.standing.follows
        guard file.meeting.publishedAt != nil || isMine && file.meeting.adoptedAt != nil else {
            throw Refusal.notNow("Le compte rendu n’est pas encore adopté.", wayOut: file.link, named: "Voir la réunion")
        }
        return Self(file: file, named: try MeetingStore.namedVotes(file, db), actions: try MeetingStore.actions(file.meeting.id, db))
    }

    func title(_ t: Texts) -> String { t("Compte rendu : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(file.meeting.title, kicker: file.assembly.name, intro: "\(t.when(file.meeting)). \(file.meeting.place)"))\
            \(if: !view.isPaper, buttons(view.pdfButton(), view.printButton))\
            \(section(t("Compte rendu")) { prose(Markdown.html(file.meeting.minutes), language: t.languageOfWords) })\
            \(if: !file.resolutions.isEmpty, section(t("Votes")) { votes(t) })\
            \(if: !actions.isEmpty, section(t("Ce qui a été décidé de faire")) { view.actions(actions) { _ in .empty } })\
            \(file.meeting.adoptedAt.map { "<p class=\"muted\">\(t("Adopté le \(day: $0)."))</p>" as HTML })
            """
    }

    private func votes(_ t: Texts) -> HTML {
        table(
            t("Votes"), isCaptionHidden: true, columns: [Column(t("Question"), isHeading: true), Column(t("Scrutin")), Column(t("Résultat"))], rows: file.resolutions
        ) { resolution in
            let names = named.filter { $0.item == resolution.item }.map { "\($0.name ?? t("Membre qui n’est pas nommé")) : \(t($0.choice.name))" }
            return [HTML(text: resolution.question), HTML(text: t(resolution.method.name)), HTML(text: ([t(resolution.result)] + names).joined(separator: " "))]
        }
    }
}
