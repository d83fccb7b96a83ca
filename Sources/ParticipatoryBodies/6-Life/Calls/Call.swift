import Vocabulary

/// A call for projects of a body: who may answer, until when, up to how much. It is conducted through an edition of the budget,
/// with its deposit, its opinions, its jury and its grants: there is no second engine.
struct Call: Sendable, Equatable {
    var id: ID<Call>
    var title: String
    var words: String
    /// The edition through which it runs.
    var link: String
    var closesAt: Instant
    /// The most that a project receives; nil: the edition says.
    var most: Euros?
    var at: Instant
    var withdrawnAt: Instant?
}
