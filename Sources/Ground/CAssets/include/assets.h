#pragma once
#include <stddef.h>

/// A file carried inside the program.
struct parvis_asset {
    const char *path;
    const char *type;
    const unsigned char *bytes;
    size_t length;
    /// The same compressed with Brotli when bin/vendor did so; null otherwise.
    const unsigned char *brotli;
    size_t brotli_length;
};

extern const size_t parvis_asset_count;

/// The file of this rank, from 0.
struct parvis_asset parvis_asset_at(size_t rank);
