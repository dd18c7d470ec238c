package extract

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
)

// functionWords are frequent words of each language that are rare in English
// prose. A small count decides: news text is one fifth function words.
var functionWords = []struct{ language, words string }{
	{"en", "the and of to in that is was for on with as by at from it said has have were which this are an be who after not but had been their its they will would"},
	{"de", "der die das und ist nicht mit ein eine von zu den dem des auf für im sich auch wird nach bei sind einer werden wurde aus dass hat"},
	{"fr", "le la les des et une du est dans pour que qui sur par au pas avec plus ce sont aux ont été cette sa ses il elle leur mais a"},
	{"es", "el la los las de y que en un una por con para es del se su al lo como más pero fue ha sus este entre no sobre también"},
	{"it", "il lo gli la le di e che per un una del della dei con non sono è si da nel alla più come anche ha stato delle dal ma"},
	{"pt", "o os a as de e que em um uma do da dos das por com para não se na no ao mais como foi mas são pela pelo seu sua também"},
	{"nl", "de het een en van is dat niet op te voor met zijn aan er ook bij door als maar wordt naar heeft over uit werd nog deze hij"},
	{"tr", "ve bir bu için ile olarak da de olan daha çok gibi kadar sonra göre ancak olduğunu en ise her değil dedi tarafından"},
	{"sv", "och att det som en på är av för med den till inte har om ett var men han de från vid sig kan efter"},
	{"pl", "i w na z się nie do że jest to jak o od po za przez są oraz ale dla był tego jego które"},
	{"id", "yang dan di dengan untuk dari ini itu pada dalam tidak akan oleh juga ke adalah telah mereka kepada"},
}

// scripts are the writing systems that tell another language by themselves.
var scripts = []struct {
	language string
	table    *unicode.RangeTable
}{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han}, {"ko", unicode.Hangul}, {"ru", unicode.Cyrillic}, {"ar", unicode.Arabic},
	{"he", unicode.Hebrew}, {"el", unicode.Greek}, {"hi", unicode.Devanagari}, {"th", unicode.Thai}, {"bn", unicode.Bengali},
	{"ta", unicode.Tamil}, {"ka", unicode.Georgian}, {"hy", unicode.Armenian}, {"am", unicode.Ethiopic},
}

var languageNames = map[string]string{
	"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish",
	"sv": "Swedish", "pl": "Polish", "id": "Indonesian", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ru": "Russian", "uk": "Ukrainian",
	"ar": "Arabic", "fa": "Persian", "he": "Hebrew", "el": "Greek", "hi": "Hindi", "th": "Thai", "bn": "Bengali", "ta": "Tamil", "ka": "Georgian",
	"hy": "Armenian", "am": "Amharic", "und": "a language that sayso does not know",
}

// LanguageName gives the English name of a language by its BCP 47 code.
func LanguageName(code string) string {
	if name, ok := languageNames[code]; ok {
		return name
	}
	return code
}

// IsEnglish tells the language of a text by its scripts and function words: a
// BCP 47 code, "und" when nothing fits. A text too short to tell is taken for
// English. It looks at the first 20,000 bytes.
func IsEnglish(text string) (language string, ok bool) {
	if len(text) > 20000 {
		text = text[:20000]
	}
	if language = byScript(text); language != "" {
		return language, false
	}
	counts := make([]int, len(functionWords))
	words := 0
	spoken := languagesOf()
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for in := spoken[w]; in != 0; in &= in - 1 {
			counts[bits.TrailingZeros(in)]++
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	switch {
	case words < 20 && counts[best] < 4, best == 0 && counts[0] > 0:
		return "en", true
	case counts[best] < 2*counts[0] && counts[0]*12 > words:
		return "en", true // a text with names and quotations of another language
	case counts[best]*12 < words:
		if counts[0] > 0 || words < 40 {
			return "en", true
		}
		return "und", false
	}
	return functionWords[best].language, false
}

// languagesOf gives for each function word the languages that have it, as bits by
// their places in functionWords.
var languagesOf = sync.OnceValue(func() map[string]uint {
	out := map[string]uint{}
	for i, f := range functionWords {
		for w := range strings.FieldsSeq(f.words) {
			out[w] |= 1 << i
		}
	}
	return out
})

// byScript gives the language of a text most of whose letters are of another
// script than the Latin one; "" when they are not.
func byScript(text string) string {
	counts := make([]int, len(scripts))
	letters, latin := 0, 0
	ukrainian, persian := 0, 0
	for _, r := range text {
		if r < 0x80 {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				letters++
				latin++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch r {
		case 'і', 'ї', 'є', 'ґ':
			ukrainian++
		case 'پ', 'چ', 'گ', 'ژ', 'ی':
			persian++
		}
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	if letters == 0 || latin*2 >= letters {
		return ""
	}
	if counts[0]+counts[1] > letters/20 {
		return "ja"
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	switch {
	case counts[best] == 0:
		return "und"
	case scripts[best].language == "ru" && ukrainian*50 > letters:
		return "uk"
	case scripts[best].language == "ar" && persian*20 > letters:
		return "fa"
	}
	return scripts[best].language
}
