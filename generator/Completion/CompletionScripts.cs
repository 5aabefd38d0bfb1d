namespace ChartGen.Completion;

/// <summary>The scripts of the shells. All knowledge is in <c>chartgen complete</c>: a script only passes words and takes candidates.</summary>
internal static class CompletionScripts
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bash"] = Bash,
            ["zsh"] = Zsh,
            ["fish"] = Fish,
            ["pwsh"] = Pwsh,
        };

    private static string Bash =>
        """
            # Completion of chartgen for bash, in ~/.bashrc: source <(chartgen completion bash)
            _chartgen() {
                local line=${COMP_LINE:0:COMP_POINT} answer word cut
                local -a words
                read -ra words <<<"$line"
                [[ $line == *[[:space:]] ]] && words+=("")
                word=${words[${#words[@]} - 1]}
                COMPREPLY=()
                while IFS=$'\t' read -r answer _; do
                    case $answer in
                    :files) compopt -o default ;;
                    :folders) compopt -o dirnames ;;
                    *) COMPREPLY+=("$answer") ;;
                    esac
                done < <("${COMP_WORDS[0]}" complete -- "${words[@]:1}" 2>/dev/null)
                # Readline replaces only what follows the last '=' or ':' of a word.
                cut=${word%"${word##*[=:]}"}
                COMPREPLY=("${COMPREPLY[@]#"$cut"}")
                [[ ${COMPREPLY[0]-} == *[.=] ]] && compopt -o nospace
                return 0
            }
            complete -F _chartgen chartgen

            """;

    private static string Zsh =>
        """
            #compdef chartgen
            # Completion of chartgen for zsh, in ~/.zshrc after compinit: source <(chartgen completion zsh)
            _chartgen() {
                local -a answers whole begun
                local answer word
                answers=("${(@f)$("${(Q)words[1]}" complete -- "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
                for answer in $answers; do
                    word=${answer%%$'\t'*}
                    case $word in
                        (:files) _files ;;
                        (:folders) _files -/ ;;
                        (*[.=]) begun+=("$word") ;;
                        (*) whole+=("${word//:/\\:}${${answer#$word}/$'\t'/:}") ;;
                    esac
                done
                (( $#whole )) && _describe chartgen whole
                (( $#begun )) && compadd -S '' -- $begun
            }
            if [[ $funcstack[1] == _chartgen ]]; then _chartgen "$@"; else compdef _chartgen chartgen; fi

            """;

    private static string Fish =>
        """
            # Completion of chartgen for fish: chartgen completion fish > ~/.config/fish/completions/chartgen.fish
            function __chartgen
                set -l words (commandline -opc)
                set -l answers ($words[1] complete -- $words[2..-1] (commandline -ct) 2>/dev/null)
                for answer in $answers
                    switch $answer
                        case ':files'
                            __fish_complete_path (commandline -ct)
                        case ':folders'
                            __fish_complete_directories (commandline -ct)
                        case '*'
                            echo $answer
                    end
                end
            end
            complete -c chartgen -f -a '(__chartgen)'

            """;

    private static string Pwsh =>
        """
            # Completion of chartgen for PowerShell 7.3 and later, in $PROFILE: chartgen completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName chartgen -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object { $_.ToString() })
                if ($wordToComplete -eq '') { $words += '' }
                & $words[0] complete -- @($words | Select-Object -Skip 1) 2>$null | ForEach-Object {
                    $text, $description = $_ -split "`t", 2
                    if (-not $text.StartsWith(':')) {
                        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $(if ($description) { $description } else { $text }))
                    }
                }
            }

            """;
}
