import Database
import Testing

@testable import Platform

/// What a resident types finds what others wrote, whatever the accents and the endings.
struct SearchTextTests {
    @Test(arguments: [
        ("L’École Élémentaire", "l ecole elementaire"), ("cœur d'Æsop – naïve", "coeur d aesop naive"), ("e\u{301}te\u{301}", "ete"),
        ("  12 000 € / vélo-cargo !  ", "12 000 velo cargo"), ("Łódź, Ørsted, Straße", "lodz orsted strasse"), ("", ""), ("😀", ""),
        ("ΑΘΗΝΑ 東京", "αθηνα 東京"), ("ÇÀ ET LÀ", "ca et la"),
    ])
    func `Folding keeps letters and digits, plain`(text: String, folded: String) { #expect(SearchText.fold(text) == folded) }

    private func finds(_ typed: String, _ text: String) -> Bool {
        let column = SearchText.index(text), terms = SearchText.query(typed)
        return !terms.isEmpty && terms.allSatisfy { column.contains(" " + $0) }
    }

    @Test(arguments: [
        ("foret", "Des forêts urbaines"), ("forêts", "une micro-foret"), ("ecole", "Devant l’École"), ("écoles", "l'ecole"),
        ("oeuvre", "Œuvres d’art"), ("vélos", "piste pour velo"), ("vélo", "Vélos"), ("jeux", "une aire de jeu"), ("jeu", "Jeux pour enfants"),
        ("aménager", "aménagement du quai"), ("aménagée", "Aménager le quai"), ("végétalisée", "végétaliser la cour"), ("travaux", "le travail"),
        ("animaux", "un animal"), ("biblioth", "Bibliothèque"), ("2026-0142", "Idée n° 2026-0142"), ("le parc de la tête d’or", "Parc Tête d'Or"),
        ("PISTE cyclable", "des pistes cyclables"), ("de la", "de la place"), ("rénover", "rénovation du gymnase"), ("rue", "dans la rue"),
    ])
    func `A search finds the words of the same family`(typed: String, text: String) { #expect(finds(typed, text)) }

    @Test(arguments: [("créer", "une crèche"), ("banc", "la plage"), ("piste cyclable", "une piste de danse"), ("%", "tout"), ("_", "tout"), ("", "tout"), ("!!", "tout")])
    func `A search does not find what is something else`(typed: String, text: String) { #expect(!finds(typed, text)) }

    @Test func `A search has eight terms at most, each once, and nothing that like would read as a sign`() {
        #expect(SearchText.query("arbre arbres Arbre") == ["arbre"])
        #expect(SearchText.query("un deux trois quatre cinq six sept huit neuf dix onze").count == 8)
        #expect(SearchText.query(String(repeating: "x", count: 10_000)).map(\.count) == [40])
        #expect(SearchText.patterns("100 % vélo_ \\ l'été") == ["% 100%", "% velo%", "% ete%"])
    }

    @Test func `The condition binds a pattern for each term`() {
        let condition = SearchText.condition("p.search_text", "vélos & forêts")
        #expect(condition.text == "(p.search_text like $1 and p.search_text like $2)")
        #expect(condition.values == ["% velo%".sqlValue, "% foret%".sqlValue])
        #expect(SearchText.condition("search_text", " !").text == "true")
    }

    @Test func `The column holds each word once, between spaces`() {
        #expect(SearchText.index("Un vélo, des vélos", nil, "VELO") == " un velo des velos ")
        #expect(SearchText.index("", nil) == "")
    }
}
