/// What the drawings of the town show, in words, by the proposal that they illustrate.
enum DemonstrationPictures {
    static let descriptions: [String: String] = [
        "2023-cour-bois-fleury": "Dessin : des enfants jouent entre des arbres et deux cabanes, dans la cour de l’école",
        "2023-jeux-charmilles": "Dessin : des enfants sur une balançoire et un toboggan, dans un parc",
        "2023-lavoir-coteau": "Dessin : le lavoir et sa charpente restaurée, l’eau est revenue dans le bassin",
        "2023-tournevis-port": "Dessin : un hangar ouvert où deux personnes réparent un objet sur un établi",
        "2023-velos-cargos-pret": "Dessin : trois vélos-cargos vert, rouge et jaune garés dans une rue",
        "2023-voie-verte-port": "Dessin : un vélo et deux promeneurs sur un chemin bordé de peupliers, le long de l’eau",
        "2024-bassin-nenuphars": "Dessin : un bassin rond couvert de nénuphars en fleur, un banc à côté",
        "2025-arbres-marche-aux-toiles": "Dessin : les étals du marché à l’ombre de quatre arbres, devant les maisons de la place",
        "2025-cinema-cour-mediatheque": "Dessin : la nuit, le public regarde un film en plein air dans une cour",
        "2025-four-a-pain-alizes": "Dessin : un four à pain allumé sur une place, trois personnes autour",
        "2025-horloge-beffroi": "Dessin : le beffroi et son horloge au soleil couchant, deux passants lèvent la tête",
        "2025-jardins-pied-tours": "Dessin : des voisins jardinent dans des bacs au pied de trois tours",
        "2026-fontaines-a-boire-neuf-ponts": "Dessin : une femme et un enfant devant une fontaine à boire, près d’un pont de pierre",
        "2026-nichoirs-martinets": "Dessin : sept nichoirs sous le toit d’une façade, des martinets autour",
        "2026-preau-solaire-lavandieres": "Dessin : des élèves sous un préau couvert de panneaux solaires, à côté de l’école",
        "2026-terrain-petanque-port": "Dessin : trois personnes jouent aux boules sous les arbres, au bord de la rivière",
        "ecoles-ombre-alizes": "Dessin : des voiles d’ombre jaune et rouge au-dessus des enfants, dans la cour",
    ]
}
