import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What residents read of the journal: acts in words, what they were done to, why, by which role. Nobody is named.
struct PublicJournal: Sendable {
    static let length = 50

    let lines: [JournalLine]
    let count, page: Int
    private let subjects: JournalSubjects
    /// The roles that each official had, to be read at the hour of her act.
    private let roles: [AccountID: [Grant]]

    /// - Parameter edition: whose roles are told.
    static func load(_ matter: Journal.PublicMatter, _ edition: Edition, _ visit: Visit, _ db: Reading) throws -> PublicJournal {
        let page = visit.pageNumber
        let lines = try withoutHiddenWords(try Journal.publicLines(of: matter, limit: length, from: (page - 1) * length, db), db)
        return PublicJournal(
            lines: lines, count: try Journal.publicCount(of: matter, db), page: page,
            subjects: try ParticipatoryBudget.journalWords.subjects(of: lines, visit, db),
            roles: try GrantStore.held(by: Array(Set(lines.compactMap(\.actor))), on: edition.scope, db))
    }

    /// What its people wrote about a hidden proposal, or about a version that stays hidden, is hidden too; what moderators wrote says why.
    private static func withoutHiddenWords(_ lines: [JournalLine], _ db: Reading) throws -> [JournalLine] {
        let theirs: Set = ["proposal.edit", "proposal.withdraw", "proposal.merge"]
        let proposals = lines.filter { theirs.contains($0.act) }.map(\.subjectID)
        let hidden = try ProposalModerationStore.hidden(among: proposals, db), versions = try ProposalVersionStore.hidden(among: proposals, db)
        return lines.map { line in
            guard theirs.contains(line.act), hidden.contains(line.subjectID) || versions[line.subjectID]?.contains(line.at) == true else { return line }
            var line = line
            line.reason = ""
            return line
        }
    }

    /// - Parameter showsSubjects: false where all lines are about what the page is about.
    func html(_ view: View, showsSubjects: Bool, address: (Int) -> String) -> HTML {
        let t = view.t, words = ParticipatoryBudget.journalWords
        if lines.isEmpty { return emptyState(t("Rien n’y est encore inscrit.")) }
        var columns = [Column(t("Quand")), Column(t("Acte"), isHeading: true)]
        if showsSubjects { columns.append(Column(t("Sur quoi"))) }
        return """
            \(table(
                t(count, one: "Une ligne", many: "\(count) lignes"), columns: columns + [Column(t("Pourquoi")), Column(t("Par qui"))], rows: lines
            ) { line in
                let act = HTML(text: words.acts[line.act].map { t($0) } ?? line.act)
                return [view.time(line.at, hour: true), act] + (showsSubjects ? [subjects[line]?.html ?? .empty] : [])
                    + [HTML(text: line.reason), "\(t(who(line)))<br><span class=\"muted\">\(t(line.channel.name))</span>"]
            })
            \(view.pagination(page: page, of: (count + Self.length - 1) / Self.length, address: address))
            """
    }

    /// The role in which somebody acted, at that hour. What is done to an idea is done by its people, or for them at the counter.
    private func who(_ line: JournalLine) -> Message {
        guard let actor = line.actor else { return "Le site" }
        let byModerators: Set = ["proposal.hide", "proposal.show-again", "proposal.decide-hiding-appeal"]
        if line.act.hasPrefix("proposal."), !byModerators.contains(line.act) { return [.counter, .paper, .phone].contains(line.channel) ? Role.receptionAgent.name : "Les porteurs de l’idée" }
        let held = roles[actor, default: []].filter { $0.holds(at: line.at) }.map(\.role)
        // Who conducts the edition acts as such, whatever else is hers.
        let order: [Role] = [.projectOfficer, .reviewer, .elected, .serviceReferent, .moderator, .receptionAgent, .administrator, .auditor]
        return order.first(where: held.contains).map(\.name) ?? "La ville"
    }
}
