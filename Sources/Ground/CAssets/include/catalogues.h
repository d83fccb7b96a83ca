#pragma once

/// A message catalogue (gettext PO) embedded in the program: the code of its language and its text, ended by a zero.
struct parvis_catalogue {
    const char *code;
    const char *text;
};

/// The catalogue of this rank, from 0; a null code after the last.
struct parvis_catalogue parvis_catalogue_at(int rank);
