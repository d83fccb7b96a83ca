import HTML
import L10n
import Vocabulary
import Web

/// What each envelope had by the rules, what it was given by the others, spent, and passed on: the totals are those of the count.
struct EnvelopesTable: Sendable {
    let record: CountRecord
    let currency: Currency

    /// The movements of an envelope.
    struct Line: Sendable, Equatable {
        var name: String
        /// By the rules.
        var own: Euros
        var received = Euros.zero
        var spent: Euros
        var passedOn = Euros.zero
        var left: Euros { own + received - spent - passedOn }
    }

    /// The city-wide envelope is served last and takes what the others leave, when the rules say so and they are not ring-fenced.
    var lines: [Line] {
        let shares = Dictionary(record.rule.shares.map { ($0.name, $0) }) { first, _ in first }
        let own = record.rule.budget - record.rule.shares.reduce(Euros.zero) { $0 + Euros(cents: $1.cents) }
        var lines = record.envelopes.map { Line(name: $0.name, own: $0.name.isEmpty ? own : $0.amount, spent: $0.spent) }
        guard let city = record.envelopes.firstIndex(where: { $0.name.isEmpty }), record.envelopes[city].amount > own else {
            return record.envelopes.map { Line(name: $0.name, own: $0.amount, spent: $0.spent) }
        }
        for index in lines.indices where index != city && shares[lines[index].name]?.isRingFenced != true { lines[index].passedOn = lines[index].left }
        lines[city].received = lines.reduce(Euros.zero) { $0 + $1.passedOn }
        // Money that does not add up is not explained: the amounts alone are shown.
        guard own + lines[city].received == record.envelopes[city].amount else {
            return record.envelopes.map { Line(name: $0.name, own: $0.amount, spent: $0.spent) }
        }
        return lines
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        let lines = lines
        let moved = lines.reduce(Euros.zero) { $0 + $1.passedOn }
        let givers = lines.filter { $0.passedOn > .zero }.map(\.name)
        let from = givers.count > 4 ? t("\(givers.count) enveloppes") : t.list(givers)
        let words: HTML = "<p>\(t("Ce qui restait à \(from), en tout \(currency.text(moved, t)), est allé à l’enveloppe de toute la ville, comme le règlement le prévoit."))</p>"
        return "\(if: moved > .zero, words)\(table(lines, hasMoves: moved > .zero, t))"
    }

    private func table(_ lines: [Line], hasMoves: Bool, _ t: Texts) -> HTML {
        let amounts: [(String, KeyPath<Line, Euros>)] = hasMoves
            ? [(t("Au règlement"), \.own), (t("Reçu des autres"), \.received), (t("Attribué"), \.spent), (t("Reversé à toute la ville"), \.passedOn), (t("Reste"), \.left)]
            : [(t("Montant"), \.own), (t("Attribué"), \.spent), (t("Reste"), \.left)]
        func total(_ part: KeyPath<Line, Euros>) -> HTML { HTML(text: currency.text(lines.reduce(Euros.zero) { $0 + $1[keyPath: part] }, t)) }
        return Web.table(
            t("Enveloppes"), isCaptionHidden: true,
            columns: [Column(t("Enveloppe"), isHeading: true)] + amounts.map { Column($0.0, isNumber: true) },
            footer: [HTML(text: t("Total"))] + amounts.map { total($0.1) }, rows: lines
        ) { line in
            [HTML(text: line.name.isEmpty ? t("Toute la ville") : line.name)] + amounts.map { HTML(text: currency.text(line[keyPath: $0.1], t)) }
        }
    }
}
