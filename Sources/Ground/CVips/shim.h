#include <dlfcn.h>
#include <stddef.h>

// libvips brings a hundred libraries with it. It is opened for the first photo, so that neither a command nor the start of a
// server waits for them: its functions are therefore declared here as they are in its headers, and called by their address.
// Those that return an int return 0 when it worked; the message of a failure is in parvis_vips_error().

typedef struct _VipsImage VipsImage;

static inline void *parvis_vips_function(const char *name) {
    static void *library;
    if (!library) library = dlopen("libvips.so.42", RTLD_LAZY);
    return library ? dlsym(library, name) : NULL;
}

#define VIPS(result, name, ...) ((result (*)(__VA_ARGS__)) parvis_vips_function(#name))

/// Two threads, no cache, no decoder that libvips does not trust itself.
static inline int parvis_vips_start(const char *program) {
    if (!parvis_vips_function("vips_init") || VIPS(int, vips_init, const char *)(program) != 0) return -1;
    VIPS(void, vips_block_untrusted_set, int)(1);
    VIPS(void, vips_concurrency_set, int)(2);
    VIPS(void, vips_cache_set_max, int)(0);
    return 0;
}

/// The name of the decoder that reads a file; none when no one does.
static inline const char *parvis_vips_reader(const char *path) { return VIPS(const char *, vips_foreign_find_load, const char *)(path); }

/// Reads the header only; pixels come later, from top to bottom (VIPS_ACCESS_SEQUENTIAL).
static inline VipsImage *parvis_vips_open(const char *path) {
    return VIPS(VipsImage *, vips_image_new_from_file, const char *, ...)(path, "access", 1, NULL);
}

static inline int parvis_vips_width(VipsImage *image) { return VIPS(int, vips_image_get_width, VipsImage *)(image); }
static inline int parvis_vips_height(VipsImage *image) { return VIPS(int, vips_image_get_height, VipsImage *)(image); }
static inline int parvis_vips_has_alpha(VipsImage *image) { return VIPS(int, vips_image_hasalpha, VipsImage *)(image); }

/// At most `width` by `height`, never enlarged (VIPS_SIZE_DOWN), upright according to the orientation tag, in sRGB,
/// truncated files refused (VIPS_FAIL_ON_TRUNCATED).
static inline int parvis_vips_thumbnail(const char *path, VipsImage **out, int width, int height) {
    return VIPS(int, vips_thumbnail, const char *, VipsImage **, int, ...)(
        path, out, width, "height", height, "size", 2, "export_profile", "srgb", "fail_on", 1, NULL);
}

static inline int parvis_vips_copy(VipsImage *in, VipsImage **out) {
    return VIPS(int, vips_copy, VipsImage *, VipsImage **, ...)(in, out, NULL);
}

/// In black and white (VIPS_INTERPRETATION_B_W).
static inline int parvis_vips_grey(VipsImage *in, VipsImage **out) {
    return VIPS(int, vips_colourspace, VipsImage *, VipsImage **, int, ...)(in, out, 1, NULL);
}

/// Larger or smaller by that much.
static inline int parvis_vips_resize(VipsImage *in, VipsImage **out, double scale) {
    return VIPS(int, vips_resize, VipsImage *, VipsImage **, double, ...)(in, out, scale, NULL);
}

/// How many pages a file has; one when its format has no pages.
static inline int parvis_vips_pages(VipsImage *image) { return VIPS(int, vips_image_get_n_pages, VipsImage *)(image); }
static inline int parvis_vips_bands(VipsImage *image) { return VIPS(int, vips_image_get_bands, VipsImage *)(image); }

/// All pixels, line by line; to be freed.
static inline void *parvis_vips_pixels(VipsImage *image, size_t *count) { return VIPS(void *, vips_image_write_to_memory, VipsImage *, size_t *)(image, count); }

/// A picture of one byte a pixel (VIPS_FORMAT_UCHAR), copied.
static inline VipsImage *parvis_vips_from_grey(const void *pixels, size_t count, int width, int height) {
    return VIPS(VipsImage *, vips_image_new_from_memory_copy, const void *, size_t, int, int, int, int)(pixels, count, width, height, 1, 0);
}

/// Lays transparent parts on white paper.
static inline int parvis_vips_flatten(VipsImage *in, VipsImage **out) {
    double white[] = {255, 255, 255};
    void *background = VIPS(void *, vips_array_double_new, const double *, int)(white, 3);
    int result = VIPS(int, vips_flatten, VipsImage *, VipsImage **, ...)(in, out, "background", background, NULL);
    VIPS(void, vips_area_unref, void *)(background);
    return result;
}

static inline int parvis_vips_save_webp(VipsImage *in, void **bytes, size_t *count, int quality) {
    return VIPS(int, vips_webpsave_buffer, VipsImage *, void **, size_t *, ...)(in, bytes, count, "Q", quality, "strip", 1, NULL);
}

static inline int parvis_vips_save_jpeg(VipsImage *in, void **bytes, size_t *count, int quality) {
    return VIPS(int, vips_jpegsave_buffer, VipsImage *, void **, size_t *, ...)(
        in, bytes, count, "Q", quality, "strip", 1, "optimize_coding", 1, "interlace", 1, NULL);
}

/// The names of all notes, the last one followed by NULL; to be freed.
static inline char **parvis_vips_fields(VipsImage *image) { return VIPS(char **, vips_image_get_fields, VipsImage *)(image); }
static inline void parvis_vips_free_fields(char **fields) { VIPS(void, g_strfreev, char **)(fields); }
static inline void parvis_vips_remove(VipsImage *image, const char *name) { VIPS(int, vips_image_remove, VipsImage *, const char *)(image, name); }

static inline const char *parvis_vips_error(void) { return VIPS(const char *, vips_error_buffer, void)(); }
static inline void parvis_vips_clear_error(void) { VIPS(void, vips_error_clear, void)(); }
static inline void parvis_vips_end_thread(void) { VIPS(void, vips_thread_shutdown, void)(); }
static inline void parvis_vips_release(VipsImage *image) { VIPS(void, g_object_unref, void *)(image); }
static inline void parvis_vips_free(void *bytes) { VIPS(void, g_free, void *)(bytes); }
