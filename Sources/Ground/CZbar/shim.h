#include <dlfcn.h>
#include <stddef.h>

// libzbar reads the codes of scanned ballot papers. Few cities scan any: it is opened for the first page, and a server without it says so
// on the page where sheets are sent. Its functions are declared here as they are in its header, and called by their address.

typedef struct zbar_symbol_s ZbarSymbol;

/// A page being looked at, and what looks at it.
typedef struct { void *library, *scanner, *image; const ZbarSymbol *symbol; } ParvisCodes;

#define ZBAR(codes, result, name, ...) ((result (*)(__VA_ARGS__)) dlsym((codes)->library, #name))

static inline int parvis_codes_are_here(const char *library) { return dlopen(library, RTLD_LAZY) != NULL; }

/// Looks for QR codes on a grey page, which stays the caller's; 0 when the library is not there.
static inline int parvis_codes_open(ParvisCodes *codes, const char *library, const unsigned char *pixels, unsigned width, unsigned height) {
    codes->library = dlopen(library, RTLD_LAZY);
    if (!codes->library) return 0;
    codes->scanner = ZBAR(codes, void *, zbar_image_scanner_create, void)();
    // No symbology (0), then QR codes (64): enabled or not (0).
    ZBAR(codes, int, zbar_image_scanner_set_config, void *, int, int, int)(codes->scanner, 0, 0, 0);
    ZBAR(codes, int, zbar_image_scanner_set_config, void *, int, int, int)(codes->scanner, 64, 0, 1);
    codes->image = ZBAR(codes, void *, zbar_image_create, void)();
    ZBAR(codes, void, zbar_image_set_format, void *, unsigned long)(codes->image, 0x30303859); // Y800: a byte a pixel
    ZBAR(codes, void, zbar_image_set_size, void *, unsigned, unsigned)(codes->image, width, height);
    ZBAR(codes, void, zbar_image_set_data, void *, const void *, unsigned long, void *)(codes->image, pixels, (unsigned long)width * height, NULL);
    ZBAR(codes, int, zbar_scan_image, void *, void *)(codes->scanner, codes->image);
    codes->symbol = ZBAR(codes, const ZbarSymbol *, zbar_image_first_symbol, const void *)(codes->image);
    return 1;
}

static inline void parvis_codes_next(ParvisCodes *codes) {
    codes->symbol = ZBAR(codes, const ZbarSymbol *, zbar_symbol_next, const ZbarSymbol *)(codes->symbol);
}

static inline const char *parvis_code_text(ParvisCodes *codes) { return ZBAR(codes, const char *, zbar_symbol_get_data, const ZbarSymbol *)(codes->symbol); }

/// How many corners are known: four, of the code as one reads it top left, bottom left, bottom right, top right.
static inline unsigned parvis_code_corners(ParvisCodes *codes) { return ZBAR(codes, unsigned, zbar_symbol_get_loc_size, const ZbarSymbol *)(codes->symbol); }
static inline int parvis_code_x(ParvisCodes *codes, unsigned corner) { return ZBAR(codes, int, zbar_symbol_get_loc_x, const ZbarSymbol *, unsigned)(codes->symbol, corner); }
static inline int parvis_code_y(ParvisCodes *codes, unsigned corner) { return ZBAR(codes, int, zbar_symbol_get_loc_y, const ZbarSymbol *, unsigned)(codes->symbol, corner); }

static inline void parvis_codes_close(ParvisCodes *codes) {
    ZBAR(codes, void, zbar_image_destroy, void *)(codes->image);
    ZBAR(codes, void, zbar_image_scanner_destroy, void *)(codes->scanner);
}
