// Command sayso reads news stories and gives every statement back with its
// relay chain: who says so, through whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/sayso-news/sayso"
)

// Exit codes, as --help names them.
const (
	exitRead        = 0   // everything was read
	exitSome        = 1   // some inputs failed; the others are written
	exitUsage       = 2   // the command line cannot be understood
	exitInterrupted = 130 // stopped by the user; what was finished is written
)

const description = `Who says so, through whom, about what and when.

Exit codes: 0 read; 1 some inputs failed (the others are still written); 2 usage; 130 interrupted (what was finished is written).`

type cli struct {
	Read       readCmd       `cmd:"" help:"Read stories: every statement with its relay chain."`
	Predict    predictCmd    `cmd:"" help:"Read a development set and save the readings, one JSON object a line."`
	Eval       evalCmd       `cmd:"" help:"Score saved readings against a development set."`
	Add        addCmd        `cmd:"" help:"Read, keep and trace stories."`
	Stories    storiesCmd    `cmd:"" help:"List the stories that are kept."`
	Story      storyCmd      `cmd:"" help:"Show one kept story with its statements."`
	Claims     claimsCmd     `cmd:"" help:"Claims across stories: how many origins are there really?"`
	Claim      claimCmd      `cmd:"" help:"One claim: its evidence, origins and what contradicts it."`
	Copies     copiesCmd     `cmd:"" help:"Stories that derive from one text or retell one report."`
	Relays     relaysCmd     `cmd:"" help:"Who takes it from whom, and the words that show it."`
	Timeline   timelineCmd   `cmd:"" help:"One timeline of what several stories, or those that are kept, tell, with who says so."`
	Serve      serveCmd      `cmd:"" help:"Show what is kept as pages, JSON and feeds."`
	Desk       deskCmd       `cmd:"" help:"The newsroom's clock: desks, windows of rest, rota, the notice for readers."`
	Reread     rereadCmd     `cmd:"" help:"Read kept stories again from their originals; ids stay."`
	Forget     forgetCmd     `cmd:"" help:"Remove stories with their claims."`
	Backup     backupCmd     `cmd:"" help:"Write a sound copy of the database."`
	Check      checkCmd      `cmd:"" help:"Verify the database."`
	Version    versionCmd    `cmd:"" help:"Name this build, its word lists and its models."`
	Completion completionCmd `cmd:"" help:"Print a completion script for bash, zsh or fish."`
}

// streams is where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() { os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})) }

// run is the program: arguments in, exit code out.
func run(args []string, std streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	code, exited := 0, false
	parser, err := kong.New(&cli{},
		kong.Name("sayso"), kong.Description(description), kong.UsageOnError(), kong.Vars{"tasks": taskNames(), "noises": noiseNames()},
		kong.Writers(std.out, std.err),
		kong.Exit(func(c int) { code, exited = c, true }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std))
	if err != nil {
		panic("internal error: command line: " + err.Error())
	}
	kctx, err := parser.Parse(args)
	if exited {
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "sayso: %v\nRun 'sayso --help' for what there is.\n", err)
		return exitUsage
	}
	kctx.Bind(parser.Model)
	err = kctx.Run()
	var failed someFailed
	var user *sayso.Error
	switch {
	case err == nil:
		return exitRead
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &failed):
		return exitSome
	case errors.As(err, &user) && user.Code == sayso.CodeUsage:
		fmt.Fprintf(std.err, "sayso: %s\n", strings.ReplaceAll(err.Error(), "\n", "\nsayso: ")) // several faults, a line each
		return exitUsage
	}
	fmt.Fprintf(std.err, "sayso: %v\n", err)
	return exitSome
}

// someFailed is the number of inputs that could not be read; each was reported.
type someFailed int

func (n someFailed) Error() string { return fmt.Sprintf("%d inputs failed", int(n)) }
