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
        {0, 0, 0},
    };
    return files[rank];
}
