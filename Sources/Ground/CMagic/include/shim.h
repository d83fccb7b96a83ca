#include <magic.h>

/// Whether libmagic is installed: it is opened by its first use.
int parvis_magic_is_here(void);
