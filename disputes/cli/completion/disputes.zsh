#compdef disputes
# Completion of `disputes` for zsh. `disputes completion zsh` prints this.

_disputes() {
    local line keep
    local -a ids shown after
    local program=${(Q)words[1]}
    program=${program/#\~\//$HOME/}
    while IFS= read -r line; do
        case $line in
            :files) _files; return ;;
            :folders) _files -/; return ;;
            :nospace) after=(-S '') ;;
            :keep) keep=yes ;;
            *) ids+=("${line%%$'\t'*}"); shown+=("${line#*$'\t'}") ;;
        esac
    done < <(_DISPUTES_COMPLETE=zsh COLUMNS=$COLUMNS \
        "$program" "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
    (( $#ids )) || return 1
    compadd -U "${(@)after}" -l -V disputes -d shown -a ids
    if [[ -n $keep ]]; then
        # What all of them begin with is not what was typed, which must not vanish: they are
        # listed, and chosen from with the next Tab.
        if [[ -n $compstate[old_list] ]]; then
            compstate[insert]=menu
        else
            compstate[insert]=
            compstate[list]='list force'
        fi
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _disputes "$@"
else
    compdef _disputes disputes
fi
