package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditNames are picture agencies and libraries as credits print them, the
// longer before the shorter that it ends with.
var creditNames = []string{
	"Getty Images/iStockphoto", "iStock by Getty Images", "Getty Images", "Getty", "iStockphoto", "iStock", "Shutterstock",
	"AFP via Getty Images", "Anadolu via Getty Images", "Anadolu Agency", "Anadolu", "Agence France-Presse", "AFP",
	"Associated Press", "AP Photo", "AP Images", "AP", "REUTERS", "Reuters", "EPA-EFE", "EPA/EFE", "EPA", "EFE", "dpa",
	"Picture Alliance", "picture alliance", "ZUMA Press", "Zuma Press", "Xinhua", "Kyodo News", "Bloomberg", "PA Media", "PA Wire", "PA Images",
	"Press Association", "Alamy Stock Photo", "Alamy", "Adobe Stock", "Depositphotos", "Dreamstime", "Unsplash", "Pexels", "Pixabay",
	"Wikimedia Commons", "Wikimedia", "Wikipedia", "Flickr", "Flash90", "Flash 90", "Creative Commons", "public domain", "Public domain",
	"Handout", "Courtesy", "Screenshot", "Screengrab", "TASS", "NurPhoto", "SOPA Images", "Canva", "Magnum Photos", "UPI", "ANP", "TT", "NTB", "Ritzau Scanpix",
}

// creditLeads begin a credit of their own, in lower case.
var creditLeads = []string{
	"photo:", "photos:", "photo by ", "photos by ", "photo credit:", "photo credit ", "photograph:", "photograph by ", "photography by ",
	"image:", "images:", "image credit:", "image credit ", "image source:", "image via ", "image by ", "picture:", "picture credit:", "picture by ",
	"credit:", "credits:", "courtesy of ", "courtesy:", "photo courtesy ", "photos courtesy ", "image courtesy ", "illustration:", "illustration by ",
	"source:", "video:", "video credit:", "getty images", "© getty", "ap photo", "reuters/", "afp/", "epa/", "epa-efe/",
}

// isCredit reports whether a whole line is a picture credit.
func isCredit(s string) bool {
	if len(s) > 120 || strings.ContainsRune(s, '\n') {
		return false
	}
	inner := strings.TrimSpace(strings.Trim(s, "()[]"))
	if creditWords(inner) {
		return true
	}
	for _, name := range creditNames {
		if rest, ok := strings.CutPrefix(inner, name); ok && strings.Trim(rest, ".") == "" && utf8.RuneCountInString(name) > 2 {
			return true
		}
	}
	return false
}

// creditWords reports whether the text says of itself that it is a credit.
func creditWords(s string) bool {
	if wordCount(s, 15) > 14 {
		return false
	}
	for _, lead := range creditLeads {
		if !foldPrefix(s, lead) {
			continue
		}
		rest := strings.TrimSpace(s[len(lead):])
		// "Photo: a crowd gathers …" is a caption: what follows names nobody.
		return rest == "" || upperOrMark(rest) && wordCount(rest, 9) <= 8 && !sentenceInside(rest)
	}
	return false
}

// sentenceInside reports whether lower-case words beyond the small ones of a
// credit line stand in the text.
func sentenceInside(s string) bool {
	lower := 0
	for w := range strings.FieldsSeq(s) {
		switch strings.Trim(w, ".,;:()/") {
		case "via", "for", "of", "the", "by", "and", "courtesy", "from", "de", "van", "von", "da", "al", "office", "photo", "file", "pool", "image", "images", "":
			continue
		}
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			lower++
		}
	}
	return lower > 1
}

func upperOrMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r) || strings.HasPrefix(s, "iStock") || strings.HasPrefix(s, "dpa")
}

// bracketCredit finds a credit in round or square brackets at the end of a
// text; at is the byte where the bracket opens.
func bracketCredit(s string) (at, end int, ok bool) {
	t := strings.TrimRight(s, ".")
	if t == "" || t[len(t)-1] != ')' && t[len(t)-1] != ']' {
		return 0, 0, false
	}
	open := byte('(')
	if t[len(t)-1] == ']' {
		open = '['
	}
	at = strings.LastIndexByte(t, open)
	if at < 0 || len(t)-at > 120 {
		return 0, 0, false
	}
	inner := strings.TrimSpace(t[at+1 : len(t)-1])
	if creditWords(inner) || photoSlash(inner) || at == 0 && isCredit(inner) {
		return at, len(s), true
	}
	return 0, 0, false
}

// photoSlash reports whether a bracket's text is an agency's name joined to a
// name by a slash ("Reuters/Jane Roe") or says photo ("Jane Roe/Pool Photo").
func photoSlash(s string) bool {
	if wordCount(s, 13) > 12 {
		return false
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "photo") || strings.HasSuffix(lower, " photo") || strings.HasSuffix(lower, " via ap") ||
		strings.Contains(lower, "/pool") || strings.Contains(lower, "via getty images") || strings.Contains(lower, "via reuters") {
		return true
	}
	before, after, ok := strings.Cut(s, "/")
	if !ok {
		return false
	}
	for _, name := range creditNames {
		if strings.TrimSpace(before) == name || strings.TrimSpace(after) == name {
			return true
		}
	}
	return false
}

// gluedCredit finds an agency's name that a caption runs into without a space
// ("Flag of OsloiStock", "in Oslo.Reuters"); at is its first byte.
func gluedCredit(s string) (at int, ok bool) {
	for _, name := range creditNames {
		head, found := strings.CutSuffix(s, name)
		if !found || head == "" {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(head)
		if unicode.IsLower(r) || unicode.IsDigit(r) || r == '.' || r == ')' || r == '"' || r == '”' || r == '’' || r == '©' {
			if r == '©' {
				return len(head) - len("©"), true
			}
			return len(head), true
		}
		if unicode.IsUpper(r) && strings.HasPrefix(name, "iStock") {
			return len(head), true
		}
	}
	return 0, false
}

// partedCredit finds a credit after a mark ("… | Reuters", "… Photo: Reuters")
// or an unmistakable agency's name after a space; the caption ends at from,
// the credit begins at to.
func partedCredit(s string) (from, to int, ok bool) {
	for _, mark := range []string{" | ", " / ", " — ", " – ", " - ", "|", ". "} {
		i := strings.LastIndex(s, mark)
		if i <= 0 {
			continue
		}
		if rest := s[i+len(mark):]; isCredit(rest) || photoSlash(rest) {
			if mark == ". " {
				return i + 1, i + len(mark), true
			}
			return i, i + len(mark), true
		}
	}
	for _, lead := range []string{" Photo: ", " Photo by ", " Photograph: ", " Credit: ", " Image: ", " Picture: ", " Photo credit: ", " © ", " Courtesy of "} {
		if i := strings.LastIndex(s, lead); i > 0 && wordCount(s[i:], 13) <= 12 {
			return i, i + 1, true
		}
	}
	for _, name := range []string{"Getty Images", "iStock", "Shutterstock", "Flash90", "AP Photo", "Wikimedia Commons"} {
		if head, found := strings.CutSuffix(s, " "+name); found && head != "" && !strings.HasSuffix(head, " by") {
			return len(head), len(head) + 1, true
		}
	}
	return 0, 0, false
}

// repeats reports whether what follows a caption's second printing is nothing
// or a credit.
func repeats(rest string) bool {
	rest = strings.TrimFunc(rest, isSpace)
	if rest == "" {
		return true
	}
	bare := strings.TrimSpace(strings.TrimLeft(rest, "|/-–—.,:© "))
	if bare == "" || len(rest) > 80 || wordCount(bare, 9) > 8 {
		return false
	}
	if isCredit(bare) || photoSlash(strings.Trim(bare, "()[]")) {
		return true
	}
	for _, name := range creditNames {
		if bare == name {
			return true
		}
	}
	return upperOrMark(bare) && !sentenceInside(bare) && !endsSentence(bare) && wordCount(bare, 5) <= 4
}
