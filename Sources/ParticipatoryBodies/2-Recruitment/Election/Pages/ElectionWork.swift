import HTML
import L10n
import Vocabulary
import Web

/// What the bureau and the officer do in an election: check off paper voters, count the urn, proclaim, cancel.
extension View {
    func electionWork(_ file: ElectionFile, _ closed: ElectionCount?, at now: Instant) -> HTML {
        let checking = ElectionRules.mayCheckOff(file, at: now) == nil, counting = ElectionRules.mayCountPaper(file, at: now) == nil
        let parts: HTML = """
            \(if: checking, checkingOff(file))\(if: counting, urn(file))\(closed.map { proclaiming(file, $0) } ?? waiting(file, now))\
            \(if: ElectionRules.mayCancel(file, at: now) == nil, cancelling(file))
            """
        return parts.isEmpty ? .empty : panel(t("Tenir l’élection"), parts)
    }

    private func waiting(_ file: ElectionFile, _ now: Instant) -> HTML {
        file.election.stage(at: now) == .counting ? ElectionRules.mayProclaim(file, at: now).map { refusal($0) } ?? .empty : .empty
    }

    private func checkingOff(_ file: ElectionFile) -> HTML {
        let voted = Set(file.register.map(\.seat)), left = file.electors.filter { !voted.contains($0.id) }
        return """
            <p>\(t("Ont voté : \(voted.count) sur \(file.electors.count)."))</p>\
            \(if: !left.isEmpty, details(t("Émarger un vote sur papier"), form(file.link + "/emargement", key: "e", listsErrors: true) { view in
                "\(view.checkboxes("seat", legend: "Ont mis un bulletin dans l’urne", choices: left.map { Choice("\($0.id)", text: $0.name) }, required: false))\(view.submit("Émarger", style: .secondary))"
            }))
            """
    }

    private func urn(_ file: ElectionFile) -> HTML {
        let candidates = file.election.round.map { file.election.eligible(in: $0) } ?? []
        return details(t("Dépouiller l’urne"), isOpen: file.election.round?.paperBallots == nil, form(file.link + "/urne", key: "n", listsErrors: true) { view in
            """
            \(view.numberField("ballots", label: "Bulletins dans l’urne", value: file.election.round?.paperBallots, min: 0))\(view.numberField("blank", label: "Dont blancs ou nuls", value: file.election.round?.paperBlank ?? 0, min: 0))\
            \(each: candidates, { view.numberField("votes-\($0.id)", label: "\($0.name)", required: false, min: 0) })\(view.submit("Enregistrer", style: .secondary))
            """
        })
    }

    private func proclaiming(_ file: ElectionFile, _ count: ElectionCount) -> HTML {
        let isLast = file.election.rounds.count > 1, outcome = file.outcome(count, isLast: isLast), left = file.election.left - outcome.elected.count
        let names = file.election.candidates.filter { outcome.elected.contains($0.id) }.map(\.name), tied = file.election.candidates.filter { outcome.tied.contains($0.id) }
        return form(file.link + "/proclamation", key: "p", listsErrors: true) { view in
            """
            <p>\(names.isEmpty ? t("Personne n’a la majorité.") : t("Ont la majorité : \(t.list(names))."))</p>\
            \(if: isLast && !tied.isEmpty, view.textField("drawn", label: "Ordre du tirage au sort", help: "À égalité : \(tied.map { "\($0.name) = \($0.id)" }.joined(separator: ", ")). Écrivez les numéros dans l’ordre tiré.", maxLength: 200))\
            \(if: !isLast && left > 0, "<p>\(t("Il reste des places : donnez les dates du second tour, ou rien pour s’arrêter là."))</p>\(view.dateTimeField("opens", label: "Le second tour ouvre", required: false, min: now))\(view.dateTimeField("closes", label: "Il ferme", required: false, min: now))")\
            \(view.submit("Proclamer"))
            """
        }
    }

    private func cancelling(_ file: ElectionFile) -> HTML {
        let isOpen = form.error("cancel_reason") != nil
        return details(t("Annuler l’élection"), isOpen: isOpen, form(file.link + "/annulation", key: "a", listsErrors: isOpen) { view in
            "\(view.textField("cancel_reason", label: "Motif", help: "Tout le monde le lira.", maxLength: 300))\(view.submit("Annuler l’élection", style: .danger))"
        })
    }
}
