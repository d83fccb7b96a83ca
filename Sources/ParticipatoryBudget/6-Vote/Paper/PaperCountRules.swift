import Vocabulary

/// Who counts the sheets of an urn, settles, signs, and when; when the whole vote may be counted.
enum PaperCountRules {
    /// People who work at the polling places, once the vote is closed and the urn sealed, until it is signed.
    static func mayCount(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        guard PaperRules.isStaff(file.edition, keepsOne: file.keepsOne, actor) else {
            return .notAllowed("Le dépouillement du papier est réservé aux personnes qui tiennent les bureaux de vote de cette édition.")
        }
        if let date = file.urn.countersignedAt { return .notNow("Cette urne est signée depuis le \(date) : ses comptes ne changent plus.") }
        guard file.edition.calendar.hasClosed(.vote, at: now) else {
            return .notNow("L’urne s’ouvre après la clôture du vote, devant les personnes présentes.")
        }
        if file.urn.closedAt == nil { return .notNow("Scellez d’abord la fente de l’urne, sur la page de son bureau.", wayOut: PaperLinks.place(file.edition, file.urn.place), named: "Aller au bureau") }
        return nil
    }

    /// While nobody has signed.
    static func mayChange(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCount(file, actor, at: now) { return refusal }
        return file.urn.signedAt == nil ? nil : .notNow("Une personne a déjà signé cette urne. Retirez sa signature pour corriger.", wayOut: file.link, named: "Voir l’urne")
    }

    static func mayKey(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayChange(file, actor, at: now) { return refusal }
        if file.urn.isAggregated { return .notNow("De cette urne, seuls les totaux sont connus : ses feuilles ne sont pas ici.", wayOut: file.link, named: "Voir l’urne") }
        return file.urn.sheets == nil ? .notNow("Comptez d’abord les feuilles de l’urne, à la main, et notez leur nombre.", wayOut: file.link, named: "Voir l’urne") : nil
    }

    /// Settle a difference: neither of the two who keyed.
    static func maySettle(_ sheet: Int, _ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKey(file, actor, at: now) { return refusal }
        guard let difference = file.tally.differences.first(where: { $0.sheet == sheet }) else { return .notNow("Cette feuille ne pose plus de question.", wayOut: file.link, named: "Voir l’urne") }
        if [difference.one.keyedBy, difference.other.keyedBy].contains(actor.account) {
            return .notAllowed("Vous avez saisi cette feuille : une troisième personne tranche.")
        }
        return nil
    }

    static func maySign(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if file.urn.isAggregated {
            if let refusal = mayChange(file, actor, at: now) { return refusal }
            return UrnTotals.agreed(file.totals) == nil ? .notNow("Les totaux doivent être saisis par deux personnes, et tranchés s’ils diffèrent.") : nil
        }
        if let refusal = mayKey(file, actor, at: now) { return refusal }
        if file.lease != nil {
            return .notNow(
                "Une tablette garde encore la liste de ce bureau et peut avoir des émargements à envoyer. Qu’elle les envoie et rende la liste, ou qu’un chargé de projet la dise perdue.",
                wayOut: PaperLinks.list(file.edition, file.urn.place), named: "Voir la liste")
        }
        if !file.tally.isComplete { return .notNow("Toutes les feuilles doivent être saisies deux fois et tranchées avant la signature.") }
        if file.batches.contains(where: { $0.account == nil }) { return .notNow("Chaque lot confié à l’urne doit être compté : bulletins utilisés, abîmés, restants.") }
        return nil
    }

    static func mayCountersign(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCount(file, actor, at: now) { return refusal }
        guard let signer = file.urn.signedBy else { return .notNow("Une première personne signe d’abord l’urne.") }
        return signer == actor.account ? .notAllowed("Vous avez signé cette urne : une autre personne contresigne.") : nil
    }

    /// A batch that no urn was given is counted too, once the vote is over: no sheet is without an account.
    static func mayCountStock(_ batch: BallotBatch, _ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperRules.mayRun(edition, actor) { return refusal }
        if let date = batch.cancelledAt { return .notNow("Ce lot est annulé depuis le \(date) : ses bulletins sont détruits.") }
        if batch.urn != nil { return .notNow("Ce lot est confié à une urne : ses bulletins se comptent avec elle.") }
        if batch.next != nil { return .notNow("Ce lot est encore en fabrication.") }
        return edition.calendar.hasClosed(.vote, at: now) ? nil : .notNow("Les bulletins restants se comptent après la clôture du vote.")
    }

    /// Once the vote is over, sheets of a batch may lie in an urn: it is counted, never called off, unless it was never finished.
    static func mayCancel(_ batch: BallotBatch, _ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperRules.mayRun(edition, actor) { return refusal }
        if batch.next != nil || !edition.calendar.hasClosed(.vote, at: now) { return nil }
        return .notNow("Le vote est clos : les bulletins de ce lot se comptent, utilisés, abîmés et restants. Le lot ne s’annule plus.")
    }

    /// The whole vote is counted when every urn has its two signatures and every batch its account.
    static func mayCountVote(_ edition: Edition, _ waiting: PaperWaiting) -> Refusal? {
        if waiting.unsignedUrns > 0 {
            return .notNow(waiting.unsignedUrns == 1
                ? "Une urne de bulletins de papier attend ses deux signatures. Le vote se dépouille en une fois, tous les bulletins ensemble."
                : "\(waiting.unsignedUrns) urnes de bulletins de papier attendent leurs deux signatures. Le vote se dépouille en une fois, tous les bulletins ensemble.")
        }
        if waiting.uncountedBatches.isEmpty { return nil }
        return .notNow(
            "Des lots de bulletins imprimés ne sont pas comptés (\(waiting.uncountedBatches.map(String.init).joined(separator: ", "))). Utilisés, abîmés et restants doivent faire le nombre des imprimés.",
            wayOut: PaperLinks.batches(edition), named: "Compter les lots")
    }
}
