// Package serve shows what is kept to people who would rather look than read:
// pages, the same as JSON, feeds, and a card to embed.
//
// Input is a Source (the page rows of a store, kept up by package digest) and
// an Adder for the one page that changes anything; output is HTTP. Each page is
// a function from an address to a value; the value is written as HTML or as
// JSON (page.go), under its own address and under /api/v1 (api.go). What
// statements, chains and graphs look like is package show's.
//
// What was given up: pages work without JavaScript first, so whatever a script
// does is also a link or a form. See docs/adr/0014-pages.md.
package serve

import (
	"context"
	"embed"
	"html/template"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/store"
)

//go:embed pages/*.gohtml
var pageFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// Source is what pages need of a store. Lists are in the order in which they
// are shown; a missing thing is store.ErrNotFound.
type Source interface {
	Story(ctx context.Context, id string) (store.Story, error)
	StoryBySeq(ctx context.Context, seq int64) (store.Story, error)
	Reading(ctx context.Context, seq int64) (*sayso.Reading, error)
	VersionsOf(ctx context.Context, version string) iter.Seq2[store.Story, error]
	Mark(ctx context.Context, id string) (story int64, start int, err error)
	StaleCount(ctx context.Context) (int, error)
	Sums(ctx context.Context) (stories int, err error)
	ClaimList(ctx context.Context, f store.Filter) ([]store.ClaimLine, string, error)
	StoryList(ctx context.Context, f store.Filter) ([]store.StoryLine, string, error)
	StoryDigest(ctx context.Context, seq int64) (store.StoryLine, error)
	StoriesOfGroup(ctx context.Context, group string, limit int) ([]store.StoryLine, error)
	ClaimPage(ctx context.Context, id string) (store.ClaimLine, store.ClaimDigest, error)
	ClaimIDAt(ctx context.Context, seq int64, start int) (string, error)
	ClaimsOfStory(ctx context.Context, seq int64) ([]store.StoryClaim, error)
	CarriersOf(ctx context.Context, claim string, limit int) ([]store.StoryLine, error)
	OutletsByFirst(ctx context.Context, limit int) ([]store.OutletLine, error)
	OutletPage(ctx context.Context, name string, limit int) (o store.OutletLine, cites, cited []store.Tie, err error)
	NamePage(ctx context.Context, kind sayso.EntityKind, name, after string, limit int) (store.NameLine, []store.MentionLine, string, error)
	Suggest(ctx context.Context, prefix string, limit int) ([]store.NameLine, error)
}

// Adder reads, keeps and traces what somebody gave. step is called after each
// item with what became of it. Err says what was wrong with an item, for the
// person who gave it.
type Adder interface {
	Add(ctx context.Context, items iter.Seq2[sayso.Item, error], step func(Added)) error
	// Fetch opens an address.
	Fetch(ctx context.Context, address string) iter.Seq2[sayso.Item, error]
}

// Added is what became of one item.
type Added struct {
	Name  string // as it was given
	Story string // id, "" when it failed
	Again bool   // it was kept already
	Why   string // what was wrong, or why it is kept and not read
}

// Options say how pages are served.
type Options struct {
	Source   Source
	Adder    Adder                                                           // nil: nothing can be added
	Lone     func(ctx context.Context, id string) (store.ClaimDigest, error) // works out a claim that has no row
	LoadDemo func(ctx context.Context) error                                 // fills an empty store with the demonstration; nil when that is not offered
	Hosts    []string                                                        // names under which pages may be asked for, besides loopback
	House    *time.Location                                                  // the zone of the house clock; nil is UTC
	Demo     bool                                                            // these are the fictional stories
	Version  string                                                          // of the program
	Clock    clock.Clock                                                     // nil is the system's
	Log      *slog.Logger                                                    // nil says nothing
	Base     string                                                          // scheme and host of absolute links, "" takes those of the request
}

// Server answers requests. It is safe for use by several goroutines.
type Server struct {
	Options
	mux     *http.ServeMux
	pages   func() (map[string]*template.Template, error)
	jobs    jobs
	metrics *metrics
	handler http.Handler
	lone    chan struct{} // bounds how many claims are worked out at once
}

// New makes a Server.
func New(opt Options) *Server {
	if opt.Log == nil {
		opt.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if opt.House == nil {
		opt.House = time.UTC
	}
	if opt.Clock == nil {
		opt.Clock = clock.System{}
	}
	s := &Server{Options: opt, mux: http.NewServeMux(), metrics: newMetrics(), lone: make(chan struct{}, 2)}
	s.pages = sync.OnceValues(s.parse)
	s.routes()
	s.handler = s.metrics.count(s.guard(s.respond(s.mux)))
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// routes says which function answers which address.
func (s *Server) routes() {
	api := s.newAPI()
	page(s, api, "/{$}", "front", "What came in lately, and on how many origins it rests", s.front)
	page(s, api, "/stories", "stories", "Stories of a filter, the latest first", s.stories)
	page(s, api, "/claims", "claims", "Claims of a filter", s.claims)
	page(s, api, "/search", "search", "Names, claims and stories that hold words", s.search)
	page(s, api, "/suggest", "suggest", "Names that go on from a prefix", s.suggest)
	page(s, api, "/outlets", "outlets", "Outlets by how often they are first", s.outlets)
	page(s, api, "/story/{id}", "story", "One story with its statements and their chains", s.story)
	page(s, api, "/claim/{id}", "claim", "One claim: who carries it, on whose word, and what contradicts it", s.claim)
	page(s, api, "/copies/{id}", "copies", "A story beside the one it derives from, word by word", s.copies)
	for _, kind := range []sayso.EntityKind{sayso.KindPerson, sayso.KindOrganisation, sayso.KindPlace} {
		page(s, api, "/"+string(kind)+"/{name}", string(kind), "What stories call a "+string(kind)+", date and say about it, and what it says", s.whoOf(kind))
	}
	page(s, api, "/outlet/{name}", "outlet", "An outlet: whom it cites, who cites it, how often it is first and alone", s.outlet)
	page(s, api, "/timeline", "timeline", "What stories date, with who says so", s.timeline)
	s.mux.HandleFunc("GET /add", s.addForm)
	s.mux.HandleFunc("POST /add", s.addPost)
	s.mux.HandleFunc("GET /add/{job}", s.addJob)
	s.mux.HandleFunc("POST /demo", s.demoPost)
	s.mux.HandleFunc("GET /claim/{id}/card", s.card)
	s.mux.HandleFunc("GET /claim/{id}/graph", s.relays)
	s.mux.HandleFunc("GET /oembed", s.oembed)
	s.mux.HandleFunc("GET /feed.atom", s.atom)
	s.mux.HandleFunc("GET /feed.json", s.jsonFeed)
	s.mux.HandleFunc("GET /help", s.help)
	s.mux.HandleFunc("GET /healthz", s.healthz)
	s.mux.Handle("GET /metrics", s.metrics.handler())
	s.mux.HandleFunc("GET /assets/{name}", s.asset)
	s.mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "User-agent: *\nDisallow: /\n")
	})
	s.mux.HandleFunc("/", s.nothing)
}
