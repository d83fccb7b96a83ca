#include <sqlite3.h>

// Swift calls neither variadic functions nor macros that cast.

/// Refuses double-quoted text: a misspelt column is an error, not a string. Turns foreign keys on.
static inline int parvis_sqlite_strict(sqlite3 *database) {
    int failed = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    failed |= sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    failed |= sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    failed |= sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, (int *)0);
    return failed;
}

static inline int parvis_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

static inline int parvis_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return bytes ? sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT) : sqlite3_bind_zeroblob(statement, index, 0);
}
