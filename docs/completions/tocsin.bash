# bash completion for tocsin
_tocsin() {
    local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words=
    local commands="run demo check parse extract facts match replay explain outbox status feeds rates"
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "$commands --help --version" -- "$current"))
        return
    fi
    if [ "$COMP_CWORD" -eq 2 ] && [[ $current != -* ]]; then
        case $command in
        outbox) words="list retry replay" ;;
        feeds) words="list test discover import export" ;;
        esac
    fi
    if [[ $current == -* ]]; then
        # The program knows its own options.
        words=$("${COMP_WORDS[0]}" "$command" --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*' | sort -u)
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [ -n "$words" ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _tocsin tocsin
