#include <postgresql/libpq-fe.h>

/// Whether libpq is installed: it is opened by its first use.
int parvis_pq_is_here(void);
