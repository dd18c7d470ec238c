package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/serve/digest"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

type serveCmd struct {
	dataFlags
	Listen   string   `default:"127.0.0.1:8420" help:"Address and port. Only this machine reaches the default." placeholder:"HOST:PORT"`
	Host     []string `help:"A name under which pages may be asked for, besides loopback; * for any address in numbers." placeholder:"NAME"`
	Zone     string   `default:"UTC" help:"IANA zone of the house clock, such as Asia/Jerusalem." placeholder:"ZONE"`
	Demo     bool     `help:"Show the fictional stories, from a database that goes when the server stops."`
	ReadOnly bool     `help:"Nothing can be added through the pages."`
}

// Run shows what is kept as pages until it is interrupted.
func (cmd *serveCmd) Run(ctx context.Context, std streams) error {
	ctx, stopped := signal.NotifyContext(ctx, syscall.SIGTERM) // how services are stopped
	defer stopped()
	house, err := time.LoadLocation(cmd.Zone)
	if err != nil {
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--zone", Message: "no such time zone: " + cmd.Zone, Remedy: "name one as Europe/Berlin"}
	}
	if _, _, err := net.SplitHostPort(cmd.Listen); err != nil {
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--listen", Message: "cannot be understood: " + cmd.Listen, Remedy: "write it as 127.0.0.1:8420"}
	}
	if cmd.Demo {
		dir, err := os.MkdirTemp("", "sayso-demo-*")
		if err != nil {
			return fmt.Errorf("make a folder for the demonstration: %w", err)
		}
		defer os.RemoveAll(dir)
		cmd.Data = dir
	}
	db, err := cmd.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelInfo}))
	pages := &pageStore{db: db, tracer: trace.New()}
	keeper := &digest.Keeper{Facts: db, Settle: pages.settle, Log: log}
	if cmd.Demo {
		if err := pages.loadDemo(ctx); err != nil {
			return storeError(db.Path(), err)
		}
		if err := keeper.CatchUp(ctx); err != nil {
			return storeError(db.Path(), err)
		}
	}
	ln, err := net.Listen("tcp", cmd.Listen)
	if err != nil {
		return &sayso.Error{Code: sayso.CodeUnreadable, Input: cmd.Listen, Message: "cannot be listened on", Remedy: "is another one running? Name another port with --listen", Err: err}
	}
	opt := serve.Options{Source: db, Lone: pages.lone, Hosts: cmd.Host, House: house, Demo: cmd.Demo, Version: buildVersion(), Log: log}
	local := serve.Loopback(ln.Addr().String())
	if local && !cmd.ReadOnly {
		opt.Adder = pages
		opt.LoadDemo = func(ctx context.Context) error {
			if err := pages.loadDemo(ctx); err != nil {
				return err
			}
			return keeper.CatchUp(ctx)
		}
		pages.after = keeper.CatchUp
	}
	if !local {
		fmt.Fprintf(std.err, "sayso: warning: %s can be reached from other machines, and there is no sign-in: whoever reaches it reads what is kept. Adding is off.\n", ln.Addr())
		opt.Hosts = append(opt.Hosts, hostsOf(ln.Addr())...)
	}
	fmt.Fprintf(std.err, "sayso: open http://%s/ (interrupt to stop)\n", opened(ln.Addr()))
	worker, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		keeper.Run(worker, 2*time.Second)
	}()
	err = serve.New(opt).Serve(ctx, ln)
	stop()
	<-done
	if errors.Is(err, context.DeadlineExceeded) {
		fmt.Fprintln(std.err, "sayso: some answers were cut off")
		err = nil
	}
	return err
}

// opened gives the address at which this machine opens what listens: one that
// listens everywhere is localhost.
func opened(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return addr.String()
}

// hostsOf gives the names under which a listening address may be asked for: its
// own, and those of the machine when it listens everywhere.
func hostsOf(addr net.Addr) (out []string) {
	host, _, err := net.SplitHostPort(addr.String())
	if err != nil {
		return nil
	}
	if ip := net.ParseIP(host); ip != nil && !ip.IsUnspecified() {
		return []string{host}
	}
	if name, err := os.Hostname(); err == nil {
		out = append(out, name)
	}
	if all, err := net.InterfaceAddrs(); err == nil {
		for _, a := range all {
			if ip, ok := a.(*net.IPNet); ok {
				out = append(out, ip.IP.String())
			}
		}
	}
	return out
}

// pageStore gives pages what they need besides rows: adding, and claims that
// have no row.
type pageStore struct {
	db     *sqlite.Store
	tracer *trace.Tracer
	mu     sync.Mutex                  // a Tracer is not for several goroutines
	after  func(context.Context) error // what was added is worked out with it
}

func (p *pageStore) settle(ctx context.Context) error {
	// Another tracer, so that its caches need no lock.
	return settle(ctx, p.db, trace.New())
}

// lone works out the claim of a statement that no other story carries.
func (p *pageStore) lone(ctx context.Context, id string) (store.ClaimDigest, error) {
	seq, start, err := p.db.Mark(ctx, id)
	if err != nil {
		return store.ClaimDigest{}, err
	}
	view, err := trace.Alone(ctx, p.db, seq)
	if err != nil {
		return store.ClaimDigest{}, err
	}
	c, err := view.ClaimOf(id)
	if errors.Is(err, store.ErrNotFound) {
		c, err = view.ClaimAt(seq, start)
	}
	if err != nil {
		return store.ClaimDigest{}, err
	}
	return digest.OfClaim(view, &c)
}
