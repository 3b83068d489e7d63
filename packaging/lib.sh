# Shared by the scripts in this folder; source it, do not run it. It sets nothing but functions and names.
# shellcheck shell=bash

# say TEXT: one line for a person. fail TEXT [HINT]: what went wrong and what to do, then the end.
say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
fail()
{
    printf '\nerror: %s\n' "$1" >&2
    if [ $# -gt 1 ]; then
        printf '       %s\n' "${@:2}" >&2
    fi
    exit 1
}

# usage FILE: the comment block at the top of a script is its help text.
usage() { sed -n '2,/^[^#]/{/^#/!q;s/^# \{0,1\}//;p}' "$1"; }

# need_value OPTION ARGUMENTS-LEFT: wrong usage ends with status 2.
need_value()
{
    if [ "$2" -lt 2 ]; then
        printf 'error: %s needs a value; see --help\n' "$1" >&2
        exit 2
    fi
}
unknown_option()
{
    printf 'error: unknown option "%s"; see --help\n' "$1" >&2
    exit 2
}

# duration SECONDS: "8 s", "3 min 20 s", "1 h 05 min"
duration()
{
    local s=$1
    if [ "$s" -lt 60 ]; then
        printf '%d s' "$s"
    elif [ "$s" -lt 3600 ]; then
        printf '%d min %02d s' $((s / 60)) $((s % 60))
    else
        printf '%d h %02d min' $((s / 3600)) $((s % 3600 / 60))
    fi
}

cores() { nproc 2>/dev/null || echo 1; }

# build_jobs: one compiler per core, but no more than memory allows (files with LibTorch headers take up to 2 GB).
build_jobs()
{
    local jobs memory
    jobs=$(cores)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024 / 2000) }' /proc/meminfo 2>/dev/null || echo "$jobs")
    if [ "${memory:-0}" -lt 1 ]; then
        memory=1
    fi
    if [ "$memory" -lt "$jobs" ]; then
        jobs=$memory
    fi
    echo "$jobs"
}

# fast_bfloat16: does the processor say that it multiplies bfloat16? (The program measures it; this is the forecast.)
fast_bfloat16() { grep -q -m1 -w -E 'avx512_bf16|amx_bf16' /proc/cpuinfo 2>/dev/null; }

# has_display: can a window be opened here?
has_display() { [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${DISPLAY:-}" ]; }

# writable_folder FOLDER: made if need be, and writable
writable_folder() { mkdir -p "$1" 2>/dev/null && [ -w "$1" ]; }

# cache_home, data_home: where this person's own files go (XDG), or nothing if there is no such place
cache_home() { echo "${DELTARANK_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/deltarank}"; }
data_home() { echo "${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}/deltarank"; }

# build_folder SOURCE PRESET: inside the checkout where it can be written, else in the cache folder
build_folder()
{
    local mark
    if writable_folder "$1/build/$2"; then
        echo "$1/build/$2"
        return
    fi
    mark=$(printf '%s' "$1" | cksum | cut -d' ' -f1)
    if writable_folder "$(cache_home)/build-$mark/$2"; then
        echo "$(cache_home)/build-$mark/$2"
        return
    fi
    fail "There is no place to build: neither $1/build nor $(cache_home) can be written." \
         "Set XDG_CACHE_HOME to a folder that you can write to."
}

# libtorch_home: the official LibTorch that packaging/setup --libtorch was given, or nothing
libtorch_home()
{
    local folder
    [ -r "$(data_home)/libtorch" ] || return 0
    folder=$(cat "$(data_home)/libtorch")
    [ -d "$folder" ] || fail "The LibTorch in $folder is gone." \
        "Give it again: packaging/setup --libtorch ZIP|DIR, or go back to Debian's: rm $(data_home)/libtorch"
    echo "$folder"
}

# configure SOURCE BUILD PRESET [CMAKE-ARGUMENT...]: quiet unless it fails; a folder that was configured for another
# place (a moved checkout) starts afresh.
configure()
{
    local source=$1 build=$2 preset=$3 log="$2/configure.log" libtorch
    shift 3
    libtorch=$(libtorch_home) || exit 1
    if [ -f "$build/CMakeCache.txt" ] &&
        ! grep -q -x -F "CMAKE_HOME_DIRECTORY:INTERNAL=$source" "$build/CMakeCache.txt"; then
        rm -rf "$build/CMakeCache.txt" "$build/CMakeFiles"
    fi
    if ! (cd "$source" && cmake --preset "$preset" -B "$build" -DDELTARANK_LIBTORCH="$libtorch" "$@") >"$log" 2>&1 </dev/null; then
        grep -E -A8 'CMake Error' "$log" | head -40 >&2 || tail -30 "$log" >&2
        fail "The build could not be configured (whole log: $log)." \
             "If a package is missing, run packaging/setup again; if this stays, the log says which file was not found."
    fi
}

# compile BUILD LABEL TARGET...: builds with progress and the time left; errors are shown whole.
compile()
{
    local build=$1 label=$2 log="$1/build.log" status=0
    shift 2
    NINJA_STATUS='[%f/%t] ' cmake --build "$build" --parallel "$(build_jobs)" --target "$@" </dev/null 2>&1 |
        tee "$log" | progress_filter "$label" || status=$?
    if [ "$status" -ne 0 ]; then
        grep -E -A12 '^FAILED:|error:|Error:' "$log" | head -80 >&2 || tail -30 "$log" >&2
        fail "$label failed (whole log: $log)."
    fi
}

# progress_filter LABEL: turns ninja's "[12/80] ..." lines into one line that rewrites itself on a terminal, and into
# a line every 15 seconds elsewhere. Needs pipefail so that the caller sees the build's own status.
progress_filter()
{
    local label=$1 line text done all spent left shown=-100 gap=15 last=0 begin=$SECONDS
    if [ -t 1 ]; then
        gap=1
    fi
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        done=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]} spent=$((SECONDS - begin))
        if [ "$done" = "$all" ]; then
            last=1
        elif [ $((SECONDS - shown)) -lt "$gap" ]; then
            continue
        fi
        shown=$SECONDS left=
        if [ "$last" = 0 ] && [ "$spent" -gt 4 ]; then
            left=", about $(duration $((spent * (all - done) / done))) left"
        fi
        text="$label: $done of $all, $(duration "$spent")$left"
        if [ -t 1 ]; then
            printf '\r\033[K%s' "$text"
        else
            printf '%s\n' "$text"
        fi
    done
    if [ -t 1 ] && [ "$shown" -ge 0 ]; then
        printf '\n'
    fi
}
