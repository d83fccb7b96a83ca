import Database
import L10n
import Vocabulary

/// Something residents are told of a work: news, or a change with its reason. Signed, never edited; news may be withdrawn.
struct WorkNews: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case news, stage, delay, scope, budget, owner, abandonment }

    var id: ID<WorkNews>
    var kind: Kind
    var at: Instant
    /// The title of the news; of a delay, the milestone.
    var title: String
    var body: String
    /// What changed, in words, as the kind says it.
    var was: String
    var becomes: String
    var by: String?

    static let columns = "n.id, n.kind, n.at, n.title, n.body, n.was, n.becomes, a.display_name"
    static let tables = "work_news n left join accounts a on a.id = n.written_by"

    init(_ row: inout RowReader) throws {
        id = row.id(); kind = try row.choice(); at = row.instant(); title = row.text(); body = row.text(); was = row.text()
        becomes = row.text(); by = row.optionalText()
    }

    init(id: ID<WorkNews>, _ kind: Kind, at: Instant, title: String, body: String, was: String = "", becomes: String = "", by: String? = nil) {
        self.id = id
        self.kind = kind
        self.at = at
        self.title = title
        self.body = body
        self.was = was
        self.becomes = becomes
        self.by = by
    }

    /// From what to what, in the reader's language; nil when nothing was measured.
    func change(_ t: Texts) -> (was: String, becomes: String)? {
        guard !was.isEmpty || !becomes.isEmpty else { return nil }
        return (Self.words(was, kind, t), Self.words(becomes, kind, t))
    }

    private static func words(_ written: String, _ kind: Kind, _ t: Texts) -> String {
        switch kind {
        case .news, .scope, .owner, .abandonment: written
        case .stage: WorkStage(rawValue: written).map { t($0.name) } ?? written
        case .delay: Int(written).map { t.day(Instant(milliseconds: $0)) } ?? written
        case .budget: Int(written).map { t.money(Euros(cents: $0)) } ?? written
        }
    }
}

extension WorkNews.Kind {
    var name: Message {
        switch self {
        case .news: "Nouvelle"
        case .stage: "Étape"
        case .delay: "Retard expliqué"
        case .scope: "Changement du projet"
        case .budget: "Budget revu"
        case .owner: "Nouveau porteur"
        case .abandonment: "Abandon"
        }
    }
}

/// What is about to be told of a work.
struct WorkTold: Sendable {
    var kind: WorkNews.Kind
    var title: String
    var body: String
    var was = ""
    var becomes = ""

    /// How far it is now.
    static func stage(_ stage: WorkStage, from former: WorkStage, _ body: String) -> WorkTold {
        WorkTold(kind: .stage, title: Texts(.french)(stage.name), body: body, was: former.rawValue, becomes: stage.rawValue)
    }

    static func delay(_ milestone: Milestone, to day: Instant, _ reason: String) -> WorkTold {
        WorkTold(
            kind: .delay, title: milestone.title, body: reason, was: String(milestone.plannedAt.milliseconds), becomes: String(day.milliseconds))
    }

    static func budget(from former: Euros, to budget: Euros, _ reason: String) -> WorkTold {
        WorkTold(kind: .budget, title: Texts(.french)("Le budget est revu"), body: reason, was: String(former.cents), becomes: String(budget.cents))
    }
}
