import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees on a map, and in words, where a body is at home, and finds out whether an address is in it.
struct PerimeterPage: Page {
    static let path: Path = "/instances/:assembly/perimetre"

    let assembly: Assembly
    /// As a GeoJSON text; nil when no outline is known.
    let outlines: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let assembly = try AssemblyStore.standing(visit, db).assembly
        return Self(assembly: assembly, outlines: try TerritoryMap.outlines(of: assembly.territories.map(\.id), db))
    }

    func title(_ t: Texts) -> String { t("Le périmètre : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(assembly.territories.isEmpty ? t("Cette instance est ouverte à toute la ville.") : t("Cette instance concerne : \(assembly.place(t))."))</p>\
            \(outlines.map { view.map(MapBlock(t("Périmètre de l’instance"), places: [], outlines: $0)) })\
            \(buttons(view.linkButton(AssembliesPage.link + "#carte", "Trouver mon quartier", style: .secondary)))
            """
    }
}
