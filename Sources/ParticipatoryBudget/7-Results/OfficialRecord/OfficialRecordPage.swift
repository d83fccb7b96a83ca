import Database
import HTML
import L10n
import Vocabulary
import Web

/// The official record (procès-verbal) of a vote: every figure, what happened, who signs. For officers after the count, for everyone after
/// the proclamation; its printed form is the one that is filed.
struct OfficialRecordPage: Page {
    static let path: Path = "/editions/:edition/proces-verbal"

    let record: OfficialRecord
    let refusalToSign: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let record = try OfficialRecord.load(visit, db)
        return OfficialRecordPage(record: record, refusalToSign: ResultsRules.maySignRecord(record, visit.actor))
    }

    private var edition: Edition { record.edition }
    func title(_ t: Texts) -> String { t("Procès-verbal du vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Le procès-verbal du vote de « \(edition.title) » : participation, urnes, dépouillement, incidents, signatures.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, actions: view.pdfButton()))
            \(if: !record.isPublic, alert(.warning, t("Ce procès-verbal est sous embargo : ne le communiquez à personne avant la proclamation.")))
            \(section(t("Le vote")) { facts(moments(view)) })
            \(if: !record.showsResults, alert(.info, t("Vous lisez ce qui concerne le vote sur papier. Les résultats s’y ajouteront à leur proclamation.")))
            \(if: record.showsResults, section(t("Participation")) { turnout(t) })
            \(if: !record.paper.isEmpty, PaperRecordPart(account: record.paper, signedAt: record.signatures.first?.at, toldAt: record.proclamation?.lettersSentAt).html(view))
            \(if: record.showsResults, section(t("Dépouillement")) { counting(view) })
            \(section(t("Signatures")) { signatures(view) })
            """
    }

    private func moments(_ view: View) -> [(term: String, value: HTML)] {
        let t = view.t
        var lines: [(term: String, value: HTML)] = []
        if let phase = edition.calendar[.vote] {
            lines.append((t("Ouverture"), view.time(phase.opensAt, hour: true)))
            if let closesAt = phase.closesAt { lines.append((t("Clôture"), view.time(closesAt, hour: true))) }
        }
        lines.append((t("Dépouillé le"), view.time(record.count.countedAt, hour: true)))
        if let proclamation = record.proclamation, record.isPublic { lines.append((t("Proclamé le"), view.time(proclamation.embargoUntil, hour: true))) }
        if let number = record.proclamation?.resolutionNumber, !number.isEmpty { lines.append((t("Délibération"), HTML(text: number))) }
        return lines
    }

    private func turnout(_ t: Texts) -> HTML {
        let turnout = record.record.turnout
        let rows = turnout.byChannel.sorted { $0.key < $1.key }
        return """
            <p>\(t(turnout.voters, one: "Une personne a voté.", many: "\(turnout.voters) personnes ont voté."))</p>
            \(if: !rows.isEmpty, table(t("Émargements par moyen de vote"), columns: [Column(t("Moyen"), isHeading: true), Column(t("Personnes"), isNumber: true)], rows: rows) {
                [HTML(text: t(ResultsBody.channel($0.key))), HTML(text: t.number($0.value))]
            })
            \(each: record.record.checks?.sentences ?? [], { "<p>\(t($0))</p>" })
            """
    }

    private func counting(_ view: View) -> HTML {
        let t = view.t, counted = record.record
        let lines = counted.lines.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
        let titles = Dictionary(record.projects.map { ($0.number, $0.title) }) { first, _ in first }
        return """
            <p>\(t("\(counted.ballots) bulletins, dont \(counted.blank) blancs. \(counted.winners.count) projets lauréats pour \(counted.spent)."))</p>
            \(table(
                order(t),
                columns: [Column(t("Rang"), isNumber: true), Column(t("Projet"), isHeading: true), Column(scoreTitle(t), isNumber: true), Column(t("Résultat"))], rows: lines
            ) { line in
                [
                    HTML(text: "\(line.rank)"), HTML(text: "\(line.number). \(titles[line.number] ?? "")"), HTML(text: line.grading.map { t($0.name) } ?? t.number(line.score)),
                    HTML(text: line.isWinner ? t("Lauréat") : t("Non retenu")),
                ]
            })
            \(counted.sealedList.map { sealed($0, t) })
            <p class="muted">\(t("Empreinte des bulletins comptés : \(record.count.ballotsHash)"))</p>
            """
    }

    private func order(_ t: Texts) -> String {
        if record.record.isGraded { return t("Dans l’ordre des mentions") }
        return record.record.rule.isRunoff ? t("Dans l’ordre des éliminations, la dernière d’abord") : t("Projets, par nombre de voix ou de points")
    }

    private func scoreTitle(_ t: Texts) -> String {
        record.record.isGraded ? t("Mention") : record.record.rule.isRunoff ? t("Bulletins qui le citent") : t("Voix ou points")
    }

    private func sealed(_ list: CountRecord.SealedList, _ t: Texts) -> HTML {
        """
        <p>\(t("Urne scellée : \(list.lines) lignes à la liste publique, dont \(list.revoked) remplacements ; \(list.opened) bulletins ouverts, \(list.others) venus autrement."))</p>
        <p class="muted">\(t("Racine de la liste close : \(list.root)"))</p>
        """
    }

    // MARK: Signatures

    private func signatures(_ view: View) -> HTML {
        let t = view.t
        let list: HTML = record.signatures.isEmpty ? "<p>\(t("Personne n’a encore signé."))</p>" : table(
            t("Ont signé"), isCaptionHidden: true, columns: [Column(t("Nom"), isHeading: true), Column(t("Qualité")), Column(t("Le"))], rows: record.signatures
        ) { signature in
            let behind: HTML = record.isBehind(signature) ? " · \(t("avant un incident noté depuis"))" : .empty
            return [HTML(text: signature.name), HTML(text: signature.capacity), view.time(signature.at, hour: true) + behind]
        }
        if view.isPaper { return list + lines(t) }
        guard refusalToSign == nil else { return list }
        return list + view.form("\(ResultsLinks.officialRecord(edition))/signer") {
            """
            \(view.textField("capacity", label: "En qualité de", help: "Par exemple : présidente du bureau, scrutateur, adjointe à la participation.", maxLength: 120))
            \(view.checkbox("read", label: "J’ai relu ce procès-verbal et ses chiffres sont ceux du dépouillement", required: true))
            \(buttons(view.submit("Signer le procès-verbal")))
            """
        }
    }

    /// Lines for those who sign by hand.
    private func lines(_ t: Texts) -> HTML {
        table(t("Signatures manuscrites"), columns: [Column(t("Nom"), isHeading: true), Column(t("Qualité")), Column(t("Signature"))], rows: 1...4) { _ in ["\u{A0}", "\u{A0}", "\u{A0}"] }
    }
}
