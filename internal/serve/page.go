package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sayso-news/sayso/internal/store"
)

// finder is a function from an address to the value of a page. The fields of In
// are filled from the address by their path and query tags.
type finder[In, Out any] func(ctx context.Context, in *In) (*Out, error)

// page serves a value at its address as HTML or, by Accept, as JSON, and under
// /api/v1.
func page[In, Out any](s *Server, api huma.API, path, name, summary string, find finder[In, Out]) {
	s.mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept")
		in := new(In)
		if err := bind(r, in); err != nil {
			s.fail(w, r, http.StatusBadRequest, err.Error())
			return
		}
		out, err := find(r.Context(), in)
		var moved *movedError
		switch {
		case errors.As(err, &moved):
			http.Redirect(w, r, moved.to, http.StatusFound)
		case err != nil:
			s.failWith(w, r, err)
		case wantsJSON(r):
			writeJSON(w, out)
		default:
			s.render(w, r, http.StatusOK, name, out)
		}
	})
	describe(api, strings.TrimSuffix(path, "{$}"), name, summary, find)
}

// isMissing says whether something is not kept.
func isMissing(err error) bool { return errors.Is(err, store.ErrNotFound) }

// movedError says that a thing has another address.
type movedError struct{ to string }

func (e *movedError) Error() string { return "moved to " + e.to }

// bind fills the fields of a struct from the path and the query of a request.
func bind(r *http.Request, into any) error {
	v := reflect.ValueOf(into).Elem()
	query := r.URL.Query()
	var fill func(v reflect.Value) error
	fill = func(v reflect.Value) error {
		for i := range v.NumField() {
			field := v.Type().Field(i)
			text := ""
			if field.Anonymous {
				if err := fill(v.Field(i)); err != nil {
					return err
				}
				continue
			} else if name := field.Tag.Get("path"); name != "" {
				text = r.PathValue(name)
			} else if name := field.Tag.Get("query"); name != "" {
				text = strings.TrimSpace(query.Get(name))
				if allowed := field.Tag.Get("enum"); allowed != "" && text != "" && !strings.Contains(","+allowed+",", ","+text+",") {
					return fmt.Errorf("%s=%s: it can be %s", name, clip(text, 40), strings.ReplaceAll(allowed, ",", ", "))
				}
			}
			if text == "" {
				text = field.Tag.Get("default")
			}
			switch v.Field(i).Kind() {
			case reflect.String:
				v.Field(i).SetString(text)
			case reflect.Bool:
				v.Field(i).SetBool(text == "true" || text == "1")
			case reflect.Int:
				if text == "" {
					continue
				}
				n, err := strconv.Atoi(text)
				if err != nil {
					return fmt.Errorf("%s is not a number", clip(text, 40))
				}
				most, _ := strconv.Atoi(field.Tag.Get("maximum"))
				v.Field(i).SetInt(int64(max(1, min(n, most))))
			}
		}
		return nil
	}
	return fill(v)
}

// wantsJSON says whether a client would rather have JSON than a page.
func wantsJSON(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		switch kind, _, _ := strings.Cut(strings.TrimSpace(part), ";"); kind {
		case "text/html", "*/*", "text/*", "application/xhtml+xml":
			return false
		case "application/json", "application/problem+json":
			return true
		}
	}
	return false
}

func writeJSON(w http.ResponseWriter, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	if err := enc.Encode(v); err != nil {
		panic("internal error: " + err.Error()) // values of pages are made of what JSON can say
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(b.Bytes())
}

// failWith tells what went wrong: a missing thing, a store that cannot be read.
func (s *Server) failWith(w http.ResponseWriter, r *http.Request, err error) {
	status, words := explain(err)
	if status >= 500 && r.Context().Err() == nil {
		s.Log.Error("page failed", "path", r.URL.Path, "why", err)
	}
	s.fail(w, r, status, words)
}

// explain gives an error its status and the words for it.
func explain(err error) (status int, words string) {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return http.StatusNotFound, "nothing is kept under this address"
	case errors.Is(err, store.ErrCorrupt):
		return http.StatusServiceUnavailable, "the database is damaged: 'sayso check' names the damage; restore a backup"
	case errors.Is(err, store.ErrLocked):
		return http.StatusServiceUnavailable, "another process is writing to the database: try again in a moment"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable, "this took too long"
	case errors.Is(err, errFilter):
		return http.StatusBadRequest, err.Error()
	}
	return http.StatusServiceUnavailable, "the database cannot be read: see what sayso serve prints"
}

// problem is an error as RFC 9457 tells it.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// fail answers with an error, as a page or as problem+json.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, words string) {
	w.Header().Set("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	if wantsJSON(r) || strings.HasPrefix(r.URL.Path, "/api/") {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(problem{http.StatusText(status), status, words})
		return
	}
	s.render(w, r, status, "error", &problem{http.StatusText(status), status, words})
}

// nothing answers for addresses that lead nowhere.
func (s *Server) nothing(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.fail(w, r, http.StatusMethodNotAllowed, "this address can only be read")
		return
	}
	s.fail(w, r, http.StatusNotFound, "nothing is kept under this address")
}

// healthz says whether pages can be served.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) {
	behind, err := s.Source.StaleCount(r.Context())
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	writeJSON(w, map[string]any{"status": "ok", "behind": behind})
}
