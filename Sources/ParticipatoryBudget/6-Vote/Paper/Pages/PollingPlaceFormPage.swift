import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A polling place, to make or to change. For the officer of the edition.
struct PollingPlaceFormPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/fiche"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let place: PollingPlace?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try SavePollingPlace.subject(visit, db)
        if let refusal = SavePollingPlace.refusal(subject, visit) { throw refusal }
        return PollingPlaceFormPage(edition: subject.edition, place: subject.place)
    }

    func title(_ t: Texts) -> String { place?.name ?? t("Ajouter un bureau de vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote sur papier"), PaperLinks.desk(edition))] }

    func body(_ view: View) -> HTML {
        let link = place.map { "\(PaperLinks.place(edition, $0.id))/fiche" } ?? PaperLinks.newPlace(edition)
        return view.form(link, guardsDraft: true) { """
            \(view.textField("name", label: "Nom du bureau", help: "Par exemple : Médiathèque du Port.", value: place?.name, maxLength: 120))
            \(view.textField("address", label: "Adresse", value: place?.address, maxLength: 200))
            \(view.textArea("hours", label: "Horaires", help: "Par exemple : du mardi au samedi, de 10 h à 18 h.", value: place?.hours, rows: 2, maxLength: 400))
            \(view.textArea("access", label: "Accès", help: "Entrée de plain-pied, boucle magnétique, arrêt de bus, place pour fauteuil.", value: place?.access, required: false, rows: 2, maxLength: 400))
            \(view.textArea("material", label: "Matériel à prévoir", help: "Une chose par ligne. La liste s’imprime avec la fiche du bureau.", value: place?.material ?? Self.usualMaterial(view.t), required: false, rows: 6, maxLength: 2000))
            \(view.pointField(value: place?.point.map { (latitude: $0.latitude, longitude: $0.longitude) }))
            \(buttons(view.submit("Enregistrer"), view.linkButton(PaperLinks.desk(edition), "Annuler", style: .quiet)))
            """ }
    }

    private static func usualMaterial(_ t: Texts) -> String {
        [
            t("Urne et deux scellés numérotés"), t("Bulletins, dont grands caractères et facile à lire"), t("Isoloir accessible en fauteuil"),
            t("Tablette chargée et son chargeur"), t("Catalogues des projets"), t("Stylos et loupe"), t("Enveloppe pour les bulletins abîmés"),
        ].joined(separator: "\n")
    }
}
