#!/usr/bin/env bash
# aptsource.sh SUITE PACKAGE: the archives that Debian builds a package from, into this folder. apt works on a state of its
# own, with this system's mirror; nothing of the system changes.
set -euo pipefail
suite=$1 package=$2 state=$PWD/apt
mkdir -p "$state"/lists/partial "$state"/cache/archives/partial
touch "$state/status"
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -1)
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$state/sources.list"
options=(-qq -o "Dir::State=$state" -o "Dir::State::Lists=$state/lists" -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache"
    -o "Dir::Etc::sourcelist=$state/sources.list" -o "Dir::Etc::sourceparts=/nowhere" -o Debug::NoLocking=1)
apt-get "${options[@]}" update
apt-get "${options[@]}" source --download-only "$package" 2>/dev/null
