#pragma once
#include "parts/cycle_back.h"
struct lib_cycle { struct lib_back *back; };
