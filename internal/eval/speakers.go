package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
)

// Who a pronoun that speaks in PolNeAR is, labelled by reading the articles
// (docs/guidelines/speakers.md). A line is: file, the pronoun's bytes, the
// antecedent's bytes; "-" twice where the text does not say who it is, "?" twice
// where nobody has labelled it yet.
var (
	//go:embed testdata/speakers-open.tsv
	speakersOpen string
	//go:embed testdata/speakers-blind.tsv
	speakersBlind string
)

// speaker is a pronoun source and its antecedent; none says that the text has none.
type speaker struct {
	id         string
	pronoun    span
	antecedent span
	none       bool
	unlabelled bool
}

// How many pronoun sources are drawn of each part, and with what seed.
const (
	speakersDrawnOpen  = 200
	speakersDrawnBlind = 50
	speakersSeed       = 7
)

// drawSpeakers draws n of the sources that are one pronoun, as they come.
func drawSpeakers(set []polnearFile, n int) []speaker {
	var all []speaker
	for _, file := range set {
		for _, src := range spansOf(file.gold, "source") {
			if isPronoun(file.text[src.start:src.end]) {
				all = append(all, speaker{id: file.id, pronoun: src})
			}
		}
	}
	rng := random(speakersSeed)
	for i := range min(n, len(all)) { // the first n of a Fisher-Yates shuffle
		k := i + rng.below(len(all)-i)
		all[i], all[k] = all[k], all[i]
	}
	all = all[:min(n, len(all))]
	slices.SortFunc(all, func(a, b speaker) int {
		if a.id != b.id {
			return strings.Compare(a.id, b.id)
		}
		return a.pronoun.start - b.pronoun.start
	})
	return all
}

func isPronoun(text string) bool {
	switch strings.ToLower(text) {
	case "i", "we", "you", "he", "she", "it", "they", "who", "me", "us", "him", "her", "them", "his", "their", "its", "my", "our", "that", "which", "this", "these", "those":
		return true
	}
	return false
}

// parseSpeakers reads the table of labels.
func parseSpeakers(table string) ([]speaker, error) {
	var out []speaker
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 5 {
			return nil, fmt.Errorf("speakers, line %d: %d columns, want 5", n, len(fields))
		}
		sp := speaker{id: fields[0], none: fields[3] == "-", unlabelled: fields[3] == "?"}
		for i, to := range [...]*int{&sp.pronoun.start, &sp.pronoun.end, &sp.antecedent.start, &sp.antecedent.end} {
			if i >= 2 && (sp.none || sp.unlabelled) {
				break
			}
			v, err := strconv.Atoi(fields[1+i])
			if err != nil {
				return nil, fmt.Errorf("speakers, line %d: offset %q is no number", n, fields[1+i])
			}
			*to = v
		}
		out = append(out, sp)
	}
	return out, nil
}

// SpeakerItems lists the articles that hold a labelled pronoun.
func SpeakerItems(data string, split Split) ([]Item, error) {
	set, labels, err := loadSpeakers(data, split)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, file := range set {
		if len(labels[file.id]) > 0 {
			out = append(out, Item{ID: file.id, Text: file.text})
		}
	}
	return out, nil
}

func loadSpeakers(data string, split Split) ([]polnearFile, map[string][]speaker, error) {
	table := speakersOpen
	if split == Blind {
		table = speakersBlind
	}
	list, err := parseSpeakers(table)
	if err != nil {
		return nil, nil, err
	}
	set, err := loadPolnear(data, split)
	if err != nil {
		return nil, nil, err
	}
	texts, labels := map[string]string{}, map[string][]speaker{}
	for _, file := range set {
		texts[file.id] = file.text
	}
	for _, sp := range list {
		text, ok := texts[sp.id]
		if !ok || sp.pronoun.end > len(text) || sp.antecedent.end > len(text) {
			return nil, nil, fmt.Errorf("speakers: %s [%d, %d) is not in PolNeAR dev: is this another version of the set?", sp.id, sp.pronoun.start, sp.pronoun.end)
		}
		if sp.unlabelled {
			return nil, nil, fmt.Errorf("speakers: %s [%d, %d) has no label yet: write the antecedent's bytes into the table", sp.id, sp.pronoun.start, sp.pronoun.end)
		}
		labels[sp.id] = append(labels[sp.id], sp)
	}
	return set, labels, nil
}

// Speakers scores who a pronoun source is. Its entity is right when one of the
// entity's mentions, not a pronoun, overlaps the labelled antecedent; where the text
// has none, when the entity has no name. Three shares: end to end, where a source
// that no statement has is wrong; over the sources found; and with the source
// given, where a pronoun outside every statement counts by its own mention.
func Speakers(data string, split Split, predictions map[string]*sayso.Reading) (*Report, error) {
	set, labels, err := loadSpeakers(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "speakers behind pronouns, PolNeAR dev", Split: split}
	var all, met, given []counts
	each := map[string][]counts{}
	for _, file := range set {
		if len(labels[file.id]) == 0 {
			continue
		}
		r := predictions[file.id]
		if r == nil {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", file.id)
		}
		report.Docs++
		var whole, seen, told counts
		byGroup := map[string]*counts{}
		for _, sp := range labels[file.id] {
			ent, found := speakingEntity(r, sp.pronoun)
			group := pronounGroup(file.text[sp.pronoun.start:sp.pronoun.end])
			if byGroup[group] == nil {
				byGroup[group] = &counts{}
			}
			if !found {
				ent = mentionedEntity(r, sp.pronoun)
				report.Errors = append(report.Errors, Failure{"statement not found", file.id, sp.pronoun.start, sp.pronoun.end})
			}
			right := sp.is(ent)
			if !right {
				report.Errors = append(report.Errors, Failure{"wrong speaker of " + group, file.id, sp.pronoun.start, sp.pronoun.end})
			}
			whole.add(found && right)
			told.add(right)
			byGroup[group].add(right)
			if found {
				seen.add(right)
			}
		}
		all, met, given = append(all, whole), append(met, seen), append(given, told)
		for group, c := range byGroup {
			each[group] = append(each[group], *c)
		}
	}
	report.Measures = []Measure{measure("source found and speaker right", all), measure("speaker right, sources found", met), measure("speaker right, source given", given)}
	for _, group := range pronounGroups {
		if len(each[group]) > 0 {
			report.Measures = append(report.Measures, measure("speaker right, source given, "+group, each[group]))
		}
	}
	return report, nil
}

// speakingEntity gives the entity of the source that a pronoun is in, nil when it
// has none; found says whether a statement has such a source.
func speakingEntity(r *sayso.Reading, pronoun span) (ent *sayso.Entity, found bool) {
	best := 0
	for _, st := range r.Statements {
		for _, src := range st.Sources {
			if !pronoun.overlaps(span{src.Start, src.End}) {
				continue
			}
			if width := src.End - src.Start; found && width >= best { // the closest fit decides
				continue
			}
			found, best, ent = true, src.End-src.Start, nil
			for i := range r.Entities {
				if src.Entity != nil && r.Entities[i].ID == *src.Entity {
					ent = &r.Entities[i]
				}
			}
		}
	}
	return ent, found
}

// mentionedEntity gives the entity that has a mention on a pronoun, nil when none has.
func mentionedEntity(r *sayso.Reading, pronoun span) *sayso.Entity {
	for i := range r.Entities {
		for _, m := range r.Entities[i].Mentions {
			if m.Form == "pronoun" && pronoun.overlaps(span{m.Start, m.End}) {
				return &r.Entities[i]
			}
		}
	}
	return nil
}

// is reports whether an entity is the labelled speaker.
func (sp speaker) is(ent *sayso.Entity) bool {
	if sp.none {
		return ent == nil || !slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool { return m.Form == "name" })
	}
	return ent != nil && slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool {
		return m.Form != "pronoun" && sp.antecedent.overlaps(span{m.Start, m.End})
	})
}

var pronounGroups = []string{"he", "she", "it", "they", "I, we, you", "who, which, that"}

// pronounGroup gives the line of the report to which a pronoun belongs.
func pronounGroup(word string) string {
	switch strings.ToLower(word) {
	case "he", "him", "his":
		return "he"
	case "she", "her":
		return "she"
	case "it", "its":
		return "it"
	case "they", "them", "their", "these", "those", "this":
		return "they"
	case "who", "which", "that":
		return "who, which, that"
	}
	return "I, we, you"
}
