#include <archive.h>
#include <archive_entry.h>

/// Whether libarchive is installed: it is opened by its first use.
int parvis_archive_is_here(void);
