import Vocabulary

/// A question that a resident of the invented town asks, and what became of it.
struct InventedQuestion: Sendable {
    /// What became of it, so many days after it was asked.
    enum Fate: Sendable {
        case waits
        case taken
        case given(service: String, note: String)
        case answered(after: Int, String, rating: Int?)
        case closed(after: Int, String)
    }

    var name: String
    /// Of her account, or as she left it.
    var email: String?
    var phone = ""
    var channel: Question.Channel
    var topic: String
    var place: String?
    var daysAgo: Int
    var subject: String
    var body: String
    var fate: Fate

    init(
        _ name: String, _ email: String?, phone: String = "", by channel: Question.Channel, _ topic: String, at place: String? = nil, daysAgo: Int, _ subject: String, _ body: String, _ fate: Fate
    ) {
        (self.name, self.email, self.phone, self.channel, self.topic) = (name, email, phone, channel, topic)
        (self.place, self.daysAgo, self.subject, self.body, self.fate) = (place, daysAgo, subject, body, fate)
    }

    static let all: [InventedQuestion] = [
        InventedQuestion(
            "Odile Grandsire", "odile.grandsire@valmont.example", by: .phone, "Voter", daysAgo: 1, "Voter sans ordinateur", "Elle n’a pas Internet et voudrait voter avec sa voisine.", .waits),
        InventedQuestion(
            "Bernard Troussel", nil, phone: "02 61 00 11 22", by: .phone, "Où en est un projet", at: "tanneurs", daysAgo: 5, "Les bancs du quai",
            "Il a voté pour les bancs il y a deux ans et ne voit rien venir. Il préfère être rappelé.", .waits),
        InventedQuestion(
            "Aurélie Pommeret", "aurelie.pommeret@valmont.example", by: .web, "Déposer une idée", at: "bois-fleury", daysAgo: 0, "Déposer une idée à plusieurs",
            "Nous sommes six voisins autour d’un projet de verger. Qui doit déposer, et peut-on signer à plusieurs ?", .waits),
        InventedQuestion(
            "Samir Oukaci", "samir.oukaci@valmont.example", by: .web, "Autre question", at: "hauts-de-brisevent", daysAgo: 2, "L’ascenseur de la passerelle",
            "L’ascenseur de la passerelle est en panne depuis dix jours. Est-ce prévu dans le projet retenu ?", .given(service: "voirie", note: "Peux-tu dire quand la réparation est prévue ?")),
        InventedQuestion(
            "Monique Auffray", "monique.auffray@valmont.example", by: .web, "Autre question", at: "bois-fleury", daysAgo: 1, "Les arbres de l’avenue",
            "Les jeunes arbres plantés cet été semblent secs. Quelqu’un les arrose-t-il ?", .given(service: "jardins", note: "Peux-tu répondre sur l’arrosage des jeunes plants ?")),
        InventedQuestion(
            "Thanh Nguyen-Lacour", "thanh.nguyen-lacour@valmont.example", by: .mail, "Où en est un projet", at: "port-aux-sables", daysAgo: 3, "Le ponton pour les kayaks",
            "Bonjour, le ponton devait être posé à l’automne. Pouvez-vous me dire où en est le chantier ?", .given(service: "sports", note: "La date de livraison a bougé ?")),
        InventedQuestion(
            "Karim Belhouari", "karim.belhouari@valmont.example", by: .counter, "Conseils de quartier et instances", at: "hauts-de-brisevent", daysAgo: 2, "Entrer au conseil de quartier",
            "Il veut venir aux réunions, sans s’engager pour trois ans.", .taken),
        InventedQuestion(
            "Léontine Vauclair", nil, by: .paper, "Voter", at: "tanneurs", daysAgo: 4, "Un bulletin en gros caractères",
            "Lettre reçue : elle demande un bulletin en gros caractères et l’adresse du bureau le plus proche.", .taken),
        InventedQuestion(
            "Une habitante", "gisele.hamelin@courriel.example", by: .mail, "Autre question", daysAgo: 1, "Sans objet", "Bonjour, à qui s’adresser pour une fuite d’eau rue des Bateliers ?", .waits),
        InventedQuestion(
            "Sylvie Marchandeau", "sylvie.marchandeau@valmont.example", by: .web, "Déposer une idée", at: "vieux-ponts", daysAgo: 12, "Changer une idée déposée",
            "J’ai oublié de préciser l’emplacement. Puis-je encore corriger mon idée ?",
            .answered(after: 1, "Oui, tant que le dépôt est ouvert : dans « Mes idées », choisissez l’idée puis « Modifier ». Après la fermeture, écrivez-nous et nous ajouterons votre précision au dossier.", rating: 3)),
        InventedQuestion(
            "Mathieu Lescarret", "mathieu.lescarret@valmont.example", by: .web, "Voter", at: "gare-filatures", daysAgo: 20, "Je travaille ici sans y habiter",
            "Je travaille à la gare tous les jours mais j’habite ailleurs. Ai-je le droit de voter ?",
            .answered(after: 2, "Oui. Le règlement ouvre le vote à qui habite, travaille ou étudie à Valmont. Vous le déclarez sur l’honneur ; aucun justificatif n’est demandé.", rating: 3)),
        InventedQuestion(
            "Inès Bouzidane", "ines.bouzidane@valmont.example", by: .web, "Mon compte, mes données", daysAgo: 15, "Supprimer mon compte",
            "Si je supprime mon compte, que devient l’idée que j’ai déposée ?",
            .answered(after: 3, "Votre idée reste, sans votre nom. Vos messages et vos coordonnées sont effacés le jour même. Tout se fait depuis « Mon compte ».", rating: 2)),
        InventedQuestion(
            "Gérard Bizouard", "gerard.bizouard@valmont.example", by: .phone, "Où en est un projet", at: "port-aux-sables", daysAgo: 25, "Qui entretient le jardin partagé",
            "Il demande qui arrosera le jardin partagé du port l’été prochain.",
            .answered(after: 4, "L’association du jardin l’entretient ; la ville fournit l’eau et passe deux fois l’an pour la taille. La convention est signée pour trois ans.", rating: nil)),
        InventedQuestion(
            "Fatoumata Dianké", "fatoumata.dianke@valmont.example", by: .counter, "Déposer une idée", at: "hauts-de-brisevent", daysAgo: 30, "Être aidée pour écrire",
            "Elle a une idée d’aire de jeux et demande de l’aide pour la rédiger.",
            .answered(after: 0, "Rendez-vous pris mardi à la Maison des services de Brisevent : nous écrirons l’idée ensemble, sur place.", rating: 3)),
        InventedQuestion(
            "Clémence Hautbois", "clemence.hautbois@valmont.example", by: .mail, "Conseils de quartier et instances", at: "vieux-ponts", daysAgo: 18, "Le compte rendu de l’été",
            "Je ne trouve pas le compte rendu de la plénière d’été du conseil des Vieux-Ponts.",
            .answered(after: 6, "Il attend d’être adopté à la prochaine plénière, et sera publié le lendemain sur la page du conseil. Je vous envoie le projet dès aujourd’hui.", rating: 1)),
        InventedQuestion(
            "Un commerçant", "contact@quincaillerie-dupuis.example", by: .web, "Autre question", at: "vieux-ponts", daysAgo: 22, "Livraisons pendant les travaux",
            "Comment serai-je livré pendant les travaux de la place ?",
            .answered(after: 5, "L’accès reste ouvert de 6 h à 9 h chaque jour. Le chef de chantier passe vous voir la semaine précédente.", rating: 2)),
        InventedQuestion(
            "Pierre-Antoine Delorge", "pierreantoine.delorge@valmont.example", by: .web, "Voter", at: "saint-aubin", daysAgo: 40, "Combien de projets choisir",
            "Faut-il choisir autant de projets que le bulletin le permet ?", .closed(after: 1, "Non : vous choisissez ce que vous voulez, jusqu’à la limite écrite en haut du bulletin.")),
        InventedQuestion(
            "Nadia Cherfaoui", "nadia.cherfaoui@valmont.example", by: .phone, "Déposer une idée", at: "hauts-de-brisevent", daysAgo: 45, "Une idée pour l’école",
            "Elle demande si une école peut être aménagée par le budget participatif.",
            .closed(after: 1, "Oui pour la cour et ses abords, qui sont à la ville. Les programmes et les horaires relèvent de l’Éducation nationale.")),
        InventedQuestion(
            "Une lycéenne", "lina.r@courriel.example", by: .web, "Voter", at: "la-garenne", daysAgo: 50, "Voter à seize ans", "J’ai seize ans. Est-ce que mon vote compte vraiment ?",
            .closed(after: 2, "Oui, exactement comme celui d’un adulte. L’âge est écrit dans le règlement de chaque édition.")),
        InventedQuestion(
            "Lucas Vandamme", "lucas.vandamme@valmont.example", by: .web, "Où en est un projet", at: "la-garenne", daysAgo: 60, "La piste cyclable du campus",
            "La piste s’arrête à cinquante mètres du campus. Est-ce fini ?", .closed(after: 3, "Non : le dernier tronçon se fait pendant les vacances, pour ne pas couper le bus. La page du projet donne la date.")),
        InventedQuestion(
            "Élodie Quentric", "elodie.quentric@valmont.example", by: .mail, "Mon compte, mes données", at: "tanneurs", daysAgo: 70, "Trop de courriels",
            "Je reçois un message à chaque commentaire. Comment en recevoir moins ?", .closed(after: 1, "Dans « Mon compte », puis « Mes messages » : décochez ce que vous ne voulez plus recevoir. Les réponses à vos demandes arrivent toujours.")),
    ]
}
