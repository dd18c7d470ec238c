package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints a script that completes commands and flags from the program's own model.
func (cmd *completionCmd) Run(std streams, app *kong.Application) error {
	var commands []string
	flags := map[string][]string{}
	for _, node := range app.Children {
		commands = append(commands, node.Name)
		for _, flag := range node.Flags {
			flags[node.Name] = append(flags[node.Name], "--"+flag.Name)
		}
	}
	var b strings.Builder
	switch cmd.Shell {
	case "fish":
		for _, node := range app.Children {
			fmt.Fprintf(&b, "complete -c sayso -n __fish_use_subcommand -a %s -d %q\n", node.Name, node.Help)
			for _, flag := range node.Flags {
				fmt.Fprintf(&b, "complete -c sayso -n '__fish_seen_subcommand_from %s' -l %s -d %q\n", node.Name, flag.Name, flag.Help)
			}
		}
	default:
		if cmd.Shell == "zsh" {
			b.WriteString("autoload -U +X bashcompinit && bashcompinit\n")
		}
		b.WriteString("_sayso() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words\n  case ${COMP_WORDS[1]} in\n")
		for _, name := range commands {
			fmt.Fprintf(&b, "  %s) words=%q ;;\n", name, strings.Join(flags[name], " "))
		}
		fmt.Fprintf(&b, "  *) words=%q ;;\n  esac\n", strings.Join(commands, " "))
		b.WriteString("  [ \"$COMP_CWORD\" -eq 1 ] && words=" + fmt.Sprintf("%q", strings.Join(commands, " ")) + "\n")
		b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\") $(compgen -f -- \"$cur\"))\n}\ncomplete -F _sayso sayso\n")
	}
	_, err := fmt.Fprint(std.out, b.String())
	return err
}
