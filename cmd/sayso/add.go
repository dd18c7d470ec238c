package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"strings"
	"sync"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
	"github.com/sayso-news/sayso/read"
)

type addCmd struct {
	dataFlags
	Inputs    []string `arg:"" optional:"" name:"story" help:"Files, folders, addresses (https://…), or - for standard input."`
	Outlet    string   `help:"The printing outlet's name."`
	URL       string   `name:"url" help:"The story's address."`
	Title     string   `help:"The story's title."`
	Published string   `help:"Publication time: RFC 3339, or a local time such as 2024-09-13T17:00 with --zone." placeholder:"TIME"`
	Zone      string   `help:"IANA time zone of --published, such as Asia/Jerusalem." placeholder:"ZONE"`
	Manifest  string   `help:"A table of inputs: tab-separated path, outlet, url, published, zone, title, with that header." placeholder:"FILE.tsv"`
	Jobs      int      `help:"Stories read at once; memory grows with it. 0 is one a processor." default:"0"`
	MaxSize   string   `help:"Largest input, unpacked." default:"20MB" placeholder:"SIZE"`
	Quiet     bool     `short:"q" help:"Errors and the sum only."`
}

// batch is how many stories are written at once: a flush to disk costs as much
// as tracing some of them.
const batch = 64

// arrival is one input on its way into the store.
type arrival struct {
	item     sayso.Item
	known    store.Story // it was added before
	again    bool
	kept     store.Kept
	prepared *trace.Prepared
	err      error
}

// Run reads, keeps and traces the inputs, in the order in which they were given.
func (cmd *addCmd) Run(ctx context.Context, std streams) error {
	inputs := readCmd{Inputs: cmd.Inputs, Outlet: cmd.Outlet, URL: cmd.URL, Title: cmd.Title, Published: cmd.Published, Zone: cmd.Zone,
		Manifest: cmd.Manifest, Jobs: cmd.Jobs, MaxSize: cmd.MaxSize, Quiet: cmd.Quiet}
	items, err := inputs.items(ctx, std)
	if err != nil {
		return err
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	db, err := cmd.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	a := adder{cmd: cmd, db: db, tracer: trace.New(), std: std,
		progress: newProgress(std.err, cmd.Quiet || len(cmd.Inputs) < 2 && !isFolder(cmd.Inputs))}
	err = a.addAll(ctx, arrivals(ctx, db, reader, items, cmd.Jobs))
	a.progress.end()
	if !cmd.Quiet || err == nil {
		fmt.Fprintf(std.out, "%d added, %d kept already, %d not read, %d failed\n", a.added, a.again, a.marked, a.failed)
	}
	if err != nil {
		return storeError(db.Path(), err)
	}
	if err := ctx.Err(); err != nil {
		fmt.Fprintln(std.err, "sayso: interrupted: what was added is kept; run it again for the rest")
		return err
	}
	if a.failed > 0 {
		return someFailed(a.failed)
	}
	return nil
}

// adder writes arrivals.
type adder struct {
	cmd      *addCmd
	db       *sqlite.Store
	tracer   *trace.Tracer
	std      streams
	progress *progress

	added, again, marked, failed int
}

func (a *adder) addAll(ctx context.Context, all iter.Seq[*arrival]) error {
	var waiting []*arrival
	flush := func() error {
		if len(waiting) == 0 {
			return nil
		}
		var lines []string
		// What is read is kept, also when the user stops the command meanwhile.
		err := a.db.Write(context.WithoutCancel(ctx), func(tx *sqlite.Tx) error {
			lines = lines[:0]
			for _, arr := range waiting {
				line, err := a.put(tx, arr)
				if err != nil {
					return fmt.Errorf("keep %s: %w", arr.item.Path, err)
				}
				lines = append(lines, line)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i, arr := range waiting {
			a.count(arr, lines[i])
		}
		waiting = waiting[:0]
		return nil
	}
	for arr := range all {
		a.progress.step()
		if errors.Is(arr.err, context.Canceled) {
			continue
		}
		if waiting = append(waiting, arr); len(waiting) >= batch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return nil // settled before the next answer
	}
	return settle(ctx, a.db, a.tracer)
}

// put keeps one arrival and says what was done.
func (a *adder) put(tx *sqlite.Tx, arr *arrival) (string, error) {
	switch {
	case arr.err != nil:
		return "", nil
	case arr.again:
		return "kept already as " + arr.known.ID, nil
	}
	seq, isNew, err := tx.Put(&arr.kept)
	if err != nil {
		return "", err
	}
	if !isNew {
		arr.again = true
		return "kept already as " + arr.kept.Story.ID + ": the same text, outlet and time", nil
	}
	if arr.prepared == nil {
		return "kept as " + arr.kept.Story.ID + ", not read: " + arr.kept.Story.Why, nil
	}
	if err := a.tracer.Add(tx, seq, arr.prepared, nil); err != nil {
		return "", err
	}
	return "added as " + arr.kept.Story.ID, nil
}

// count tells what was done with an arrival after it is safe on disk.
func (a *adder) count(arr *arrival, line string) {
	switch {
	case arr.err != nil:
		a.failed++
		a.progress.say(fmt.Sprintf("sayso: %v", arr.err))
		return
	case arr.again:
		a.again++
	case arr.prepared == nil:
		a.marked++
	default:
		a.added++
	}
	if !a.cmd.Quiet {
		a.progress.print(a.std.out, arr.item.Path+": "+line)
	}
}

// arrivals opens, reads and prepares items with a few workers and gives them
// in their order.
func arrivals(ctx context.Context, db *sqlite.Store, reader *read.Reader, items iter.Seq2[sayso.Item, error], jobs int) iter.Seq[*arrival] {
	if jobs <= 0 {
		jobs = defaultJobs()
	}
	return func(yield func(*arrival) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		queue := make(chan chan *arrival, max(4*jobs, batch)) // while one batch is written, the next is read
		slots := make(chan struct{}, jobs)
		wg.Go(func() {
			defer close(queue)
			for item, err := range items {
				slot := make(chan *arrival, 1)
				select {
				case queue <- slot:
				case <-ctx.Done():
					return
				}
				if err != nil {
					slot <- &arrival{item: item, err: err}
					continue
				}
				slots <- struct{}{}
				wg.Go(func() {
					defer func() { <-slots }()
					slot <- arrive(ctx, db, reader, item)
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

// arrive reads one item, unless it was added before.
func arrive(ctx context.Context, db *sqlite.Store, reader *read.Reader, item sayso.Item) *arrival {
	arr := &arrival{item: item}
	if arr.known, arr.again, arr.err = db.Given(ctx, item); arr.err != nil || arr.again {
		return arr
	}
	arr.kept, arr.err = readKept(ctx, reader, item)
	if arr.err == nil && arr.kept.Reading != nil {
		arr.prepared = trace.Prepare(arr.kept.Reading, item.SeenAt)
	}
	return arr
}

// readKept makes of an item what is kept of it. A story in another language is
// kept without a reading.
func readKept(ctx context.Context, reader *read.Reader, item sayso.Item) (store.Kept, error) {
	k := store.Kept{Item: item}
	page, err := extract.New(extract.Options{AnyLanguage: true}).Page(ctx, item)
	if err != nil {
		return k, err
	}
	st := store.Story{Path: page.Path, Title: page.Title, URL: page.URL, Outlet: page.Outlet, Language: page.Language, Published: page.Published.Time,
		OnlyDay: page.Published.OnlyDay(), Zone: page.Published.Zone, Basis: page.Published.Basis, SeenAt: item.SeenAt, ItemHash: sqlite.HashItem(item.Bytes), Version: versionOf(page.URL)}
	if st.Basis == "" {
		st.Basis = sayso.BasisNone
	}
	if language, ok := extract.IsEnglish(page.Text); !ok {
		if st.Language == "" || st.Language == "en" {
			st.Language = language
		}
		st.ID, st.Status, st.Why = st.ItemHash[:16], store.StatusLanguage, "it is in "+extract.LanguageName(language)
		k.Story = st
		return k, nil
	}
	if k.Reading, err = reader.Read(ctx, page); err != nil {
		return k, err
	}
	st.ID, st.Status, st.Reader = k.Reading.Story.ID, store.StatusRead, readerVersion()
	st.Language = k.Reading.Story.Language
	k.Story = st
	return k, nil
}

// versionOf gives what stories of one address share: the address without
// scheme, "www.", fragment and the marks of campaigns; "" when there is none.
func versionOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || key == "fbclid" || key == "gclid" {
			q.Del(key)
		}
	}
	out := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(q) > 0 {
		out += "?" + q.Encode()
	}
	return out
}

// print writes a line of results past the bar.
func (p *progress) print(w io.Writer, line string) {
	if p.all != nil {
		w = p.all
	}
	fmt.Fprintln(w, line)
}

// readerVersion names everything that a reading, and what is compared of it,
// depend on besides the page.
func readerVersion() string {
	return buildVersion() + " en " + en.Version() + " outlets " + outlets.Version() + " trace " + trace.Version
}
