import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers and the auditor read how many have voted and by which way, the votes that wait, the lines that look alike. Never a choice.
struct RegisterDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/registre"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/registre" }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let channels: [(channel: VotingChannel, voters: Int)]
    let quarantines: [Quarantine]
    let likenesses: [Likeness]
    let refusalToDecide: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = RegisterRules.mayRead(edition, visit.actor) { throw refusal }
        return RegisterDeskPage(
            edition: edition, channels: try RegisterStore.channels(edition.id, db), quarantines: try QuarantineStore.all(edition.id, db),
            likenesses: try LikenessStore.all(edition.id, db), refusalToDecide: RegisterRules.mayDecide(edition, visit.actor))
    }

    func title(_ t: Texts) -> String { t("Registre des votants") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Une personne, une ligne, quelle que soit la voie. Le registre ne dit rien des choix."), actions: view.linkButton(RegisterListPage.link(edition), "Liste d’émargement", style: .secondary)))
            \(statTiles(channels.map { Stat(t.number(RoundedTurnout.shown($0.voters, edition, at: view.now)), t($0.channel.name)) }))
            \(refusalToDecide.map { view.refusal($0) })
            \(section(t("Votes qui attendent une vérification")) { quarantines.isEmpty ? emptyState(t("Aucun.")) : "\(each: quarantines, { waiting($0, view) })" })
            \(section(t("Noms qui se ressemblent")) { likenesses.isEmpty ? emptyState(t("Aucune ressemblance entre les noms déclarés.")) : "\(each: likenesses, { alike($0, view) })" })
            """
    }

    private func waiting(_ quarantine: Quarantine, _ view: View) -> HTML {
        let t = view.t
        var rows: [(String, HTML)] = [
            (t("Compte"), HTML(text: quarantine.name)), (t("Courriel"), HTML(text: quarantine.address)), (t("Depuis le"), view.time(quarantine.at, hour: true)),
            (t("Motif"), HTML(text: quarantine.reason)),
        ]
        if let declared = quarantine.declared { rows.append((t("Identité déclarée"), HTML(text: said(declared)))) }
        if let verdict = quarantine.verdict { rows.append((t("Décision"), HTML(text: "\(t(verdict.name)). \(quarantine.decisionReason)"))) }
        let choices = Quarantine.Verdict.allCases.filter { quarantine.verdict == nil || $0 == .released }.map { Choice($0.rawValue, $0.name) }
        let mayDecide = WatchRules.mayDecide(QuarantineFile(edition: edition, quarantine: quarantine), view.actor, at: view.now) == nil
        let form = mayDecide ? decision("\(Self.link(edition))/attente/\(quarantine.id)", "held-\(quarantine.id)", choices, view) : .empty
        return panel(nil, facts(rows) + form)
    }

    private func alike(_ likeness: Likeness, _ view: View) -> HTML {
        let t = view.t
        func side(_ side: Likeness.Side) -> HTML {
            let how = t("a voté le \(side.checkOff.at), par \(side.checkOff.channel.name)")
            return HTML(text: "\(said(side.identity)), \(how)\(side.identity.isSeen ? t(", identité vue par un agent") : "")")
        }
        var rows = [(t("L’une"), side(likeness.one)), (t("L’autre"), side(likeness.other)), (t("Ressemblance"), HTML(text: "\(likeness.score)\u{A0}%"))]
        if let verdict = likeness.verdict { rows.append((t("Décision"), HTML(text: "\(t(verdict.name)). \(likeness.reason)"))) }
        let choices = Likeness.Verdict.allCases.map { Choice($0.rawValue, $0.name) }
        let mayCompare = likeness.verdict == nil && RegisterRules.mayCompare(likeness, edition, view.actor) == nil
        let form = mayCompare ? decision("\(Self.link(edition))/ressemblances/\(likeness.id)", "alike-\(likeness.id)", choices, view) : .empty
        return panel(nil, facts(rows) + form)
    }

    private func said(_ declared: DeclaredIdentity) -> String {
        [declared.givenName, declared.familyName].filter { !$0.isEmpty }.joined(separator: " ")
            + (declared.bornOn.isEmpty ? "" : ", " + declared.bornOn.split(separator: "-").reversed().joined(separator: "/"))
    }

    private func decision(_ path: String, _ key: String, _ choices: [Choice], _ view: View) -> HTML {
        guard refusalToDecide == nil else { return .empty }
        return view.form(path, key: key, listsErrors: true) { view in """
            \(view.radios("verdict", legend: "Décision", choices: choices, value: nil))
            \(view.textArea("reason", label: "Motif", rows: 2, maxLength: 500))
            \(buttons(view.submit("Enregistrer la décision")))
            """ }
    }
}
