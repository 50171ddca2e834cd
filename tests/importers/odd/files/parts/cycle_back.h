#pragma once
#include "../cycle.h"
struct lib_back { struct lib_cycle *cycle; };
