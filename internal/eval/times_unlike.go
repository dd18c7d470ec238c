package eval

import (
	"regexp"
	"strings"
	"sync"
)

// unlikeNews says why an expression of recognizers-datetime-en is not one that
// news has, "" when it is one. The set has what people type and say to an
// assistant; what is left out here is decided by the wording and the type alone.
func unlikeNews(text, kind string, values []recognizedValue) string {
	lower := strings.ToLower(text)
	for _, rule := range unlikeRules() {
		if rule.words.MatchString(lower) && (rule.kind == "" || strings.Contains(kind, rule.kind)) {
			return rule.why
		}
	}
	switch {
	case kind == "timezone" || kind == "datetimealt":
		return "a zone alone, or a choice of times for a meeting"
	case len(values) == 0:
		return "no value is expected"
	case values[0].Mod == "ref_undef":
		return "its value hangs on what was said before, and no more was said"
	case len(values) > 2:
		return "an hour with neither half of the day, dated by a day that is open too"
	case strings.Contains(kind, "time") && !halved().MatchString(lower):
		return "an hour with neither half of the day"
	}
	return ""
}

type unlikeRule struct {
	words *regexp.Regexp
	kind  string // part of the type's name, "" for all
	why   string
}

var unlikeRules = sync.OnceValue(func() (out []unlikeRule) {
	for _, rule := range []struct{ words, kind, why string }{
		{`\d\s*/|/\s*\d|\d\.\d\d?($|\D)`, "date", "a date in numbers and strokes, whose order depends on who types it"},
		{`\d\d?-\d\d?-\d|\d{4}-\d{1,2}($|\D)|(^|\D)\d\d?-\d{4}|(^|\D)\d-\d|\d\d?-[a-z]+-\d|[a-z]+-\d{4}|\d{4}-[a-z]|^\d{8}$|\d{4} \d\d? \d\d?`, "date", "a date as a form or a file name has it"},
		{`[<>=@~]|greater|year to date|current date|\bas (early|late) as\b`, "", "a condition of a search"},
		{`\d[ap]\b|\d\s*[hdy]\b|ampm|ish\b|[a-z]{2}\d|\d\.[ap]m|\beo[dymw]\b|\btmrw|tonite|\b[ap] ?\. ?m ?\.? .*[ap] ?\. m|\d p \. m`, "", "shorthand"},
		{`\d s$|\d[a-z]{4,}`, "", "words run together or cut apart"},
		{`\bfor \d|\bfor (one|two|three|half|a)\b|\bstarting\b|\bcommencing\b|\bbeginning (on|[a-z]+ \d)`, "range", "a start with a length, which are two expressions in TIMEX3"},
		{`minute|hour|second`, "datetime", "a moment so many minutes from now: news is not read at the minute it is printed"},
		{`(from|between) .*(end|middle|mid|beginning|start) of|(until|to|and|till) (the )?(end|middle|mid|beginning|start) of`, "range", "a range to the edge of a period, which TIMEX3 gives beside the value"},
		{`\b(few|several|some)\b`, "", "a vague number, which the set takes for three"},
		{`business day|school year|calendar year|\b[scf]y\b|fiscal|\bsy\d|lunch|dinner|breakfast|\beod\b|business hour|night-?time|daytime|end of( the)? day|\bnights?$|weekends?$`, "", "a calendar or day of somebody's own"},
		{`\bweek \d|\d(st|nd|rd|th)? week\b`, "", "a numbered week"},
		{`\b(mon|tue|wed|thu|fri|sat|sun)[a-z]* (the )?(\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twent|thirt)`, "", "a day of the week with a day of an unnamed month"},
		{`^(the )?\d{1,2}(st|nd|rd|th)?$|^\d{2} s$`, "", "a bare number of a day"},
	} {
		out = append(out, unlikeRule{regexp.MustCompile(rule.words), rule.kind, rule.why})
	}
	return out
})

// commanding finds an order or a question to an assistant. What is left open in
// it lies ahead, whatever its verbs say; news gives no orders.
var commanding = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\bcortana\b|\bplease\b|^\W*(schedule|book|set|show|find|add|help|can|could|are you|how about|what about|meet|plan|arrange|create|move|change|give|remind|where are|let'?s)\b`)
})

// halved finds what says which half of the day is meant, or that no clock is.
var halved = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b[ap]m\b|\d[ap]m|[ap]\.m|noon|morning|evening|night|\d:\d\d|now|present|moment|minute|hour|second|\bday|this time`)
})
