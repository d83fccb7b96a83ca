#pragma clang diagnostic ignored "-Wc23-extensions"
#include "assets.h"

static const char css[] = "text/css; charset=utf-8";
static const char javascript[] = "text/javascript; charset=utf-8";
static const char svg[] = "image/svg+xml";
static const char woff2[] = "font/woff2";

static const unsigned char parvis_css[] = {
#embed "files/parvis.css"
};
static const unsigned char early_js[] = {
#embed "files/early.js"
};
static const unsigned char theme_js[] = {
#embed "files/theme.js"
};
static const unsigned char form_js[] = {
#embed "files/form.js"
};
static const unsigned char filters_js[] = {
#embed "files/filters.js"
};
static const unsigned char ballot_js[] = {
#embed "files/ballot.js"
};
static const unsigned char countdown_js[] = {
#embed "files/countdown.js"
};
static const unsigned char session_js[] = {
#embed "files/session.js"
};
static const unsigned char print_js[] = {
#embed "files/print.js"
};
static const unsigned char refresh_js[] = {
#embed "files/refresh.js"
};
static const unsigned char similar_js[] = {
#embed "files/similar.js"
};
static const unsigned char list_js[] = {
#embed "files/list.js"
};
static const unsigned char tablet_js[] = {
#embed "files/tablet.js"
};
static const unsigned char map_js[] = {
#embed "files/map.js"
};
static const unsigned char icon_svg[] = {
#embed "files/icon.svg"
};
static const unsigned char paving_svg[] = {
#embed "files/paving.svg"
};
static const unsigned char inter_woff2[] = {
#embed "files/vendor/inter.woff2"
};
static const unsigned char display_woff2[] = {
#embed "files/vendor/display.woff2"
};
static const unsigned char leaflet_js[] = {
#embed "files/vendor/leaflet.js"
};
static const unsigned char leaflet_js_br[] = {
#embed "files/vendor/leaflet.js.br"
};
static const unsigned char leaflet_css[] = {
#embed "files/vendor/leaflet.css"
};
static const unsigned char leaflet_tiles_js[] = {
#embed "files/vendor/leaflet-tiles.js"
};
static const unsigned char leaflet_tiles_js_br[] = {
#embed "files/vendor/leaflet-tiles.js.br"
};

#define FILE_AT(path, type, bytes) { path, type, bytes, sizeof bytes, 0, 0 }
#define FILE_WITH_BROTLI(path, type, bytes, brotli) { path, type, bytes, sizeof bytes, brotli, sizeof brotli }

static const struct parvis_asset assets[] = {
    FILE_AT("parvis.css", css, parvis_css),
    FILE_AT("early.js", javascript, early_js),
    FILE_AT("theme.js", javascript, theme_js),
    FILE_AT("form.js", javascript, form_js),
    FILE_AT("filters.js", javascript, filters_js),
    FILE_AT("ballot.js", javascript, ballot_js),
    FILE_AT("countdown.js", javascript, countdown_js),
    FILE_AT("session.js", javascript, session_js),
    FILE_AT("print.js", javascript, print_js),
    FILE_AT("refresh.js", javascript, refresh_js),
    FILE_AT("similar.js", javascript, similar_js),
    FILE_AT("list.js", javascript, list_js),
    FILE_AT("tablet.js", javascript, tablet_js),
    FILE_AT("map.js", javascript, map_js),
    FILE_AT("icon.svg", svg, icon_svg),
    FILE_AT("paving.svg", svg, paving_svg),
    FILE_AT("vendor/inter.woff2", woff2, inter_woff2),
    FILE_AT("vendor/display.woff2", woff2, display_woff2),
    FILE_WITH_BROTLI("vendor/leaflet.js", javascript, leaflet_js, leaflet_js_br),
    FILE_AT("vendor/leaflet.css", css, leaflet_css),
    FILE_WITH_BROTLI("vendor/leaflet-tiles.js", javascript, leaflet_tiles_js, leaflet_tiles_js_br),
};

const size_t parvis_asset_count = sizeof assets / sizeof assets[0];

struct parvis_asset parvis_asset_at(size_t rank) {
    return assets[rank];
}
