/// One run of the Method of Equal Shares with a given share for every voter. (Peters, Pierczyński, Skowron 2021.)
///
/// A project's price ρ is the smallest payment per unit of utility such that its supporters, each paying
/// min(money left, ρ·u), cover its cost. The smallest price wins; its supporters pay; and again.
struct EqualSharesRun {
    /// A project bought, and those that tied with it.
    struct Purchase {
        var offer: Offer
        var tied: [Int]
        var project: Int { offer.project }
    }

    let setting: EqualSharesSetting
    let share: Integer
    private(set) var purse: Purse
    /// The exact prices of the first purchases, as far as they were asked for: see `catchUp`.
    var chain = PriceChain()
    private(set) var purchases: [Purchase] = []
    /// When each project was bought; -1 when it was not.
    private(set) var boughtAt: [Int32]
    private(set) var cost = 0
    /// By rising bound.
    private var open: [Candidate]

    /// - Parameter share: each voter's, times the number of voters.
    init(_ setting: EqualSharesSetting, share: Integer) {
        self.setting = setting
        self.share = share
        let purse = Purse(share: share, voters: setting.voters, groups: setting.profile.groups)
        boughtAt = [Int32](repeating: -1, count: setting.costs.count)
        // What costs more than everybody's money together is out; so the rest fits the purse's 61 bits.
        let money = share.wide
        open = setting.projects.compactMap { project in
            guard Int128(setting.costs[project]) <= money else { return nil }
            let cost = purse.scaled(setting.scaledCost(project))
            return Candidate(project: project, cost: cost, bound: Price(amount: cost / setting.lists.utility[project], key: setting.keys[project]))
        }
        self.purse = purse
        sort(first: open.count)
    }

    /// Buys until nothing is affordable or as many as `most` are bought; `watch` sees the run before each purchase.
    mutating func finish(most: Int, watch: ((EqualSharesRun) -> Void)? = nil) {
        while purchases.count < most, let purchase = next() {
            if let watch {
                catchUp()
                watch(self)
            }
            buy(purchase)
        }
    }

    /// The votes that count for each open project just now: its cost divided by what the payers in full would pay.
    /// A project whose supporters cannot pay is left out. (equalshares.net, “effective vote count”.)
    func effectiveVotes() -> [Int: Fraction] {
        var run = self
        let pairs = open.compactMap { candidate -> (Int, Fraction)? in
            guard let offer = run.offer(for: candidate.project), let price = ExactPrice(&run, offer), !price.numerator.isZero else { return nil }
            return (candidate.project, Fraction(Integer(setting.scaledCost(candidate.project))) / price.fraction)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The open project of the lowest price, with those that tie with it.
    mutating func next() -> Purchase? {
        let contenders = contenders()
        guard let first = contenders.first else { return nil }
        if contenders.count == 1, first.isCertain { return Purchase(offer: first, tied: [first.project]) }
        var best: [(offer: Offer, price: ExactPrice)] = []
        for contender in contenders {
            guard let price = ExactPrice(&self, contender) else {
                open.removeAll { $0.project == contender.project }
                continue
            }
            switch best.first.map({ price.compared(to: $0.price) }) ?? .lower {
            case .lower: best = [(contender, price)]
            case .same: best.append((contender, price))
            case .higher: break
            }
        }
        // All that seemed affordable were not, exactly: others may remain.
        guard !best.isEmpty else { return next() }
        let tied = best.map(\.offer.project)
        let project = setting.ties.first(of: tied)
        var (offer, price) = best.first { $0.offer.project == project }!
        if !offer.isCertain || !offer.isPaidByRich { offer.settle(price, shift: purse.shift) }
        return Purchase(offer: offer, tied: tied)
    }

    /// The open projects that may have the lowest price, as far as bounds tell.
    private mutating func contenders() -> [Offer] {
        var contenders: [Offer] = []
        var best: Price?
        var seen = 0
        while seen < open.count, !open[seen].isBeaten(by: best) {
            if let offer = purse.offer(&open[seen], setting.lists, below: best) {
                contenders.append(offer)
                if let high = offer.high, best.map({ high < $0 }) ?? true { best = high }
            } else if open[seen].isLost {
                open.remove(at: seen)
                continue
            }
            seen += 1
        }
        sort(first: seen)
        return contenders.filter { offer in best.map { !($0 < offer.low) } ?? true }
    }

    /// Puts the first of the open projects where their bounds now belong.
    private mutating func sort(first count: Int) {
        for start in (0..<count).reversed() {
            let moved = open[start]
            var place = start
            while place + 1 < open.count, open[place + 1].bound < moved.bound {
                open[place] = open[place + 1]
                place += 1
            }
            open[place] = moved
        }
    }

    /// What is known of an open project’s price; nil when its supporters surely cannot pay.
    mutating func offer(for project: Int) -> Offer? {
        open.firstIndex { $0.project == project }.flatMap { purse.offer(&open[$0], setting.lists, below: nil) }
    }

    /// The open projects, save one, whose price may be as low as a given one; without it, all that may be bought.
    mutating func challengers(of project: Int?, at price: Price?) -> [Offer] {
        var challengers: [Offer] = []
        for place in open.indices where !open[place].isBeaten(by: price) && open[place].project != project {
            if let offer = purse.offer(&open[place], setting.lists, below: price) { challengers.append(offer) }
        }
        return challengers
    }

    mutating func buy(_ purchase: Purchase) {
        let (project, number) = (purchase.project, purchases.count)
        if let exact = purchase.offer.exact {
            catchUp()
            chain.append(exact.numerator, over: exact.rich)
        }
        purchases.append(purchase)
        boughtAt[project] = Int32(number)
        cost += setting.costs[project]
        for gone in [project] + setting.rivals(project) { open.firstIndex { $0.project == gone }.map { _ = open.remove(at: $0) } }
        purse.pay(purchase.offer, setting.lists, at: Int32(number))
    }

    /// Whether the same supporters surely give all they have left for an offer in two runs.
    func isPaidAlike(_ offer: Offer, _ other: Offer, in run: EqualSharesRun) -> Bool {
        offer.isCertain && other.isCertain && setting.lists.span(offer.project).allSatisfy { place in
            let (group, utility) = (Int(setting.lists.groups[place]), setting.lists.utility(at: place))
            return purse.isPoor(group, utility, offer) == run.purse.isPoor(group, utility, other)
        }
    }
}

/// What all runs on the same envelope share; one object, so that a run is copied at little cost.
final class EqualSharesSetting {
    let profile: Profile
    /// Those with supporters, by rising price if all of them could pay.
    let projects: [Int]
    let costs: [Int]
    let voters: Int
    let lists: SupporterLists
    let ties: TieBreaking
    let kind: AllocationRule.Utility
    /// What each project's price is divided by to be compared: its cost when the utility is the cost, else 1.
    let keys: [Int]
    let rivals: (Int) -> [Int]

    init(
        profile: Profile, projects: [Int], costs: [Int], voters: Int, lists: SupporterLists, ties: TieBreaking, kind: AllocationRule.Utility,
        keys: [Int], rivals: @escaping (Int) -> [Int]
    ) {
        (self.profile, self.costs, self.voters) = (profile, costs, voters)
        (self.lists, self.ties, self.kind, self.keys, self.rivals) = (lists, ties, kind, keys, rivals)
        let prices = zip(costs, keys).map { $0 / max($1, 1) }
        self.projects = projects.sorted { Int128(prices[$0]) * Int128(lists.utility[$1]) < Int128(prices[$1]) * Int128(lists.utility[$0]) }
    }

    /// Whether prices are compared per unit of cost.
    var pricePerCost: Bool { kind == .cost }

    /// A cost in the scale of the shares: times the number of voters.
    func scaledCost(_ project: Int) -> Int128 { Int128(costs[project]) &* Int128(voters) }
}
