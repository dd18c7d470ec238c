package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// The rota is what RFC 5545 asks for: lines of 75 octets at most, each ended by CRLF.
func TestRotaCalendar(t *testing.T) {
	config := filepath.Join(t.TempDir(), "newsroom.toml")
	must(t, "desk", "init", config)
	text := must(t, "desk", "ics", "--config", config, "--from", "2026-11-20", "--to", "2026-12-20")
	if !strings.HasPrefix(text, "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") || strings.Count(text, "BEGIN:VEVENT") < 8 {
		t.Fatalf("no calendar: %.80q", text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
}
