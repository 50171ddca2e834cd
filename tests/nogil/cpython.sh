#!/bin/bash
# A free-threaded CPython 3.13 in the folder $1, built from Debian trixie's source by apt-get, from where this machine's
# own packages come; nothing of the machine is changed.
set -euo pipefail
folder=$(realpath -m "$1")
own=/etc/apt/sources.list.d/debian.sources
[ -f $own ] || { echo "there is no $own to get Debian's sources from" >&2; exit 1; }
mkdir -p "$folder"/apt/{lists/partial,cache/archives/partial,parts} "$folder/src"
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
sed -e 's/^Types:.*/Types: deb-src/' -e "s/^Suites: .*-security/Suites: trixie-security/;s/^Suites: $release.*/Suites: trixie/" \
    $own > "$folder/apt/trixie.sources"
apt=(apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/trixie.sources" -o Dir::Etc::sourceparts="$folder/apt/parts"
     -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" -o APT::Sandbox::User=root)
cd "$folder"
"${apt[@]}" update
"${apt[@]}" source --download-only python3.13
tar xf python3.13_*.orig.tar.xz -C src --strip-components=1
cd src
./configure -q --disable-gil --without-ensurepip --disable-test-modules --prefix="$folder" > configure.log 2>&1
make -s -j2 > make.log 2>&1
make -s install > install.log 2>&1
