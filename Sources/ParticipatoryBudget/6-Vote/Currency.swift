import L10n
import Vocabulary

/// What amounts are in: euros here, what the file says in an imported edition.
struct Currency: Sendable, Equatable {
    var code = "EUR"

    func text(_ amount: Euros, _ t: Texts) -> String {
        if code == "EUR" { return t.money(amount) }
        let number = amount.cents.isMultiple(of: 100) ? t.number(amount.cents / 100) : t.decimal(amount.cents, places: 2)
        return "\(number)\u{A0}\(code)"
    }
}
