import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees the times at which the city receives, by place and by language, and books one.
struct SlotsPage: Page {
    static let path: Path = "/rendez-vous"

    let slots: [Slot]
    let places: [ReceptionPlace]
    /// Where one is received without an appointment.
    let counters: [ReceptionPlace]
    let filter: (place: String?, accessible: Bool, language: String?)
    let languages: [String]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let filter = (
            place: visit.query["lieu"].flatMap { $0.isEmpty ? nil : $0 }, accessible: visit.query["accessible"] != nil, language: visit.query["langue"].flatMap { $0.isEmpty ? nil : $0 })
        let all = try AppointmentStore.free(from: visit.now + AppointmentRules.notice, db), used = Set(all.compactMap(\.place))
        let shown = all.filter { isWanted($0, place: filter.place, accessible: filter.accessible) && (filter.language ?? $0.language) == $0.language }
        let open = try ReceptionPlaceStore.all(db).filter(\.isActive)
        return Self(
            slots: shown, places: open.filter { used.contains($0.id) }, counters: open.filter { !$0.hours.isEmpty && isWanted($0, filter) }, filter: filter, languages: Set(all.map(\.language)).sorted())
    }

    /// A counter is told by its words: which languages are spoken there.
    private static func isWanted(_ counter: ReceptionPlace, _ filter: (place: String?, accessible: Bool, language: String?)) -> Bool {
        if filter.accessible, !counter.isAccessible { return false }
        if let language = filter.language, language != "fr", !SearchText.fold(counter.languages).contains(SearchText.fold(Slot.languageName(language).key)) { return false }
        return filter.place.map { $0 == "\(counter.id)" } ?? true
    }

    private static func isWanted(_ slot: Slot, place: String?, accessible: Bool) -> Bool {
        if accessible, slot.place != nil, !slot.isAccessible { return false }
        guard let place else { return true }
        return place == (slot.place.map { "\($0)" } ?? "telephone")
    }

    func title(_ t: Texts) -> String { t("Prendre rendez-vous") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Questions et réponses"), QuestionLinks.faq)] }
    func summary(_ t: Texts) -> String? { t("Une personne de la ville vous reçoit ou vous appelle : pour comprendre, pour écrire une idée ensemble, pour voter.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Une personne de la ville vous reçoit ou vous appelle : pour comprendre, pour écrire une idée ensemble, pour voter.")))\
            \(view.filters(AppointmentLinks.book, reset: isNarrow ? AppointmentLinks.book : nil) {
                """
                \(view.select("lieu", label: "Où", choices: places.map { Choice("\($0.id)", text: $0.name) } + [Choice("telephone", "Par téléphone")], value: filter.place, empty: "Partout"))\
                \(if: languages.count > 1, view.select("langue", label: "Langue", choices: languages.map { Choice($0, Slot.languageName($0)) }, value: filter.language, empty: "Toutes"))\
                \(view.checkbox("accessible", label: "Lieu accessible en fauteuil roulant", checked: filter.accessible))
                """
            })\
            \(slots.isEmpty ? nothing(view) : "\(each: days(t), { day in section(day.prefix(1).uppercased() + day.dropFirst()) { "<ul class=\"files\">\(each: slots.filter { t.weekday($0.startsAt) == day }, { line($0, view) })</ul>" } })")\
            \(if: !counters.isEmpty, section(t("Sans rendez-vous"), id: "sans-rendez-vous") {
                cards(counters) { counter in Card(counter.name, text: counter.address, meta: counter.meeting(t), headingLevel: 3) }
            })
            """
    }

    private var isNarrow: Bool { filter.place != nil || filter.accessible || filter.language != nil }

    private func days(_ t: Texts) -> [String] { slots.map { t.weekday($0.startsAt) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    private func nothing(_ view: View) -> HTML {
        emptyState(view.t("Aucun créneau libre pour l’instant."), view.linkButton(QuestionLinks.ask, "Poser une question par écrit", style: .secondary))
    }

    private func line(_ slot: Slot, _ view: View) -> HTML {
        let t = view.t
        return """
            <li><a href="\(url: AppointmentLinks.slot(slot.id))">\(t("\(t.hour(slot.startsAt)), \(slot.where(t))"))</a> <span class="file-note">\(slot.notes(t))</span></li>
            """
    }
}

extension Slot {
    func `where`(_ t: Texts) -> String { placeName ?? t("par téléphone") }

    /// How long, in which language, whether one enters without a step.
    func notes(_ t: Texts) -> String {
        [
            t.length(endsAt - startsAt), language == "fr" ? nil : t(Self.languageName(language)), isAccessible && place != nil ? t("accessible en fauteuil roulant") : nil,
        ].compactMap(\.self).joined(separator: " · ")
    }

    static let languages = ["fr", "en", "ar", "es", "pt", "tr", "lsf"]

    static func languageName(_ code: String) -> Message {
        switch code {
        case "en": "anglais"
        case "ar": "arabe"
        case "es": "espagnol"
        case "pt": "portugais"
        case "tr": "turc"
        case "lsf": "langue des signes française"
        default: "français"
        }
    }
}
