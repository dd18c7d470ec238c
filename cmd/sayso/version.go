package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/model/weights"
	"github.com/sayso-news/sayso/internal/outlets"
)

type versionCmd struct{}

// Run prints what this binary is made of.
func (versionCmd) Run(std streams) error {
	net, err := weights.Reader()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "sayso %s (%s, %s/%s)\nlists  en %s, outlets %s\nmodels %s\n",
		buildVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, en.Version(), outlets.Version(), net.Name())
	return err
}

// buildVersion names the build: the module's version and the commit.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version := info.Main.Version
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			version += " " + setting.Value
		}
	}
	return version
}
