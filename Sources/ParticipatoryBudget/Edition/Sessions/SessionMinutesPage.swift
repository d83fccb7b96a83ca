import Database
import HTML
import L10n
import Vocabulary
import Web

/// The minutes of a session, as the group signs and prints them.
struct SessionMinutesPage<File: GroupSessionFile>: Page {
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session/compte-rendu") }
    static var surroundings: Surroundings { .desk }

    let file: File
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try File.inPath(visit, db)
        if let refusal = file.mayRead(visit.actor) { throw refusal }
        if file.session.stage == .open { throw Refusal.notNow("La séance n’est pas close : il n’y a pas encore de compte rendu.", wayOut: file.link, named: "Aller à la séance") }
        return Self(file: file, home: file.edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Compte rendu : \(file.session.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(file.session.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t, absent = file.members.filter { !$0.isPresent }.map(\.name).joined(separator: ", ")
        return """
            <p class="intro">\(t(File.words.minutes(file.edition)))</p>\
            \(view.sessionFacts(file))\(if: !absent.isEmpty, "<p>\(t("Excusés ou absents : \(absent)."))</p>")\
            \(file.decided(view))\
            \(if: !file.session.remarks.isEmpty, section(t("Remarques")) { "\(each: file.session.remarks.split(separator: "\n"), { "<p>\($0)</p>" })" })\
            <p>\(file.session.signatures(t))</p><p class="row">\(view.pdfButton())</p>
            """
    }
}
