import Database
import HTML
import L10n
import Vocabulary
import Web

/// The minutes of a session of the services, as it signs and prints them.
struct ServiceMinutesPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/compte-rendu"
    static var surroundings: Surroundings { .desk }

    let file: ServiceSessionFile
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ServiceSessionStore.file(visit, db)
        if let refusal = ServiceSessionRules.mayRead(file, visit.actor) { throw refusal }
        if file.session.stage == .open { throw Refusal.notNow("La séance n’est pas close : il n’y a pas encore de compte rendu.", wayOut: file.link, named: "Aller à la séance") }
        return Self(file: file, home: file.edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Compte rendu : \(file.session.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(file.session.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t, absent = file.members.filter { !$0.isPresent }.map(\.name).joined(separator: ", ")
        return """
            <p class="intro">\(t("\(file.edition.title). Séance des services sur les projets qui en demandent plusieurs."))</p>\
            \(view.sessionFacts(file))\(if: !absent.isEmpty, "<p>\(t("Excusés ou absents : \(absent)."))</p>")\
            \(table(t("Ce que la séance a décidé"), columns: [
                Column(t("Proposition"), isHeading: true), Column(t("Services")), Column(t("Décision")), Column(t("Motif"), isProse: true),
            ], rows: file.items.filter { $0.decision != nil }) { item in
                [
                    "n°\u{A0}\(item.number) · \(item.title)", HTML(text: item.allServices(t)), view.decision(item),
                    "\(item.reason)\(if: !item.conditions.isEmpty, "<br><strong>\(t("Conditions"))</strong> \(item.conditions)")",
                ]
            })\(questions(view))\
            \(if: !file.session.remarks.isEmpty, section(t("Remarques")) { "\(each: file.session.remarks.split(separator: "\n"), { "<p>\($0)</p>" })" })\
            <p>\(file.session.signatures(t))</p><p class="row">\(view.pdfButton())</p>
            """
    }

    private func questions(_ view: View) -> HTML {
        let t = view.t, asked = file.items.flatMap { item in item.questions.map { (number: item.number, question: $0) } }
        guard !asked.isEmpty else { return .empty }
        return table(t("Questions posées en séance"), columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Service")), Column(t("Question"), isProse: true), Column(t("Attendue le")),
        ], rows: asked) { line in
            ["n°\u{A0}\(line.number)", HTML(text: line.question.serviceName), HTML(text: line.question.question), view.time(line.question.dueAt)]
        }
    }
}
