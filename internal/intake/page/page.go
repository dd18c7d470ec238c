// Package page fetches one page of the web.
//
// Input is an http or https address; output is its bytes with the charset that
// the server declared and the address they came from in the end. Every
// connection, those after a redirect too, is checked at the moment of dialling,
// after the name was resolved: an address that is not on the public internet
// is refused, so that a page cannot send the program to its own network. No
// proxy is taken from the environment. What was given up: pages that are made
// by scripts, and pages behind a login.
package page

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Options chooses how pages are fetched. The zero value is the default.
type Options struct {
	MaxBytes  int64         // of the body as it is sent, and after the transfer's gzip; 0 is 20 MiB
	Timeout   time.Duration // for the whole page; 0 is 30 s
	Redirects int           // at most; 0 is 5
	UserAgent string        // "" is sayso's own

	// Allow lets tests reach a server on this machine: an address for which it
	// is true is not checked.
	Allow func(netip.Addr) bool
}

// The failures of Fetch that are not the network's.
var (
	ErrRefused  = errors.New("refused")
	ErrTooLarge = errors.New("larger than the limit")
)

// StatusError is an answer that is not 200.
type StatusError struct{ Status int }

// Error names the status.
func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answered %d %s", e.Status, http.StatusText(e.Status))
}

// Result is a fetched page.
type Result struct {
	URL     string // after redirects
	Body    []byte
	Charset string // "" when the server declared none
}

// Fetch gets a page. Errors wrap ErrRefused, ErrTooLarge, a *StatusError or
// what the network said.
func Fetch(ctx context.Context, address string, opts Options) (*Result, error) {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = 20 << 20
	}
	if opts.Timeout <= 0 {
		opts.Timeout = 30 * time.Second
	}
	if opts.Redirects <= 0 {
		opts.Redirects = 5
	}
	if opts.UserAgent == "" {
		opts.UserAgent = "sayso (news reading; +https://github.com/sayso-news/sayso)"
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%w: not a web address: %w", ErrRefused, err)
	}
	if err := checkURL(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, opts.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	req.Header.Set("User-Agent", opts.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1")
	req.Header.Set("Accept-Language", "en")
	client := opts.client()
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, &StatusError{resp.StatusCode}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, opts.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	if int64(len(body)) > opts.MaxBytes {
		return nil, ErrTooLarge
	}
	_, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	return &Result{URL: resp.Request.URL.String(), Body: body, Charset: params["charset"]}, nil
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: only http and https addresses are fetched", ErrRefused)
	case u.Hostname() == "":
		return fmt.Errorf("%w: the address names no host", ErrRefused)
	case u.User != nil:
		return fmt.Errorf("%w: an address with a user name or password is not fetched", ErrRefused)
	}
	return nil
}

// client makes a client whose every connection is checked.
func (opts Options) client() *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrRefused, err)
		}
		if opts.Allow != nil && opts.Allow(ap.Addr().Unmap()) {
			return nil
		}
		if err := checkAddress(ap.Addr()); err != nil {
			return fmt.Errorf("%w: %w", ErrRefused, err)
		}
		return nil
	}}
	return &http.Client{
		Transport: &http.Transport{
			Proxy: nil, DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second,
			ResponseHeaderTimeout: 20 * time.Second, MaxResponseHeaderBytes: 1 << 20,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > opts.Redirects {
				return fmt.Errorf("more than %d redirects", opts.Redirects)
			}
			return checkURL(req.URL)
		},
	}
}
