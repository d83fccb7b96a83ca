import Vocabulary
import Web

/// The way back to an edition from the pages of its desk.
extension Edition {
    /// To its desk for whom follows it, to its public page for the others.
    func crumb(for actor: Actor) -> Crumb { Crumb(title, actor.follows(scope) ? deskLink : link) }
}
