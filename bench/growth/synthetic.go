package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// The shape of the synthetic press, chosen to look like news and not measured on
// it: a third of the stories of an event derive from one wire text, abridged and
// under another headline.
const (
	vocabulary  = 40000 // words, used by Zipf's law
	actors      = 20000 // people and places, named by Zipf's law: some are in every tenth story
	outletCount = 2000
	shareEvent  = 0.75 // stories about an event that others report too
	shareNew    = 0.05 // of these, stories that open a new event
	shareCopy   = 0.35 // of the rest, copies of the event's wire text
	shareLocal  = 0.3  // copies with a paragraph of their own
	shareLate   = 0.01 // stories that arrive up to a week after they were printed
	shareNoTime = 0.01
	shareCredit = 0.15 // own stories that credit another outlet
	quotes      = 4    // quotations of an event that own stories share
)

// press makes readings that look like news to the tracer, always the same ones
// from one seed.
type press struct {
	rng    *rand.Rand
	words  *rand.Zipf
	who    *rand.Zipf
	house  *rand.Zipf
	perDay int      // stories printed in a day
	n      int      // stories made
	recent []*event // of the last stories about events: a story joins the event of one of them
	spelt  [vocabulary]string
}

type event struct {
	names  []string
	quotes []string
	number int
	wire   []string // paragraphs
}

func newPress(seed uint64, perDay int) *press {
	rng := rand.New(rand.NewPCG(seed, 5))
	return &press{rng: rng, perDay: perDay, words: rand.NewZipf(rng, 1.07, 3, vocabulary-1), who: rand.NewZipf(rng, 1.1, 8, actors-1), house: rand.NewZipf(rng, 1.2, 10, outletCount-1)}
}

// function words come first in the vocabulary, as they do in any text.
var function = strings.Fields(`the of to and a in for is on that by this with it not be as are from at or was have an they which one had
were all their there been if more when will would who so no out up into than them some could its then two other about after over`)

var syllables = strings.Fields("ba be bi bo da de di do fa fe fi ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe pi ra re ri ro sa se so ta te to va ve vo za")

// spell gives the n-th word of a language.
func spell(n uint64) string {
	var b strings.Builder
	for n += 50; n > 0; n /= uint64(len(syllables)) {
		b.WriteString(syllables[n%uint64(len(syllables))])
	}
	return b.String()
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

func (p *press) word() string {
	n := p.words.Uint64()
	if n < uint64(len(function)) {
		return function[n]
	}
	if p.spelt[n] == "" {
		p.spelt[n] = spell(n)
	}
	return p.spelt[n]
}

func (p *press) name() string {
	n := p.who.Uint64()
	return capital(spell(n*7+1)) + " " + capital(spell(n*13+5))
}

func (p *press) outlet() string {
	return capital(spell(p.house.Uint64()*11+3)) + " " + []string{"Herald", "Post", "Courier", "Wire"}[p.rng.IntN(4)]
}

func (p *press) chance(share float64) bool { return p.rng.Float64() < share }

// phrase gives a number of words in a row.
func (p *press) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = p.word()
	}
	return strings.Join(words, " ")
}

func (p *press) newEvent() *event {
	e := &event{number: 3 + p.rng.IntN(200)}
	for range 5 {
		e.names = append(e.names, p.name())
	}
	for range quotes {
		e.quotes = append(e.quotes, fmt.Sprintf("“%s,” %s said.", capital(p.phrase(12+p.rng.IntN(16))), e.names[p.rng.IntN(len(e.names))]))
	}
	e.wire = p.paragraphs(e, 7+p.rng.IntN(5))
	return e
}

func (e *event) actor(p *press) string { return e.names[p.rng.IntN(len(e.names))] }

// sentence makes one about an event: with a count in every sixth, which every
// eighth time is another.
func (p *press) sentence(e *event) string {
	if p.chance(0.16) {
		n := e.number
		if p.chance(0.12) {
			n += 1 + p.rng.IntN(5)
		}
		return fmt.Sprintf("At least %d people were hurt when the %s fell near %s, %s said.", n, p.phrase(3), e.names[0], e.actor(p))
	}
	return fmt.Sprintf("%s %s, %s %s.", e.actor(p), p.phrase(7+p.rng.IntN(6)), []string{"and", "but", "which", "while"}[p.rng.IntN(4)], p.phrase(5+p.rng.IntN(6)))
}

func (p *press) paragraphs(e *event, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = p.sentence(e) + " " + p.sentence(e)
		if p.chance(0.5) {
			out[i] += " " + p.sentence(e)
		}
	}
	return out
}

// next makes one more reading.
func (p *press) next() *sayso.Reading {
	p.n++
	outlet := p.outlet()
	var text []string
	switch e := p.event(); {
	case e != nil && p.chance(shareCopy):
		text = p.copied(e)
	case e != nil:
		text = p.paragraphs(e, 6+p.rng.IntN(5))
		for range 1 + p.rng.IntN(2) {
			text = append(text, e.quotes[p.rng.IntN(quotes)])
		}
		if p.chance(shareCredit) {
			text[1] = fmt.Sprintf("The %s reported that %d people were hurt. %s", p.outlet(), e.number, text[1])
		}
	default:
		text = p.paragraphs(p.newEvent(), 7+p.rng.IntN(6))
	}
	text = append(text, fmt.Sprintf("All stories of the %s are its own and may not be printed again without its leave.", outlet))
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(p.n) * (24 * time.Hour / time.Duration(p.perDay)))
	if p.chance(shareLate) {
		at = at.Add(-time.Duration(p.rng.IntN(7*24*60)) * time.Minute)
	}
	r := reading(outlet, &at, capital(p.phrase(8)), strings.Join(text, "\n\n"))
	if p.chance(shareNoTime) {
		r.Story.Published.Time = nil
	}
	return r
}

// event gives the event that the next story is about: that of one of the stories
// of the last two days, so that large ones grow; nil for a story that stands alone.
func (p *press) event() *event {
	if !p.chance(shareEvent) {
		return nil
	}
	var e *event
	if len(p.recent) == 0 || p.chance(shareNew) {
		e = p.newEvent()
	} else {
		e = p.recent[p.rng.IntN(len(p.recent))]
	}
	if len(p.recent) < 2*p.perDay {
		p.recent = append(p.recent, e)
	} else {
		p.recent[p.n%len(p.recent)] = e
	}
	return e
}

// copied makes a copy of an event's wire text: cut from the end, one sentence in
// twelve written anew, sometimes with a paragraph of its own.
func (p *press) copied(e *event) []string {
	keep := max(2, int(float64(len(e.wire))*(0.35+0.65*p.rng.Float64())))
	text := append([]string{}, e.wire[:min(keep, len(e.wire))]...)
	for i := range text {
		if p.chance(1.0 / 12) {
			text[i] = p.sentence(e) + " " + p.sentence(e)
		}
	}
	if p.chance(shareLocal) {
		at := []int{0, len(text)}[p.rng.IntN(2)]
		text = append(text[:at:at], append([]string{p.sentence(e) + " " + p.sentence(e)}, text[at:]...)...)
	}
	return text
}

// reading makes a reading in which every sentence is a statement in the outlet's
// own voice.
func reading(outlet string, published *time.Time, title, text string) *sayso.Reading {
	r := &sayso.Reading{Version: 1, Text: text, Story: sayso.Story{Title: title, Outlet: sayso.Outlet{Name: outlet},
		Published: sayso.Published{Time: published, Basis: sayso.BasisOption}, Language: "en"}}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexAny(text[start:], ".\n"); n >= 0 {
			end = start + n + 1
		}
		if s := text[start:end]; strings.TrimSpace(s) != "" {
			r.Statements = append(r.Statements, sayso.Statement{ID: fmt.Sprintf("s%d", len(r.Statements)+1), Mode: sayso.Own, Polarity: "positive",
				Content: []sayso.Passage{{Start: start, End: end, Text: s}}, Chain: sayso.Chain{{Name: outlet, Kind: sayso.HopOutlet}},
				Origin: sayso.OriginRef{Name: outlet, State: sayso.OriginNamed}})
		}
		start = end
		for start < len(text) && (text[start] == ' ' || text[start] == '\n') {
			start++
		}
	}
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.Index(text[at:], "\n\n"); n >= 0 {
			end = at + n
		}
		r.Blocks = append(r.Blocks, sayso.Block{Kind: sayso.BlockParagraph, Start: at, End: end})
		at = end + 2
	}
	return r
}
