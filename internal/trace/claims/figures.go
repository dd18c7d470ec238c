package claims

import (
	"strconv"
	"strings"
)

// figure reads a number in digits that stands in several pieces at the start of
// text, and gives it in one with the bytes that it takes: "4-1/2" is "4.5", "4½"
// too, "2, 000" is "2000", and behind a sign of money "2. 6" is "2.6". Broken
// thousands and decimals are slips of typesetting that news often has. It gives
// 0 bytes for every other number.
func figure(text string, money bool) (string, int) {
	n := digitRun(text)
	if n == 0 {
		return "", 0
	}
	whole, rest := text[:n], text[n:]
	for _, f := range fractions {
		for _, between := range []string{"", "-", " "} {
			if between == "" && f.sign[0] < 0x80 {
				continue // 41/2 can be a date
			}
			after, ok := strings.CutPrefix(rest, between+f.sign)
			if ok && digitRun(after) == 0 && !strings.HasPrefix(after, "/") {
				v, err := strconv.ParseFloat(whole, 64)
				if err != nil {
					return "", 0
				}
				return strconv.FormatFloat(v+f.value, 'f', -1, 64), n + len(between) + len(f.sign)
			}
		}
	}
	if after, ok := strings.CutPrefix(rest, ", 000"); ok && n <= 3 && digitRun(after) == 0 {
		return whole + "000", n + len(", 000")
	}
	if after, ok := strings.CutPrefix(rest, ". "); ok && money {
		if k := digitRun(after); k > 0 {
			return whole + "." + after[:k], n + len(". ") + k
		}
	}
	return "", 0
}

// digitRun counts the digits at the start of text.
func digitRun(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// fractions are the parts of one that digits write.
var fractions = []struct {
	sign  string
	value float64
}{{"1/2", 0.5}, {"1/4", 0.25}, {"3/4", 0.75}, {"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}}

// partOf reads the part of one that words add to a number: "and a half".
func partOf(words []string) (value float64, used int) {
	if len(words) < 3 || words[0] != "and" {
		return 0, 0
	}
	switch words[1] + " " + words[2] {
	case "a half", "one half":
		return 0.5, 3
	case "a quarter", "one quarter":
		return 0.25, 3
	case "three quarters":
		return 0.75, 3
	}
	return 0, 0
}

// currencies are the signs of money with the words that others use for them.
var currencies = map[rune]string{'$': "dollar", '£': "pound", '€': "euro"}

// figured says whether the last three words of a run hold a number.
func figured(run []word) bool {
	for i := max(0, len(run)-3); i < len(run); i++ {
		if _, _, used := parseNumber([]string{run[i].text}); used > 0 {
			return true
		}
	}
	return false
}

// startsFigure says whether a text starts with digits or a sign of money.
func startsFigure(text string) bool {
	for _, r := range text {
		return currencies[r] != "" || r >= '0' && r <= '9'
	}
	return false
}

// addsPart says whether what stands behind "and" is a part of one.
func addsPart(text string) bool {
	words := strings.Fields(text[:min(len(text), 24)])
	_, used := partOf(append([]string{"and"}, words[:min(len(words), 2)]...))
	return used > 0
}
