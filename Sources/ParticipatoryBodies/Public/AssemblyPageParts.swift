import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What the public page of a body says besides: who leads it, how alive it is, which calls are open.
extension View {
    /// Those of the bureau, as each agreed to be shown.
    func bureau(_ seats: [Seat]) -> HTML {
        let held = seats.filter { $0.rank == .member && $0.office != .none }
        let shown = held.sorted { Seat.Office.place($0.office) < Seat.Office.place($1.office) }.compactMap { seat in seat.publicName.map { (seat.office, $0) } }
        guard !shown.isEmpty else { return .empty }
        return """
            \(heading(3, HTML(text: t("Le bureau"))))\
            <ul class="places">\(each: shown, { office, name in "<li>\(name), \(t(office.name))</li>" })</ul>
            """
    }

    /// A year of a body in a few figures. Parity is told of groups large enough to name nobody.
    func liveliness(_ figures: AssemblyFigures) -> HTML {
        var pairs: [(term: String, value: HTML)] = [(t("Membres"), HTML(text: t.number(figures.members))), (t("Réunions en un an"), HTML(text: t.number(figures.meetings)))]
        if figures.expected > 0 { pairs.append((t("Présence"), HTML(text: figures.attendance(t)))) }
        if figures.women + figures.men >= 5 { pairs.append((t("Femmes"), HTML(text: figures.womenShare(t)))) }
        if figures.answered > 0 { pairs.append((t("Réponses de la ville à temps"), HTML(text: figures.inTimeShare(t)))) }
        if figures.late > 0 { pairs.append((t("Réponses en retard"), badge(t.number(figures.late), .error))) }
        return panel(t("En chiffres"), facts(pairs))
    }

    /// The calls for projects that one may answer now.
    func openCalls(_ calls: [Call], of assembly: Assembly) -> HTML {
        guard !calls.isEmpty else { return .empty }
        return section(t("Appels à projets"), id: "appels") {
            cards(calls, isWide: true) { call in
                Card(call.title, path: assembly.link + "/appels", kicker: t("Jusqu’au \(day: call.closesAt)."), text: Markdown.excerpt(call.words), headingLevel: 3)
            }
        }
    }
}

extension Seat.Office {
    /// In the order in which a bureau is read.
    fileprivate static func place(_ office: Seat.Office) -> Int { [.chair, .coChair, .secretary, .spokesperson, .bureau].firstIndex(of: office) ?? 9 }
}
