import Database
import HTML
import L10n
import Vocabulary
import Web

/// The members settle dates and choices; each sees who chose what.
struct PollsPage: Page {
    static let path: Path = "/instances/:assembly/sondages"

    let standing: Standing
    let polls: [Poll]
    let seats: [Seat]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = PollRules.mayRead(standing) { throw refusal }
        return Self(standing: standing, polls: try PollStore.all(standing.assembly.id, db), seats: try SeatStore.held(in: standing.assembly.id, at: visit.now, db), now: visit.now)
    }

    private var link: String { standing.assembly.link + "/sondages" }

    func title(_ t: Texts) -> String { t("Sondages : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: polls.isEmpty, emptyState(t("Aucun sondage pour l’instant.")))\
            \(each: polls, { poll in section(poll.question, id: "s\(poll.id)") { "\(results(poll, view))\(answering(poll, view))" } })\
            \(if: PollRules.mayAsk(standing) == nil, asking(view))
            """
    }

    private func results(_ poll: Poll, _ view: View) -> HTML {
        let t = view.t, isOpen = poll.closesAt > now
        return """
            <p>\(badge(isOpen ? t("Ouvert") : t("Clos"), isOpen ? .success : .neutral)) \(t("Jusqu’au \(day: poll.closesAt).")) \(t(poll.answered.count, one: "1 réponse", many: "\(poll.answered.count) réponses"))</p>\
            \(table(
                t("Réponses"), isCaptionHidden: true, columns: [Column(t("Proposition"), isHeading: true), Column(t("Voix"), isNumber: true), Column(t("Qui"))], rows: poll.options
            ) { option in
                [HTML(text: option.label), HTML(text: t.number(option.seats.count)), HTML(text: seats.filter { option.seats.contains($0.id) }.map(\.name).joined(separator: ", "))]
            })\
            \(if: !isOpen && MeetingRules.mayPlan(standing) == nil, buttons(view.linkButton(standing.assembly.link + "/reunions/nouvelle", "Préparer une réunion", style: .secondary)))
            """
    }

    private func answering(_ poll: Poll, _ view: View) -> HTML {
        guard PollRules.mayAnswer(PollSubject(standing: standing, poll: poll), at: now) == nil, let seat = standing.seat else { return .empty }
        let own = poll.options.filter { $0.seats.contains(seat.id) }.map { "\($0.id)" }
        return view.form("\(link)/\(poll.id)", key: "s\(poll.id)") { view in
            "\(view.checkboxes("option", legend: "Ce qui vous va", choices: poll.options.map { Choice("\($0.id)", text: $0.label) }, values: own, required: false))\(view.submit("Répondre", style: .secondary))"
        }
    }

    private func asking(_ view: View) -> HTML {
        let isOpen = view.form.error("question") != nil || view.form.error("options") != nil || view.form.error("closes") != nil
        return details(view.t("Ouvrir un sondage"), isOpen: isOpen, view.form(link, listsErrors: isOpen) {
            """
            \(view.textField("question", label: "La question", help: "Pour une décision de l’instance, c’est un vote en réunion.", maxLength: 200))\
            \(view.textArea("options", label: "Les réponses", help: "Une par ligne : des dates, des lieux, des choix.", rows: 5))\
            \(view.dateField("closes", label: "Répondre avant le", min: now))\(view.submit("Ouvrir"))
            """
        })
    }
}
