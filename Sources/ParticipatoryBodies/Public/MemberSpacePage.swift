import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A member finds what is hers in a body: the meetings ahead and her answers, the documents, what is to be voted or corrected, her mandate.
struct MemberSpacePage: Page {
    static let path: Path = "/instances/:assembly/espace"

    let standing: Standing
    let seat: Seat
    let ahead: [(meeting: Meeting, own: SignUp?)]
    let documents: [(meeting: Meeting, documents: [Document])]
    let toCorrect: [Meeting]
    let elections: [Election]
    let commissions: [Commission]
    /// What she has in hand.
    let actions: [MeetingAction]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = MandateRules.mayChangeOwn(standing) { throw refusal }
        guard let seat = standing.seat else { throw NotFound() }
        let meetings = try MeetingStore.all(id, db).filter { $0.convenedAt != nil && $0.cancelledAt == nil }
        let ahead = try meetings.filter { $0.endsAt > visit.now }.reversed().map { meeting in
            (meeting: meeting, own: try MeetingStore.signUps(meeting.id, db).first { $0.account == seat.account })
        }
        let joined = try DocumentStore.all(of: MeetingDocumentsPage.subject, meetings.prefix(12).map(\.id.number), db)
        return Self(
            standing: standing, seat: seat, ahead: ahead,
            documents: meetings.prefix(12).compactMap { meeting in joined[meeting.id.number].map { (meeting: meeting, documents: $0) } },
            toCorrect: meetings.filter { $0.minutesStage(at: visit.now) == .corrected },
            elections: try ElectionStore.all(id, db).filter { [.candidacies, .voting].contains($0.stage(at: visit.now)) },
            commissions: try CommissionStore.all(id, db).filter { $0.endedAt == nil && $0.seats.contains(seat.id) },
            actions: try MeetingStore.actions(of: seat.id, db), now: visit.now)
    }

    private var assembly: Assembly { standing.assembly }

    func title(_ t: Texts) -> String { t("Mon espace : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        columns(main: "\(todo(view))\(meetings(view))\(files(view))", aside: mandate(view))
    }

    private func todo(_ view: View) -> HTML {
        let t = view.t
        guard !toCorrect.isEmpty || !elections.isEmpty || !actions.isEmpty else { return .empty }
        return section(t("À faire"), id: "a-faire") {
            """
            <ul>\(each: elections, { #"<li><a href="\#(url: $0.link(assembly))">\#($0.name(t))</a> : \#(t($0.stage(at: now).name))</li>"# })\
            \(each: actions, { "<li><a href=\"\(url: $0.link(assembly))\">\($0.title)</a>, \(t("pour le \(day: $0.dueAt)")) \(if: $0.dueAt < now, badge(t("En retard"), .warning))</li>" })\
            \(each: toCorrect, { #"<li><a href="\#(url: $0.link(assembly) + "/compte-rendu")">\#(t("Relire le compte rendu : \($0.title)"))</a></li>"# })</ul>
            """
        }
    }

    private func meetings(_ view: View) -> HTML {
        let t = view.t
        return section(t("Mes réunions"), id: "reunions") {
            ahead.isEmpty ? emptyState(t("La prochaine réunion n’est pas encore fixée.")) : cards(ahead, isWide: true) { line in
                Card(
                    line.meeting.title, path: line.meeting.link(assembly), kicker: t.when(line.meeting), meta: [line.meeting.place],
                    badges: line.own.map { badge(t($0.state.name), $0.state == .coming ? .success : .neutral) } ?? badge(t("À répondre"), .warning), headingLevel: 3)
            }
        }
    }

    private func files(_ view: View) -> HTML {
        let t = view.t
        guard !documents.isEmpty else { return .empty }
        return section(t("Documents"), id: "documents") {
            "\(each: documents, { line in "<h3>\(line.meeting.title)</h3>\(fileList(line.documents.map { $0.line(t, at: "\(line.meeting.link(assembly))/documents/\($0.id)") }))" })"
        }
    }

    /// What the members have of their own between meetings.
    private func between(_ view: View) -> HTML {
        panel(view.t("Entre membres"), buttons(
            view.linkButton(assembly.link + "/discussions", "Discussions", style: .secondary),
            view.linkButton(assembly.link + "/fichiers", "Fichiers", style: .secondary), view.linkButton(assembly.link + "/annuaire", "Annuaire", style: .secondary),
            view.linkButton(assembly.link + "/sondages", "Sondages", style: .secondary), view.linkButton(assembly.link + "/agenda", "Agenda", style: .secondary),
            assembly.kind == .referentsNetwork ? view.networkButtons(assembly) : .empty))
    }

    private func mandate(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [
            (t("Collège"), HTML(text: seat.collegeName)), (t("Place"), HTML(text: t(seat.rank.name))), (t("Depuis le"), view.time(seat.from)),
            (t("Jusqu’au"), seat.until.map { view.time($0) } ?? HTML(text: t("Sans date de fin"))),
        ]
        if seat.office != .none { pairs.append((t("Fonction"), HTML(text: t(seat.office.name)))) }
        if !commissions.isEmpty { pairs.append((t("Commissions"), HTML(text: t.list(commissions.map(\.name))))) }
        return panel(t("Mon mandat"), """
            \(facts(pairs))\(buttons(
                view.linkButton(assembly.link + "/mon-siege", "Mon siège", style: .secondary), view.linkButton("/mes-instances/agenda", "Mon agenda", style: .secondary),
                view.linkButton(assembly.link + "/commissions", "Commissions", style: .secondary), view.linkButton("/formations", "Formations", style: .secondary)))
            """) + between(view)
    }
}
