import Database
import HTML
import L10n
import Vocabulary
import Web

/// One urn after the close: its sheets counted, keyed twice, settled, compared with the check-offs and the stubs, signed by two.
struct UrnCountPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn"
    static var surroundings: Surroundings { .desk }

    let file: UrnOnTable
    let refusalToChange, refusalToSign, refusalToCountersign: Refusal?
    /// Whether the vote is over: before, there is nothing to compare.
    let showsCounts: Bool
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try UrnOnTable.load(visit, db), actor = visit.actor
        if let refusal = PaperRules.mayRead(file.edition, keepsOne: file.keepsOne, actor) { throw refusal }
        return UrnCountPage(
            file: file, refusalToChange: PaperCountRules.mayChange(file, actor, at: visit.now), refusalToSign: PaperCountRules.maySign(file, actor, at: visit.now),
            refusalToCountersign: PaperCountRules.mayCountersign(file, actor, at: visit.now),
            showsCounts: file.edition.calendar.hasClosed(.vote, at: visit.now), home: file.edition.crumb(for: actor))
    }

    private var urn: Urn { file.urn }
    func title(_ t: Texts) -> String { t("Urne « \(urn.label) »") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: urn.placeName, badges: badge(t(urn.stage.name), urn.isSigned ? .success : .neutral)))
            \(urn.isAggregated ? totals(view) : showsCounts ? UrnFigures(file: file).html(view) : .empty)
            \(refusalToChange.map { alert(.info, t($0.reason)) } ?? (urn.isAggregated ? .empty : work(view)))
            \(section(t("Signatures")) { signing(view) })
            """
    }

    /// Of an urn that somebody else counted: how far the two entries are, then the totals that do not name a project.
    private func totals(_ view: View) -> HTML {
        let t = view.t
        if let agreed = UrnTotals.agreed(file.totals) {
            return statTiles([Stat(t.number(agreed.ballots), t("bulletins, par leurs totaux")), Stat(t.number(agreed.blank), t("blancs")), Stat(t.number(agreed.invalid), t("nuls"))]) + keyingAgain(view)
        }
        return """
            <p>\(t("De cette urne, seuls les totaux sont connus. Deux personnes les recopient ; une troisième tranche ce qui diffère."))</p>
            <p>\(t(file.totals.count, one: "Une saisie est faite.", many: "\(file.totals.count) saisies sont faites."))</p>
            \(if: refusalToChange == nil, buttons(view.linkButton("\(file.link)/totaux", "Saisir les totaux")))\(keyingAgain(view))
            """
    }

    private func keyingAgain(_ view: View) -> HTML {
        if refusalToChange != nil || file.totals.isEmpty { return .empty }
        return details(view.t("Les totaux saisis sont faux"), view.form("\(file.link)/totaux/reprendre", key: "wrong", listsErrors: view.form.error("wrong") != nil) { view in
            "\(view.textArea("wrong", label: "Motif", rows: 2, maxLength: 500))\(buttons(view.submit("Saisir de nouveau", style: .danger)))"
        })
    }

    private func work(_ view: View) -> HTML {
        let t = view.t
        return """
            \(section(t("1. Compter les feuilles")) { sheets(view) })
            \(section(t("2. Compter les talons de chaque lot")) { file.batches.isEmpty ? "<p class=\"muted\">\(t("Aucun lot n’est confié à cette urne."))</p>" : "\(each: file.batches, { account($0, view) })" })
            \(if: urn.sheets != nil, section(t("3. Saisir chaque feuille deux fois")) { keying(view) })
            """
    }

    private func sheets(_ view: View) -> HTML {
        view.form("\(file.link)/feuilles", key: "sheets", listsErrors: view.form.error("sheets") != nil) { view in
            """
            \(view.numberField("sheets", label: "Feuilles trouvées dans l’urne", help: "Comptées à la main, puis numérotées au crayon de 1 à la dernière.", value: urn.sheets, min: 0, max: 100_000))
            \(buttons(view.submit("Enregistrer", style: urn.sheets == nil ? .primary : .secondary)))
            """
        }
    }

    private func account(_ batch: BallotBatch, _ view: View) -> HTML {
        let t = view.t
        return panel(t(batch.sheets, one: "Lot \(batch.number), \(batch.sheets) bulletin", many: "Lot \(batch.number), \(batch.sheets) bulletins"), level: 3, view.form("\(file.link)/lots", key: "\(batch.id)", listsErrors: view.form.value("batch") == "\(batch.id)") { view in
            """
            \(view.hidden("batch", "\(batch.id)"))<div class="row">\
            \(view.numberField("used", label: "Utilisés", value: batch.account?.used, min: 0, max: batch.sheets))\
            \(view.numberField("spoiled", label: "Abîmés", value: batch.account?.spoiled, min: 0, max: batch.sheets))\
            \(view.numberField("unused", label: "Restants", value: batch.account?.unused, min: 0, max: batch.sheets))</div>
            \(buttons(view.submit("Enregistrer", style: .secondary)))
            """
        })
    }

    private func keying(_ view: View) -> HTML {
        let t = view.t, tally = file.tally
        return """
            \(progress(t("Saisies par une personne"), value: tally.keyedOnce, of: tally.sheets, inWords: t("\(tally.keyedOnce) sur \(tally.sheets)")))
            \(progress(t("Saisies par deux personnes"), value: tally.keyedTwice, of: tally.sheets, inWords: t("\(tally.keyedTwice) sur \(tally.sheets)")))
            \(buttons(view.linkButton(PaperLinks.keying(file.edition, urn.id), "Saisir des feuilles"), file.batches.contains(where: \.isScannable) ? view.linkButton(PaperLinks.scans(file.edition, urn.id), "Lire des feuilles numérisées", style: .secondary) : .empty))
            \(if: !tally.differences.isEmpty, alert(.warning, title: t(tally.differences.count, one: "Une feuille est à trancher par une troisième personne", many: "\(tally.differences.count) feuilles sont à trancher par une troisième personne"), """
                <ul>\(each: tally.differences, { #"<li><a href="\#(file.link)/ecarts/\#($0.sheet)">\#(t("Feuille n°\u{A0}\($0.sheet)"))</a></li>"# })</ul>
                """))
            """
    }

    // MARK: Signing

    private func signing(_ view: View) -> HTML {
        let t = view.t
        if let date = urn.countersignedAt { return "<p>\(t("Signée par \(urn.signerName ?? "–") et \(urn.countersignerName ?? "–"), le \(date)."))</p>" }
        if urn.signedAt != nil { return second(view) }
        if let refusalToSign { return view.refusal(refusalToSign) }
        return view.form("\(file.link)/signer", key: "sign", listsErrors: view.form.error("gap") != nil) { view in
            """
            \(if: file.hasGap, view.textArea("gap", label: "Explication de l’écart", help: "Elle figure au procès-verbal.", value: urn.gapReason, rows: 3, maxLength: 1000))
            \(buttons(view.submit("Signer cette urne")))
            """
        }
    }

    private func second(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Signée par \(urn.signerName ?? "–")."))\(if: !urn.gapReason.isEmpty, " \(t("Écart expliqué : \(urn.gapReason)"))")</p>
            \(refusalToCountersign.map { view.refusal($0) } ?? view.action("\(file.link)/contresigner", "Contresigner", style: .primary, confirm: "Après cela, les comptes de cette urne ne changent plus et ses bulletins rejoignent les autres."))
            \(details(t("Retirer la signature pour corriger"), view.form("\(file.link)/reprendre", key: "back", listsErrors: view.form.error("back") != nil) { view in
                "\(view.textArea("back", label: "Motif", rows: 2, maxLength: 500))\(buttons(view.submit("Retirer la signature", style: .danger)))"
            }))
            """
    }
}

/// The figures of an urn: people, sheets, stubs, and what the sheets are. Never what was chosen.
struct UrnFigures: Sendable {
    let file: UrnOnTable

    func html(_ view: View) -> HTML {
        let t = view.t, tally = file.tally
        var stats = [Stat(t.number(file.urn.checkOffs), t(file.urn.checkOffs, one: "émargement", many: "émargements"))]
        if let sheets = file.urn.sheets { stats.append(Stat(t.number(sheets), t(sheets, one: "feuille dans l’urne", many: "feuilles dans l’urne"))) }
        if let used = file.usedSheets { stats.append(Stat(t.number(used), t(used, one: "talon utilisé", many: "talons utilisés"))) }
        if tally.isComplete, file.urn.sheets != nil {
            stats += [Stat(t.number(tally.count(.valid)), t("valables")), Stat(t.number(tally.count(.blank)), t("blancs")), Stat(t.number(tally.count(.invalid)), t("nuls"))]
        }
        return statTiles(stats) + (file.hasGap && !file.urn.isSigned ? alert(.warning, t("Émargements, feuilles et talons ne font pas le même nombre : recomptez, puis expliquez l’écart par écrit.")) : .empty)
    }
}
