package claims

import (
	"strings"
	"sync"
)

// stopText lists words that carry no claim by themselves.
const stopText = `a about above after again against all almost also although am among an and another any are around as at away back
be became because become been before behind being below between both but by came can cannot come could did do does doing done down during
each either else even ever every few first for from further get gets getting got had has have having he her here hers herself him himself
his how however i if in into is it its itself just know last least less let like made make makes many may me might mine more most much must my
myself near nearly no nor not now of off often on once one only onto or other others our ours out over own per put rather said same say
saying says she should since so some soon still such take taken than that the their theirs them themselves then there these they this
those though through thus to today together told too took toward two under until up upon us use used very via was we well went were what
when where whether which while who whom whose why will with within without would yet you your yours mr mrs ms dr reported report reports
according spokesman spokeswoman added announced confirmed statement sources source`

// faintText lists words that are in many statements: they count for little.
const faintText = `people man men woman women year years day days week weeks month months time times new old official officials government
country state city area part way number group company case news president minister police include including several monday tuesday wednesday
thursday friday saturday sunday morning evening night afternoon late early yesterday tomorrow`

type wordLists struct{ stop, faint map[string]bool }

var lists = sync.OnceValue(func() wordLists {
	set := func(text string, f func(string) string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(text) {
			m[f(w)] = true
		}
		return m
	}
	return wordLists{set(stopText, strings.ToLower), set(faintText, stem)}
})

// irregular gives the stem of forms that no ending tells, and of words that
// news uses for one another: a claim of deaths is one claim in any verb.
var irregular = map[string]string{
	"died": "die", "dead": "die", "death": "die", "deaths": "die", "dies": "die", "dying": "die", "killed": "die", "kills": "die", "kill": "die", "killing": "die", "fatalities": "die", "fatality": "die", "toll": "die",
	"hurt": "injur", "injured": "injur", "injuries": "injur", "wounded": "injur", "wounds": "injur", "injuring": "injur", "wounding": "injur",
	"arrested": "arrest", "detained": "arrest", "apprehended": "arrest", "arrests": "arrest", "nabbed": "arrest",
	"bought": "buy", "buys": "buy", "acquire": "buy", "acquired": "buy", "acquires": "buy", "acquisition": "buy", "acquiring": "buy", "purchase": "buy", "purchased": "buy",
	"children": "child", "kids": "child", "kid": "child", "mom": "mother", "mum": "mother", "dad": "father",
	"fell": "fall", "fallen": "fall", "falls": "fall", "collapse": "fall", "collapsed": "fall", "collapses": "fall",
	"found": "find", "finds": "find", "gave": "give", "given": "give", "held": "hold", "left": "leav", "leave": "leav", "leaves": "leav",
	"met": "meet", "meets": "meet", "meeting": "meet", "paid": "pay", "pays": "pay", "sold": "sell", "sale": "sell", "won": "win", "winner": "win", "shot": "shoot", "shots": "shoot", "shooting": "shoot", "gunshot": "shoot",
	"stole": "steal", "stolen": "steal", "struck": "strik", "strike": "strik", "strikes": "strik", "hit": "strik", "hits": "strik", "broke": "break", "broken": "break",
	"began": "begin", "begun": "begin", "start": "begin", "started": "begin", "starts": "begin", "fired": "fire", "sacked": "fire", "dismissed": "fire", "firing": "fire", "dismissal": "fire",
	"named": "name", "appointed": "name", "offered": "offer", "offers": "offer", "offering": "offer", "percent": "cent", "per-cent": "cent", "%": "cent",
	"magnitude-": "magnitud", "quake": "earthquak", "tremor": "earthquak", "temblor": "earthquak", "jury": "juror", "jurors": "juror", "trial": "try", "tried": "try",
	"meter": "metr", "meters": "metr", "feet": "foot", "ft": "foot",
	"received": "send", "receive": "send", "receives": "send", "receiving": "send", "got": "send", "sent": "send", "sends": "send", "ready": "offer", "willing": "offer",
}

// stem cuts a word in lower case to what its forms share. It is coarser than a
// lemma and knows no part of speech.
func stem(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	if len(w) < 4 {
		return w
	}
	for _, e := range [...]struct{ end, with string }{
		{"'s", ""}, {"’s", ""}, {"ies", "y"}, {"sses", "ss"}, {"ied", "y"}, {"ations", ""}, {"ation", ""}, {"ments", ""}, {"ment", ""}, {"ings", ""}, {"ing", ""},
		{"ers", ""}, {"edly", ""}, {"ed", ""}, {"es", ""}, {"ly", ""}, {"er", ""}, {"s", ""}, {"e", ""},
	} {
		if rest, ok := strings.CutSuffix(w, e.end); ok && len(rest) >= 3 && !(e.end == "s" && strings.HasSuffix(rest, "s")) {
			w = rest + e.with
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' && w[n-1] != 'e' && w[n-1] != 'o' {
		w = w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}
