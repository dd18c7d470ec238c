package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sayso-news/sayso"
)

// demoTimeline runs sayso timeline over the fictional stories.
func demoTimeline(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"timeline", "../../internal/demo/stories/01-vpa-bridge-collapse.html", "../../internal/demo/stories/11-radio-torvia-three-hours-in-pell.html"}, args...)
	if code := run(args, streams{nil, &out, &errs}); code != 0 {
		t.Fatalf("sayso %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

// TestTimelineSchema holds the JSON to docs/formats/timeline.schema.json.
func TestTimelineSchema(t *testing.T) {
	file, err := filepath.Abs("../../docs/formats/timeline.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile("file://" + filepath.ToSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(demoTimeline(t, "--format", "json"), "\n"), "\n")
	for _, line := range lines {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v\n%s", err, line)
		}
	}
}

// TestTimelineCalendar holds the calendar to RFC 5545: lines end in CRLF and have
// at most 75 octets, every event has what it must have, ids are its own, and a
// second run writes the same bytes.
func TestTimelineCalendar(t *testing.T) {
	text := demoTimeline(t, "--format", "ics")
	if again := demoTimeline(t, "--format", "ics"); again != text {
		t.Error("a second run writes another calendar")
	}
	checkCalendar(t, text)
}

func TestTimelineCalendarOfHostileNames(t *testing.T) {
	var b bytes.Buffer
	long := strings.Repeat("שלום, \\;\n\x1b[31m", 60)
	err := writeCalendar(&b, []sayso.TimelineEntry{
		{ID: "a", Date: "2024-02", Text: long, EventKind: sayso.EventKind{Type: "AID"}, Actors: []sayso.Participant{{Name: long}}, Says: []sayso.Telling{{Path: long}}},
		{ID: "b", Date: "2024-02-30"}, {ID: "c"},
	})
	if err != nil {
		t.Fatal(err)
	}
	checkCalendar(t, b.String())
	if n := strings.Count(b.String(), "BEGIN:VEVENT"); n != 1 {
		t.Errorf("%d events, want the one whose date there is", n)
	}
	if strings.ContainsRune(b.String(), 0x1b) {
		t.Error("an escape reaches the calendar")
	}
}

func checkCalendar(t *testing.T, text string) {
	t.Helper()
	if !strings.HasPrefix(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Fatalf("no calendar: %.80q", text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	uids := map[string]bool{}
	for i, event := range strings.Split(strings.ReplaceAll(text, "\r\n ", ""), "BEGIN:VEVENT\r\n") {
		if i == 0 {
			continue
		}
		for _, name := range []string{"UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:"} {
			if strings.Count("\r\n"+event, "\r\n"+name) != 1 {
				t.Errorf("not one %s in %q", name, event)
			}
		}
		uid, _, _ := strings.Cut(event[strings.Index(event, "UID:"):], "\r\n")
		if uids[uid] {
			t.Errorf("%s comes twice", uid)
		}
		uids[uid] = true
	}
}
