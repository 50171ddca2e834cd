#!/bin/bash
# CPython $2 of Debian sid in the folder $1, from its binary packages and with its own C library: `python` there starts it.
# Nothing of the machine is changed.
set -euo pipefail
folder=$(realpath -m "$1") version=$2
own=/etc/apt/sources.list.d/debian.sources
[ -f $own ] || { echo "there is no $own to get Debian's packages from" >&2; exit 1; }
mkdir -p "$folder"/apt/{lists/partial,cache/archives/partial,parts} "$folder/root"
mirror=$(sed -n 's/^URIs: //p' $own | head -1)
printf 'Types: deb\nURIs: %s\nSuites: sid\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$mirror" > "$folder/apt/sid.sources"
apt=(apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sid.sources" -o Dir::Etc::sourceparts="$folder/apt/parts"
     -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" -o APT::Sandbox::User=root)
cd "$folder"
"${apt[@]}" update
"${apt[@]}" download {,lib}"python$version-minimal" "libpython$version-"{stdlib,dev} libc6 libexpat1 zlib1g libssl3t64 libffi8 libzstd1
for one in *.deb; do dpkg-deb -x "$one" root; done
rm -- *.deb
cat > python <<END
#!/bin/bash
root=$folder/root lib=$folder/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
exec \$(echo "\$lib"/ld-linux-*.so.*) --library-path "\$lib:\${LD_LIBRARY_PATH:-}" "\$root/usr/bin/python$version" "\$@"
END
chmod +x python
