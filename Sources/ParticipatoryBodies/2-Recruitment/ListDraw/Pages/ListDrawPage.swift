import Database
import HTML
import L10n
import Platform
import Sortition
import Vocabulary
import Web

/// The officer draws a college from a list, follows who accepts and refuses, and takes the letters to print.
struct ListDrawPage: Page {
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste"
    static var surroundings: Surroundings { .desk }

    let subject: DrawSubject
    let draw: PanelDraw?
    let people: [ListedPerson]
    /// Whether the city has given its addresses, from which a list can be made.
    var hasAddresses = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try DrawSubject(visit, db)
        if let refusal = ListDrawRules.mayKeep(subject.standing) { throw refusal }
        let draw = try subject.draws.first { try ListedPersonStore.isFromList($0.id, db) }
        return Self(subject: subject, draw: draw, people: try draw.map { try ListedPersonStore.all($0.id, db) } ?? [], hasAddresses: try AddressStore.isKnown(db))
    }

    private var assembly: Assembly { subject.standing.assembly }
    private var link: String { "\(assembly.deskLink)/colleges/\(subject.room.college.id)/liste" }

    func title(_ t: Texts) -> String { t("Tirage sur une liste : \(subject.room.college.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.deskTrail(t) + [Crumb(t("Candidatures"), assembly.deskLink + "/candidatures")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(draw.map { draw in "<p><a href=\"\(url: draw.link(assembly))\">\(t("Tirage annoncé le \(day: draw.announcedAt)"))</a></p>" as HTML })\
            \(if: draw?.isPending == true, drawing(view))\
            \(if: draw?.drawnAt != nil, called(view))\
            \(ListDrawRules.mayAnnounce(subject).map { draw == nil ? view.refusal($0) : .empty } ?? details(t("Tirer d’une nouvelle liste"), isOpen: draw == nil || view.form.isFilled, announcing(view)))
            """
    }

    private func announcing(_ view: View) -> HTML {
        let t = view.t
        let addresses: HTML = !hasAddresses ? .empty : """
            <p>\(t("Pas de liste de noms ? Prenez les adresses de la ville, puis envoyez-les ici : une lettre part à chaque adresse tirée."))</p>\
            \(fileList([(name: t("Les adresses, prêtes pour le tirage"), note: "CSV", path: link + "/adresses.csv")]))
            """
        return addresses + view.form(link, key: "n", files: true, listsErrors: true) { view in
            """
            \(view.fileField("file", label: "La liste", help: "Un tableau CSV : nom, prenom, adresse, courriel, foyer, et une colonne pour chaque quota. Sans noms, ce sont des adresses : qui y habite répond. Les noms et les adresses restent ici.", accept: ".csv,text/csv", required: true))\
            \(view.textArea("quotas", label: "Quotas", help: "Une ligne par quota : colonne, valeur, au moins, au plus. Par exemple : genre,femme,10,10", rows: 6, maxLength: 4000))\
            \(view.numberField("size", label: "Personnes à tirer", value: subject.room.free, min: 1, max: subject.room.free ?? 500))\
            \(view.select("method", label: "Comment égaliser les chances", choices: DrawMethod.allCases.map { Choice($0.rawValue, text: $0.rawValue) }, value: DrawMethod.leximin.rawValue))\
            \(view.textField("seed_source", label: "Ce qui donnera la graine", maxLength: 200))\(view.dateTimeField("seed_at", label: "Quand on la connaîtra", min: view.now))\
            \(view.submit("Fixer et publier"))
            """
        }
    }

    private func drawing(_ view: View) -> HTML {
        guard let draw else { return .empty }
        return RecruitmentRules.mayDraw(subject.standing, draw, isCandidate: false, at: view.now).map { view.notice($0) } ?? view.form(link + "/graine", key: "g", listsErrors: true) { view in
            "\(view.textField("seed", label: "La graine", help: "Les nombres rendus publics, dans l’ordre annoncé.", maxLength: 200))\(view.submit("Tirer au sort"))"
        }
    }

    private func called(_ view: View) -> HTML {
        let t = view.t, asked = people.filter { $0.state != .waiting }
        func count(_ state: ListedPerson.State) -> String { t.number(people.filter { $0.state == state }.count) }
        return section(t("Personnes appelées")) {
            """
            \(statTiles([Stat(count(.accepted), t("acceptent")), Stat(count(.called), t("n’ont pas répondu")), Stat(count(.refused), t("refusent")), Stat(count(.unreachable), t("injoignables"))]))\
            \(fileList([(name: t("Lettres à imprimer"), note: "CSV", path: link + "/lettres.csv")]))\
            \(each: asked, { person($0, view) })
            """
        }
    }

    private func person(_ person: ListedPerson, _ view: View) -> HTML {
        let t = view.t
        return panel(person.name, level: 3, """
            <p>\(badge(t(person.state.name), person.state == .accepted ? .success : person.state == .called ? .info : .neutral)) \(person.address) \(person.reason)</p>\
            \(if: person.state == .called, details(t("Noter sa réponse"), view.form("\(link)/\(person.id)", key: "p\(person.id)", listsErrors: true) { view in
                """
                \(view.radios("state", legend: "Réponse", choices: [ListedPerson.State.accepted, .refused, .unreachable].map { Choice($0.rawValue, $0.name) }, isRow: true))\
                \(view.emailField(label: "Adresse du compte, si la personne accepte", required: false, autocomplete: "off"))\(view.textField("reason", label: "Motif", required: false, maxLength: 200))\
                \(view.submit("Noter", style: .secondary))
                """
            }))
            """)
    }
}

/// The letters of those who are called, one a line, with the code that answers: to merge and to print.
struct CallLetters: Download {
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste/lettres.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let subject = try DrawSubject(visit, db)
        if let refusal = ListDrawRules.mayKeep(subject.standing) { throw refusal }
        guard let draw = try subject.draws.first(where: { try ListedPersonStore.isFromList($0.id, db) }) else { throw NotFound() }
        let called = try ListedPersonStore.all(draw.id, db).filter { $0.state == .called }, assembly = subject.standing.assembly
        let lines: [[CSV.Cell]] = [["nom", "adresse", "code", "repondre"]] + called.map {
            [.text($0.name), .text($0.address), .text($0.code(visit.world)), .text("\(visit.world.baseURL)\(draw.link(assembly))/reponse")]
        }
        return .attachment(CSV.file(lines), named: "lettres.csv", type: "text/csv; charset=utf-8")
    }
}
