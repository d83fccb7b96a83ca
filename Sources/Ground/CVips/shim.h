#include <vips/vips.h>

// Swift cannot call variadic C functions: each call the product makes has its wrapper here.
// All return 0 when it worked; the message of a failure is in vips_error_buffer().

/// Reads the header only; pixels come later, from top to bottom.
static inline VipsImage *parvis_vips_open(const char *path) {
    return vips_image_new_from_file(path, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

/// At most `width` by `height`, never enlarged, upright according to the orientation tag, in sRGB, truncated files refused.
static inline int parvis_vips_thumbnail(const char *path, VipsImage **out, int width, int height) {
    return vips_thumbnail(path, out, width, "height", height, "size", VIPS_SIZE_DOWN,
                          "export_profile", "srgb", "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
}

static inline int parvis_vips_copy(VipsImage *in, VipsImage **out) { return vips_copy(in, out, NULL); }

/// Lays transparent parts on white paper.
static inline int parvis_vips_flatten(VipsImage *in, VipsImage **out) {
    double white[] = {255, 255, 255};
    VipsArrayDouble *background = vips_array_double_new(white, 3);
    int result = vips_flatten(in, out, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return result;
}

static inline int parvis_vips_save_webp(VipsImage *in, void **bytes, size_t *count, int quality) {
    return vips_webpsave_buffer(in, bytes, count, "Q", quality, "strip", TRUE, NULL);
}

static inline int parvis_vips_save_jpeg(VipsImage *in, void **bytes, size_t *count, int quality) {
    return vips_jpegsave_buffer(in, bytes, count, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "interlace", TRUE, NULL);
}
