import Database
import HTML
import L10n
import Vocabulary
import Web

/// The auditor, and the officer, see on one page all that a vote leaves to look at, and where each thing is read. Nothing changes here.
struct VoteControlPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/controle"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/controle" }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let checks: [VoteCheck]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = RegisterRules.mayRead(edition, visit.actor) { throw refusal }
        return VoteControlPage(edition: edition, checks: try VoteCheck.all(edition, visit, db))
    }

    func title(_ t: Texts) -> String { t("Contrôle du vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Tout ce qui se vérifie sans rien changer. Aucun choix ne se lit d’ici.")))
            \(table(
                t("À contrôler"), isCaptionHidden: true, columns: [Column(t("Quoi"), isHeading: true), Column(t("État"), isProse: true), Column(t("Regard"), isTitleHidden: true)], rows: checks
            ) { check in
                [#"<a href="\#(check.link)">\#(t(check.what))</a>"#, HTML(text: t(check.state)), mark(check, t)]
            })
            """
    }

    private func mark(_ check: VoteCheck, _ t: Texts) -> HTML {
        guard let isRight = check.isRight else { return .empty }
        return isRight ? badge(t("En ordre"), .success) : badge(t("À regarder"), .warning)
    }
}
