#pragma once
#include <stddef.h>

/// A file of the invented town, embedded in the program.
struct parvis_demonstration_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The file of this rank, from 0; a null name after the last.
struct parvis_demonstration_file parvis_demonstration_file_at(int rank);
