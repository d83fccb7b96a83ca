#pragma clang diagnostic ignored "-Wc23-extensions"
#include "demonstration.h"

static const unsigned char city[] = {
#embed "files/demo/city.json"
};
static const unsigned char people[] = {
#embed "files/demo/people.json"
};
static const unsigned char editions[] = {
#embed "files/demo/editions.json"
};
static const unsigned char proposals_2023[] = {
#embed "files/demo/proposals-2023.json"
};
static const unsigned char proposals_2024[] = {
#embed "files/demo/proposals-2024.json"
};
static const unsigned char proposals_2025[] = {
#embed "files/demo/proposals-2025.json"
};
static const unsigned char proposals_ecoles_2026[] = {
#embed "files/demo/proposals-ecoles-2026.json"
};
static const unsigned char proposals_2026[] = {
#embed "files/demo/proposals-2026.json"
};
static const unsigned char territories[] = {
#embed "files/demo/territories.geojson"
};
static const unsigned char picture_2023_cour_bois_fleury[] = {
#embed "files/demo/pictures/2023-cour-bois-fleury.webp"
};
static const unsigned char picture_2023_jeux_charmilles[] = {
#embed "files/demo/pictures/2023-jeux-charmilles.webp"
};
static const unsigned char picture_2023_lavoir_coteau[] = {
#embed "files/demo/pictures/2023-lavoir-coteau.webp"
};
static const unsigned char picture_2023_tournevis_port[] = {
#embed "files/demo/pictures/2023-tournevis-port.webp"
};
static const unsigned char picture_2023_velos_cargos_pret[] = {
#embed "files/demo/pictures/2023-velos-cargos-pret.webp"
};
static const unsigned char picture_2023_voie_verte_port[] = {
#embed "files/demo/pictures/2023-voie-verte-port.webp"
};
static const unsigned char picture_2024_bassin_nenuphars[] = {
#embed "files/demo/pictures/2024-bassin-nenuphars.webp"
};
static const unsigned char picture_2025_arbres_marche_aux_toiles[] = {
#embed "files/demo/pictures/2025-arbres-marche-aux-toiles.webp"
};
static const unsigned char picture_2025_cinema_cour_mediatheque[] = {
#embed "files/demo/pictures/2025-cinema-cour-mediatheque.webp"
};
static const unsigned char picture_2025_four_a_pain_alizes[] = {
#embed "files/demo/pictures/2025-four-a-pain-alizes.webp"
};
static const unsigned char picture_2025_horloge_beffroi[] = {
#embed "files/demo/pictures/2025-horloge-beffroi.webp"
};
static const unsigned char picture_2025_jardins_pied_tours[] = {
#embed "files/demo/pictures/2025-jardins-pied-tours.webp"
};
static const unsigned char picture_2026_fontaines_a_boire_neuf_ponts[] = {
#embed "files/demo/pictures/2026-fontaines-a-boire-neuf-ponts.webp"
};
static const unsigned char picture_2026_nichoirs_martinets[] = {
#embed "files/demo/pictures/2026-nichoirs-martinets.webp"
};
static const unsigned char picture_2026_preau_solaire_lavandieres[] = {
#embed "files/demo/pictures/2026-preau-solaire-lavandieres.webp"
};
static const unsigned char picture_2026_terrain_petanque_port[] = {
#embed "files/demo/pictures/2026-terrain-petanque-port.webp"
};
static const unsigned char picture_ecoles_ombre_alizes[] = {
#embed "files/demo/pictures/ecoles-ombre-alizes.webp"
};

struct parvis_demonstration_file parvis_demonstration_file_at(int rank) {
    static const struct parvis_demonstration_file files[] = {
        {"city.json", city, sizeof city},
        {"people.json", people, sizeof people},
        {"editions.json", editions, sizeof editions},
        {"proposals-2023.json", proposals_2023, sizeof proposals_2023},
        {"proposals-2024.json", proposals_2024, sizeof proposals_2024},
        {"proposals-2025.json", proposals_2025, sizeof proposals_2025},
        {"proposals-ecoles-2026.json", proposals_ecoles_2026, sizeof proposals_ecoles_2026},
        {"proposals-2026.json", proposals_2026, sizeof proposals_2026},
        {"territories.geojson", territories, sizeof territories},
        {"pictures/2023-cour-bois-fleury.webp", picture_2023_cour_bois_fleury, sizeof picture_2023_cour_bois_fleury},
        {"pictures/2023-jeux-charmilles.webp", picture_2023_jeux_charmilles, sizeof picture_2023_jeux_charmilles},
        {"pictures/2023-lavoir-coteau.webp", picture_2023_lavoir_coteau, sizeof picture_2023_lavoir_coteau},
        {"pictures/2023-tournevis-port.webp", picture_2023_tournevis_port, sizeof picture_2023_tournevis_port},
        {"pictures/2023-velos-cargos-pret.webp", picture_2023_velos_cargos_pret, sizeof picture_2023_velos_cargos_pret},
        {"pictures/2023-voie-verte-port.webp", picture_2023_voie_verte_port, sizeof picture_2023_voie_verte_port},
        {"pictures/2024-bassin-nenuphars.webp", picture_2024_bassin_nenuphars, sizeof picture_2024_bassin_nenuphars},
        {"pictures/2025-arbres-marche-aux-toiles.webp", picture_2025_arbres_marche_aux_toiles, sizeof picture_2025_arbres_marche_aux_toiles},
        {"pictures/2025-cinema-cour-mediatheque.webp", picture_2025_cinema_cour_mediatheque, sizeof picture_2025_cinema_cour_mediatheque},
        {"pictures/2025-four-a-pain-alizes.webp", picture_2025_four_a_pain_alizes, sizeof picture_2025_four_a_pain_alizes},
        {"pictures/2025-horloge-beffroi.webp", picture_2025_horloge_beffroi, sizeof picture_2025_horloge_beffroi},
        {"pictures/2025-jardins-pied-tours.webp", picture_2025_jardins_pied_tours, sizeof picture_2025_jardins_pied_tours},
        {"pictures/2026-fontaines-a-boire-neuf-ponts.webp", picture_2026_fontaines_a_boire_neuf_ponts, sizeof picture_2026_fontaines_a_boire_neuf_ponts},
        {"pictures/2026-nichoirs-martinets.webp", picture_2026_nichoirs_martinets, sizeof picture_2026_nichoirs_martinets},
        {"pictures/2026-preau-solaire-lavandieres.webp", picture_2026_preau_solaire_lavandieres, sizeof picture_2026_preau_solaire_lavandieres},
        {"pictures/2026-terrain-petanque-port.webp", picture_2026_terrain_petanque_port, sizeof picture_2026_terrain_petanque_port},
        {"pictures/ecoles-ombre-alizes.webp", picture_ecoles_ombre_alizes, sizeof picture_ecoles_ombre_alizes},
        {0, 0, 0},
    };
    return files[rank];
}
