import HTML
import L10n
import Vocabulary
import Web

/// What the official record says of the vote on paper: places, urns, stubs, sheets that do not count, corrections, incidents.
struct PaperRecordPart: Sendable {
    let account: PaperAccount
    /// When the record was first signed, and when the proposers were told.
    var signedAt, toldAt: Instant?

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: !account.places.isEmpty, section(t("Bureaux de vote")) { places(t) })
            \(if: !account.urns.isEmpty, section(t("Urnes de papier")) { urns(view) })
            \(if: account.urns.contains { $0.urn.isAggregated }, section(t("Urnes comptées par leurs totaux")) { totals(t) })
            \(if: !account.batches.isEmpty, section(t("Bulletins imprimés")) { batches(t) })
            \(if: !account.urns.isEmpty, section(t("Bulletins nuls")) { invalid(t) })
            \(section(t("Corrections et incidents")) { corrections(view) })
            """
    }

    private func places(_ t: Texts) -> HTML {
        table(t("Bureaux de vote"), isCaptionHidden: true, columns: [Column(t("Bureau"), isHeading: true), Column(t("Adresse")), Column(t("Horaires"))], rows: account.places) {
            [HTML(text: $0.name), HTML(text: $0.address), HTML(text: $0.hours)]
        }
    }

    private func urns(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Une ligne par urne"),
            columns: [
                Column(t("Urne"), isHeading: true), Column(t("Scellés")), Column(t("Émargements"), isNumber: true), Column(t("Feuilles"), isNumber: true),
                Column(t("Valables"), isNumber: true), Column(t("Blancs"), isNumber: true), Column(t("Nuls"), isNumber: true), Column(t("Signée par")),
            ], rows: account.urns.filter { !$0.urn.isAggregated }
        ) { counted in
            let urn = counted.urn, tally = counted.tally
            func shown(_ number: Int) -> HTML { HTML(text: urn.isSigned ? t.number(number) : "–") }
            return [
                HTML(text: "\(urn.label), \(urn.placeName)"), HTML(text: [urn.seal, urn.closingSeal].filter { !$0.isEmpty }.joined(separator: ", ")),
                HTML(text: t.number(urn.checkOffs)), HTML(text: urn.sheets.map(t.number) ?? "–"), shown(tally.count(.valid)), shown(tally.count(.blank)),
                shown(tally.count(.invalid)), HTML(text: [urn.signerName, urn.countersignerName].compactMap(\.self).joined(separator: ", ")),
            ]
        } + "\(each: account.urns.filter { !$0.urn.gapReason.isEmpty }, { "<p>\(t("Écart de l’urne « \($0.urn.label) » : \($0.urn.gapReason)"))</p>" })"
    }

    /// Apart: nobody here read these ballots.
    private func totals(_ t: Texts) -> HTML {
        table(
            t("Tenues et comptées par un partenaire"),
            columns: [
                Column(t("Urne"), isHeading: true), Column(t("Bulletins"), isNumber: true), Column(t("Blancs"), isNumber: true), Column(t("Nuls"), isNumber: true),
                Column(t("Voix"), isNumber: true), Column(t("Signée par")),
            ], rows: account.urns.filter { $0.urn.isAggregated }
        ) { counted in
            let totals = counted.urn.isSigned ? counted.totals : nil
            func shown(_ number: Int?) -> HTML { HTML(text: number.map(t.number) ?? "–") }
            return [
                HTML(text: "\(counted.urn.label), \(counted.urn.placeName)"), shown(totals?.ballots), shown(totals?.blank), shown(totals?.invalid),
                shown(totals?.votes.values.reduce(0, +)), HTML(text: [counted.urn.signerName, counted.urn.countersignerName].compactMap(\.self).joined(separator: ", ")),
            ]
        } + "<p class=\"muted\">\(t("Leurs voix s’ajoutent à celles des bulletins, projet par projet. Elles n’entrent ni dans le nombre de bulletins ni dans ce que chacun a obtenu."))</p>"
    }

    private func batches(_ t: Texts) -> HTML {
        table(
            t("Imprimés = utilisés + abîmés + restants"),
            columns: [Column(t("Lot"), isHeading: true), Column(t("Imprimés"), isNumber: true), Column(t("Utilisés"), isNumber: true), Column(t("Abîmés"), isNumber: true), Column(t("Restants"), isNumber: true)],
            rows: account.batches
        ) { batch in
            func shown(_ number: Int?) -> HTML { HTML(text: number.map(t.number) ?? "–") }
            let name = t("Lot \(batch.number), \(t(batch.format.name))")
            return [
                HTML(text: batch.cancelledAt == nil ? name : "\(name) (\(t("annulé")))"), shown(batch.printed), shown(batch.account?.used), shown(batch.account?.spoiled),
                shown(batch.account?.unused),
            ]
        }
    }

    private func invalid(_ t: Texts) -> HTML {
        guard account.isSigned else { return "<p>\(t("Les urnes ne sont pas toutes signées."))</p>" }
        return table(
            t("Motifs, publiés avant le vote"), columns: [Column(t("Motif"), isHeading: true), Column(t("Bulletins"), isNumber: true)], rows: SheetEntry.InvalidReason.allCases
        ) { [HTML(text: t($0.name)), HTML(text: t.number(account.count($0)))] }
    }

    private func corrections(_ view: View) -> HTML {
        let t = view.t
        return """
            <ul><li>\(t(account.undoneCheckOffs, one: "Un émargement annulé par une seconde personne, avec son motif.", many: "\(account.undoneCheckOffs) émargements annulés par une seconde personne, avec leur motif."))</li>
            <li>\(t(account.takenBackSheets, one: "Une saisie de feuille reprise.", many: "\(account.takenBackSheets) saisies de feuilles reprises."))</li>\
            \(if: account.readSheets > 0, "<li>\(t(account.readSheets, one: "Une feuille lue d’abord par un scanner, puis saisie par une personne qui ne voyait pas cette lecture.", many: "\(account.readSheets) feuilles lues d’abord par un scanner, puis saisies par une personne qui ne voyait pas cette lecture."))</li>")\
            \(if: account.sentLater != SentLater(), "<li>\(t("Par les tablettes qui gardent la liste d’un bureau : \(account.sentLater.taken) émargements, \(account.sentLater.refused) refusés à l’envoi, \(account.sentLater.lostTablets) tablettes dites perdues."))</li>")</ul>
            \(account.incidents.isEmpty ? "<p>\(t("Aucun incident n’a été noté."))</p>" : IncidentList.html(account.incidents, signedAt: signedAt, toldAt: toldAt, view))
            """
    }
}
