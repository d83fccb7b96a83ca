package import HTML
internal import L10n
internal import Vocabulary

/// Every component on one page, for looking and for the tests of the look. Its words are invented.
package enum Specimen {
    package static let title = "Nuancier"

    package static func body(_ view: View) -> HTML {
        """
        \(pageHeader(
            title, kicker: "Le langage visuel de Parvis", intro: "Chaque composant, une fois, avec des mots vrais.",
            badges: badge("En cours", .info) + badge("Lauréat", .success), actions: view.linkButton("/idees", "Voir les idées")))
        \(section("États", id: "etats") { states })
        \(section("Cartes", id: "cartes") { cardsPart })
        \(section("Chiffres", id: "chiffres") { figures(view) })
        \(section("Tableaux", id: "tableaux") { tables(view) })
        \(section("Parcours", id: "parcours") { ways(view) })
        \(section("Personnes et textes", id: "textes") { words(view) })
        \(section("Formulaire", id: "formulaire") { SpecimenForms.form(view) })
        \(section("Bulletin", id: "bulletin") { SpecimenForms.ballots(view) })
        \(section("Carte", id: "carte") { map(view) })
        """
    }

    private static var states: HTML {
        """
        <p class="badges">\(badge("Brouillon"))\(badge("À l’étude", .info))\(badge("Retenu", .success))\(badge("À compléter", .warning))\(badge("Non recevable", .error))</p>
        <p class="badges">\(tag("Nature en ville", path: "/idees?theme=1"))\(tag("Cusset"))</p>
        \(alert(.info, title: "Le vote ouvre lundi", "<p>Vous pourrez choisir jusqu’à cinq projets. <a href=\"/reglement\">Lire le règlement</a></p>"))
        \(alert(.success, "Votre idée est déposée sous le numéro 2026-0042."))
        \(alert(.warning, "Le dépôt ferme ce soir à minuit."))
        \(alert(.error, "Ce fichier est trop lourd : 12 Mo, pour 8 Mo au plus."))
        \(emptyState("Aucune idée ne correspond à ces filtres.", #"<p><a href="/idees">Voir toutes les idées</a></p>"#))
        """
    }

    private static var cardsPart: HTML {
        let projects: [(String, String, [String], HTML)] = [
            ("Une forêt de poche derrière l’école Jean-Zay", "n° 2026-0042", ["Cusset", "48 000 €"], badge("Lauréat", .success)),
            ("Des bancs à l’ombre sur le chemin du marché", "n° 2026-0117", ["Gratte-Ciel", "12 500 €"], badge("À l’étude", .info)),
            ("Réparer plutôt que jeter : un atelier de quartier ouvert le samedi", "n° 2026-0203", ["Toute la ville", "30 000 €"], badge("À compléter", .warning)),
        ]
        return """
            \(cards(projects) { Card(
                $0.0, path: "/idees/\($0.1.suffix(4))", kicker: $0.1, hasPlace: true,
                text: "Planter serré, arroser trois ans, puis laisser faire. Les enfants suivent la croissance et les voisins tiennent le compost.",
                meta: $0.2, badges: $0.3, footer: tag("Nature en ville", path: "/idees?theme=1"), headingLevel: 3) })
            \(cards(projects, isWide: true) { Card($0.0, path: "/idees/\($0.1.suffix(4))", meta: [$0.1] + $0.2, badges: $0.3, headingLevel: 3) })
            """
    }

    private static func figures(_ view: View) -> HTML {
        """
        \(statTiles([Stat("1 204", "idées déposées", path: "/idees"), Stat("87", "projets au vote"), Stat("19 412", "votantes et votants", note: "soit 11,2 % des habitants")]))
        \(progress("Jalons atteints", value: 3, of: 5, inWords: "3 sur 5"))
        \(view.budgetMeter("Enveloppe de Cusset", used: Euros(218_000), of: Euros(300_000)))
        \(view.budgetMeter("Enveloppe des Gratte-Ciel", used: Euros(312_500), of: Euros(300_000)))
        \(view.barChart("Voix par projet", columns: ("Projet", "Voix"), bars: [
            Bar("Une forêt de poche derrière l’école", value: 812, inWords: "812", isMarked: true),
            Bar("Des bancs à l’ombre", value: 640, inWords: "640", isMarked: true), Bar("Un four à pain partagé", value: 215, inWords: "215"),
        ]))
        \(facts([("Coût estimé", "48 000 €"), ("Service", "Nature en ville"), ("Dépôt", view.time(view.now))]))
        """
    }

    private static func tables(_ view: View) -> HTML {
        """
        \(view.form("/bureau/recevabilite", key: "lot") { view in
            view.bulkBar("Pour les lignes cochées", view.submit("Déclarer recevables", style: .secondary, name: "act", value: "accept"))
                + table(
                    "Idées à examiner",
                    columns: [Column("Choisir", isTitleHidden: true), Column("Idée", isHeading: true), Column("Quartier"), Column("Coût", isNumber: true), Column("État")],
                    footer: ["", "Total", "", "60 500 €", ""], rows: [("42", "Une forêt de poche", "Cusset", "48 000 €"), ("117", "Des bancs à l’ombre", "Gratte-Ciel", "12 500 €")]
                ) { row in [
                    view.rowBox("ids", value: row.0, label: row.1), #"<a href="/idees/\#(row.0)">\#(row.1)</a>"#, HTML(text: row.2), HTML(text: row.3), badge("À examiner", .info),
                ] }
        })
        \(table(
            "Bulletins par quartier et par jour", columns: ["Quartier", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"].map { Column($0, isNumber: $0 != "Quartier", isHeading: $0 == "Quartier") },
            narrow: .scrolls, rows: [["Cusset", "112", "98", "143", "120", "87", "201", "64"], ["Gratte-Ciel", "212", "198", "243", "220", "187", "301", "164"]]))
        """
    }

    private static func ways(_ view: View) -> HTML {
        let steps = [
            Step("Dépôt", .done, when: view.time(view.now)), Step("Recevabilité", .done, when: view.time(view.now)),
            Step("Étude par les services", .current, when: "jusqu’au 12 mars", text: "<p>Le service Nature en ville étudie le terrain et le coût.</p>"),
            Step("Vote", .next, when: "du 2 au 23 mai"), Step("Réalisation", .next),
        ]
        return """
            \(view.phases(steps, label: "Calendrier de l’édition"))
            \(view.timeline(steps + [Step("Appel", .skipped), Step("Travaux", .stopped)], label: "Étapes du projet"))
            \(view.stepper([MenuEntry("Vous", "/depot/1"), MenuEntry("Votre idée", "/depot/2"), MenuEntry("Le lieu", "/depot/3"), MenuEntry("Relire", "/depot/4")], current: 2))
            \(view.tabs([MenuEntry("Liste", "/idees", isCurrent: true), MenuEntry("Carte", "/idees/carte"), MenuEntry("Chiffres", "/idees/chiffres", count: 3)], label: "Affichage"))
            \(view.filters("/idees", reset: "/idees") {
                view.searchField() + view.select("quartier", label: "Quartier", choices: [Choice("1", text: "Cusset"), Choice("2", text: "Gratte-Ciel")], empty: "Toute la ville")
            })
            \(view.pagination(page: 4, of: 12) { "/idees?page=\($0)" })
            """
    }

    private static func words(_ view: View) -> HTML {
        """
        \(columns(
            main: prose("<p>Derrière l’école, la pelouse sèche dès juin. Nous proposons d’y planter une <strong>forêt de poche</strong> : trois cents jeunes arbres sur cent mètres carrés.</p><ul><li>de l’ombre pour la cour</li><li>un refuge pour les oiseaux</li></ul><blockquote><p>« On viendra arroser. »</p></blockquote>")
                + diff([.same("La plantation se fait "), .removed("au printemps"), .added("en novembre, hors gel"), .same(", avec les classes.")])
                + view.comment(id: "c-1", by: "Léa Martin", role: "porteuse du projet", at: view.now, "<p>Merci pour vos retours, nous avons réduit la surface.</p>", actions: view.action("/signalements", "Signaler", style: .quiet)),
            aside: panel("À faire", "<p>Donnez votre avis avant le 12 mars.</p>" + buttons(view.linkButton("/avis/12", "Donner mon avis")))
                + details("Qui étudie ce projet ?", "<p>Le service Nature en ville, avec l’appui de la direction de l’éducation.</p>")
                + fileList([(name: "Règlement 2026", note: "PDF, 240 Ko", path: "/fichiers/reglement.pdf"), (name: "Tous les projets", note: "CSV, 38 Ko", path: "/fichiers/projets.csv")])))
        <div class="buttons">\(view.linkButton("/a", "Principal"))\(view.linkButton("/b", "Secondaire", style: .secondary))\(view.linkButton("/c", "Discret", style: .quiet))\
        \(view.action("/idees/42/retrait", "Retirer mon idée", style: .danger, confirm: "Elle ne pourra plus être votée. Ses soutiens seront prévenus."))</div>
        """
    }

    private static func map(_ view: View) -> HTML {
        view.map(MapBlock("Les idées sur la carte", places: [
            .init("Une forêt de poche", path: "/idees/42", note: "Cusset", latitude: 45.7665, longitude: 4.9006),
            .init("Des bancs à l’ombre", path: "/idees/117", note: "Gratte-Ciel", latitude: 45.7688, longitude: 4.8806),
        ], outlines: outline))
    }

    private static let outline = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Villeneuve"},"geometry":{"type":"Polygon","coordinates":\
        [[[4.862,45.758],[4.868,45.782],[4.89,45.788],[4.918,45.781],[4.925,45.763],[4.902,45.75],[4.878,45.751],[4.862,45.758]]]}}]}
        """
}
