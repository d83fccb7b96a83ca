import HTML
import L10n
import Vocabulary
import Web

/// What several pages show of a ceremony: where it stands, who has done what.
enum CeremonyParts {
    static func standing(_ ceremony: Ceremony, _ edition: Edition, _ view: View) -> HTML {
        let t = view.t
        if let fault = OpeningFault(rawValue: ceremony.fault) {
            return alert(.error, title: t("L’ouverture de l’urne est arrêtée"), "<p>\(t(fault.words)) \(t("Rien n’est dépouillé. Prévenez le garant et gardez une copie de la base de données."))</p>")
        }
        return alert(tone(ceremony), words(ceremony, edition, view))
    }

    private static func tone(_ ceremony: Ceremony) -> Tone { ceremony.openedAt != nil || ceremony.isReady && ceremony.frozenAt == nil ? .success : .info }

    private static func words(_ ceremony: Ceremony, _ edition: Edition, _ view: View) -> String {
        let t = view.t, isVote = ceremony.kind == .vote
        if let at = ceremony.openedAt {
            return t(isVote ? "L’urne est ouverte depuis le \(at) : \(ceremony.openedCount) bulletins en sont sortis."
                : "La répétition a réussi le \(at) : les \(ceremony.openedCount) bulletins d’essai sont sortis de l’urne d’essai.")
        }
        if !ceremony.isReady { return waiting(ceremony.members.count { $0.confirmedAt == nil }, isLate: isVote && edition.calendar.hasOpened(.vote, at: view.now), t) }
        let missing = ceremony.threshold - ceremony.entered
        if missing <= 0 { return t("Les codes suffisent : l’urne s’ouvre.") }
        if !isVote { return t(missing, one: "La clé d’essai est faite. Il manque un code pour ouvrir l’urne d’essai.", many: "La clé d’essai est faite. Il manque \(missing) codes pour ouvrir l’urne d’essai.") }
        if ceremony.frozenAt == nil { return t("La clé est faite. Chaque membre garde son code jusqu’à la clôture.") }
        return t(missing, one: "L’urne est fermée. Il manque un code pour l’ouvrir.", many: "L’urne est fermée. Il manque \(missing) codes pour l’ouvrir.")
    }

    private static func waiting(_ count: Int, isLate: Bool, _ t: Texts) -> String {
        isLate
            ? t(count, one: "Le vote devait ouvrir, mais personne ne peut voter : un membre n’a pas confirmé son code.", many: "Le vote devait ouvrir, mais personne ne peut voter : \(count) membres n’ont pas confirmé leur code.")
            : t(count, one: "La clé se fera d’elle-même quand le dernier membre aura confirmé son code.", many: "La clé se fera d’elle-même quand chaque membre aura confirmé son code : \(count) ne l’ont pas fait.")
    }

    static func members(_ ceremony: Ceremony, _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Il faut \(ceremony.threshold) codes sur \(ceremony.members.count)"),
            columns: [Column(t("Membre"), isHeading: true), Column(t("À titre de")), Column(t("Code noté")), Column(t("Code entré"))], rows: ceremony.members
        ) { member in
            [
                HTML(text: member.name), HTML(text: t(member.capacity.name)), member.confirmedAt.map { view.time($0) } ?? HTML(text: t("Pas encore")),
                member.enteredAt.map { view.time($0, hour: true) } ?? HTML(text: ceremony.frozenAt != nil || ceremony.kind == .rehearsal ? t("Pas encore") : t("Après la clôture")),
            ]
        }
    }
}
