/// Add1 by leaps: what proves that no share between two changes the outcome.
///
/// Let the same projects be bought in the same order with a share and with a greater one. By induction over the purchases,
/// the greater share leaves nobody with less: when all supporters have at least as much as before, the price at which
/// min(money left, price × utility) adds up to the cost is not higher, so no one pays a higher price, and
/// max(money left − price × utility, 0) is not lower. Prices thus only fall as shares rise, for projects bought and not bought,
/// and who can pay in full still can. So a project q cannot come before the purchase p at any share in between if
/// (a) its price with the greater share is still above p’s price with the lower one: q’s is no lower, p’s no higher, in between; or if
/// (b) the payers who give all they have left are the same at both ends, for q, for p and for every purchase before: they are then
/// the same in between, so that both prices are straight lines of the share, and p comes before q at both ends.
/// And what nobody can buy in the end with the greater share, nobody can with a smaller one.
extension EqualSharesRun {
    /// The run with a greater share, when it surely buys the same in the same order, as does every run with a share in between.
    /// Its purchases do not tell their ties.
    func leap(to share: Integer) -> EqualSharesRun? {
        var (poorer, richer) = (EqualSharesRun(setting, share: self.share), EqualSharesRun(setting, share: share))
        for purchase in purchases {
            guard let offer = richer.offer(for: purchase.project), offer.isCertain else { return nil }
            var price = purchase.offer.high!
            price.amount = price.amount >> (poorer.purse.shift - richer.purse.shift) + 1
            for other in richer.challengers(of: purchase.project, at: price) {
                guard poorer.purse.exhaustedAt == richer.purse.exhaustedAt, let before = poorer.offer(for: other.project),
                      richer.isPaidAlike(offer, purchase.offer, in: poorer), richer.isPaidAlike(other, before, in: poorer),
                      richer.isFirst(offer, before: other) else { return nil }
            }
            richer.buy(Purchase(offer: offer, tied: []))
            poorer.buy(purchase)
        }
        return richer.challengers(of: nil, at: nil).isEmpty ? richer : nil
    }

    /// Whether one offer comes before another, by the tie rule when they are the same.
    private mutating func isFirst(_ offer: Offer, before other: Offer) -> Bool {
        if let high = offer.high, high < other.low { return true }
        guard let price = ExactPrice(&self, offer), let otherPrice = ExactPrice(&self, other) else { return false }
        let order = price.compared(to: otherPrice)
        return order == .lower || order == .same && setting.ties.rank[offer.project] < setting.ties.rank[other.project]
    }
}
