import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// How the city answers its bodies: owed, late, answered in time, by body or by service.
struct FollowUpBoardPage: Page {
    static let path: Path = "/bureau/demandes/tableau"
    static let link = "/bureau/demandes/tableau"
    static var surroundings: Surroundings { .desk }

    let key: FollowUpStore.Key
    let lines: [(key: String, name: String, counts: FollowUpStore.Counts)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = RecommendationRules.mayFollow(visit.actor) { throw refusal }
        let key = visit.query["par"].flatMap { FollowUpStore.Key(rawValue: $0) } ?? .assembly
        return Self(key: key, lines: try FollowUpStore.board(try FollowUpStore.Scope(visit, db), by: key, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Tableau des réponses") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Réponses aux instances"), FollowUpPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.tabs([
                MenuEntry(t("Par instance"), Self.link, isCurrent: key == .assembly), MenuEntry(t("Par service"), Self.link + "?par=service", isCurrent: key == .service),
            ], label: "Ce que l’on compte"))\
            \(lines.isEmpty ? emptyState(t("Aucune demande transmise.")) : table(
                title(t), isCaptionHidden: true,
                columns: [
                    Column(key == .assembly ? t("Instance") : t("Service"), isHeading: true), Column(t("Reçues"), isNumber: true), Column(t("En attente"), isNumber: true),
                    Column(t("En retard"), isNumber: true), Column(t("Répondues"), isNumber: true), Column(t("À temps"), isNumber: true),
                ], rows: lines
            ) { line in
                let counts = line.counts, path = "\(FollowUpPage.link)?\(key.rawValue)=\(URLEncoding.queryValue(line.key))"
                return [
                    #"<a href="\#(url: path)">\#(line.name)</a>"#, HTML(text: t.number(counts.all)), HTML(text: t.number(counts.owed)),
                    counts.late == 0 ? "0" : badge(t.number(counts.late), .error), HTML(text: t.number(counts.answered)), HTML(text: counts.inTimeShare(t)),
                ]
            })
            """
    }
}

extension FollowUpStore.Counts {
    func inTimeShare(_ t: Texts) -> String { answered == 0 ? "—" : t.percent(inTime, of: answered) }
}
