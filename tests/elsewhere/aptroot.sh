#!/usr/bin/env bash
# aptroot.sh ARCH FOLDER PACKAGE...: Debian's packages of another architecture, with what they need, unpacked into FOLDER.
# apt works on a state of its own beside FOLDER, with this system's mirror and $SUITE, or this system's suite; nothing of the
# system changes.
set -euo pipefail
arch=$1 root=$2; shift 2
state=$root.apt
mkdir -p "$state"/lists/partial "$state"/cache/archives/partial "$root"
touch "$state/status"
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -1)
suite=${SUITE:-$(. /etc/os-release; echo "$VERSION_CODENAME")}
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$state/sources.list"
options=(-qq -o "APT::Architecture=$arch" -o "APT::Architectures::=$arch" -o "Dir::State=$state" -o "Dir::State::Lists=$state/lists"
    -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache" -o "Dir::Etc::sourcelist=$state/sources.list"
    -o "Dir::Etc::sourceparts=/nowhere" -o Debug::NoLocking=1 -o APT::Install-Recommends=0)
apt-get "${options[@]}" update
apt-get "${options[@]}" -y --download-only install "$@" > "$state/log"
for package in "$state"/cache/archives/*.deb; do dpkg-deb -x "$package" "$root"; done
# In newer suites these are links of a package that nothing depends on.
for one in bin lib sbin; do [ -e "$root/$one" ] || ln -s "usr/$one" "$root/$one"; done
