import Database
import HTML
import L10n
import Vocabulary
import Web

/// What a file of outlines would add, change and not take, for the officer who sent it; nothing is done yet.
struct TerritoryFilePage: Page {
    static let path: Path = "/bureau/territoires/fichiers/:document"
    static func link(_ id: ID<Document>) -> String { "\(TerritoriesPage.link)/fichiers/\(id)" }
    static var surroundings: Surroundings { .desk }

    let document: Document
    let file: TerritoryFile
    let choices: TerritoryImport.Choices
    let plan: TerritoryImport
    /// Where the territories of the file may belong.
    let parents: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = TerritoryRules.mayManage(visit.actor) { throw refusal }
        let (document, file) = try TerritoryFile.sent(try visit.id("document"), visit, db)
        let known = try TerritoryStore.all(db)
        let choices = TerritoryImport.Choices(file, known) { visit.form.value($0) ?? visit.query[$0] }
        return TerritoryFilePage(
            document: document, file: file, choices: choices, plan: try TerritoryImportStore.plan(file, choices, db),
            parents: known.filter { $0.kind == .city || $0.kind == .sector && choices.kind == .neighbourhood })
    }

    func title(_ t: Texts) -> String { t("Ce que le fichier changerait") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Quartiers et arrondissements"), TerritoriesPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: document.name, intro: t("Rien n’est encore écrit. Vérifiez, puis importez.")))
            \(section(t("Comment lire le fichier"), id: "lecture") { reading(view) })
            \(section(t("Ce qui changerait"), id: "changements") { changes(view) })
            """
    }

    private func reading(_ view: View) -> HTML {
        let properties = file.properties.map { Choice($0.name, text: "\($0.name) (\(String($0.example.prefix(40))))") }
        return view.filters(Self.link(document.id), label: "Lire autrement") { """
            \(view.select("kind", label: "Ce sont", choices: [Choice("neighbourhood", text: view.t("des quartiers")), Choice("sector", text: view.t("des arrondissements"))], value: choices.kind.rawValue))
            \(view.select("code", label: "Propriété du code", choices: properties, value: choices.code))
            \(view.select("name", label: "Propriété du nom", choices: properties, value: choices.name))
            \(view.select("inhabitants", label: "Propriété des habitants", choices: properties, value: choices.inhabitants, empty: "Aucune", required: false))
            \(view.select("parent", label: "Font partie de", choices: parents.map { Choice($0.code, text: $0.name) }, value: choices.parent, empty: "Trouver par les contours", required: false))
            """ }
    }

    private func changes(_ view: View) -> HTML {
        let t = view.t
        return """
            \(statTiles([
                Stat(t.number(plan.added.count), t("à ajouter")), Stat(t.number(plan.changed.count), t("à changer")),
                Stat(t.number(plan.unchanged.count), t("sans changement")), Stat(t.number(plan.refused.count), t("refusés")),
            ]))
            \(view.map(MapBlock(t("Contours du fichier"), places: [], outlines: outlines, isOfTheCity: false)))
            \(table(t("Les objets du fichier"), columns: [Column(t("Nom"), isHeading: true), Column(t("Code")), Column(t("Habitants"), isNumber: true), Column(t("Ce qui se passe"))], rows: plan.lines) { line(of: $0, t) })
            \(if: !plan.untouched.isEmpty, "<p>\(t(plan.untouched.count, one: "Un territoire de cette sorte n’est pas dans le fichier : il reste comme il est.", many: "\(plan.untouched.count) territoires de cette sorte ne sont pas dans le fichier : ils restent comme ils sont."))</p>")
            \(confirmation(view))
            """
    }

    private func line(of line: TerritoryImport.Line, _ t: Texts) -> [HTML] {
        let name = line.territory.name.isEmpty ? t("Objet nº\u{A0}\(line.number)") : line.territory.name
        return [
            HTML(text: name), HTML(text: line.territory.code.isEmpty ? "—" : line.territory.code),
            HTML(text: line.territory.inhabitants.map { t.number($0) } ?? "—"), fate(line.fate, t),
        ]
    }

    private func fate(_ fate: TerritoryImport.Fate, _ t: Texts) -> HTML {
        switch fate {
        case .added: badge(t("À ajouter"), .success)
        case .unchanged: badge(t("Sans changement"))
        case .changed(let changes): badge(t("À changer"), .info) + HTML(text: " " + changes.map { t($0.name) }.joined(separator: ", "))
        case .refused(let reason): badge(t("Refusé"), .error) + HTML(text: " " + t(reason))
        }
    }

    private func confirmation(_ view: View) -> HTML {
        let t = view.t
        guard plan.added.count + plan.changed.count > 0 else {
            return view.errorSummary() + alert(.info, t("Ce fichier, lu ainsi, ne change rien.")) + buttons(view.linkButton(TerritoriesPage.link, "Revenir à la liste", style: .secondary))
        }
        return view.form(Self.link(document.id)) { """
            \(view.hidden("kind", choices.kind.rawValue))\(view.hidden("code", choices.code))\(view.hidden("name", choices.name))\
            \(view.hidden("inhabitants", choices.inhabitants ?? ""))\(view.hidden("parent", choices.parent ?? ""))\(view.hidden("expected", plan.summary))
            \(if: !plan.refused.isEmpty, "<p>\(t("Les objets refusés seront laissés de côté."))</p>")
            \(buttons(view.submit("Importer"), view.linkButton(TerritoriesPage.link, "Ne rien changer", style: .quiet)))
            """ }
    }

    private var outlines: String {
        let shapes = plan.lines.compactMap { line in line.shape.map { (line.territory.name, $0) } }
        let light = OutlineSimplification.simplified(shapes.map(\.1), tolerance: 15)
        return GeoJSON.text(zip(shapes, light).map { GeoJSON.Feature(geometry: .outline($1), properties: ["name": $0.0]) })
    }
}

extension TerritoryImport.Change {
    var name: Message {
        switch self {
        case .name: "le nom"
        case .inhabitants: "les habitants"
        case .outline: "le contour"
        case .parent: "ce dont il fait partie"
        }
    }
}

extension TerritoryImport {
    /// What the officer saw, to be told when something else would happen now.
    var summary: String { "\(added.count)-\(changed.count)-\(refused.count)" }
}

extension TerritoryImport.Choices {
    /// What was asked, where it makes sense for this file; else what is likely.
    init(_ file: TerritoryFile, _ known: [Territory], _ asked: (String) -> String?) {
        let likely = file.likely, names = Set(file.properties.map(\.name))
        func property(_ field: String) -> String? { asked(field).flatMap { names.contains($0) ? $0 : nil } }
        let kind = asked("kind").flatMap { Territory.Kind(rawValue: $0) }.flatMap { $0 == .city ? nil : $0 } ?? likely.kind
        let parent = asked("parent").flatMap { code in known.first { $0.code == code } }
        self.init(
            kind: kind, code: property("code") ?? likely.code, name: property("name") ?? likely.name,
            inhabitants: asked("inhabitants") == nil ? likely.inhabitants : property("inhabitants"),
            parent: parent.flatMap { $0.kind == .city || $0.kind == .sector && kind == .neighbourhood ? $0.code : nil })
    }
}
