package serve

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"io/fs"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	kgzip "github.com/klauspost/compress/gzip"
	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso/internal/show"
)

// answer holds what a handler writes until all of it is there.
type answer struct {
	http.ResponseWriter
	body   bytes.Buffer
	status int
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }

var (
	answers = sync.Pool{New: func() any { return new(answer) }}
	zips    = sync.Pool{New: func() any {
		zw, err := kgzip.NewWriterLevel(nil, gzip.BestSpeed)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		return zw
	}}
)

// respond gives answers an ETag, says when a client has one already, and packs
// them. Answers are whole before they leave, so that a failure half-way is a
// clean error.
func (s *Server) respond(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := answers.Get().(*answer)
		a.ResponseWriter, a.status = w, 0
		a.body.Reset()
		defer func() {
			if a.body.Cap() < 4<<20 {
				a.ResponseWriter = nil
				answers.Put(a)
			}
		}()
		s.caught(a, r, next)
		if a.status == 0 {
			a.status = http.StatusOK
		}
		h := w.Header()
		if a.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			sum := xxh3.Hash128(a.body.Bytes()).Bytes()
			tag := `W/"` + hex.EncodeToString(sum[:8]) + `"`
			h.Set("ETag", tag)
			if h.Get("Cache-Control") == "" {
				h.Set("Cache-Control", "no-cache")
			}
			if sameTag(r.Header.Get("If-None-Match"), tag) {
				h.Del("Content-Type")
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		body := a.body.Bytes()
		if len(body) > 1024 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && h.Get("Content-Encoding") == "" {
			h.Add("Vary", "Accept-Encoding")
			h.Set("Content-Encoding", "gzip")
			w.WriteHeader(a.status)
			if r.Method == http.MethodHead {
				return
			}
			zw := zips.Get().(*kgzip.Writer)
			zw.Reset(w)
			zw.Write(body)
			zw.Close()
			zips.Put(zw)
			return
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(a.status)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
	})
}

// caught serves a request; our own bug in one page leaves the others standing.
func (s *Server) caught(a *answer, r *http.Request, next http.Handler) {
	defer func() {
		if bug := recover(); bug != nil {
			s.Log.Error("internal error", "path", r.URL.Path, "what", bug, "stack", string(debug.Stack()))
			a.body.Reset()
			a.status = http.StatusInternalServerError
			a.Header().Set("Content-Type", "text/plain; charset=utf-8")
			a.body.WriteString("internal error: this page cannot be shown\n")
		}
	}()
	next.ServeHTTP(a, r)
}

// sameTag says whether a client's If-None-Match names a tag.
func sameTag(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || t == tag || "W/"+t == tag {
			return true
		}
	}
	return false
}

// styleSheet is the report's style followed by the pages' own.
var styleSheet = sync.OnceValue(func() []byte {
	own, err := fs.ReadFile(assetFiles, "assets/pages.css")
	if err != nil {
		panic("internal error: " + err.Error()) // embedded
	}
	return append([]byte(show.Style()+"\n"), own...)
})

// assetVersion changes with the style and the script, so that browsers may keep
// them for good.
var assetVersion = sync.OnceValue(func() string {
	all := styleSheet()
	for _, name := range []string{"pages.js", "explore.js"} {
		script, err := fs.ReadFile(assetFiles, "assets/"+name)
		if err != nil {
			panic("internal error: " + err.Error()) // embedded
		}
		all = append(all[:len(all):len(all)], script...)
	}
	return strconv.FormatUint(xxh3.Hash(all), 36)
})

// asset serves the style sheet, the script and the icon.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	kinds := map[string]string{"pages.css": "text/css; charset=utf-8", "pages.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
		"explore.js": "text/javascript; charset=utf-8", "cytoscape.min.js": "text/javascript; charset=utf-8", "dagre.min.js": "text/javascript; charset=utf-8"}
	name := r.PathValue("name")
	kind, ok := kinds[name]
	if !ok {
		s.nothing(w, r)
		return
	}
	body := styleSheet()
	if name != "pages.css" {
		var err error
		if body, err = fs.ReadFile(assetFiles, "assets/"+name); err != nil {
			panic("internal error: " + err.Error()) // embedded
		}
	}
	w.Header().Set("Content-Type", kind)
	if r.URL.RawQuery == "v="+assetVersion() {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Write(body)
}
