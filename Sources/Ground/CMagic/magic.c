#include "shim.h"
#define PARVIS_LIBRARY "libmagic.so.1"
#define PARVIS_PACKAGE "libmagic1"
#include "../forward.h"

int parvis_magic_is_here(void) { return parvis_library() != NULL; }

FORWARD(magic_t, magic_open, (int flags), (flags))
FORWARD(int, magic_load, (magic_t cookie, const char *paths), (cookie, paths))
FORWARD(const char *, magic_file, (magic_t cookie, const char *path), (cookie, path))
