"""Every heuristic's source with its measured figures: `python -m bench.suggestions` measures them anew."""

from __future__ import annotations

from projector.importers.suggest.reason import Reason

DESTRUCTOR = Reason("name: a destructor called like its type", 3, 1, read=(51, 0))
ONLY_DESTRUCTOR = Reason("name: the only destructor of its type", 4, 0)
RECORD_DESTRUCTOR = Reason("name: the destructor of a record that functions make", 2, 0)
HANDLE = Reason("type: a handle", 137, 0)
HANDLE_OUT = Reason("a pointer to a handle", 5, 0, read=(152, 0))
CONSTRUCTOR = Reason("name: a constructor of a handle", 3, 0, read=(33, 0))
LENT = Reason("const result of a handle's function", 0, 0, read=(5, 0))

POINTER_TO_POINTER = Reason("a pointer to a pointer", 5, 0, read=(156, 0))
TEXT_OUT = Reason("a pointer to const char *", 3, 1)
NUMBERS_ASKED = Reason("pointers to numbers in a row, of a function named like a getter", 2, 0, read=(58, 0))
NUMBERS = Reason("pointers to numbers in a row", 19, 0, read=(5, 12))
NUMBER = Reason("a pointer to one number", 25, 0, read=(44, 10))
SIZE = Reason("name: a length or an offset", 13, 1)
NAMED_OUT = Reason("name: what is given out", 4, 0, read=(95, 0))
CONST_RECORD = Reason("a const pointer to a record", 53, 0, read=(195, 0))
GETTER = Reason("a record that a function named like a getter is given", 1, 0)
OBJECT = Reason("a record that several functions start with", 23, 3)
RECORD = Reason("a pointer to a record", 35, 10)

CONST_BUFFER = Reason("const memory before a length", 17, 0, read=(20, 0))
CONST_TEXT = Reason("const char * before a length", 2, 0, read=(13, 0))
BUFFER = Reason("memory before a length", 5, 1)
USED = Reason("memory before a length, and a result that counts bytes", 16, 0)
RELATED = Reason("name: a length called like what it counts", 6, 0, read=(15, 0))
ARRAY = Reason("name: a count called like an array", 4, 0)
BOTH_WAYS = Reason("memory before a pointer to a length", 8, 0)

TEXT_RESULT = Reason("const char * result", 25, 0, read=(40, 0))
OWNED_TEXT = Reason("char * result where one function frees memory", 3, 0)
PATH = Reason("name: a path", 47, 0, read=(12, 0))

STATUS_TYPE = Reason("result is the error enum", 11, 0, read=(40, 0))
STATUS_INT = Reason("int result of a function that makes something", 5, 0, read=(3, 0))
STATUS_HANDLE = Reason("int result of a handle's function", 0, 0, read=(1, 0))
ERRNO = Reason("int result of the C library", 232, 24)
ERRNO_SIZE = Reason("signed size from the C library", 31, 2)
ERRNO_NULL = Reason("pointer from the C library", 1, 0)
STATUS_OUT = Reason("int result beside what is given out", 58, 19)

BITS = Reason("values are bits", 2, 1, read=(27, 1))
GROUP = Reason("name: constants called like function and parameter", 5, 1)
GROUP_PART = Reason("name: constants called like a part of the function", 6, 3)
GROUP_START = Reason("name: constants called like the start of the function", 15, 5)
ENUM_NAMED = Reason("name: an enum called like function and parameter", 0, 0, read=(10, 2))

USER_DATA = Reason("void * of a callback that is given with one", 0, 0, read=(21, 0))
BESIDE_CALLBACK = Reason("void * beside a callback", 7, 0, read=(57, 0))
DURING_CALL = Reason("name: a walk that calls back", 0, 0, read=(24, 0))
