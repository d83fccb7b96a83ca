import Database
import Vocabulary
import Web

/// Form the small groups of a session: by a lot among those who are there, or one by one.
struct FormPanelGroups: Action {
    typealias FormPage = PanelSessionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances/:session/groupes"

    /// Nil: each person's group is typed.
    let count: Int?
    let typed: [AccountID: Int]

    init(_ form: inout FormReader, _ session: PanelSessionFile) {
        let present = session.present.sorted()
        count = form.optionalInt("count", in: 2...20)
        var typed: [AccountID: Int] = [:]
        if count == nil { for account in present { typed[account] = form.optionalInt("group-\(account)", in: 1...20) } }
        self.typed = typed
        if let count, count > present.count { form.error("count", present.count == 1 ? "Il y a une personne présente : formez moins de groupes." : "Il y a \(present.count) personnes présentes : formez moins de groupes.") }
        if count == nil, !typed.isEmpty, let missing = present.first(where: { typed[$0] == nil }), form.errors.isEmpty {
            form.error("group-\(missing)", "Donnez un groupe à chaque personne présente.")
        }
        if count == nil, typed.isEmpty, form.errors.isEmpty { form.error("count", "Dites combien de groupes former, ou le groupe de chaque personne.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelSessionFile { try PanelSessionStore.file(visit, db) }
    static func refusal(_ session: PanelSessionFile, _ visit: Visit) -> Refusal? { PanelRules.mayForm(session, visit.actor, at: visit.now) }

    func perform(_ session: PanelSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let groups = count.map { Self.drawn(session.present, $0, visit.world) } ?? typed
        try PanelGroupStore.set(groups, in: session.session.id, db)
        let formed = Set(groups.values).count
        return Outcome(
            to: session.link + "#groupes", saying: "Groupes formés : \(formed).", journal: [session.entry("shortlist.form-groups", "groupes : \(formed)")])
    }

    /// By chance, so that neighbours and friends do not sit together; sizes differ by one at most.
    static func drawn(_ people: Set<AccountID>, _ count: Int, _ world: World) -> [AccountID: Int] {
        let keyed = people.sorted().map { (account: $0, key: world.randomBytes(8)) }
        let order = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.account)
        return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 % count + 1) })
    }
}
