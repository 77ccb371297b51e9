"""Small programs that answer as the documents of the VPN clients say.

Each writes its arguments to ``calls`` beside it and fails with its own words when a file ``broken``
lies there.
"""

from __future__ import annotations

from pathlib import Path

_HEAD = r"""#!/bin/sh
here=$(dirname "$0")
echo "$*" >> "$here/calls"
broken() { [ -e "$here/broken" ]; }
"""

AWS = (
    _HEAD
    + r"""
if broken; then echo '{"status":"Error","message":"daemon is not running"}'; exit 1; fi
profile="$3"
case "$1" in
  list-profiles)
    printf '['; comma=''
    while read -r one; do
      printf '%s{"profile-name":"%s","auth-type":"ma"}' "$comma" "$one"; comma=','
    done < "$here/profiles"
    printf ']\n' ;;
  delete-profile)
    grep -vx "$profile" "$here/profiles" > "$here/new"; mv "$here/new" "$here/profiles" ;;
  import-profile)
    if grep -qx "$profile" "$here/profiles"; then
      echo '{"status":"Error","message":"Profile exists"}'; exit 1
    fi
    echo "$profile" >> "$here/profiles"; echo '{"status":"Success"}' ;;
  connect) touch "$here/up.$profile"; echo '{"status":"Connecting"}' ;;
  get-connection-status)
    if [ -e "$here/up.$profile" ]; then echo '{"connection-status":"Connected"}'
    else echo '{"status":"Error","message":"Profile is not connected"}'; exit 1; fi ;;
  disconnect)
    if [ -e "$here/up.$profile" ]; then rm "$here/up.$profile"
    else echo '{"status":"Error","message":"Profile is not connected"}'; exit 1; fi ;;
  *) exit 2 ;;
esac
"""
)

GUI = (
    _HEAD
    + r"""
if broken; then exit 1; fi
log="$here/home/OpenVPN/log"
mkdir -p "$log"
case "$2" in
  connect)
    if [ -e "$here/home/OpenVPN/config/$3/$3.ovpn" ]; then
      echo "2026-11-24 Initialization Sequence Completed" > "$log/$3.log"
    fi ;;
  disconnect) echo "2026-11-24 SIGTERM[hard,] received, process exiting" >> "$log/$3.log" ;;
esac
"""
)

NMCLI = (
    _HEAD
    + r"""
if broken; then echo "Error: NetworkManager is not running." >&2; exit 8; fi
for last in "$@"; do :; done
case "$*" in
  "--terse --fields RUNNING general") echo running ;;
  --version) echo "nmcli tool, version 1.42.4" ;;
  "--terse --fields UUID,TYPE,NAME connection show")
    echo "11111111-1111-1111-1111-111111111111:802-3-ethernet:Wired"
    cat "$here/profiles" ;;
  "connection import"*)
    n=$(wc -l < "$here/calls")
    uuid=$(printf '22222222-2222-2222-2222-%012d' "$n")
    echo "$uuid:vpn:imported" >> "$here/profiles"
    echo "Verbindung »imported« ($uuid) wurde hinzugefügt." ;;
  "connection modify uuid"*)
    sed "s/^$4:vpn:.*/$4:vpn:$6/" "$here/profiles" > "$here/new"; mv "$here/new" "$here/profiles" ;;
  "connection delete uuid"*)
    grep -v "^$4:" "$here/profiles" > "$here/new"; mv "$here/new" "$here/profiles" ;;
  *"connection up"*) touch "$here/up.$last" ;;
  *"GENERAL.STATE connection show"*) [ -e "$here/up.$last" ] && echo GENERAL.STATE:activated ;;
  "connection down"*) [ -e "$here/up.$last" ] || exit 10; rm "$here/up.$last" ;;
  *) exit 2 ;;
esac
"""
)

OPENVPN = (
    _HEAD
    + r"""
if [ "$1" = --version ]; then echo "OpenVPN 2.6.14 x86_64-pc-linux-gnu"; exit 1; fi
for pair in "$@"; do
  case "$last" in --writepid) pid="$pair" ;; --log) log="$pair" ;; esac
  last="$pair"
done
if broken; then echo "Options error: In [CMD-LINE]:1: no" > "$log"; exit 1; fi
echo "2026-11-24 Initialization Sequence Completed" > "$log"
sh -c 'trap "exit 0" TERM; while :; do sleep 0.05; done' "$0" "$@" > /dev/null 2>&1 &
echo $! > "$pid"
"""
)

CONNECT = _HEAD + "if broken; then exit 3; fi\n"


def install(folder: Path, name: str, script: str) -> Path:
    """Put a stand-in into a folder; returns the program."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profiles").touch()
    program = folder / name
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return program


def calls(program: Path) -> list[str]:
    """The arguments of every call so far."""
    return (program.parent / "calls").read_text(encoding="utf-8").splitlines()
