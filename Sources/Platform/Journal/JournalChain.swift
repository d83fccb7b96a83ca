import Database
import HTML
import L10n
import Vocabulary
import Web

/// Whether the chain of the journal is whole, and what an auditor can do about it.
struct JournalChain: Sendable {
    /// Up to so many lines the whole chain is recomputed at each look; beyond, on demand.
    static let quick = 20_000

    enum State: Sendable, Equatable {
        case whole, unchecked
        case broken(JournalFault)
    }

    var head: Seal?
    var waiting: Int
    /// Lines that should have been sealed long ago.
    var late: Int
    var state: State
    /// A fingerprint that the auditor had noted, and where the chain has it.
    var noted: (hash: String, position: Int?)?

    init(_ visit: Visit, _ db: Reading) throws {
        let query = visit.query
        head = try Journal.head(db)
        waiting = try Journal.waiting(db)
        let isChecked = (head?.position ?? 0) <= Self.quick || query["verifier"] != nil
        late = try Journal.unsealed(before: visit.now - .minutes(5), db)
        state = isChecked ? try Self.fault(visit.world, db).map { .broken($0) } ?? .whole : .unchecked
        if let hash = query["empreinte"]?.filter({ !$0.isWhitespace }).lowercased(), !hash.isEmpty {
            noted = (String(hash.prefix(64)), try Journal.position(of: hash, db))
        }
    }

    private static func fault(_ world: World, _ db: Reading) throws -> JournalFault? {
        do {
            return try Journal.verify(under: JournalSealing.key(world), kept: try JournalSealing.kept(world), db)
        } catch let fault as JournalFault {
            return fault
        }
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(stateHTML(view))
            \(if: late > 0, alert(.warning, t(late, one: "Une ligne de plus de cinq minutes n’est pas scellée.", many: "\(late) lignes de plus de cinq minutes ne sont pas scellées.")))
            \(noted.map { note in note.position.map { alert(.success, t("Cette empreinte est celle de la ligne n° \($0) : rien n’a changé avant elle.")) }
                ?? alert(.error, t("Cette empreinte n’est plus dans la chaîne, ou n’y a jamais été.")) })
            \(details(t("L’empreinte de la chaîne"), """
                <p>\(t("Chaque ligne est scellée avec la précédente. Notez l’empreinte de la dernière : plus tard, elle prouvera que rien n’a été changé ni retiré avant elle."))</p>
                \(facts([
                    (t("Dernière ligne scellée"), HTML(text: head.map { t.number($0.position) } ?? t("Aucune"))),
                    (t("Son empreinte"), head.map { "<code>\($0.hash)</code>" } ?? HTML(text: "–")),
                    (t("Lignes à sceller"), HTML(text: t.number(waiting))),
                ]))
                <form class="form" method="get" action="\(JournalRoutes.journal)">\(view.textField("empreinte", label: "Une empreinte que vous avez notée", required: false, maxLength: 64))\
                <div class="buttons"><button class="button button-secondary">\(t("La retrouver"))</button></div></form>
                """))
            """
    }

    private func stateHTML(_ view: View) -> HTML {
        let t = view.t
        switch state {
        case .whole:
            guard let head else { return alert(.info, t("Aucune ligne n’est encore scellée.")) }
            return alert(.success, t("La chaîne est entière jusqu’à la ligne n° \(head.position) : aucune n’a été changée ni retirée."))
        case .broken(.unreadableHead):
            return alert(.error, t("Le dernier sceau gardé hors de la base de données est illisible : on ne peut pas dire si la fin du journal est entière."))
        case .broken(.shortened(let position)):
            return alert(.error, title: t("La fin du journal n’est plus la même"), "<p>\(t("La ligne n° \(position) avait été scellée, et son sceau gardé hors de la base de données : elle n’y est plus. Des lignes ont été retirées ou récrites, ou une sauvegarde a été remise. Plus rien n’est scellé. Prévenez la ville et gardez une copie."))</p>")
        case .broken(.altered(let position)):
            return alert(.error, title: t("La chaîne est rompue à la ligne n° \(position)"), "<p>\(t("Quelqu’un a changé ou retiré cette ligne dans la base de données. Prévenez la ville et gardez une copie."))</p>")
        case .unchecked:
            return alert(.info, title: t("La chaîne est longue"), "<p><a href=\"\(JournalRoutes.journal)?verifier=1\">\(t("La recalculer maintenant"))</a></p>")
        }
    }
}
