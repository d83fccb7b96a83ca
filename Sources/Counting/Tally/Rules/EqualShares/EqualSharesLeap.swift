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
            guard let price = richer.exactPrice(of: purchase.project) else { return nil }
            var chain = poorer.chain
            chain.append(purchase.price.numerator, over: purchase.price.rich)
            for other in richer.challengers(of: purchase.project, at: chain.last(shiftedBy: richer.purse.shift) + 1) {
                guard let cost = richer.exactPrice(of: other) else { continue }
                let isFirst = setting.ties.rank[purchase.project] < setting.ties.rank[other]
                let isBelow = purchase.price.compared(to: cost, over: (poorer.chain.denominator, richer.chain.denominator)).isFirst(whenSame: isFirst)
                if isBelow { continue }
                guard price.compared(to: cost).isFirst(whenSame: isFirst), price.isPaid(like: purchase.price),
                      let before = poorer.exactPrice(of: other), cost.isPaid(like: before),
                      zip(richer.purchases, purchases).allSatisfy({ $0.price.isPaid(like: $1.price) }) else { return nil }
            }
            richer.buy(purchase.project, price, [])
            poorer.buy(purchase.project, purchase.price, [])
        }
        return richer.next() == nil ? richer : nil
    }
}

extension ExactPrice.Order {
    /// Whether the first of the two compared comes first, when the tie rule says so of equals.
    fileprivate func isFirst(whenSame: Bool) -> Bool { self == .lower || (self == .same && whenSame) }
}
