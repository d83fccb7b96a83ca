#pragma once
#include <stddef.h>

/// A file carried inside the program.
struct parvis_asset {
    const char *path;
    const char *type;
    const unsigned char *bytes;
    size_t length;
};

extern const size_t parvis_asset_count;

/// The file of this rank, from 0.
struct parvis_asset parvis_asset_at(size_t rank);
