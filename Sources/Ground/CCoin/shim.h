#include <dlfcn.h>
#include <stddef.h>
#include <coin/Clp_C_Interface.h>
#include <coin/Cbc_C_Interface.h>

// COIN-OR's solvers bring a dozen libraries with them, linear algebra in Fortran among them. They are opened for the first draw
// by lot, so that neither another command nor the start of a server waits for them.

static inline void *parvis_coin_function(const char *name) {
    static void *cbc, *clp;
    if (!cbc) cbc = dlopen("libCbcSolver.so.3", RTLD_LAZY);
    if (!clp) clp = dlopen("libClp.so.1", RTLD_LAZY);
    void *function = cbc && clp ? dlsym(cbc, name) : NULL;
    return function || !clp ? function : dlsym(clp, name);
}

/// Whether they are installed.
static inline int parvis_coin_is_here(void) { return parvis_coin_function("Cbc_newModel") != NULL && parvis_coin_function("Clp_newModel") != NULL; }

#define COIN(name, ...) ((__typeof__(&name)) parvis_coin_function(#name))(__VA_ARGS__)

static inline Clp_Simplex *parvis_clp_new(void) { return COIN(Clp_newModel); }
static inline void parvis_clp_delete(Clp_Simplex *model) { COIN(Clp_deleteModel, model); }
static inline void parvis_clp_be_quiet(Clp_Simplex *model) { COIN(Clp_setLogLevel, model, 0); }
static inline void parvis_clp_maximise(Clp_Simplex *model) { COIN(Clp_setObjSense, model, -1); }
static inline void parvis_clp_set_tolerance(Clp_Simplex *model, double tolerance) {
    COIN(Clp_setPrimalTolerance, model, tolerance);
    COIN(Clp_setDualTolerance, model, tolerance);
}
/// Columns in no row yet.
static inline void parvis_clp_add_empty_columns(Clp_Simplex *model, int count, const double *least, const double *most) {
    COIN(Clp_resize, model, 0, count);
    COIN(Clp_chgColumnLower, model, least);
    COIN(Clp_chgColumnUpper, model, most);
}
/// `starts` tells where each row begins in `columns` and `times`, and where the last one ends.
static inline void parvis_clp_add_rows(
    Clp_Simplex *model, int count, const double *least, const double *most, const int *starts, const int *columns, const double *times) {
    COIN(Clp_addRows, model, count, least, most, starts, columns, times);
}
/// A column that is not negative and worth nothing.
static inline void parvis_clp_add_column(Clp_Simplex *model, int count, const int *rows, const double *times) {
    double least = 0, most = __builtin_inf(), worth = 0;
    int starts[] = {0, count};
    COIN(Clp_addColumns, model, 1, &least, &most, &worth, starts, rows, times);
}
static inline void parvis_clp_set_worth(Clp_Simplex *model, int column, double worth) { COIN(Clp_objective, model)[column] = worth; }
/// 0 when the best was found.
static inline int parvis_clp_solve(Clp_Simplex *model) {
    COIN(Clp_primal, model, 0);
    // Where the last solution stood is no good beginning, sometimes: from nothing, then.
    if (COIN(Clp_status, model) != 0) COIN(Clp_initialSolve, model);
    return COIN(Clp_status, model);
}
static inline double parvis_clp_value(Clp_Simplex *model, int column) { return COIN(Clp_primalColumnSolution, model)[column]; }
static inline double parvis_clp_price(Clp_Simplex *model, int row) { return COIN(Clp_dualRowSolution, model)[row]; }

static inline Cbc_Model *parvis_cbc_new(void) { return COIN(Cbc_newModel); }
static inline Cbc_Model *parvis_cbc_copy(Cbc_Model *model) { return COIN(Cbc_clone, model); }
static inline void parvis_cbc_delete(Cbc_Model *model) { COIN(Cbc_deleteModel, model); }
static inline void parvis_cbc_be_quiet(Cbc_Model *model) { COIN(Cbc_setLogLevel, model, 0); }
static inline void parvis_cbc_maximise(Cbc_Model *model) { COIN(Cbc_setObjSense, model, -1); }
static inline void parvis_cbc_set(Cbc_Model *model, const char *name, const char *value) { COIN(Cbc_setParameter, model, name, value); }
static inline void parvis_cbc_add_column(Cbc_Model *model, double least, double most) { COIN(Cbc_addCol, model, "", least, most, 0, 1, 0, NULL, NULL); }
static inline void parvis_cbc_add_row(Cbc_Model *model, int row, int count, const int *columns, const double *times, double least, double most) {
    COIN(Cbc_addRow, model, "", count, columns, times, 'L', most);
    COIN(Cbc_setRowLower, model, row, least);
}
static inline void parvis_cbc_bind_column(Cbc_Model *model, int column, double least, double most) {
    COIN(Cbc_setColLower, model, column, least);
    COIN(Cbc_setColUpper, model, column, most);
}
static inline void parvis_cbc_bind_row(Cbc_Model *model, int row, double least, double most) {
    COIN(Cbc_setRowLower, model, row, least);
    COIN(Cbc_setRowUpper, model, row, most);
}
static inline void parvis_cbc_set_worth(Cbc_Model *model, int column, double worth) { COIN(Cbc_setObjCoeff, model, column, worth); }
/// 1: the best was found; 0: nothing satisfies the rows; -1: it gave up.
static inline int parvis_cbc_solve(Cbc_Model *model) {
    COIN(Cbc_solve, model);
    return COIN(Cbc_isProvenInfeasible, model) ? 0 : COIN(Cbc_isProvenOptimal, model) ? 1 : -1;
}
static inline const double *parvis_cbc_solution(Cbc_Model *model) { return COIN(Cbc_getColSolution, model); }
