import Database
import HTML
import L10n
import Vocabulary
import Web

/// An election: for everyone who stands and when one votes; for members the vote; for the bureau register, urn and proclamation; then the result.
struct ElectionPage: Page {
    static let path: Path = "/instances/:assembly/elections/:election"

    let file: ElectionFile
    /// The turns that are proclaimed, with their count: nothing is added up before.
    let results: [(round: Election.Round, count: ElectionCount)]
    /// The turn that closed and waits for its proclamation, for who may proclaim.
    let closed: ElectionCount?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ElectionStore.file(visit, db)
        let proclaimed = file.election.rounds.filter { $0.proclaimedAt != nil }
        let mayProclaim = ElectionRules.mayProclaim(file, at: visit.now) == nil
        return Self(
            file: file, results: try proclaimed.map { ($0, try ElectionStore.count($0, db)) },
            closed: mayProclaim ? try file.election.round.map { try ElectionStore.count($0, db) } : nil, now: visit.now)
    }

    private var election: Election { file.election }

    func title(_ t: Texts) -> String { election.name(t) }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) + [Crumb(t("Élections"), file.assembly.link + "/elections")] }

    func body(_ view: View) -> HTML {
        let t = view.t, stage = election.stage(at: now)
        return """
            \(pageHeader(title(t), kicker: file.assembly.name, badges: badge(t(stage.name), stage.tone)))\
            \(if: stage == .cancelled, alert(.warning, t("Élection annulée : \(election.cancelledReason)")))\
            \(columns(
                main: "\(each: results, { result($0.round, $0.count, view) })\(voting(view))\(candidates(view))\(standing(view))",
                aside: "\(dates(view))\(if: file.standing.runs, view.electionWork(file, closed, at: now))"))
            """
    }

    private func result(_ round: Election.Round, _ count: ElectionCount, _ view: View) -> HTML {
        let t = view.t
        let lines = election.eligible(in: round).sorted { count.votes[$0.id, default: 0] > count.votes[$1.id, default: 0] }
        return section(round.number == 1 ? t("Résultat du premier tour") : t("Résultat du second tour")) {
            """
            <p>\(t("Bulletins : \(count.ballots), dont blancs : \(count.blank). Exprimés : \(count.expressed)."))</p>\
            \(table(
                t("Voix"), isCaptionHidden: true, columns: [Column(t("Candidature"), isHeading: true), Column(t("Voix"), isNumber: true), Column(t("Résultat"))], rows: lines
            ) { candidate in
                [HTML(text: candidate.name), HTML(text: t.number(count.votes[candidate.id, default: 0])), candidate.electedIn == round.number ? badge(t("Élu·e"), .success) : .empty]
            })
            """
        }
    }

    private func candidates(_ view: View) -> HTML {
        let t = view.t
        return section(t("Candidatures"), id: "candidatures") {
            election.standing.isEmpty ? emptyState(t("Personne ne s’est encore présenté.")) : "\(each: election.standing, { panel($0.name, level: 3, "<p>\($0.statement)</p>") })"
        }
    }

    private func voting(_ view: View) -> HTML {
        let t = view.t
        guard election.stage(at: now) == .voting, let round = election.round, file.standing.isMember else { return .empty }
        if let refusal = ElectionRules.mayVote(file, at: now) { return panel(t("Voter"), view.refusal(refusal)) }
        return section(t("Voter"), id: "voter") {
            view.form(file.link + "/vote", key: "b", listsErrors: true) { view in
                """
                \(view.checkboxes("choice", legend: "Votre choix", help: "\(election.left) au plus.", choices: election.eligible(in: round).map { Choice("\($0.id)", text: $0.name) }, required: false))\
                \(view.checkbox("blank", label: "Vote blanc"))\(view.submit("Mettre dans l’urne"))
                """
            }
        }
    }

    private func standing(_ view: View) -> HTML {
        let t = view.t, refusal = ElectionRules.mayStand(file, at: now)
        let withdrawal: HTML = ElectionRules.mayWithdraw(file, at: now) == nil
            ? view.action(file.link + "/candidature/retrait", "Retirer ma candidature", confirm: "Les membres ne la verront plus.") : .empty
        guard refusal == nil else { return withdrawal }
        let isOpen = view.form.error("statement") != nil || view.form.error("engaged") != nil || view.form.error("gender") != nil
        return details(file.own == nil ? t("Me présenter") : t("Changer ma présentation"), isOpen: isOpen, view.form(file.link + "/candidature", key: "s", listsErrors: true) { view in
            """
            \(view.textArea("statement", label: "Pourquoi vous", help: "Tout le monde le lira, avec votre nom.", value: file.own?.statement, rows: 5, maxLength: 1500))\
            \(view.radios("gender", legend: "Vous êtes", choices: Seat.Gender.allCases.map { Choice($0.rawValue, $0.name) }, value: (file.own?.gender ?? file.standing.seat?.gender ?? .unsaid).rawValue, isRow: true))\
            \(if: file.election.college != nil, view.fieldset("Lettre d’engagement") {
                view.engagement(file.assembly) + view.checkbox("engaged", label: "J’accepte la lettre d’engagement et la charte, si je suis élu·e", checked: file.own != nil, required: true)
            })\
            \(view.submit("Me présenter"))
            """
        }) + withdrawal
    }

    private func dates(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Places"), HTML(text: t.number(election.places))), (t("Candidatures jusqu’au"), view.time(election.candidatesUntil, hour: true))]
        for round in election.rounds {
            pairs.append((round.number == 1 ? t("Premier tour") : t("Second tour"), HTML(text: t("du \(t.dayAndHour(round.opensAt)) au \(t.dayAndHour(round.closesAt))"))))
        }
        pairs.append((t("Électeurs"), HTML(text: t.number(file.electors.count))))
        pairs.append((t("Majorité"), HTML(text: t("absolue au premier tour, relative au second"))))
        return panel(t("L’élection"), facts(pairs))
    }
}
