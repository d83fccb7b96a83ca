import Vocabulary

/// Somebody who comes to an event, with how many others, and what they need.
struct EventSignUp: Sendable, Equatable {
    /// Asked: the address is not confirmed yet, the line holds no place.
    enum State: String, Sendable { case asked, coming, waiting, cancelled }

    var id: ID<EventSignUp>
    var event: ID<Event>
    var person: Person
    var party: Party
    var state: State
    var at: Instant
    var came: Bool?
    /// The colleague who wrote her down on the telephone or at the counter.
    var enteredBy: AccountID?

    /// Who comes: with an account, or as she said she can be reached.
    struct Person: Sendable, Equatable {
        var account: AccountID?
        var name: String
        var email: EmailAddress?
        var phone = ""
        var language = "fr"
    }

    /// How many they are and what they need.
    struct Party: Sendable, Equatable {
        /// Places taken, hers with them.
        var seats = 1
        /// Children to be looked after.
        var children = 0
        /// The language that an interpreter is asked for; empty: none.
        var spoken = ""
        var needs = ""
    }
}
