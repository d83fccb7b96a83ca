# Sourced by bin/run and bin/dev: fills an empty database with the demonstration town and remembers its logins.
# shellcheck shell=bash

# load_demonstration PARVIS DATABASE: a database that already has a city is left as it is.
load_demonstration() {
    local status=0 key
    key=$(tr -cs '[:alnum:]' '-' <<<"$2")
    logins=var/demonstration-${key%-}.txt
    printf '%-44s ' 'Demonstration town'
    "$1" demo --database "$2" >"$logins.new" 2>"$logins.why" || status=$?
    case $status in
        0) mv "$logins.new" "$logins"; echo 'loaded' ;;
        1) echo 'not needed'
           [ -s "$logins" ] || logins= ;;
        *) echo 'failed'; cat "$logins.why" >&2; exit "$status" ;;
    esac
    rm -f var/demonstration-*.new
    if [ "$status" = 0 ] || [ -n "$logins" ]; then rm -f "$logins.why"; else cat var/demonstration-*.why >&2; fi
}

# What `parvis demo` printed when it filled this database.
print_logins() {
    if [ -n "$logins" ]; then cat "$logins"; fi
}
