package names

import "github.com/sayso-news/sayso/internal/lang/en"

// The functions of this file are the only ones that ask lang/en and outlets.

var firstNames = words(`james john robert michael william david richard joseph thomas charles mary patricia jennifer linda elizabeth barbara susan jessica sarah karen
ahmed mohammed muhammad mohamed ali hassan ibrahim ismail recep kyriakos benjamin hussein fatima maria jose juan carlos luis ana jana elena ilse jane anna peter paul george mark
donald joe barack hillary bernie ted marco vladimir angela emmanuel boris xi narendra abdel mahmoud yasser khalid omar yusuf mustafa mehmet`)

var places = words(`turkey israel gaza ankara istanbul qatar us usa uk u.s. u.k. america russia china france germany italy spain india pakistan iran iraq syria egypt lebanon jordan london paris
moscow washington beijing tokyo berlin jerusalem cairo baghdad tehran kabul damascus beirut ukraine kyiv kiev poland libya karabakh britain europe africa asia`)

var demonyms = words(`turkish israeli american russian chinese french german italian spanish indian pakistani iranian iraqi syrian egyptian lebanese jordanian british palestinian greek arab european african asian`)

func isFirstName(w string) bool { return firstNames()[w] }
func isPlaceWord(w string) bool { return places()[w] }
func isDemonym(w string) bool   { return demonyms()[w] }

func placeAt(word func(int) string, n int) int {
	if n > 1 && word(0) == "united" && (word(1) == "states" || word(1) == "kingdom") {
		return 2
	}
	if n > 0 && places()[word(0)] {
		return 1
	}
	return 0
}

// titleAt gives the number of tokens of the title that starts at word(0).
func titleAt(word func(int) string, n int) int {
	length, _ := en.MatchTitle(word, n)
	return length
}

// roleNoun reports whether a noun in lower case names a person's role.
func roleNoun(w string) bool {
	p, ok := en.LookupPerson(w)
	return ok && !p.Plural && p.Class != en.PersonKin && p.Class != en.PersonGeneric || titleAt(func(int) string { return w }, 1) > 0
}

func reports(w string) bool {
	v, ok := en.Reporting(w)
	return ok && v.Form&(en.VerbPast|en.VerbThird) != 0 && !v.Takes.Has(en.TakesWeak)
}

// listed finds a name that a table knows at token i: an outlet, an organisation
// or a place of several words.
func (f *finder) listed(i int) (int, cand) { return 0, cand{} }
