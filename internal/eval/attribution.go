package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// attribution is one gold or predicted attribution, in bytes.
type attribution struct{ source, cue, content []span }

// role gives the spans of a role by its name in reports.
func (a attribution) role(name string) []span {
	switch name {
	case "source":
		return a.source
	case "cue":
		return a.cue
	}
	return a.content
}

var roles = []string{"source", "cue", "content"}

// polnearFile is one article with its first annotator's attributions.
type polnearFile struct {
	id, text string
	gold     []attribution
}

func loadPolnear(data string, split Split) ([]polnearFile, error) {
	dir := filepath.Join(data, "polnear", "data", "dev")
	paths, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no PolNeAR articles under %s", dir)
	}
	slices.Sort(paths)
	var out []polnearFile
	for i, path := range paths {
		if !split.has(i, 5) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read article: %w", err)
		}
		id := filepath.Base(path)
		anns, err := filepath.Glob(filepath.Join(dir, "attributions", strings.TrimSuffix(id, ".txt")+"_*.ann"))
		if err != nil || len(anns) == 0 {
			return nil, fmt.Errorf("no annotation for %s", path)
		}
		slices.Sort(anns)
		ann, err := os.ReadFile(anns[0])
		if err != nil {
			return nil, fmt.Errorf("read annotation: %w", err)
		}
		out = append(out, polnearFile{id, string(text), parseBrat(string(ann), bytesOf(string(text)))})
	}
	return out, nil
}

// parseBrat reads T and E lines of brat's standoff format.
func parseBrat(ann string, off []int) []attribution {
	parts := map[string][]span{}
	var out []attribution
	for line := range strings.Lines(ann) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "T") && len(fields) >= 2:
			_, ranges, _ := strings.Cut(fields[1], " ")
			for r := range strings.SplitSeq(ranges, ";") {
				a, b, _ := strings.Cut(r, " ")
				start, err1 := strconv.Atoi(a)
				end, err2 := strconv.Atoi(b)
				if err1 == nil && err2 == nil && start < end && end < len(off) {
					parts[fields[0]] = append(parts[fields[0]], span{off[start], off[end]})
				}
			}
		case strings.HasPrefix(line, "E") && len(fields) >= 2:
			var att attribution
			args := strings.Fields(fields[1])
			if len(args) < 2 || strings.HasPrefix(args[0], "Disc") {
				continue
			}
			for _, arg := range args[1:] {
				role, id, _ := strings.Cut(arg, ":")
				switch {
				case strings.HasPrefix(role, "Source"):
					att.source = append(att.source, parts[id]...)
				case strings.HasPrefix(role, "Cue"):
					att.cue = append(att.cue, parts[id]...)
				case strings.HasPrefix(role, "Content"):
					att.content = append(att.content, parts[id]...)
				}
			}
			out = append(out, att)
		}
	}
	return out
}

// AttributionItems lists the articles of PolNeAR dev to be read.
func AttributionItems(data string, split Split) ([]Item, error) {
	set, err := loadPolnear(data, split)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, file := range set {
		out = append(out, Item{ID: file.id, Text: file.text})
	}
	return out, nil
}

// Attribution scores outermost attributions: exact F1 of each role (strict, and
// with edge punctuation ignored), overlap F1 of each role over tokens, F1 of
// whole attributions, and the share of quotations in marks whose speaker is right.
func Attribution(data string, split Split, predictions map[string]*sayso.Reading) (*Report, error) {
	set, err := loadPolnear(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "PolNeAR dev", Split: split, Docs: len(set)}
	strict, loose, overlap := map[string][]counts{}, map[string][]counts{}, map[string][]counts{}
	var speakers, exact, half []counts
	for _, file := range set {
		r := predictions[file.id]
		if r == nil {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", file.id)
		}
		predicted := outermost(r)
		for _, role := range roles {
			gold, got := spansOf(file.gold, role), spansOf(predicted, role)
			strict[role] = append(strict[role], exactCounts(gold, got))
			loose[role] = append(loose[role], exactCounts(bare(file.text, gold), bare(file.text, got)))
			overlap[role] = append(overlap[role], overlapCounts(file.text, gold, got))
		}
		speakers = append(speakers, speakerCounts(report, file, predicted))
		same, near := wholeCounts(file.text, file.gold, predicted)
		exact, half = append(exact, same), append(half, near)
	}
	for _, role := range roles {
		report.Measures = append(report.Measures, measure(role+", exact F1, strict", strict[role]),
			measure(role+", exact F1, edge punctuation ignored", loose[role]), measure(role+", overlap F1", overlap[role]))
	}
	report.Measures = append(report.Measures, measure("whole attribution, all roles exact, F1", exact),
		measure("whole attribution, all roles IoU ≥ 0.5, F1", half), measure("speaker of quotations in marks", speakers))
	return report, nil
}

// outermost gives the predicted attributions that PolNeAR would mark.
func outermost(r *sayso.Reading) []attribution {
	var out []attribution
	for _, st := range r.Statements {
		if st.Within != nil || st.Mode == sayso.Own {
			continue
		}
		var att attribution
		if st.Cue != nil {
			att.cue = []span{{st.Cue.Start, st.Cue.End}}
		}
		for _, c := range st.Content {
			att.content = append(att.content, span{c.Start, c.End})
		}
		for _, s := range st.Sources {
			att.source = append(att.source, span{s.Start, s.End})
		}
		out = append(out, att)
	}
	return out
}

// spansOf gives the distinct spans of a role, in text order.
func spansOf(list []attribution, role string) []span {
	var out []span
	for _, att := range list {
		out = append(out, att.role(role)...)
	}
	slices.SortFunc(out, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	return slices.Compact(out)
}

func exactCounts(gold, got []span) counts {
	c := counts{predicted: float64(len(got)), gold: float64(len(gold))}
	for _, s := range got {
		if slices.Contains(gold, s) {
			c.right++
		}
	}
	return c
}

// bare takes punctuation and space off the edges of spans.
func bare(text string, spans []span) []span {
	edge := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }
	var out []span
	for _, s := range spans {
		for s.start < s.end {
			r, n := utf8.DecodeRuneInString(text[s.start:s.end])
			if !edge(r) {
				break
			}
			s.start += n
		}
		for s.start < s.end {
			r, n := utf8.DecodeLastRuneInString(text[s.start:s.end])
			if !edge(r) {
				break
			}
			s.end -= n
		}
		if s.start < s.end {
			out = append(out, s)
		}
	}
	return slices.Compact(out)
}

// words cuts a text into words and marks, for overlap.
var words = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\pL\pN]+|[^\s\pL\pN]`) })

func overlapCounts(text string, gold, got []span) counts {
	a, b := wordSet(text, gold), wordSet(text, got)
	c := counts{predicted: float64(len(b)), gold: float64(len(a))}
	for at := range b {
		if a[at] {
			c.right++
		}
	}
	return c
}

// speakerCounts looks at gold contents that stand in quotation marks: the best
// overlapping prediction must share words with the gold source.
func speakerCounts(report *Report, file polnearFile, predicted []attribution) (c counts) {
	for _, gold := range file.gold {
		if len(gold.content) == 0 || len(gold.source) == 0 || !quoted(file.text[gold.content[0].start:gold.content[0].end]) {
			continue
		}
		c.gold, c.predicted = c.gold+1, c.predicted+1
		best, score := -1, 0.0
		for i, p := range predicted {
			if s := iou(gold.content, p.content); s > score {
				best, score = i, s
			}
		}
		right := best >= 0 && slices.ContainsFunc(predicted[best].source, func(s span) bool {
			return slices.ContainsFunc(gold.source, s.overlaps)
		})
		if right {
			c.right++
		} else {
			report.Errors = append(report.Errors, Failure{"speaker of a quotation", file.id, gold.content[0].start, gold.content[0].end})
		}
	}
	return c
}

func quoted(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("\"“", first) && strings.ContainsRune("\"”,.?!", last)
}
