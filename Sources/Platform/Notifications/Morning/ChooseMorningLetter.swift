import Database
import Vocabulary
import Web

/// Choose to receive the morning letter, or not.
struct ChooseMorningLetter: Action {
    typealias FormPage = MorningPage
    static let path: Path = "/bureau/lettre-du-matin"

    let isWanted: Bool

    init(_ form: inout FormReader, _ actor: Actor) { isWanted = form.raw("wanted") == "1" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { MorningRules.mayChoose(actor) }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MorningStore.want(isWanted, by: try visit.account(), db)
        return Outcome(to: Self.path.description, saying: isWanted ? "Vous recevrez la lettre du matin." : "Vous ne recevrez plus la lettre du matin.")
    }
}
