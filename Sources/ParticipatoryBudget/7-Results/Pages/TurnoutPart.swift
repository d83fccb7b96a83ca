import HTML
import L10n
import Platform
import Vocabulary
import Web

/// How many voted, by which way and from where, with the rate of each neighbourhood where its inhabitants are known.
struct TurnoutPart: Sendable {
    let turnout: Turnout
    let inhabitants: Inhabitants

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t(turnout.voters, one: "\(turnout.voters) personne a voté.", many: "\(turnout.voters) personnes ont voté."))\
            \(inhabitants.city.flatMap { Self.rate(turnout.voters, of: $0, t) }.map { " \(t("C’est \($0) des habitants."))" as HTML })</p>
            \(if: !turnout.byChannel.isEmpty, channels(t))
            \(if: !turnout.byTerritory.isEmpty, territories(t))
            <p class="muted">\(t("Les nombres inférieurs à 10 ne sont pas publiés, pour que personne ne puisse être reconnu."))</p>
            """
    }

    private func channels(_ t: Texts) -> HTML {
        table(t("Par moyen de vote"), columns: [Column(t("Moyen"), isHeading: true), Column(t("Personnes"), isNumber: true)], rows: Turnout.masked(turnout.byChannel)) {
            [HTML(text: t(ResultsBody.channel($0.name))), voters($0.voters, t)]
        }
    }

    /// A rate only beside a number that is published: nothing is to be found back from it.
    private func territories(_ t: Texts) -> HTML {
        let hasRates = turnout.byTerritory.keys.contains { inhabitants.byTerritory[$0] != nil }
        let rates = hasRates ? [Column(t("Habitants"), isNumber: true), Column(t("Taux"), isNumber: true)] : []
        let columns = [Column(t("Quartier"), isHeading: true), Column(t("Personnes"), isNumber: true)] + rates
        return table(t("Par quartier déclaré"), columns: columns, rows: Turnout.masked(turnout.byTerritory)) { cell in
            let number = inhabitants.byTerritory[cell.name]
            let rate = cell.voters.flatMap { voters in number.flatMap { Self.rate(voters, of: $0, t) } }
            return [HTML(text: cell.name.isEmpty ? t("Non précisé") : cell.name), voters(cell.voters, t)]
                + (hasRates ? [HTML(text: number.map(t.number) ?? "–"), HTML(text: rate ?? "–")] : [])
        } + (hasRates ? explanation(t) : .empty)
    }

    private func explanation(_ t: Texts) -> HTML {
        """
        <p class="muted">\(t("Le taux est la part des habitants du quartier, de tous âges, qui ont voté en le déclarant."))\
        \(if: turnout.byTerritory[""] != nil, " \(t("Les personnes qui ne l’ont pas précisé n’y sont pas\u{A0}: la participation réelle est plus forte."))")</p>
        """
    }

    private func voters(_ voters: Int?, _ t: Texts) -> HTML { HTML(text: voters.map(t.number) ?? t("non publié")) }

    /// Nothing without inhabitants, nor for more voters than there are.
    static func rate(_ voters: Int, of inhabitants: Int, _ t: Texts) -> String? {
        inhabitants > 0 && voters <= inhabitants ? t.percent(voters, of: inhabitants) : nil
    }
}

/// How many live in the city and in each of its territories, where the city has said it.
struct Inhabitants: Sendable, Equatable {
    var city: Int?
    var byTerritory: [String: Int] = [:]

    init() {}

    /// Of two territories with one name, the narrowest: it is what voters choose among.
    init(_ territories: [Territory]) {
        let narrowest = territories.narrowest
        city = territories.first { $0.kind == .city }?.inhabitants
        if city == nil, !narrowest.isEmpty, narrowest.allSatisfy({ $0.inhabitants != nil }) { city = narrowest.compactMap(\.inhabitants).reduce(0, +) }
        for territory in narrowest + territories where byTerritory[territory.name] == nil { byTerritory[territory.name] = territory.inhabitants }
    }
}
