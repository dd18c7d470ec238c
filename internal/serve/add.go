package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime/multipart"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/sayso-news/sayso"
)

// maxJobs is how many jobs are remembered.
const maxJobs = 50

// Job is what somebody gave, on its way into the store.
type Job struct {
	ID    string  `json:"id"`
	All   int     `json:"all"` // items given
	Done  []Added `json:"done"`
	Over  bool    `json:"over"`
	Error string  `json:"error"` // what stopped it, "" when nothing did
}

// Story gives the story to open when there is only one.
func (j Job) Story() string {
	if j.Over && j.All == 1 && len(j.Done) == 1 {
		return j.Done[0].Story
	}
	return ""
}

// jobs remembers the last jobs.
type jobs struct {
	mu    sync.Mutex
	list  []*Job
	group sync.WaitGroup
}

func (j *jobs) get(id string) (Job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, job := range j.list {
		if job.ID == id {
			out := *job
			out.Done = append([]Added{}, job.Done...)
			return out, true
		}
	}
	return Job{}, false
}

func (j *jobs) wait() { j.group.Wait() }

// addForm shows the form, unless nothing may be added.
func (s *Server) addForm(w http.ResponseWriter, r *http.Request) {
	if !s.mayAdd(w, r) {
		return
	}
	s.render(w, r, http.StatusOK, "add", &addPage{})
}

// addPage is the form with what was wrong about the last try.
type addPage struct{ Wrong, Text, Address, Outlet, Published string }

func (s *Server) mayAdd(w http.ResponseWriter, r *http.Request) bool {
	if s.Adder == nil {
		s.fail(w, r, http.StatusForbidden, "nothing can be added here: this server is read-only, or it is open to other machines")
		return false
	}
	return true
}

// addPost takes a text, an address or files, and shows the result when it is
// there soon, the progress otherwise.
func (s *Server) addPost(w http.ResponseWriter, r *http.Request) {
	if !s.mayAdd(w, r) {
		return
	}
	if err := r.ParseMultipartForm(4 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			s.fail(w, r, http.StatusRequestEntityTooLarge, "this is more than 32 MB: add it with 'sayso add'")
			return
		}
		s.fail(w, r, http.StatusBadRequest, "the form cannot be read")
		return
	}
	p := &addPage{Text: r.PostFormValue("text"), Address: strings.TrimSpace(r.PostFormValue("address")), Outlet: strings.TrimSpace(r.PostFormValue("outlet")),
		Published: strings.TrimSpace(r.PostFormValue("published"))}
	var over sayso.Override
	over.Outlet = p.Outlet
	if p.Published != "" {
		t, err := time.Parse("2006-01-02T15:04", p.Published)
		if err != nil {
			p.Wrong = "The time cannot be read: write it as 2025-03-11T07:40 (UTC)."
			s.render(w, r, http.StatusUnprocessableEntity, "add", p)
			return
		}
		over.Published = t.UTC()
	}
	ctx := context.WithoutCancel(r.Context())
	var items iter.Seq2[sayso.Item, error]
	all := 1
	var files []*multipart.FileHeader
	if r.MultipartForm != nil {
		for _, f := range r.MultipartForm.File["files"] {
			if f.Size > 0 {
				files = append(files, f)
			}
		}
	}
	switch {
	case len(files) > 0:
		// The form's files go when the request ends, so they are read now.
		list, err := readFiles(files, over, s.Clock.Now())
		if err != nil {
			s.fail(w, r, http.StatusBadRequest, "a file cannot be read")
			return
		}
		all = len(list)
		items = func(yield func(sayso.Item, error) bool) {
			for _, item := range list {
				if !yield(item, nil) {
					return
				}
			}
		}
	case p.Address != "":
		if !strings.HasPrefix(p.Address, "https://") && !strings.HasPrefix(p.Address, "http://") {
			p.Wrong = "An address begins with https://."
			s.render(w, r, http.StatusUnprocessableEntity, "add", p)
			return
		}
		items = func(yield func(sayso.Item, error) bool) {
			for item, err := range s.Adder.Fetch(ctx, p.Address) {
				item.Override = over
				if !yield(item, err) {
					return
				}
			}
		}
	case strings.TrimSpace(p.Text) != "":
		item := sayso.Item{Path: "pasted", Bytes: []byte(strings.ReplaceAll(p.Text, "\r\n", "\n")), Charset: "utf-8", SeenAt: s.Clock.Now(), Override: over}
		items = func(yield func(sayso.Item, error) bool) { yield(item, nil) }
	default:
		p.Wrong = "Paste a text, give an address, or choose files."
		s.render(w, r, http.StatusUnprocessableEntity, "add", p)
		return
	}
	job := s.start(ctx, all, items)
	// Most are done at once: then the result opens, without a page between.
	for range 40 {
		if now, _ := s.jobs.get(job); now.Over {
			break
		}
		select {
		case <-r.Context().Done():
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
	to := "/add/" + job
	if now, _ := s.jobs.get(job); now.Story() != "" {
		to = "/story/" + now.Story()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func readFiles(files []*multipart.FileHeader, over sayso.Override, now time.Time) (out []sayso.Item, err error) {
	for _, header := range files {
		f, err := header.Open()
		if err != nil {
			return nil, fmt.Errorf("open upload: %w", err)
		}
		b, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read upload: %w", err)
		}
		out = append(out, sayso.Item{Path: header.Filename, Bytes: b, SeenAt: now, Override: over})
	}
	return out, nil
}

// start adds items beside the requests and gives the job's id.
func (s *Server) start(ctx context.Context, all int, items iter.Seq2[sayso.Item, error]) string {
	job := &Job{ID: strings.ToLower(rand.Text()[:16]), All: all, Done: []Added{}}
	s.jobs.mu.Lock()
	if s.jobs.list = append(s.jobs.list, job); len(s.jobs.list) > maxJobs {
		s.jobs.list = s.jobs.list[1:]
	}
	s.jobs.mu.Unlock()
	s.jobs.group.Go(func() {
		err := s.Adder.Add(ctx, items, func(a Added) {
			s.jobs.mu.Lock()
			defer s.jobs.mu.Unlock()
			job.Done = append(job.Done, a)
			if a.Story != "" && !a.Again {
				s.metrics.added.Inc()
			}
		})
		s.jobs.mu.Lock()
		defer s.jobs.mu.Unlock()
		job.Over = true
		if err != nil {
			_, job.Error = explain(err)
			s.Log.Error("adding failed", "why", err)
		}
	})
	return job.ID
}

// addJob shows how far a job is.
func (s *Server) addJob(w http.ResponseWriter, r *http.Request) {
	job, ok := s.jobs.get(r.PathValue("job"))
	switch {
	case !ok:
		s.fail(w, r, http.StatusNotFound, "this is done and forgotten: the stories are on the front page")
	case wantsJSON(r):
		writeJSON(w, job)
	default:
		w.Header().Set("Cache-Control", "no-store")
		s.render(w, r, http.StatusOK, "job", &job)
	}
}

// demoPost fills an empty store with the demonstration.
func (s *Server) demoPost(w http.ResponseWriter, r *http.Request) {
	n, err := s.Source.Sums(r.Context())
	switch {
	case err != nil:
		s.failWith(w, r, err)
	case s.LoadDemo == nil || s.Adder == nil || n > 0:
		s.fail(w, r, http.StatusForbidden, "the demonstration is loaded into an empty store only")
	default:
		if err := s.LoadDemo(context.WithoutCancel(r.Context())); err != nil {
			s.failWith(w, r, err)
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
	}
}
