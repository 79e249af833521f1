#!/usr/bin/env bash
# Installs the Debian packages that Tidewatch builds on, those that are missing and nothing else.
# Quick and silent when all is there.
set -euo pipefail

os_release=${OS_RELEASE_FILE:-/etc/os-release}

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}

check_swift() {
  command -v swift >/dev/null 2>&1 ||
    fail 'Swift is not installed; get Swift 6.3 for Debian 12 from https://www.swift.org/install and put it on PATH.'
  local version major minor
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
  read -r major minor <<<"${version:-0 0}"
  ((major > 6 || (major == 6 && minor >= 2))) ||
    fail "Swift $major.$minor is too old; Tidewatch needs 6.2 or newer from https://www.swift.org/install."
}

check_system() {
  local ids=''
  if [[ -r $os_release ]]; then
    ids=$(sed -nE 's/^(ID|ID_LIKE)="?([^"]*)"?$/\2/p' "$os_release" | tr '\n' ' ')
  fi
  [[ " $ids " == *' debian '* || " $ids " == *' ubuntu '* ]] ||
    fail "this sets up Debian and Ubuntu only; install the libraries that the README names by hand. Nothing was changed."
}

packages() {
  local hyperscan=libhyperscan-dev
  [[ $(dpkg --print-architecture) == amd64 ]] || hyperscan=libvectorscan-dev
  printf '%s\n' "$hyperscan" libarchive-dev libisal-dev libmaxminddb-dev libsimdjson-dev libsodium-dev \
    libsqlite3-dev libxxhash-dev libzstd-dev pkg-config g++
}

install_missing() {
  local missing=() package
  while read -r package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done < <(packages)
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null 2>&1 ||
      fail "these packages are missing: ${missing[*]}. Install them as root, or install sudo. Nothing was changed."
    as_root=(sudo)
  fi
  printf 'setup: installing %s\n' "${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check_swift
check_system
install_missing
