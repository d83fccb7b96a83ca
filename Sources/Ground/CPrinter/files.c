#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CPrinter.h"

static const char program[] = {
#embed "files/printer.py"
    , 0
};
static const char style[] = {
#embed "files/paper.css"
    , 0
};

const char *parvis_printer_program(void) { return program; }
const char *parvis_paper_style(void) { return style; }
