import Database
import HTML
import L10n
import Vocabulary
import Web

/// The minutes of a session, as the group signs and prints them.
struct ReviewMinutesPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/compte-rendu"
    static var surroundings: Surroundings { .desk }

    let file: ReviewSessionFile
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ReviewSessionStore.file(visit, db)
        if let refusal = ReviewSessionRules.mayRead(file, visit.actor) { throw refusal }
        if file.session.stage == .open { throw Refusal.notNow("La séance n’est pas close : il n’y a pas encore de compte rendu.", wayOut: file.link, named: "Aller à la séance") }
        return Self(file: file, home: file.edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Compte rendu : \(file.session.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(file.session.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t, seen = file.items.filter { $0.verdict != nil }
        let absent = file.members.filter { !$0.isPresent }.map(\.name).joined(separator: ", ")
        return """
            <p class="intro">\(t("\(file.edition.title). Relecture des décisions de recevabilité par le groupe transversal."))</p>\
            \(view.sessionFacts(file))\(if: !absent.isEmpty, "<p>\(t("Excusés ou absents : \(absent)."))</p>")\
            <p>\(t("Décisions confirmées : \(count(.confirmed)). Infirmées : \(count(.overturned)). Reportées : \(count(.postponed))."))</p>\
            \(table(t("Ce que le groupe a décidé"), columns: [
                Column(t("Proposition"), isHeading: true), Column(t("Décision relue")), Column(t("Signée par")), Column(t("Le groupe")), Column(t("Motif"), isProse: true),
            ], rows: seen) { item in
                ["n°\u{A0}\(item.number) · \(item.title)", HTML(text: t(item.outcome.name)), HTML(text: item.decidedByName), view.verdict(item), HTML(text: item.reason)]
            })\
            \(if: !file.session.remarks.isEmpty, section(t("Remarques")) { "\(each: file.session.remarks.split(separator: "\n"), { "<p>\($0)</p>" })" })\
            <p>\(file.session.signatures(t))</p><p class="row">\(view.pdfButton())</p>
            """
    }

    private func count(_ verdict: ReviewSessionItem.Verdict) -> Int { file.items.count { $0.verdict == verdict } }
}

extension ReviewSession {
    /// Who wrote the minutes, who signed them.
    func signatures(_ t: Texts) -> String {
        guard let closedAt else { return "" }
        let written = t("Rédigé par \(closedByName ?? "") le \(closedAt).")
        guard let signedAt else { return written + " " + t("Une autre personne présente doit encore le signer.") }
        return written + " " + t("Signé par \(signedByName ?? "") le \(signedAt).")
    }
}
