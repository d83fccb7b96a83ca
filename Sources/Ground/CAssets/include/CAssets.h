#pragma once
#include "assets.h"
#include "catalogues.h"
#include "demonstration.h"
