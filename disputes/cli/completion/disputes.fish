# Completion of `disputes` for fish. `disputes completion fish` prints this.

function __disputes_ask --description 'What can the word at the cursor be completed to?'
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    _DISPUTES_COMPLETE=fish COLUMNS=$COLUMNS $words "$typed" 2>/dev/null
end

function __disputes_completion
    set -l lines $__disputes_answer
    if test "$__disputes_asked" != (commandline -cp | string collect)
        set lines (__disputes_ask)
    end
    set -e __disputes_asked __disputes_answer
    switch "$lines[1]"
        case :files
            __fish_complete_path (commandline -ct)
        case :folders
            __fish_complete_directories (commandline -ct)
        case ':*'
        case '*'
            printf '%s\n' $lines
    end
end

complete -c disputes -f -a '(__disputes_completion)'

# Fish offers only words in which it finds the letters that were typed. So what is found by a name
# takes the place of the name before fish looks, or is listed where there are several.
function __disputes_tab
    set -l words (commandline -opc)
    if string match -qr '^(.*/)?disputes$' -- "$words[1]"; and not commandline --paging-mode
        set -g __disputes_asked (commandline -cp | string collect)
        set -g __disputes_answer (__disputes_ask)
        switch "$__disputes_answer[1]"
            case :one
                commandline -rt -- (string split \t -- $__disputes_answer[2])[1]' '
                return
            case :several
                printf '\n%s' (string replace \t '' -- $__disputes_answer[2..-1])
                printf '\n'
                commandline -f repaint
                return
        end
    end
    commandline -f complete
end

# Only where Tab does what it does unless somebody has bound it to something else.
for mode in default insert
    if bind -M $mode \t 2>/dev/null | string match -qr -- '--preset .*complete$'
        bind -M $mode \t __disputes_tab
    end
end
