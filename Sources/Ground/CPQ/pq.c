#include "shim.h"
#define PARVIS_LIBRARY "libpq.so.5"
#define PARVIS_PACKAGE "libpq5"
#include "../forward.h"

int parvis_pq_is_here(void) { return parvis_library() != NULL; }

FORWARD(PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand), (keywords, values, expand))
FORWARD(void, PQfinish, (PGconn *connection), (connection))
FORWARD(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
FORWARD(int, PQsocket, (const PGconn *connection), (connection))
FORWARD(char *, PQerrorMessage, (const PGconn *connection), (connection))
FORWARD(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *connection, PQnoticeProcessor processor, void *context), (connection, processor, context))

FORWARD(PGresult *, PQexec, (PGconn *connection, const char *query), (connection, query))
FORWARD(PGresult *, PQexecParams, (PGconn *connection, const char *query, int count, const Oid *types, const char *const *values, const int *lengths, const int *formats, int format), (connection, query, count, types, values, lengths, formats, format))
FORWARD(PGresult *, PQprepare, (PGconn *connection, const char *name, const char *query, int count, const Oid *types), (connection, name, query, count, types))
FORWARD(PGresult *, PQexecPrepared, (PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats, int format), (connection, name, count, values, lengths, formats, format))

FORWARD(int, PQsendQuery, (PGconn *connection, const char *query), (connection, query))
FORWARD(int, PQsendQueryParams, (PGconn *connection, const char *query, int count, const Oid *types, const char *const *values, const int *lengths, const int *formats, int format), (connection, query, count, types, values, lengths, formats, format))
FORWARD(int, PQsendQueryPrepared, (PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats, int format), (connection, name, count, values, lengths, formats, format))
FORWARD(PGresult *, PQgetResult, (PGconn *connection), (connection))
FORWARD(int, PQenterPipelineMode, (PGconn *connection), (connection))
FORWARD(int, PQexitPipelineMode, (PGconn *connection), (connection))
FORWARD(int, PQpipelineSync, (PGconn *connection), (connection))
FORWARD(int, PQconsumeInput, (PGconn *connection), (connection))
FORWARD(PGnotify *, PQnotifies, (PGconn *connection), (connection))
FORWARD(void, PQfreemem, (void *pointer), (pointer))

FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
FORWARD(char *, PQresultErrorField, (const PGresult *result, int field), (result, field))
FORWARD(char *, PQcmdStatus, (PGresult *result), (result))
FORWARD(char *, PQcmdTuples, (PGresult *result), (result))
FORWARD(int, PQntuples, (const PGresult *result), (result))
FORWARD(int, PQnfields, (const PGresult *result), (result))
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(void, PQclear, (PGresult *result), (result))
