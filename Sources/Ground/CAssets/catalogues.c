// The message catalogues. To add a language, drop its file in files/catalogues/ (`bin/texts new de`): nothing else changes.
// A language missing from this list of codes needs one more pair of lines.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "catalogues.h"

static const struct parvis_catalogue catalogues[] = {
#define CODE ar
#include "catalogue.h"
#define CODE be
#include "catalogue.h"
#define CODE bg
#include "catalogue.h"
#define CODE br
#include "catalogue.h"
#define CODE ca
#include "catalogue.h"
#define CODE co
#include "catalogue.h"
#define CODE cs
#include "catalogue.h"
#define CODE cy
#include "catalogue.h"
#define CODE da
#include "catalogue.h"
#define CODE de
#include "catalogue.h"
#define CODE el
#include "catalogue.h"
#define CODE en
#include "catalogue.h"
#define CODE es
#include "catalogue.h"
#define CODE et
#include "catalogue.h"
#define CODE eu
#include "catalogue.h"
#define CODE fa
#include "catalogue.h"
#define CODE fi
#include "catalogue.h"
#define CODE ga
#include "catalogue.h"
#define CODE gl
#include "catalogue.h"
#define CODE gsw
#include "catalogue.h"
#define CODE he
#include "catalogue.h"
#define CODE hi
#include "catalogue.h"
#define CODE hr
#include "catalogue.h"
#define CODE ht
#include "catalogue.h"
#define CODE hu
#include "catalogue.h"
#define CODE hy
#include "catalogue.h"
#define CODE it
#include "catalogue.h"
#define CODE ja
#include "catalogue.h"
#define CODE ka
#include "catalogue.h"
#define CODE ko
#include "catalogue.h"
#define CODE ku
#include "catalogue.h"
#define CODE lb
#include "catalogue.h"
#define CODE lt
#include "catalogue.h"
#define CODE lv
#include "catalogue.h"
#define CODE mg
#include "catalogue.h"
#define CODE mk
#include "catalogue.h"
#define CODE mt
#include "catalogue.h"
#define CODE nl
#include "catalogue.h"
#define CODE no
#include "catalogue.h"
#define CODE oc
#include "catalogue.h"
#define CODE pl
#include "catalogue.h"
#define CODE ps
#include "catalogue.h"
#define CODE pt
#include "catalogue.h"
#define CODE rcf
#include "catalogue.h"
#define CODE ro
#include "catalogue.h"
#define CODE ru
#include "catalogue.h"
#define CODE sk
#include "catalogue.h"
#define CODE sl
#include "catalogue.h"
#define CODE so
#include "catalogue.h"
#define CODE sq
#include "catalogue.h"
#define CODE sr
#include "catalogue.h"
#define CODE sv
#include "catalogue.h"
#define CODE sw
#include "catalogue.h"
#define CODE ta
#include "catalogue.h"
#define CODE th
#include "catalogue.h"
#define CODE tr
#include "catalogue.h"
#define CODE uk
#include "catalogue.h"
#define CODE ur
#include "catalogue.h"
#define CODE vi
#include "catalogue.h"
#define CODE wo
#include "catalogue.h"
#define CODE zh
#include "catalogue.h"
    { 0, 0 },
};

struct parvis_catalogue parvis_catalogue_at(int rank) { return catalogues[rank]; }
