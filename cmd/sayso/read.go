package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/read"
)

type readCmd struct {
	Inputs    []string `arg:"" optional:"" name:"story" help:"Files, folders, addresses (https://…), or - for standard input."`
	Format    string   `enum:"text,json,html,conllu" default:"text" help:"text, json (one story a line), html (one self-contained page) or conllu (the syntax, names and parts of attributions)." placeholder:"FORMAT"`
	Output    string   `short:"o" help:"Write here instead of standard output: whole or not at all." placeholder:"FILE"`
	Outlet    string   `help:"The printing outlet's name."`
	URL       string   `name:"url" help:"The story's address."`
	Title     string   `help:"The story's title."`
	Published string   `help:"Publication time: RFC 3339, or a local time such as 2024-09-13T17:00 with --zone." placeholder:"TIME"`
	Zone      string   `help:"IANA time zone of --published, such as Asia/Jerusalem." placeholder:"ZONE"`
	Manifest  string   `help:"A table of inputs: tab-separated path, outlet, url, published, zone, title, with that header." placeholder:"FILE.tsv"`
	Jobs      int      `help:"Stories read at once; memory grows with it. 0 is one a processor." default:"0"`
	MaxSize   string   `help:"Largest input, unpacked." default:"20MB" placeholder:"SIZE"`
	Quiet     bool     `short:"q" help:"Statements and sums only; no progress."`
	Explain   bool     `help:"Show for every statement which rule or model decided and how sure it is."`
	Rules     bool     `help:"Read by rules and lists alone, without the trained reader."`
}

// result is one input after reading: a reading or an error.
type result struct {
	path    string
	reading *sayso.Reading
	syntax  string // CoNLL-U, when that is asked for
	err     error
}

// Run reads the inputs and writes them in the order in which they were given.
func (cmd *readCmd) Run(ctx context.Context, std streams) error {
	items, err := cmd.items(ctx, std)
	if err != nil {
		return err
	}
	reader, err := read.New(read.Options{Rules: cmd.Rules})
	if err != nil {
		return err
	}
	out, err := newOutput(cmd.Output, cmd.Inputs, std.out)
	if err != nil {
		return err
	}
	defer out.discard()
	sink := cmd.sink(out, std)
	failed, done := 0, 0
	progress := newProgress(std.err, cmd.Quiet || len(cmd.Inputs) < 2 && !isFolder(cmd.Inputs))
	for res := range readAll(ctx, cmd.reading(reader), items, cmd.Jobs) {
		progress.step()
		if res.err != nil {
			if errors.Is(res.err, context.Canceled) {
				continue
			}
			failed++
			progress.say(fmt.Sprintf("sayso: %v", res.err))
			continue
		}
		done++
		if err := sink.add(res); err != nil {
			return err
		}
	}
	progress.end()
	if done > 0 {
		if err := sink.close(); err != nil {
			return err
		}
		if err := out.commit(); err != nil {
			return err
		}
		out.temp = nil
	}
	if err := ctx.Err(); err != nil {
		fmt.Fprintf(std.err, "sayso: interrupted: %d stories written\n", done)
		return err
	}
	if failed > 0 {
		return someFailed(failed)
	}
	return nil
}

// readAll reads items with a few workers and gives the results in the order of
// the items. At most 2×jobs items are held at once.
func readAll(ctx context.Context, read readFunc, items func(yield func(sayso.Item, error) bool), jobs int) func(yield func(result) bool) {
	if jobs <= 0 {
		jobs = defaultJobs()
	}
	return func(yield func(result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		queue := make(chan chan result, jobs) // results in order; its length bounds what is held
		slots := make(chan struct{}, jobs)
		wg.Go(func() {
			defer close(queue)
			for item, err := range items {
				slot := make(chan result, 1)
				select {
				case queue <- slot:
				case <-ctx.Done():
					return
				}
				if err != nil {
					slot <- result{path: item.Path, err: err}
					continue
				}
				slots <- struct{}{}
				wg.Go(func() {
					defer func() { <-slots }()
					slot <- readItem(ctx, read, item)
				})
			}
		})
		for slot := range queue {
			if !yield(<-slot) {
				return
			}
		}
	}
}

// A readFunc reads one page.
type readFunc func(ctx context.Context, page *sayso.Page) result

// reading gives what the format asks of each page.
func (cmd *readCmd) reading(reader *read.Reader) readFunc {
	if cmd.Format == "conllu" {
		return func(ctx context.Context, page *sayso.Page) result {
			syntax, err := syntaxOf(ctx, reader, page)
			return result{syntax: syntax, err: err}
		}
	}
	return func(ctx context.Context, page *sayso.Page) result {
		reading, err := reader.Read(ctx, page)
		return result{reading: reading, err: err}
	}
}

// syntaxOf gives a page's syntax in CoNLL-U.
func syntaxOf(ctx context.Context, reader *read.Reader, page *sayso.Page) (string, error) {
	doc, err := reader.ReadDoc(ctx, page)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = show.CoNLLU(&b, page.Path, doc)
	return b.String(), err
}

// readItem finds the article in an item and reads it.
func readItem(ctx context.Context, read readFunc, item sayso.Item) result {
	page, err := extract.Page(ctx, item)
	if err != nil {
		return result{path: item.Path, err: err}
	}
	res := read(ctx, page)
	res.path = item.Path
	return res
}

// A sink writes readings in one format.
type sink interface {
	add(result) error
	close() error
}

func (cmd *readCmd) sink(out *output, std streams) sink {
	switch cmd.Format {
	case "json":
		return &jsonSink{out}
	case "html":
		return &htmlSink{out: out}
	case "conllu":
		return &conlluSink{out}
	}
	width, color := terminalOf(std.out)
	return &textSink{out: out, opt: show.Options{Width: width, Color: color && out.path == "", Quiet: cmd.Quiet, Explain: cmd.Explain}}
}

type jsonSink struct{ out io.Writer }

func (s *jsonSink) add(res result) error { return show.JSON(s.out, res.reading) }
func (s *jsonSink) close() error         { return nil }

type conlluSink struct{ out io.Writer }

func (s *conlluSink) add(res result) error {
	if _, err := io.WriteString(s.out, res.syntax); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
func (s *conlluSink) close() error { return nil }

type htmlSink struct {
	out      io.Writer
	readings []*sayso.Reading
}

func (s *htmlSink) add(res result) error { s.readings = append(s.readings, res.reading); return nil }
func (s *htmlSink) close() error {
	return show.Page(s.out, s.readings, show.PageOptions{Version: buildVersion()})
}

type textSink struct {
	out   io.Writer
	opt   show.Options
	wrote bool
}

func (s *textSink) add(res result) error {
	if s.wrote {
		if _, err := io.WriteString(s.out, "\n"); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	s.wrote = true
	return show.Terminal(s.out, res.reading, s.opt)
}
func (s *textSink) close() error { return nil }

// terminalOf gives the width of a terminal and whether colour is wanted; 80 and
// no colour for anything else.
func terminalOf(w io.Writer) (width int, color bool) {
	width = 80
	file, ok := w.(*os.File)
	if ok && term.IsTerminal(int(file.Fd())) {
		color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil && columns > 0 {
			width = columns
		}
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		width = columns
	}
	return width, color
}

// progress shows how many stories are done, on a terminal only.
type progress struct {
	err io.Writer
	all *mpb.Progress
	bar *mpb.Bar
}

func newProgress(w io.Writer, quiet bool) *progress {
	p := &progress{err: w}
	file, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(file.Fd())) {
		return p
	}
	p.all = mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))
	p.bar = p.all.AddBar(0, mpb.PrependDecorators(decor.Name("stories ")), mpb.AppendDecorators(decor.CurrentNoUnit("%d read")))
	return p
}

func (p *progress) step() {
	if p.bar != nil {
		p.bar.SetTotal(p.bar.Current()+2, false)
		p.bar.Increment()
	}
}

// say writes a line past the bar.
func (p *progress) say(line string) {
	if p.all != nil {
		fmt.Fprintln(p.all, line)
		return
	}
	fmt.Fprintln(p.err, line)
}

// end clears the way for what is printed next; a second call does nothing.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.SetTotal(p.bar.Current(), true)
		p.all.Wait()
		p.all, p.bar = nil, nil
	}
}
