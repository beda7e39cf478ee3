# Completion of `disputes` for bash 4.4 or later. `disputes completion bash` prints this.

_disputes_completion() {
    local line typed
    COMPREPLY=()
    typed=$(LC_ALL=C; printf '%s' "${COMP_LINE:0:COMP_POINT}")
    while IFS= read -r line; do
        case $line in
            :files) compopt -o default ;;
            :folders) compopt -o dirnames ;;
            :nospace) compopt -o nospace ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done < <(
        _DISPUTES_COMPLETE=bash COMP_TYPE=$COMP_TYPE COMP_WORDBREAKS=$COMP_WORDBREAKS COLUMNS=$COLUMNS \
            "${1/#\~\//"$HOME/"}" "$typed" 2>/dev/null
    )
}

complete -o nosort -F _disputes_completion disputes
