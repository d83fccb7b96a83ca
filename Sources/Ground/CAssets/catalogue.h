// One line of the table in catalogues.c: the catalogue of the language CODE when files/catalogues/CODE.po exists, else nothing.
#define CATALOGUE_TEXT_OF(tokens) #tokens
#define CATALOGUE_TEXT(tokens) CATALOGUE_TEXT_OF(tokens)
#define CATALOGUE_FILE CATALOGUE_TEXT(files/catalogues/CODE.po)
#if __has_embed(CATALOGUE_FILE)
{ CATALOGUE_TEXT(CODE), (const char[]){
#embed CATALOGUE_FILE suffix(,)
0 } },
#endif
#undef CODE
