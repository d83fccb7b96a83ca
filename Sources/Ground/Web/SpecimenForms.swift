internal import HTML
internal import Vocabulary

/// The part of the specimen where one writes and votes.
enum SpecimenForms {
    static func form(_ view: View) -> HTML {
        view.form("/idees/nouvelle", files: true, guardsDraft: true) { """
            \(view.textField("title", label: "Titre de votre idée", help: "En quelques mots, comme vous le diriez à un voisin.", maxLength: 120))\
            \(view.similar(field: "title", path: "/idees/semblables"))\
            \(view.textArea("description", label: "Votre idée", help: "Quoi, où, pour qui ?", rows: 5, maxLength: 3000))\
            \(view.fieldset("Qui êtes-vous ?", help: "Ces réponses ne sont pas publiées.") { """
                \(view.emailField())\(view.phoneField())\(view.passwordField(isNew: true))\
                \(view.dateField("birth", label: "Date de naissance", required: false, autocomplete: "bday"))
                """ })\
            \(view.moneyField("cost", label: "Coût estimé", help: "Une estimation suffit.", value: Euros(cents: 1_250_050), required: false))\
            \(view.numberField("seats", label: "Nombre de places", required: false, min: 0, max: 500, unit: "places"))\
            \(view.dateTimeField("opens", label: "Ouverture du dépôt", value: view.now))\
            \(view.select("territory", label: "Quartier", choices: [
                Choice("1", text: "Cusset", group: "Est"), Choice("2", text: "Les Brosses", group: "Est"), Choice("3", text: "Charpennes", group: "Ouest"),
            ], value: "3"))\
            \(view.radios("link", legend: "Votre lien avec la ville", choices: [
                Choice("lives", "J’y habite"), Choice("works", "J’y travaille", help: "Y compris comme bénévole."), Choice("studies", "J’y étudie"),
            ], value: "lives"))\
            \(view.checkboxes("themes", legend: "Thèmes", help: "Un ou deux suffisent.", choices: [Choice("1", text: "Nature en ville"), Choice("2", text: "Solidarités")], values: ["1"], required: false))\
            \(view.checkbox("accepts", label: "J’ai lu le règlement et je l’accepte", required: true))\
            \(view.fileField("photos", label: "Photos", help: "JPEG ou PNG, 8 Mo au plus.", accept: "image/*", multiple: true))\
            \(view.pointField())\(view.hidden("version", "3"))\
            \(buttons(view.submit("Déposer mon idée"), view.submit("Garder en brouillon", style: .secondary, name: "act", value: "draft")))
            """ }
    }

    static func ballots(_ view: View) -> HTML {
        let choices = [
            BallotChoice(id: "42", title: "Une forêt de poche derrière l’école Jean-Zay", path: "/projets/42", cost: Euros(48_000), text: "Trois cents jeunes arbres, de l’ombre pour la cour.", place: "Cusset"),
            BallotChoice(id: "117", title: "Des bancs à l’ombre sur le chemin du marché", path: "/projets/117", cost: Euros(12_500), place: "Gratte-Ciel"),
            BallotChoice(id: "203", title: "Un atelier de réparation ouvert le samedi", path: "/projets/203", cost: Euros(60_000), place: "Toute la ville"),
        ]
        return """
            \(view.countdown(to: view.now + .days(3), "Le vote ferme le \(view.now + .days(3))."))
            \(view.form("/vote", key: "sac") { view in """
                \(view.ballotTotal(chosen: 1, used: Euros(48_000), limit: .money(Euros(100_000))))\
                \(view.ballotChoices(choices, mark: .box, chosen: ["42": 1]))\(buttons(view.submit("Relire mes choix")))
                """ })
            \(view.form("/vote", key: "points") { view in """
                \(view.ballotTotal(chosen: 1, points: 3, minimum: 2, limit: .points(10)))\
                \(view.ballotChoices(choices, name: "points", mark: .points(upTo: 10), chosen: ["42": 3]))\(buttons(view.submit("Relire mes points", style: .secondary)))
                """ })
            """
    }
}
