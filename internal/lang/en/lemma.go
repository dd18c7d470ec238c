package en

import "strings"

// RegularLemma gives the base form of a lower-case word whose inflection, a
// Penn Treebank tag (VBZ, VBD, VBN, VBG, NNS, NNPS), is regular, by its
// spelling alone. Lexicon.Lemma knows the words for which it is wrong. Any
// other tag gives the word back.
func RegularLemma(word, tag string) string {
	switch tag {
	case "VBZ", "NNS", "NNPS":
		return withoutS(word)
	case "VBD", "VBN":
		if len(word) > 4 && strings.HasSuffix(word, "ied") {
			return word[:len(word)-3] + "y"
		}
		if len(word) > 3 && strings.HasSuffix(word, "ed") {
			return stem(word[:len(word)-2])
		}
	case "VBG":
		if len(word) > 4 && strings.HasSuffix(word, "ing") {
			return stem(word[:len(word)-3])
		}
	}
	return word
}

func withoutS(word string) string {
	n := len(word)
	switch {
	case n < 3 || word[n-1] != 's' || word[n-2] == 's':
		return word
	case n > 4 && strings.HasSuffix(word, "ies"):
		return word[:n-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"),
		strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "zzes"), n > 4 && strings.HasSuffix(word, "oes"):
		return word[:n-2]
	}
	return word[:n-1]
}

// stem mends what is left of a verb without -ed or -ing: a doubled consonant
// is made single, a lost e put back where English spelling wants one.
func stem(s string) string {
	n := len(s)
	if n < 2 {
		return s
	}
	last, before := s[n-1], s[n-2]
	vowel := strings.IndexByte("aeiou", before) >= 0
	switch {
	case last == before && strings.IndexByte("bdgmnprt", last) >= 0:
		return s[:n-1]
	case last == 'v', last == 'u', last == 'c', last == 'z' && before != 'z', last == 's' && before != 's',
		last == 'g' && before != 'n', strings.HasSuffix(s, "rg"), strings.HasSuffix(s, "dg"), strings.HasSuffix(s, "ang") && n > 4:
		return s + "e"
	case last == 'l' && !vowel && before != 'l' && before != 'r' && before != 'w':
		return s + "e"
	case n > 3 && (strings.HasSuffix(s, "at") || strings.HasSuffix(s, "ut")) && strings.IndexByte("aeo", s[n-3]) < 0:
		return s + "e"
	case n > 2 && strings.HasSuffix(s, "at") && (s[n-3] == 'e' || s[n-3] == 'i') && n > 4:
		return s + "e"
	case strings.HasSuffix(s, "ir") && n > 3 && s[n-3] != 'a', strings.HasSuffix(s, "ur") && n > 3 && strings.IndexByte("aeou", s[n-3]) < 0 && s[n-3] != 'c':
		return s + "e"
	case n > 2 && vowel && strings.IndexByte("aeiou", s[n-3]) < 0 && (before == 'a' || before == 'i') && strings.IndexByte("dklmnpr", last) >= 0 && short(s):
		return s + "e"
	case n > 2 && before == 'o' && strings.IndexByte("klpsn", last) >= 0 && strings.IndexByte("aeiou", s[n-3]) < 0 && short(s):
		return s + "e"
	}
	return s
}

// short reports whether s has one vowel only: mak, tim, clos.
func short(s string) bool {
	vowels := 0
	for i := range len(s) {
		if strings.IndexByte("aeiouy", s[i]) >= 0 {
			vowels++
		}
	}
	return vowels == 1
}
