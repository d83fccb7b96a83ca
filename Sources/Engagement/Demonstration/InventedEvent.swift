import Vocabulary

/// An event of the invented town, so many days from today.
struct InventedEvent: Sendable {
    var kind: Event.Kind
    var title: String
    var description: String
    /// The code of its neighbourhood; nil: the whole city.
    var quarter: String?
    var edition: String?
    var place: String
    var access: String
    var day: Int
    var hour: Int
    var hours: Int
    var capacity: Int?
    var takesSignUps = false
    var material = ""

    static let workshop = InventedEvent(
        kind: .ideasWorkshop, title: "Une heure pour écrire son idée", description: "Vous avez une idée, pas encore les mots ? Nous l’écrivons ensemble, sur papier ou à l’écran. **Venez comme vous êtes**, seul ou à plusieurs.",
        quarter: "hauts-de-brisevent", edition: "2026", place: "Maison des services de Brisevent, 12, place des Alizés", access: "De plain-pied. Bus 3, arrêt Alizés. Boucle magnétique.", day: 4, hour: 18,
        hours: 2, capacity: 6, takesSignUps: true)
    static let stand = InventedEvent(
        kind: .stand, title: "Au marché des Tanneurs", description: "Entre la fromagère et le fleuriste : posez vos questions, déposez une idée, votez si vous ne l’avez pas fait.",
        quarter: "tanneurs", edition: "2025", place: "Place du Marché-aux-Toiles", access: "Pavés ; trottoir roulant côté halle.", day: 5, hour: 9, hours: 3, capacity: nil,
        material: "Barnum et table\nAffiches et dépliants\nFeuilles d’idées et stylos\nTablette")
    static let meeting = InventedEvent(
        kind: .meeting, title: "Où en sont les projets de 2025 ?", description: "Les services présentent l’avancement et répondent. La réunion est traduite en langue des signes et suivie à distance.",
        quarter: nil, edition: "2025", place: "Hôtel de ville, salle des mariages", access: "Ascenseur par la cour, boucle magnétique.", day: 10, hour: 19, hours: 2, capacity: 150, takesSignUps: true)
    static let forum = InventedEvent(
        kind: .forum, title: "Le forum des projets", description: "Celles et ceux qui portent un projet le présentent : chacun a le même temps. On écoute, on interroge, on vote en sortant.",
        quarter: nil, edition: "2025", place: "Médiathèque des Filatures, 3, rue de la Carderie", access: "De plain-pied, garde d’enfants au premier étage (ascenseur).", day: 7, hour: 14, hours: 4,
        capacity: 200, takesSignUps: true)
    static let walk = InventedEvent(
        kind: .walk, title: "Balade au bord de la Morvelle", description: "Deux heures pour regarder la rivière et dire ce qui lui manque.", quarter: "vieux-ponts", edition: "2026", place: "Départ du lavoir", access: "Chemin de terre sur 300 mètres.",
        day: -12, hour: 15, hours: 2, capacity: nil)
    static let training = InventedEvent(
        kind: .training, title: "Animer un stand quand on débute", description: "Trois gestes pour aborder un passant, et quoi répondre aux dix questions les plus fréquentes.", quarter: "gare-filatures", edition: nil,
        place: "Médiathèque des Filatures, 3, rue de la Carderie", access: "De plain-pied.", day: 15, hour: 18, hours: 2, capacity: 15, takesSignUps: true)
}
