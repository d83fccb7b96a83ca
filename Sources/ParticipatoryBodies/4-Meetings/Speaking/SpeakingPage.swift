import Database
import HTML
import L10n
import Vocabulary
import Web

/// The speaking times of a session by college and gender: counted by the bureau, read by everyone who may read the meeting.
struct SpeakingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/parole"

    let file: MeetingFile
    let colleges: [College]
    let counter: SpeakingCounter

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        return Self(file: file, colleges: try AssemblyStore.colleges(file.assembly.id, db), counter: try SpeakingStore.counter(file.meeting.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Temps de parole : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(counter.times.isEmpty ? emptyState(t("Rien n’est compté pour l’instant.")) : times(t))\
            \(if: MeetingRules.mayHold(file) == nil, floor(view))
            """
    }

    private func times(_ t: Texts) -> HTML {
        let total = max(1, counter.total.milliseconds)
        return """
            \(statTiles([
                Stat(t.percent(counter.span(.woman).milliseconds, of: total), t("de la parole aux femmes")), Stat(t.percent(counter.span(.man).milliseconds, of: total), t("aux hommes")),
            ]))\
            \(table(
                t("Temps de parole"), isCaptionHidden: true,
                columns: [Column(t("Groupe"), isHeading: true), Column(t("Durée"), isNumber: true), Column(t("Part"), isNumber: true), Column(t("Prises de parole"), isNumber: true)], rows: counter.times
            ) { time in
                [HTML(text: name(time.group, time.collegeName, t)), HTML(text: t.length(time.span)), HTML(text: t.percent(time.span.milliseconds, of: total)), HTML(text: t.number(time.turns))]
            })
            """
    }

    private func name(_ group: SpeakingTime.Group, _ college: String?, _ t: Texts) -> String {
        let gender = switch group.gender { case .woman: t("femmes"); case .man: t("hommes"); case .unsaid: t("sans précision") }
        return "\(college ?? t("Public et invités")), \(gender)"
    }

    private func floor(_ view: View) -> HTML {
        let t = view.t
        let speaker: HTML = counter.running.map { running -> HTML in
            let speaker = name(running.group, colleges.first { $0.id == running.group.college }?.name, t)
            return "<p>\(t("Parle : \(speaker), depuis \(t.hour(running.since))."))</p>\(view.action(file.link + "/parole", "Arrêter le compteur", fields: [("act", "stop")]))"
        } ?? .empty
        return section(t("Qui parle")) {
            """
            \(speaker)\
            \(each: colleges.map(Optional.some) + [nil], { college in
                "<h3>\(college?.name ?? t("Public et invités"))</h3>\(buttons(button(college, .woman, "Une femme parle", view), button(college, .man, "Un homme parle", view)))"
            })
            """
        }
    }

    private func button(_ college: College?, _ gender: Seat.Gender, _ label: Message, _ view: View) -> HTML {
        view.action(file.link + "/parole", label, fields: [("college", college.map { "\($0.id)" } ?? ""), ("gender", gender.rawValue)])
    }
}
