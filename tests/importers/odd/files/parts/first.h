#pragma once
#define LIB_PARTS_FIRST 1
typedef int lib_first;
