package en

import "strings"

// inflect gives the base, third person, past, participle and gerund of a verb
// in this order, then, for a verb whose last consonant may double, the doubled
// past, participle and gerund at the same places of a second row of five
// (empty otherwise). how is the list's column "forms": empty, "+", "±", or the
// four forms themselves.
func (l list) inflect(n int, lemma, how string) (forms [10]string) {
	forms[0] = lemma
	switch how {
	case "":
		forms[1], forms[2], forms[4] = third(lemma), past(lemma), gerund(lemma)
	case "+":
		stem := doubled(lemma)
		forms[1], forms[2], forms[4] = third(lemma), stem+"ed", stem+"ing"
	case "±":
		stem := doubled(lemma)
		forms[1], forms[2], forms[4] = third(lemma), past(lemma), gerund(lemma)
		forms[7], forms[8], forms[9] = stem+"ed", stem+"ed", stem+"ing"
	default:
		copy(forms[1:], l.split(n, how, 4))
		return forms
	}
	forms[3] = forms[2]
	return forms
}

func doubled(s string) string { return s + s[len(s)-1:] }

// third gives the regular third person of a verb, which is also the regular
// plural of a noun.
func third(s string) string {
	switch {
	case endsInConsonantY(s):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "z"),
		strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "o") && !strings.HasSuffix(s, "oo"):
		return s + "es"
	}
	return s + "s"
}

func past(s string) string {
	switch {
	case endsInConsonantY(s):
		return s[:len(s)-1] + "ied"
	case strings.HasSuffix(s, "e"):
		return s + "d"
	}
	return s + "ed"
}

func gerund(s string) string {
	if strings.HasSuffix(s, "e") && !strings.HasSuffix(s, "ee") {
		return s[:len(s)-1] + "ing"
	}
	return s + "ing"
}

func endsInConsonantY(s string) bool {
	return len(s) > 1 && s[len(s)-1] == 'y' && !strings.ContainsRune("aeiou", rune(s[len(s)-2]))
}
