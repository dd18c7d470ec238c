package names

import (
	"strings"
	"sync"
)

// words makes a set of the words of a text at its first use.
func words(text string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		fields := strings.Fields(text)
		set := make(map[string]bool, len(fields))
		for _, w := range fields {
			set[w] = true
		}
		return set
	})
}

var neverSet = words(`
the a an this that these those it its he she they we you i him her them us me my your his our their one
there here who what when where why how which whose whom and or but if as at by for from in of on to with without within
not no nor yes so than then though although while because since until unless after before during
is are was were be been being has have had do does did will would can could shall should may might must
also too both either neither each every some any all many few much more most other another such
mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december
mon tue tues wed thu thurs fri sat jan feb mar apr jun jul aug sept sep oct nov dec
today yesterday tomorrow am pm gmt est edt utc ist cet pst pdt bst a.m. p.m.
i'm i've i'd i'll it's n't 's 'm 're 've 'll 'd mr. mrs. ms. dr. jan. feb. aug. sept. oct. nov. dec.
however meanwhile moreover nevertheless instead still again even just only about against among between despite over under
christmas easter ramadan passover thanksgiving god lord islam christianity judaism hinduism buddhism covid covid-19 coronavirus
shabbat sabbath english arabic hebrew spanish-language`)

// neverName reports whether a word never starts or goes on a name by itself.
func neverName(w string) bool { return neverSet()[w] }

// openers are words that often open a sentence and are no names, though some
// taggers take their capital for one.
var openers = map[string]bool{
	"according": true, "asked": true, "speaking": true, "citing": true, "officials": true, "police": true, "last": true, "earlier": true,
	"later": true, "now": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true,
	"let": true, "please": true, "thank": true, "thanks": true, "photo": true, "image": true, "file": true, "read": true, "like": true, "first": true, "second": true,
	"local": true, "national": true, "new": false, "people": true, "government": true, "sources": true, "state": true, "other": true, "women": true, "men": true,
	"children": true, "residents": true, "experts": true, "critics": true, "authorities": true, "additionally": true, "flag": true, "such": true, "once": true,
	"several": true, "hundreds": true, "thousands": true, "dozens": true, "millions": true, "nearly": true, "almost": true, "around": true, "under": true,
	"president": true, "minister": true, "foreign": true, "part": true, "video": true, "caption": true, "source": true, "credit": true, "weeks": true, "days": true,
	"years": true, "months": true, "back": true, "next": true, "well": true, "yet": true, "ever": true, "never": true, "perhaps": true, "maybe": true,
}

var orgHeads = words(`
agency administration academy alliance army assembly association associates assoc authority bank board brigade brigades bureau cabinet
center centre centers centres chamber church club co coalition college command commission committee commonwealth communications company confederation
conference congress consortium cooperative corp corporation corps council court courts department directorate division duma federation
fc firm force forces foundation front fund gazette government group guard guards guild holdings hospital hotel hotels inc incorporated industries initiative
inspectorate institute institution intelligence investments knesset laboratory laboratories labs league legislature limited llc llp ltd
mafia ministry mission mosque motors movement museum navy network networks news office organization organisation observatory ombudsman orchestra
parliament partners partnership party patrol plc police press programme project regiment resistance restaurant
sa sc school schools secretariat securities senate service services society squad states' studios summit synagogue syndicate systems task
team technologies telecom temple theatre tribunal trust union unions unit united university watch workers airlines airways aviation air
militia militias brotherhood jihad corporation' enterprise enterprises energy petroleum oil pharmaceuticals pharma bancorp capital financial insurance
greenpeace times post tribune herald broadcasting television radio tv taskforce battalion division crescent cross front nations democrats republicans
conservatives liberals greens caucus staff registry records lab commissariat prison jail clinic foundation' stock exchange cartel
gmbh ag spa oy bv nv pty bhd sdn tbk jsc ojsc aktiengesellschaft coop airline bancshares ventures solutions software media entertainment pictures
rovers wanderers athletic albion hotspur`)

// orgHead reports whether a word ends names of organisations ("Agency").
func orgHead(w string) bool { return orgHeads()[strings.TrimSuffix(w, ".")] }

var orgInner = words(`
national international federal royal united central democratic republican socialist communist labour labor liberal conservative islamic
christian catholic orthodox muslim jewish youth students women's workers people's revolutionary liberation freedom development research human
rights public civil medical health media news bank trade business technology tech global world`)

// orgWordInside reports whether some word of a name is one that names of
// organisations have.
func orgWordInside(word func(int) string, n int) bool {
	for k := range n {
		if w := word(k); orgInner()[w] || orgHead(w) && k > 0 || strings.ContainsAny(w, "0123456789&") {
			return true
		}
	}
	return false
}

var placeHeads = words(`
province county region district river lake sea ocean bay gulf strait island islands isle isles mountain mountains hills valley desert peninsula
city town village township municipality prefecture oblast governorate state territory territories canal creek falls beach
street road avenue boulevard lane square park airport harbour harbor port bridge forest basin coast plateau republic kingdom emirates
crossing strip bank heights coast border reef delta corridor plains point crater ridge borough parish suburb camp quarter highway`)

func placeHead(w string) bool { return w != "bank" && placeHeads()[w] }

// placeOpens reports whether a word opens names of places ("Mount", "Lake").
func placeOpens(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "mount", "mt", "lake", "cape", "fort", "ft", "port", "san", "santa", "saint", "st", "los", "las", "el", "al", "north", "south", "east", "west",
		"northern", "southern", "eastern", "western", "central", "upper", "lower", "greater", "strait", "gulf", "bay", "republic", "kingdom", "isle":
		return true
	}
	return false
}

// eventHead reports whether a word ends names that are none of our kinds.
func eventHead(w string) bool {
	switch w {
	case "war", "act", "bill", "law", "treaty", "agreement", "accord", "accords", "cup", "games", "olympics", "prize", "award", "awards", "day",
		"festival", "convention", "charter", "constitution", "amendment", "revolution", "crisis", "era", "festival's", "championship", "championships",
		"protocol", "code", "plan", "deal", "week", "month", "year", "road map", "declaration", "resolution", "open", "marathon", "election", "elections", "virus", "disease":
		return true
	}
	return false
}

// outletLike reports whether a word ends many outlets' names and many others: it
// needs an outlet's company.
func outletLike(w string) bool {
	switch w {
	case "review", "star", "sun", "standard", "citizen", "press", "register", "independent", "leader", "nation", "advocate", "bee", "globe", "express",
		"record", "voice", "world", "today", "monitor", "messenger", "enterprise", "republic", "republican", "democrat", "journal-constitution", "statesman", "patriot", "banner", "weekly", "digest", "report":
		return true
	}
	return false
}

func innerParticle(w string) bool {
	switch w {
	case "de", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "bin", "bint", "ibn", "al", "el", "ul", "ur", "abu",
		"y", "e", "af", "av", "zu", "al-", "el-", "ad", "ed", "as", "ez", "ash", "bar", "ben", "oğlu":
		return w != "as" && w != "do" && w != "e" && w != "den" && w != "ten"
	}
	return false
}

func prefixWord(w string) bool {
	switch w {
	case "then", "pro", "anti", "ex", "non", "post", "pre", "mid", "then-", "half", "former", "neo", "all", "trans", "inter", "self":
		return true
	}
	return false
}

// possessor reports whether a word with 's goes on as a name ("People's Party").
func possessor(w string) bool {
	switch w {
	case "people", "workers", "women", "children", "men", "doctors", "veterans", "teachers", "farmers", "writers", "players", "lloyd", "nation",
		"king", "queen", "st", "lord", "macy", "mcdonald", "sotheby", "christie", "moody", "levi", "world", "journalists", "lawyers", "students", "girls", "boys", "sainsbury":
		return true
	}
	return false
}

// takesOf reports whether "of" and more may follow inside a name.
func takesOf(w string) bool {
	if orgHead(w) || takesFor(w) {
		return true
	}
	switch w {
	case "republic", "kingdom", "state", "states", "gulf", "strait", "bay", "isle", "cape", "house", "board", "emirate", "straits", "sea", "coast", "islands",
		"bank", "university", "faculty", "cathedral", "order", "knights", "sons", "daughters", "friends", "port", "bishopric", "archdiocese", "diocese", "governorate", "province", "horn", "chiefs":
		return true
	}
	return false
}

// takesFor reports whether "for" and more may follow inside a name.
func takesFor(w string) bool {
	switch w {
	case "center", "centre", "centers", "centres", "institute", "committee", "department", "campaign", "agency", "front", "foundation", "council", "commission",
		"association", "alliance", "coalition", "movement", "party", "society", "office", "organisation", "organization", "fund", "ministry", "union", "authority",
		"commissioner", "court", "network", "group", "board", "doctors", "reporters", "physicians", "mothers", "americans", "citizens", "lawyers", "parents", "students", "school", "bureau":
		return true
	}
	return false
}

func takesOn(w string) bool {
	switch w {
	case "committee", "commission", "council", "conference", "convention", "center", "centre", "panel", "coalition", "institute":
		return true
	}
	return false
}

func ministry(w string) bool {
	switch w {
	case "ministry", "department", "bureau", "center", "centre", "centers", "centres", "committee", "council", "commission", "office", "institute", "directorate", "agency",
		"organisation", "organization", "association", "school", "faculty", "board", "society", "foundation", "college", "academy", "union", "federation", "confederation", "network":
		return true
	}
	return false
}

func calendar(w string) bool {
	return neverName(w) || w == "may"
}

func placeBefore(w string) bool {
	switch w {
	case "in", "near", "outside", "across", "around", "toward", "towards", "into", "throughout", "southern", "northern", "eastern", "western", "central", "downtown", "inside", "beyond", "via":
		return true
	}
	return false
}

func personAfter(w string) bool {
	switch w {
	case "who", "himself", "herself", "whose":
		return true
	}
	return false
}

// ofPlace reports whether a noun behind a name says that it is one of a place.
func ofPlace(w string) bool {
	switch w {
	case "police", "resident", "residents", "man", "woman", "couple", "native", "firefighters", "courthouse", "suburb", "neighborhood", "neighbourhood":
		return true
	}
	return false
}

func titleModifier(w string) bool {
	switch w {
	case "former", "then", "acting", "deputy", "vice", "assistant", "senior", "chief", "interim", "outgoing", "incoming", "ex", "late", "veteran", "retired", "first", "second", "junior",
		"foreign", "defence", "defense", "finance", "interior", "health", "education", "justice", "national", "international", "federal", "state", "prime", "lead", "general", "associate",
		"party", "opposition", "house", "senate", "majority", "minority", "executive", "managing", "founding", "honorary", "transport", "energy", "environment", "economy", "trade", "labour", "labor", "agriculture", "culture", "security", "police", "army", "navy", "intelligence", "military", "special", "human", "rights", "communications", "information", "political", "co":
		return true
	}
	return false
}

func abbreviated(w string) bool {
	switch w {
	case "st", "mt", "ft", "jr", "sr", "inc", "corp", "co", "ltd", "gen", "col", "sgt", "lt", "rev", "sen", "rep", "gov", "prof", "capt", "maj", "adm", "hon", "u.s", "u.n", "u.k", "dr", "mr", "mrs", "ms":
		return true
	}
	return false
}
