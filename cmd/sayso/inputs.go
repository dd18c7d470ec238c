package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/intake"
)

// items opens what the command line names.
func (cmd *readCmd) items(ctx context.Context, std streams) (iter.Seq2[sayso.Item, error], error) {
	if len(cmd.Inputs) == 0 && cmd.Manifest == "" {
		return nil, &sayso.Error{Code: sayso.CodeUsage, Message: "no story given", Remedy: "name a file, a folder or an address, or - for standard input"}
	}
	size, err := parseSize(cmd.MaxSize)
	if err != nil {
		return nil, err
	}
	override := sayso.Override{Outlet: cmd.Outlet, URL: cmd.URL, Title: cmd.Title, Zone: cmd.Zone}
	switch {
	case cmd.Published != "":
		if override.Published, override.Zone, err = intake.ParsePublished(cmd.Published, cmd.Zone); err != nil {
			return nil, usage("--published", err)
		}
		override.DayOnly = intake.IsDay(cmd.Published)
	case cmd.Zone != "":
		if _, err := intake.LoadZone(cmd.Zone); err != nil {
			return nil, usage("--zone", err)
		}
	}
	opts := intake.Options{MaxBytes: size, Override: override, Manifest: cmd.Manifest, Stdin: std.in, Clock: clock.System{}}
	if !cmd.Quiet {
		opts.Passed = func(path, why string) { fmt.Fprintf(std.err, "sayso: passed over %s: %s\n", path, why) }
	}
	return intake.Open(ctx, cmd.Inputs, opts), nil
}

// usage makes an error in an option's value a usage error that names the option.
func usage(option string, err error) error {
	return &sayso.Error{Code: sayso.CodeUsage, Input: option, Message: err.Error(), Err: err}
}

// parseSize reads a size such as 20MB, 512k or 1048576 (bytes).
func parseSize(s string) (int64, error) {
	number := strings.ToLower(strings.TrimSpace(s))
	number = strings.TrimSuffix(strings.TrimSuffix(number, "b"), "i")
	unit := int64(1)
	for i, suffix := range []string{"k", "m", "g"} {
		if rest, ok := strings.CutSuffix(number, suffix); ok {
			number, unit = rest, 1<<(10*(i+1))
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<33/unit {
		return 0, &sayso.Error{Code: sayso.CodeUsage, Input: "--max-size", Message: fmt.Sprintf("%q is no size", s), Remedy: "write a number of bytes, or such as 512KB or 20MB, up to 8GB"}
	}
	return n * unit, nil
}

func isFolder(inputs []string) bool {
	if len(inputs) != 1 {
		return false
	}
	info, err := os.Stat(inputs[0])
	return err == nil && info.IsDir()
}

func defaultJobs() int { return runtime.GOMAXPROCS(0) }
