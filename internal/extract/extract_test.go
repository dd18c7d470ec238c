package extract

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/sayso-news/sayso"
)

const paragraphs = `<p>Two ferries collided off Norhavn on Monday morning, the coast guard said, and nobody was hurt in the accident.</p>
<p>The harbour master said that the fog had come in within minutes and that both captains had slowed down before it.</p>
<p>An inquiry will be held in the spring, according to the ministry of transport, which did not say who will lead it.</p>
<p>The ferries carry about two thousand people a day between the islands and the town, most of them on their way to work.</p>
<p>“We were lucky,” a passenger who had stood on the deck of the smaller ship told the Kestrel Post after the landing.</p>`

func page(head string) string {
	return `<!doctype html><html lang="en-GB"><head><title>Ferries collide | Kestrel Post</title>` + head + `</head><body><nav>Home News</nav><article><h1>Ferries collide</h1>` + paragraphs + `</article></body></html>`
}

// A story of which only the day is known says so by what was printed.
func TestPublishedToTheDay(t *testing.T) {
	day := time.Date(2025, 2, 14, 0, 0, 0, 0, time.UTC)
	p, err := Text(sayso.Item{Path: "a.txt", Bytes: []byte("The ferry came late."), Override: sayso.Override{Published: day, DayOnly: true}})
	if err != nil || p.Published.Printed != "2025-02-14" || p.Published.Basis != sayso.BasisOption || !p.Published.Time.Equal(day) {
		t.Errorf("published %+v, %v", p.Published, err)
	}
}

func TestPublished(t *testing.T) {
	tests := []struct {
		name, head, zone, want string
		basis                  sayso.Basis
	}{
		{"json-ld in a graph", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2024-01-01T00:00:00Z"},{"@type":["NewsArticle"],"datePublished":"2025-02-14T11:20:00+01:00"}]}</script>`, "", "2025-02-14T11:20:00+01:00", sayso.BasisJSONLD},
		{"malformed json-ld", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-02-14T11:20:00+01:00",,}</script>`, "", "2025-02-14T11:20:00+01:00", sayso.BasisJSONLD},
		{"meta", `<meta property="article:published_time" content="2025-02-14T11:20:00-05:00">`, "", "2025-02-14T11:20:00-05:00", sayso.BasisMeta},
		{"naive in a zone", `<meta property="article:published_time" content="2025-07-14T11:20:00">`, "Asia/Jerusalem", "2025-07-14T11:20:00+03:00", sayso.BasisOutletZone},
		{"naive without a zone", `<meta property="article:published_time" content="2025-07-14T11:20:00">`, "", "", sayso.BasisNone},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Page(context.Background(), sayso.Item{Path: "a.html", Bytes: []byte(page(tt.head)), Override: sayso.Override{Zone: tt.zone}})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if !p.Published.Time.IsZero() {
				got = p.Published.Time.Format("2006-01-02T15:04:05Z07:00")
			}
			if got != tt.want || p.Published.Basis != tt.basis || p.Published.Printed == "" {
				t.Errorf("published %q by %s (printed %q), want %q by %s", got, p.Published.Basis, p.Published.Printed, tt.want, tt.basis)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, text string
		want       sayso.Code
	}{
		{"empty", " \n", sayso.CodeEmpty},
		{"binary", "%PDF-1.7 ...", sayso.CodeBinary},
		{"nul", "a\x00b", sayso.CodeBinary},
		{"error page", "<html><head><title>404 Not Found</title></head><body><p>The page that you are looking for does not exist any more here.</p></body></html>", sayso.CodeErrorPage},
		{"no article", "<html><body><div id=app></div></body></html>", sayso.CodeNoArticle},
		{"german", strings.Repeat("Die Polizei hat am Montag mitgeteilt, dass der Mann nicht mehr in der Stadt ist und von der Behörde gesucht wird. ", 3), sayso.CodeLanguage},
		{"russian", strings.Repeat("Полиция сообщила в понедельник, что никто не пострадал. ", 4), sayso.CodeLanguage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Page(context.Background(), sayso.Item{Path: "in", Bytes: []byte(tt.text)})
			var e *sayso.Error
			if !errors.As(err, &e) || e.Code != tt.want {
				t.Errorf("error %v, want code %s", err, tt.want)
			}
		})
	}
}

func TestText(t *testing.T) {
	p, err := Text(sayso.Item{Path: "-", Bytes: []byte("\xef\xbb\xbfTwo ferries \x1b[31mcollided\u202e.\r\n\r\nNobody was hurt.")})
	if err != nil {
		t.Fatal(err)
	}
	want := "Two ferries \ufffd[31mcollided.\n\nNobody was hurt."
	if diff := cmp.Diff(want, p.Text); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if len(p.Notes) != 1 || p.Notes[0].Code != NoteControl {
		t.Errorf("notes = %v", p.Notes)
	}
}

func TestFigureCaptionIsKept(t *testing.T) {
	s := strings.Replace(page(""), paragraphs, `<figure><img src=a.jpg><figcaption>The pier at Norhavn <span class="photo-credit">Reuters</span></figcaption></figure>`+paragraphs, 1)
	p, err := Page(context.Background(), sayso.Item{Path: "a.html", Bytes: []byte(s)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range p.Blocks {
		if b.Kind == sayso.BlockCaption || b.Kind == sayso.BlockCredit {
			got = append(got, string(b.Kind)+" "+p.Text[b.Start:b.End])
		}
	}
	if diff := cmp.Diff([]string{"caption The pier at Norhavn", "credit Reuters"}, got); diff != "" {
		t.Errorf("-want +got\n%s\n%s", diff, p.Text)
	}
}

func FuzzPage(f *testing.F) {
	f.Add([]byte(page("")))
	f.Add([]byte("Two ferries collided.\r\n\r\nNobody was hurt."))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := New(Options{AnyLanguage: true}).Page(context.Background(), sayso.Item{Path: "x", Bytes: b})
		if err != nil {
			var e *sayso.Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v is no sayso.Error", err)
			}
			return
		}
		end := 0
		for _, b := range p.Blocks {
			if b.Start < end || b.Start >= b.End || b.End > len(p.Text) {
				t.Fatalf("block %+v in %q", b, p.Text)
			}
			end = b.End
		}
	})
}
