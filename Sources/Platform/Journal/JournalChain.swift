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
        case brokenAt(Int)
    }

    var head: Seal?
    var waiting: Int
    var state: State
    /// A fingerprint that the auditor had noted, and where the chain has it.
    var noted: (hash: String, position: Int?)?

    init(head: Seal?, waiting: Int, state: State, noted: (hash: String, position: Int?)? = nil) {
        self.head = head
        self.waiting = waiting
        self.state = state
        self.noted = noted
    }

    init(_ query: FormValues, _ db: Reading) throws {
        head = try Journal.head(db)
        waiting = try Journal.waiting(db)
        let isChecked = (head?.position ?? 0) <= Self.quick || query["verifier"] != nil
        state = isChecked ? try Journal.verify(db).map { .brokenAt($0) } ?? .whole : .unchecked
        if let hash = query["empreinte"]?.filter({ !$0.isWhitespace }).lowercased(), !hash.isEmpty {
            noted = (String(hash.prefix(64)), try Journal.position(of: hash, db))
        }
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(stateHTML(view))
            \(noted.map { note in note.position.map { alert(.success, t("Cette empreinte est celle de la ligne n° \($0) : rien n’a changé avant elle.")) }
                ?? alert(.error, t("Cette empreinte n’est plus dans la chaîne, ou n’y a jamais été.")) })
            \(details(t("L’empreinte de la chaîne"), """
                <p>\(t("Chaque ligne est scellée avec la précédente. Notez l’empreinte de la dernière : plus tard, elle prouvera que rien n’a été changé ni retiré avant elle."))</p>
                \(facts([
                    (t("Dernière ligne scellée"), HTML(text: head.map { t.number($0.position) } ?? t("Aucune"))),
                    (t("Son empreinte"), head.map { "<code>\($0.hash)</code>" } ?? HTML(text: "–")),
                    (t("Lignes à sceller"), HTML(text: t.number(waiting))),
                ]))
                <form class="form" method="get" action="\(JournalPage.link)">\(view.textField("empreinte", label: "Une empreinte que vous avez notée", required: false, maxLength: 64))\
                <div class="buttons"><button class="button button-secondary">\(t("La retrouver"))</button></div></form>
                """))
            """
    }

    private func stateHTML(_ view: View) -> HTML {
        let t = view.t
        switch state {
        case .whole: return alert(.success, t("La chaîne est entière : aucune ligne n’a été changée ni retirée."))
        case .brokenAt(let position):
            return alert(.error, title: t("La chaîne est rompue à la ligne n° \(position)"), "<p>\(t("Quelqu’un a changé ou retiré cette ligne dans la base de données. Prévenez la ville et gardez une copie."))</p>")
        case .unchecked:
            return alert(.info, title: t("La chaîne est longue"), "<p><a href=\"\(JournalPage.link)?verifier=1\">\(t("La recalculer maintenant"))</a></p>")
        }
    }
}
