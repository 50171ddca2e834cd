# Everything here works in a bare clone; `.venv` is made at first need. Python 3.11+ is all that must be there.
PYTHON ?= python3
BIN := .venv/bin
DEMO := build/demo
WHEELHOUSE := build/wheelhouse
PROJECTIONS ?= $(wildcard projections/*)

.PHONY: isolated wheelhouse demo test tiers traced scale slow corpus check format docs gold bench growth sizes plots faults mutants sanitize nogil abi3t stress fuzz frozen \
    freezers editor hooks cibuildwheel platforms emulated bundled clean

demo: .venv/.installed
	$(BIN)/projector build projections/linux --out $(DEMO)/dist
	rm -rf $(DEMO)/venv
	$(PYTHON) -m venv $(DEMO)/venv
	$(DEMO)/venv/bin/python -m pip install --quiet --no-index $(DEMO)/dist/projection_linux-*.whl
	$(DEMO)/venv/bin/python examples/watch.py --for 3

# Builds with isolation, for which everything comes from the wheelhouse and nothing from an index: there, anybody can take
# the names projector-build and projection-NAME.
isolated: wheelhouse
	for one in $(PROJECTIONS); do \
	    PIP_NO_INDEX=1 PIP_FIND_LINKS=$(WHEELHOUSE) $(BIN)/python -m build --outdir dist $$one || exit 1; done

# This clone's projector as X.Y.Z+clone, which is newer than any X.Y.Z, with all that it needs.
wheelhouse: $(WHEELHOUSE)/.made

test: .venv/.developed
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

# What is left out there: every target's compilers, another front end, libraries from their headers.
slow: .venv/.developed
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow

check: .venv/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/projector format --check metadata projections docs/reference/metadata

format: .venv/.developed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/projector format metadata projections docs/reference/metadata

# The language reference, from the models.
docs: .venv/.developed
	$(BIN)/python docs/reference/generate.py

# Rewrites every expected output; `git diff` then shows what changed.
gold: .venv/.developed
	PROJECTOR_GOLD=1 $(BIN)/python -m pytest -q tests/test_bad.py tests/test_gold.py

# Ours against hand-written C and every peer; fails where a goal of bench/goals.toml is missed.
bench: .venv/.bench
	$(BIN)/python -m bench.run $(BENCH)

# Bindings of 100, 1,000 and 10,000 functions, ours and its peers': what they take to build, to carry and to import; and the
# shipped projections in both tiers. Builds are kept in build/bench; GROWTH=--keep measures imports alone.
growth: .venv/.bench
	$(BIN)/python -m bench.growth.run $(GROWTH)

sizes: .venv/.bench
	$(BIN)/python -m bench.projections $(GROWTH)

# The pictures of README and docs/performance.md, from what the last runs left in bench/data.
plots: .venv/.developed
	$(BIN)/python -m bench.plot

# Projections of 100 to 18,000 functions: what they cost from metadata to wheel, and what their wheels cost; fails where a goal is missed.
scale: .venv/.developed
	$(BIN)/python -m bench.scale.run

# Debian's libraries from their headers, for two processors, compared with what gcc and the libraries say and beside
# ctypesgen and autopxd2. The packages are unpacked into build/corpus (1 GB), nothing is installed.
corpus: .venv/.developed
	$(BIN)/python -m bench.corpus.fetch build/corpus
	$(BIN)/python -m bench.corpus.run $(CORPUS)

# The native tests and those of the smaller projections again, with calls made by the table tier; and those of
# projection-linux, which is tabled by itself, by the straight one.
tiers: .venv/.developed
	PROJECTOR_TIER=table $(BIN)/python -m pytest -n auto --dist worksteal tests/test_native_*.py \
	    tests/test_sqlite3_*.py tests/test_zlib_api.py tests/test_libcurl_api.py tests/sharing tests/fuzz/test_calls.py
	PROJECTOR_TIER=straight $(BIN)/python -m pytest -n auto --dist worksteal tests/projection/test_checks.py \
	    tests/projection/test_system_examples.py

# The native tests again, with each call traced: nothing may be otherwise.
traced: .venv/.developed
	PROJECTOR_TRACE=1 PROJECTOR_TRACE_FILE=/dev/null $(BIN)/python -m pytest -n auto --dist worksteal tests/test_native_*.py

# Each errno fact of metadata/linux against errors that strace makes the kernel give; prints what is beyond proof. Then
# a million races over handles.
faults: .venv/.developed
	$(BIN)/projector build projections/linux --out build/faults
	$(BIN)/python -m zipfile -e build/faults/projection_linux-*.whl build/faults/package
	PYTHONPATH=tests $(BIN)/python -m tests.faults.injection build/faults/package > build/faults/outcomes.jsonl
	PROJECTOR_RACES=1000000 $(BIN)/python -m pytest -q tests/faults/test_races.py

# Each fact of these modules is changed, and `verify` must see it: what was caught and what wasn't, of libraries on every
# target.
mutants: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.mutants.measure linux posix
	PYTHONPATH=tests $(BIN)/python -m tests.mutants.measure posix --target aarch64-macos --target x86_64-macos
	PYTHONPATH=tests $(BIN)/python -m tests.mutants.measure zlib sqlite3 --include /usr/include --all-targets

# So many calls of every form of the native tests' projection by 16 threads, on both tiers; memory must stay flat.
CALLS ?= 100000000
stress: .venv/.developed
	PYTHONPATH=tests PROJECTOR_TIER=straight $(BIN)/python -m tests.leaks.stress $(CALLS)
	PYTHONPATH=tests PROJECTOR_TIER=table $(BIN)/python -m tests.leaks.stress $(CALLS)

# The runtime under gcc's ASan, UBSan, LSan and TSan.
sanitize: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.faults.sanitize build/sanitize
	PROJECTOR_TIER=table PYTHONPATH=tests $(BIN)/python -m tests.faults.sanitize build/sanitize-table

# The native tests with four threads, and races over handles, on a free-threaded CPython 3.13, which is built at first need.
# PROJECTOR_TIER=table for the table tier.
NOGIL := build/nogil
nogil: .venv/.developed $(NOGIL)/.made
	PYTHONPATH=tests $(BIN)/python -m tests.elsewhere.probe $(NOGIL)/probe 3.13t tests/nogil/conftest.py
	cd $(NOGIL)/probe/suite && PROJECTOR_PREBUILT=$(CURDIR)/$(NOGIL)/probe $(CURDIR)/$(NOGIL)/venv/bin/python \
	    -X faulthandler -m pytest -q -rsE -p no:cacheprovider --rootdir . -o testpaths=. -o pythonpath=. --parallel-threads=4
	LD_LIBRARY_PATH=$(NOGIL)/probe PYTHONPATH=$(NOGIL)/probe $(NOGIL)/bin/python3.13t tests/faults/races.py 20000

$(NOGIL)/.made: tests/nogil/cpython.sh | .venv/.developed
	bash tests/nogil/cpython.sh $(NOGIL)
	$(NOGIL)/bin/python3.13t -m venv --without-pip $(NOGIL)/venv
	$(BIN)/python -m pip --python $(NOGIL)/venv install --quiet --group nogil
	touch $@

# The native tests, compiled for the stable ABI that 3.15 has with a GIL and without, on Debian sid's CPython 3.15: that has
# a GIL, and no other could be had.
ABI3T := build/abi3t
abi3t: .venv/.developed $(ABI3T)/.made
	PYTHONPATH=tests $(BIN)/python -m tests.elsewhere.probe $(ABI3T)/probe abi3t tests/nogil/abi3t.py
	cd $(ABI3T)/probe/suite && PROJECTOR_PREBUILT=$(CURDIR)/$(ABI3T)/probe PROJECTOR_PYTHON=$(CURDIR)/$(ABI3T)/python \
	    LD_LIBRARY_PATH=$(CURDIR)/$(ABI3T)/probe PYTHONPATH=$(CURDIR)/$(ABI3T)/site PYTHONDONTWRITEBYTECODE=1 \
	    $(CURDIR)/$(ABI3T)/python -X faulthandler -m pytest -q -rsE -p no:cacheprovider --rootdir . -o testpaths=. -o pythonpath=.

$(ABI3T)/.made: tests/nogil/sid.sh | .venv/.developed
	bash tests/nogil/sid.sh $(ABI3T) 3.15
	$(BIN)/python -m pip --python $(ABI3T)/python install --quiet --target $(ABI3T)/site --group nogil
	touch $@

# Every projection for every target that it is for, each wheel examined (and with AGAIN=--again built once more from
# nothing), and the native tests on the Pythons of other platforms: for Windows under Wine, for arm64 under qemu, for
# WebAssembly under node, each where it is installed. A table says it all; docs/platforms.md keeps that of all targets.
platforms: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.elsewhere.platforms $(AGAIN) $(TARGETS)

# zlib and SQLite within wheels for Windows, compiled from what npm and Debian have of them, and used under Wine.
bundled: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.elsewhere.bundled

# The native tests on processors that are emulated, one of them big-endian: a quarter of an hour.
emulated: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.elsewhere.run riscv64-linux-gnu s390x-linux-gnu

# 200,000 damaged documents through every pure stage, the C of 60 random libraries through the compiler, 1,000 random
# libraries called and compared with their model, random layouts asserted by the compilers, 10,000 damaged headers through
# the importer, and 10,000 hostile strings in every text field of a projection.
fuzz: .venv/.developed
	PYTHONPATH=tests $(BIN)/python -m tests.fuzz.documents 200000
	PYTHONPATH=tests $(BIN)/python -m tests.fuzz.libraries 60
	PYTHONPATH=tests $(BIN)/python -m tests.fuzz.calls.driver 1000
	$(BIN)/python -m tests.fuzz.layouts 2000000
	PYTHONPATH=tests $(BIN)/python -m tests.fuzz.headers 10000
	for seed in $$(seq 20); do \
	    PROJECTOR_HOSTILE=$$seed:500 $(BIN)/python -m pytest -q tests/test_hostile.py || exit 1; done

# The example and a program that reaches everything by attributes only, frozen by PyInstaller and Nuitka, packed by shiv
# and pex, and run on their own.
freezers: .venv/.developed
	rm -rf build/freezers
	$(BIN)/projector build projections/linux --out build/freezers/dist
	$(BIN)/python -m venv build/freezers/venv
	$(BIN)/python -m pip --python build/freezers/venv install --quiet --group freezers build/freezers/dist/*.whl
	PYTHONPATH=tests/projection $(BIN)/python -m pytest -q tests/freezers/freeze.py
# Metadata in an editor: yaml-language-server, from npm, with our schema.
EDITOR := build/editor
editor: .venv/.developed
	@if command -v npm >/dev/null; then \
	    npm install --silent --no-audit --no-fund --prefix $(EDITOR) yaml-language-server@1.25.0; \
	else echo "skipped: npm isn't there"; fi
	PROJECTOR_EDITOR=$(EDITOR) $(BIN)/python -m pytest -q tests/editor

# Our pre-commit hooks, which pre-commit installs from this clone into a new repository.
hooks: .venv/.developed
	$(BIN)/python -m pip install --quiet --group hooks
	$(BIN)/python -m pytest -q tests/hooks/hooks.py

# cibuildwheel on a projection; a stand-in takes the place of a container engine.
cibuildwheel: .venv/.developed wheelhouse
	$(BIN)/python -m pip install --quiet --group cibuildwheel
	PYTHONPATH=tests/projection $(BIN)/python -m pytest -q tests/cibuildwheel/build.py

# Replaces the frozen wheel of tests/sharing by one of today's runtime: only when the protocol has grown.
frozen: .venv/.developed
	$(BIN)/python tests/sharing/freeze.py

clean:
	rm -rf build dist .venv projections/*/build

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[zig]'
	touch $@

$(WHEELHOUSE)/.made: pyproject.toml README.md LICENSE $(shell find projector -type f ! -name '*.pyc') | .venv/.installed
	rm -rf build/clone $(WHEELHOUSE)
	mkdir -p build/clone
	cp -R projector README.md LICENSE build/clone
	sed '/^version = /s/"$$/+clone"/' pyproject.toml > build/clone/pyproject.toml
	$(BIN)/python -m pip wheel --quiet --wheel-dir $(WHEELHOUSE) './build/clone[zig]'
	touch $@

.venv/.bench: .venv/.installed
	$(BIN)/python -m pip install --quiet --group bench
	touch $@

.venv/.developed: .venv/.installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
