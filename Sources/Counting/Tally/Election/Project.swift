/// A project on the ballot: what it costs, where it stands, what it is about.
public struct Project: Hashable, Sendable {
    /// The number residents know it by. Text, because cities write `007` and `L010`.
    public var id: String
    /// In the smallest unit of the instance (cents, or whole units when the city counts in whole units).
    public var cost: Int
    public var territory: String?
    /// The themes or categories it belongs to.
    public var categories: [String]

    public init(id: String, cost: Int, territory: String? = nil, categories: [String] = []) {
        self.id = id
        self.cost = cost
        self.territory = territory
        self.categories = categories
    }
}
