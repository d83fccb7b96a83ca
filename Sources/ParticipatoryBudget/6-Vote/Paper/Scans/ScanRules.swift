import Vocabulary

/// Who has sheets read by the machine, of which votes, and why not.
enum ScanRules {
    /// Who counts the urn, once its sheets are counted by hand; for ballots whose boxes are ticked, printed to be read.
    /// - Parameter missing: the packages that the server lacks.
    static func maySend(_ file: UrnOnTable, missing: [String], _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperCountRules.mayKey(file, actor, at: now) { return refusal }
        switch file.paper.rule.kind {
        case .approval, .knapsack, .grades: break
        case .points, .ranking: return .notNow("Sur ce bulletin on écrit des chiffres, que la machine ne lit pas : ses feuilles se saisissent à la main.", wayOut: file.link, named: "Voir l’urne")
        }
        if !file.batches.contains(where: \.isScannable) {
            return .notNow("Aucun lot confié à cette urne n’a été commandé pour être lu par un scanner : ses feuilles se saisissent à la main.", wayOut: file.link, named: "Voir l’urne")
        }
        if !missing.isEmpty { return .notNow("Ce serveur ne sait pas lire les feuilles numérisées : il y manque \(missing.joined(separator: ", ")). Saisissez-les à la main, ou demandez à la personne qui tient le serveur de l’installer.", wayOut: file.link, named: "Voir l’urne") }
        return nil
    }

    /// Look at the picture of a sheet, take a scan back: who counts the urn, until it is signed.
    static func mayLook(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? { PaperCountRules.mayCount(file, actor, at: now) }
    static func mayTakeBack(_ file: UrnOnTable, _ actor: Actor, at now: Instant) -> Refusal? { PaperCountRules.mayKey(file, actor, at: now) }
}
