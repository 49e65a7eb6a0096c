#!/usr/bin/env bash
# The servers that the tests of copies run against for real: OpenSSH, and OpenStack Swift with its S3 API.
# They are only installed here, into a cache outside the checkout; the tests start and end them (127.0.0.1 alone).
# What cannot be had is said, and its tests skip.
set -uo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/amana-services"
swift="swift==2.38.3"
python="${PYTHON:-python3}"
mkdir -p "$cache"

if ! PATH="$PATH:/usr/sbin" command -v sshd >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  # No server is to start on this machine because of it.
  printf '#!/bin/sh\nexit 101\n' >"$cache/policy"
  chmod +x "$cache/policy"
  put_policy=""
  if [ ! -e /usr/sbin/policy-rc.d ]; then cp "$cache/policy" /usr/sbin/policy-rc.d && put_policy=yes; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openssh-server >/dev/null 2>&1
  if [ -n "$put_policy" ]; then rm -f /usr/sbin/policy-rc.d; fi
fi
PATH="$PATH:/usr/sbin" command -v sshd >/dev/null || echo "sshd could not be installed: the tests of SFTP skip" >&2

# Swift is pure Python, and Apache-licensed; a virtual environment of its own, since nothing of ours needs it.
if [ "$(cat "$cache/swift/installed" 2>/dev/null)" != "$swift" ]; then
  rm -rf "$cache/swift"
  if "$python" -m venv "$cache/swift" && "$cache/swift/bin/python" -m pip install -q --only-binary :all: "$swift" >/dev/null 2>&1; then
    echo "$swift" >"$cache/swift/installed"
  else
    rm -rf "$cache/swift"
    echo "Swift could not be installed: the tests of S3 skip" >&2
  fi
fi
exit 0
