// A library of Debian that few commands need, and that brings dozens of others with it: it is opened when one of its functions is
// first called, so that neither a command nor the start of a server waits for it. Each function is defined here under its own name
// and calls the library's: whoever calls it sees no difference. Define PARVIS_LIBRARY and PARVIS_PACKAGE first.
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

static void *parvis_library(void) {
    static void *library;
    if (!library) library = dlopen(PARVIS_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    return library;
}

static void *parvis_function(const char *name) {
    void *library = parvis_library(), *function = library ? dlsym(library, name) : NULL;
    if (function) return function;
    dprintf(2, "parvis: " PARVIS_LIBRARY " is missing: apt-get install " PARVIS_PACKAGE "\n");
    _exit(1);
}

#define FORWARD(result, name, parameters, arguments) \
    result name parameters { \
        static result (*function) parameters; \
        if (!function) function = (result (*) parameters) parvis_function(#name); \
        return function arguments; \
    }
