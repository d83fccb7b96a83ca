/// An answer of the invented town's FAQ.
struct InventedAnswer: Sendable {
    var topic: String
    var question: String
    var answer: String
    var rule = ""
    /// Where that rule stands in the rules of the edition.
    var article: RulesArticle?
    var helped = 0
    var notHelped = 0
    /// Waits for a second pair of eyes.
    var isDraft = false
    var isInternal = false

    static let all: [InventedAnswer] = [
        InventedAnswer(
            topic: "Déposer une idée", question: "Qui peut déposer une idée ?",
            answer: "Toute personne qui habite, travaille, étudie ou vient souvent à Valmont, sans condition de nationalité. On dépose seul, à plusieurs, ou au nom d’une association ou d’une classe.",
            rule: "Règlement, article 2", article: .who, helped: 48, notHelped: 2),
        InventedAnswer(
            topic: "Déposer une idée", question: "Puis-je déposer sans ordinateur ?",
            answer: "Oui. Dans chaque lieu d’accueil, une personne écrit l’idée avec vous, ou vous donne une fiche papier. Vous repartez avec un reçu et un numéro.", helped: 31, notHelped: 1),
        InventedAnswer(
            topic: "Déposer une idée", question: "Puis-je modifier une idée déjà déposée ?",
            answer: "Oui, tant que le dépôt est ouvert : « Mes idées », puis « Modifier ». Ensuite, écrivez-nous : nous joignons votre précision au dossier.", helped: 22, notHelped: 3),
        InventedAnswer(
            topic: "Voter", question: "Faut-il être français ou inscrit sur les listes électorales pour voter ?",
            answer: "Non. Le règlement fixe l’âge et le lien avec la ville ; la nationalité n’est jamais demandée.", rule: "Règlement, article 5", article: .who, helped: 64, notHelped: 1),
        InventedAnswer(
            topic: "Voter", question: "Mon vote est-il secret ?",
            answer: "Oui. La liste de celles et ceux qui ont voté et les bulletins sont tenus à part ; rien ne relie l’une aux autres, et aucun chiffre ne sort avant la fermeture du vote.", helped: 57, notHelped: 4),
        InventedAnswer(
            topic: "Voter", question: "Peut-on voter sur papier ?",
            answer: "Oui, dans les bureaux ouverts pendant le vote. Un agent note que vous avez voté, puis vous glissez votre bulletin dans l’urne.", helped: 40, notHelped: 2),
        InventedAnswer(
            topic: "Où en est un projet", question: "Pourquoi un projet prend-il plusieurs années ?",
            answer: "Après le vote viennent les études, les autorisations, l’achat public, puis le chantier. La page de chaque projet donne les étapes, les dates et la raison d’un retard.", helped: 19, notHelped: 11),
        InventedAnswer(
            topic: "Conseils de quartier et instances", question: "Comment entrer dans un conseil de quartier ?",
            answer: "Depuis la page du conseil, « Participer » : choisissez votre collège et votre engagement. Les réunions publiques sont ouvertes à tout le monde, sans inscription.", helped: 15),
        InventedAnswer(
            topic: "Mon compte, mes données", question: "Que devient mon idée si je supprime mon compte ?",
            answer: "L’idée reste, sans votre nom. Vos coordonnées et vos messages sont effacés le jour même.", helped: 8),
        InventedAnswer(
            topic: "Autre question", question: "À qui signaler une panne ou une fuite ?",
            answer: "Ce n’est pas le budget participatif : appelez l’accueil de la mairie, qui prévient le service. En cas de danger, composez le 18.", helped: 5, notHelped: 1),
        InventedAnswer(
            topic: "Voter", question: "Que répondre à qui conteste le résultat ?",
            answer: "Donner l’adresse du procès-verbal et de l’archive publique, puis proposer un rendez-vous avec la garante.", isInternal: true),
        InventedAnswer(
            topic: "Déposer une idée", question: "Plusieurs voisins peuvent-ils signer la même idée ?",
            answer: "Oui : une personne dépose et invite les autres à co-signer. Chacune reçoit les nouvelles de l’idée et peut retirer sa signature.", isDraft: true),
    ]
}
