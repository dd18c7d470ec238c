package serve

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics counts what is served.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  prometheus.Histogram
	added    prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sayso_requests_total", Help: "Requests answered, by status."}, []string{"status"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "sayso_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{.001, .0025, .005, .01, .015, .025, .05, .1, .25, .5, 1, 2.5}}),
		added: prometheus.NewCounter(prometheus.CounterOpts{Name: "sayso_added_total", Help: "Stories added through the pages."}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.added)
	return m
}

// count observes each request.
func (m *metrics) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := &statusSeen{ResponseWriter: w, status: http.StatusOK}
		timer := prometheus.NewTimer(prometheus.ObserverFunc(func(v float64) { m.seconds.Observe(v) }))
		next.ServeHTTP(seen, r)
		timer.ObserveDuration()
		m.requests.WithLabelValues(strconv.Itoa(seen.status)).Inc()
	})
}

// handler writes the metrics in the text form of Prometheus.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true, Timeout: 5 * time.Second})
}

type statusSeen struct {
	http.ResponseWriter
	status int
}

func (s *statusSeen) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is below.
func (s *statusSeen) Unwrap() http.ResponseWriter { return s.ResponseWriter }
