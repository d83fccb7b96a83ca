import Testing

@testable import Platform

/// Somebody about to propose what exists already is told so.
struct SimilarityTests {
    let proposals = [
        "Des arceaux à vélos devant les écoles du quartier",
        "Planter des arbres fruitiers dans le parc Montessuy",
        "Installer une fontaine à eau potable place du marché",
        "Créer une aire de jeux inclusive pour les enfants",
        "Rénover le terrain de basket du gymnase",
        "Un composteur collectif au pied des immeubles",
        "Éclairage solaire sur le chemin des berges",
        "Boîtes à livres dans chaque quartier",
    ]

    @Test(arguments: [
        ("Installer des arceaux vélo près de l'école", 0), ("Plantation d’arbres fruitiers au parc", 1), ("Fontaines d'eau potable", 2),
        ("une aire de jeu pour enfants handicapés", 3), ("rénovation du terrain de basketball", 4), ("compost collectif des immeubles", 5),
        ("mieux eclairer le chemin des berges", 6), ("BOITE A LIVRES", 7),
    ])
    func `The same idea in other words comes first`(typed: String, rank: Int) {
        let matches = Similarity(proposals).closest(to: typed, limit: 3, atLeast: 0.1)
        #expect(matches.first?.rank == rank)
        #expect((matches.first?.likeness ?? 0) >= 0.3)
    }

    @Test func `The same text is wholly alike, another not at all`() {
        let index = Similarity(proposals)
        #expect((index.closest(to: proposals[4]).first?.likeness ?? 0) > 0.999)
        #expect(index.closest(to: "Réduire le bruit des deux-roues motorisés la nuit") == [])
        #expect(index.closest(to: "de la le !!") == [])
        #expect(Similarity([]).closest(to: "vélo") == [])
        #expect(Similarity(["", "vélo"]).closest(to: "vélo").map(\.rank) == [1])
    }

    @Test func `Matches come closest first, the earlier of equals first, no more than asked`() {
        let index = Similarity(["banc", "banc public", "banc", "arbre"])
        #expect(index.closest(to: "banc").map(\.rank) == [0, 2, 1])
        #expect(index.closest(to: "banc", limit: 2).map(\.rank) == [0, 2])
    }
}
