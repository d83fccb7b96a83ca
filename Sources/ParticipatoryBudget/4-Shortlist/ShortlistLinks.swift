import Vocabulary

/// The addresses of this step.
enum ShortlistLinks {
    /// The list as residents read it.
    static func page(_ edition: Edition) -> String { "\(edition.link)/preselection" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/preselection" }
    static func selection(_ edition: Edition, _ id: ID<Selection>) -> String { "\(desk(edition))/\(id)" }
    /// Where residents offer to sit, and where officers call them.
    static func call(_ edition: Edition) -> String { "\(edition.link)/panel" }
    static func callDesk(_ edition: Edition) -> String { "\(edition.deskLink)/appel-au-panel" }
    static func volunteers(_ edition: Edition, _ id: ID<Selection>) -> String { "\(selection(edition, id))/volontaires" }
    static func session(_ edition: Edition, _ id: ID<Selection>, _ session: ID<PanelSession>) -> String { "\(selection(edition, id))/seances/\(session)" }
    /// Where somebody who is asked to sit answers, before the secret of her letter.
    static func invitation(_ id: ID<PanelCandidate>) -> String { "/panel/\(id)" }
    /// Where the bureau of a body gives its picks.
    static func picks(_ edition: Edition, _ id: ID<Selection>, _ body: Int) -> String { "\(edition.link)/coups-de-coeur/\(id)/\(body)" }
    static let jury = "/bureau/jury"
    static func jury(_ id: ID<Selection>) -> String { "\(jury)/\(id)" }
    static func jury(_ id: ID<Selection>, _ number: Int) -> String { "\(jury)/\(id)/\(number)" }
}
