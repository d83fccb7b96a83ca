import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees the bodies of the city, those of a neighbourhood, or those of a point of the map.
struct AssembliesPage: Page {
    static let path: Path = "/instances"
    static let link = "/instances"
    static var isShared: Bool { true }

    let assemblies: [Assembly]
    let territories: [Territory]
    /// The neighbourhood that was chosen, or that the point lies in.
    let place: Territory?
    let isOutside: Bool
    let kind: AssemblyKind?
    /// What was searched and what it gave; nil: nothing was.
    var searched: (words: String, found: AddressFound)?
    /// Whether the city has given its addresses.
    var hasAddresses = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let territories = try TerritoryStore.all(db), kind = visit.query["nature"].flatMap { AssemblyKind(rawValue: $0) }
        let words = visit.query["adresse"] ?? "", searched = words.isEmpty ? nil : (words: words, found: try AddressStore.find(words, db))
        let address: GeoPoint? = if case .address(let found)? = searched?.found { found.point } else { nil }
        let point = address ?? point(visit.query), located = try point.flatMap { point in
            try TerritoryStore.withOutlines(db).last { $0.kind != .city && $0.shape?.contains(point) == true }
        }
        let chosen = visit.query["quartier"].flatMap { TerritoryID($0) }.flatMap { id in territories.first { $0.id == id } }
        let place = located ?? chosen, around = place.map { Self.around($0, territories) }
        let assemblies = try AssemblyStore.open(db).filter { assembly in
            (kind == nil || assembly.kind == kind) && (around.map { around in assembly.territories.isEmpty || assembly.territories.contains { around.contains($0.id) } } ?? true)
        }
        return Self(assemblies: assemblies, territories: territories, place: place, isOutside: point != nil && located == nil, kind: kind, searched: searched,
            hasAddresses: try AddressStore.isKnown(db))
    }

    private static func point(_ query: FormValues) -> GeoPoint? {
        let degrees = ["latitude", "longitude"].compactMap { query[$0]?.filter { !$0.isWhitespace }.replacing(",", with: ".") }.compactMap { Double($0) }
        let point = degrees.count == 2 ? GeoPoint(longitude: degrees[1], latitude: degrees[0]) : nil
        return point?.isOnEarth == true ? point : nil
    }

    /// The territory, what contains it and what it contains.
    private static func around(_ place: Territory, _ all: [Territory]) -> Set<TerritoryID> {
        var around: Set = [place.id], parent = place.parent
        while let id = parent, around.insert(id).inserted { parent = all.first { $0.id == id }?.parent }
        return around.union(all.filter { $0.parent == place.id }.map(\.id))
    }

    func title(_ t: Texts) -> String { place.map { t("Instances : \($0.name)") } ?? t("Les instances participatives") }
    func summary(_ t: Texts) -> String? { t("Conseils de quartier, assemblée citoyenne, comités : qui y siège, quand ils se réunissent, ce qu’ils demandent et ce que la ville répond.") }

    func body(_ view: View) -> HTML {
        let t = view.t, living = assemblies.filter { $0.closedAt == nil }, closed = assemblies.filter { $0.closedAt != nil }
        return """
            \(pageHeader(title(t), intro: t("Des habitants se réunissent, débattent et demandent. La ville répond, avec ses raisons et à la date dite.")))\
            \(view.filters(Self.link, reset: place == nil && kind == nil ? nil : Self.link) {
                """
                \(view.select("quartier", label: "Mon quartier", choices: territories.filter { $0.kind != .city }.map { Choice("\($0.id)", text: $0.name) }, value: place.map { "\($0.id)" }, empty: "Toute la ville"))\
                \(view.select("nature", label: "Nature", choices: AssemblyKind.allCases.map { Choice($0.rawValue, $0.name) }, value: kind?.rawValue, empty: "Toutes"))
                """
            })\
            \(if: hasAddresses, byAddress(view))\
            \(if: isOutside, alert(.info, t("Ce point est hors des quartiers de la ville.")))\
            \(buttons(place.map { view.linkButton(NeighbourhoodNewsPage.link($0.id), "Nouvelles du quartier", style: .secondary) } ?? .empty,
                view.linkButton("/lettre-de-quartier", "Recevoir la lettre de quartier", style: .secondary), view.linkButton("/formations", "Formations", style: .secondary), view.linkButton(PublicFollowUpPage.link, "Demandes et réponses", style: .secondary)))\
            \(living.isEmpty ? emptyState(t("Aucune instance ouverte ici pour l’instant.")) : list(living, t))\
            \(if: !closed.isEmpty, section(t("Terminées")) { list(closed, t) })\
            \(if: view.ground.isKnown, section(t("Trouver par la carte"), id: "carte") { finder(view) })
            """
    }

    private func list(_ assemblies: [Assembly], _ t: Texts) -> HTML {
        cards(assemblies) { assembly in
            Card(assembly.name, path: assembly.link, kicker: t(assembly.kind.name), text: Markdown.excerpt(assembly.purpose), meta: [assembly.place(t)])
        }
    }

    /// One writes her address; the number nearest to it decides of the neighbourhood.
    private func byAddress(_ view: View) -> HTML {
        let t = view.t
        let answer: HTML = switch searched?.found {
        case nil: .empty
        case .address(let address): place.map { alert(.success, t("\(address.words) : \($0.name)")) } ?? .empty
        case .nothing: alert(.info, t("Aucune rue de la ville ne porte ce nom."))
        case .streets(let names): alert(.info, streets(names, number: AddressStore.number(searched?.words ?? ""), t))
        }
        return view.filters(Self.link, label: "Chercher par une adresse", button: "Trouver mon quartier") {
            view.textField("adresse", label: "Mon adresse", help: "Le numéro et la rue.", value: searched?.words, required: false, maxLength: 120, autocomplete: "address-line1")
        } + answer
    }

    /// The number that was typed goes with the street that is chosen.
    private func streets(_ names: [String], number: String, _ t: Texts) -> HTML {
        if names.count == 1 { return "<p>\(t("Ajoutez le numéro dans la rue."))</p>" }
        let before = number.isEmpty ? "" : number + " "
        let links: HTML = "\(each: names, { #"<li><a href="\#(url: "\(Self.link)?adresse=\(URLEncoding.queryValue(before + $0))")">\#($0)</a></li>"# })"
        return "<p>\(t("Plusieurs rues portent ce nom. Laquelle ?"))</p><ul>\(links)</ul>"
    }

    private func finder(_ view: View) -> HTML {
        view.filters(Self.link, label: "Chercher par un lieu", button: "Trouver mon quartier") {
            view.pointField(legend: "Un lieu", help: "Touchez la carte à l’endroit voulu, puis cherchez.", value: nil, required: true)
        }
    }
}
