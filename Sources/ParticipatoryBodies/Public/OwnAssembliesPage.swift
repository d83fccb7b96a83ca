import Database
import HTML
import L10n
import Vocabulary
import Web

/// A signed-in person sees the bodies in which she sits, and their next meetings.
struct OwnAssembliesPage: Page {
    static let path: Path = "/mes-instances"
    static let link = "/mes-instances"

    let lines: [(assembly: Assembly, next: Meeting?)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let mine = try SeatStore.assemblies(of: try visit.account(), at: visit.now, db)
        let next = try AssemblyFiguresStore.nextMeetings(of: mine, at: visit.now, db)
        return Self(lines: try AssemblyStore.open(db).filter { mine.contains($0.id) }.map { ($0, next[$0.id]) })
    }

    func title(_ t: Texts) -> String { t("Mes instances") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if lines.isEmpty { return emptyState(t("Vous ne siégez dans aucune instance."), view.linkButton(AssembliesPage.link, "Voir les instances")) }
        return buttons(view.linkButton("/mes-instances/agenda", "Mon agenda des réunions", style: .secondary)) + cards(lines, isWide: true) { line in
            Card(
                line.assembly.name, path: line.assembly.link + (line.assembly.kind == .childrensCouncil ? "/classes" : "/espace"), kicker: t(line.assembly.kind.name),
                meta: [line.next.map { "\($0.title), \(t.when($0))" } ?? t("La prochaine réunion n’est pas encore fixée.")])
        }
    }
}
