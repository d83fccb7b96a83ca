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
        return alert(tone(ceremony), t(words(ceremony, edition, at: view.now)))
    }

    private static func tone(_ ceremony: Ceremony) -> Tone { ceremony.openedAt != nil || ceremony.isReady && ceremony.frozenAt == nil ? .success : .info }

    private static func words(_ ceremony: Ceremony, _ edition: Edition, at now: Instant) -> Message {
        let missing = ceremony.threshold - ceremony.entered
        if let at = ceremony.openedAt {
            return ceremony.kind == .vote ? "L’urne est ouverte depuis le \(at) : \(ceremony.openedCount) bulletins en sont sortis."
                : "La répétition a réussi le \(at) : les \(ceremony.openedCount) bulletins d’essai sont sortis de l’urne d’essai."
        }
        if !ceremony.isReady {
            let count = ceremony.members.count { $0.confirmedAt == nil }
            return edition.calendar.hasOpened(.vote, at: now) && ceremony.kind == .vote
                ? "Le vote devait ouvrir, mais personne ne peut voter : il manque le code de \(count) membres."
                : "La clé se fera d’elle-même quand chaque membre aura confirmé son code : il en manque \(count)."
        }
        if missing <= 0 { return "Les codes suffisent : l’urne s’ouvre." }
        if ceremony.kind == .rehearsal { return "La clé d’essai est faite. Pour ouvrir l’urne d’essai, il manque \(missing) codes." }
        return ceremony.frozenAt == nil ? "La clé est faite. Chaque membre garde son code jusqu’à la clôture." : "L’urne est fermée. Pour l’ouvrir, il manque \(missing) codes."
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
