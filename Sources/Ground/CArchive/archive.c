#include "shim.h"
#define PARVIS_LIBRARY "libarchive.so.13"
#define PARVIS_PACKAGE "libarchive13"
#include "../forward.h"

int parvis_archive_is_here(void) { return parvis_library() != NULL; }

typedef struct archive Archive;
typedef struct archive_entry Entry;

FORWARD(const char *, archive_error_string, (Archive *archive), (archive))

FORWARD(Archive *, archive_write_new, (void), ())
FORWARD(int, archive_write_set_format_zip, (Archive *archive), (archive))
FORWARD(int, archive_write_set_bytes_in_last_block, (Archive *archive, int bytes), (archive, bytes))
FORWARD(int, archive_write_open_memory, (Archive *archive, void *buffer, size_t size, size_t *used), (archive, buffer, size, used))
FORWARD(int, archive_write_header, (Archive *archive, Entry *entry), (archive, entry))
FORWARD(la_ssize_t, archive_write_data, (Archive *archive, const void *bytes, size_t count), (archive, bytes, count))
FORWARD(int, archive_write_close, (Archive *archive), (archive))
FORWARD(int, archive_write_free, (Archive *archive), (archive))

FORWARD(Archive *, archive_read_new, (void), ())
FORWARD(int, archive_read_support_format_zip, (Archive *archive), (archive))
FORWARD(int, archive_read_open_memory, (Archive *archive, const void *bytes, size_t count), (archive, bytes, count))
FORWARD(int, archive_read_next_header, (Archive *archive, Entry **entry), (archive, entry))
FORWARD(la_ssize_t, archive_read_data, (Archive *archive, void *bytes, size_t count), (archive, bytes, count))
FORWARD(int, archive_read_free, (Archive *archive), (archive))

FORWARD(Entry *, archive_entry_new, (void), ())
FORWARD(void, archive_entry_free, (Entry *entry), (entry))
FORWARD(const char *, archive_entry_pathname, (Entry *entry), (entry))
FORWARD(void, archive_entry_set_pathname, (Entry *entry, const char *path), (entry, path))
FORWARD(void, archive_entry_set_size, (Entry *entry, la_int64_t size), (entry, size))
FORWARD(void, archive_entry_set_filetype, (Entry *entry, unsigned int type), (entry, type))
FORWARD(void, archive_entry_set_perm, (Entry *entry, __LA_MODE_T permissions), (entry, permissions))
FORWARD(void, archive_entry_set_mtime, (Entry *entry, time_t seconds, long nanoseconds), (entry, seconds, nanoseconds))
