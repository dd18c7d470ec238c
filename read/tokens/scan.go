package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// tokenise fills doc.Tokens: block by block, and the bytes between blocks as
// tokens of no block.
func tokenise(doc *nlp.Doc) {
	s := scanner{text: doc.Text, tokens: make([]nlp.Token, 0, len(doc.Text)/5+8)}
	pos := 0
	for i, block := range doc.Blocks {
		start, end := max(pos, block.Start), min(block.End, len(doc.Text))
		if start > end {
			continue // blocks that overlap or lie outside: not ours to mend
		}
		s.segment(pos, start, -1)
		s.segment(start, end, i)
		pos = end
	}
	s.segment(pos, len(doc.Text), -1)
	doc.Tokens = s.tokens
}

// A scanner cuts one text. end is the edge that no token crosses: that of the
// segment at first, that of the run of non-space bytes below.
type scanner struct {
	text   string
	tokens []nlp.Token
	block  int
	end    int // of the segment
	lower  lowerer
}

// segment cuts text[pos:end], which belongs to one block.
func (s *scanner) segment(pos, end, block int) {
	s.block, s.end = block, end
	for pos < end {
		c := s.text[pos]
		if c < utf8.RuneSelf {
			if asciiSpace[c] {
				pos++
				continue
			}
		} else if r, size := utf8.DecodeRuneInString(s.text[pos:end]); unicode.IsSpace(r) {
			pos += size
			continue
		}
		start := pos
		plain := true // ASCII letters only
		odd := false  // may be a web or mail address
	run:
		for pos < end {
			c := s.text[pos]
			switch {
			case c < utf8.RuneSelf:
				switch class[c] {
				case letter:
				case space:
					break run
				default:
					plain = false
					odd = odd || c == '@' || c == ':' || c == '/' || c == '.'
				}
				pos++
			default:
				r, size := utf8.DecodeRuneInString(s.text[pos:end])
				if unicode.IsSpace(r) {
					break run
				}
				plain = false
				pos += size
			}
		}
		if plain {
			s.word(start, pos)
			continue
		}
		s.run(start, pos, odd)
	}
}

// run cuts text[pos:end], which holds no space.
func (s *scanner) run(pos, end int, odd bool) {
	at := -1 // the next @ of the run
	if odd {
		at = strings.IndexByte(s.text[pos:end], '@')
		if at >= 0 {
			at += pos
		}
	}
	for pos < end {
		if odd {
			if at >= 0 && at < pos {
				if at = strings.IndexByte(s.text[pos:end], '@'); at >= 0 {
					at += pos
				}
			}
			if stop := s.address(pos, at, end); stop > pos {
				s.add(pos, stop)
				pos = stop
				continue
			}
		}
		c := s.text[pos]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s.text[pos:end])
			switch {
			case ideographic(r):
				s.add(pos, pos+size)
				pos += size
			case wordRune(r):
				pos = s.scanWord(pos, end)
			case r == '’' || r == '‘':
				pos = s.apostrophe(pos, pos+size, end)
			default:
				s.add(pos, pos+size)
				pos += size
			}
			continue
		}
		switch class[c] {
		case letter, digit:
			pos = s.scanWord(pos, end)
		case repeat: // . ! ? - * = _ ~ and the like: a run of one sign is one token
			stop := pos + 1
			for stop < end && (s.text[stop] == c || (c == '!' || c == '?') && (s.text[stop] == '!' || s.text[stop] == '?')) {
				stop++
			}
			s.add(pos, stop)
			pos = stop
		case quoteSign:
			switch {
			case c == '\'' && pos+1 < end && s.text[pos+1] == '\'', c == '`' && pos+1 < end && s.text[pos+1] == '`':
				s.add(pos, pos+2)
				pos += 2
			case c == '\'':
				pos = s.apostrophe(pos, pos+1, end)
			default:
				s.add(pos, pos+1)
				pos++
			}
		case tagSign: // @handle #tag
			stop := pos + 1
			for stop < end && (class[s.text[stop]] == letter || class[s.text[stop]] == digit || s.text[stop] == '_') {
				stop++
			}
			s.add(pos, stop)
			pos = stop
		default:
			s.add(pos, pos+1)
			pos++
		}
	}
}

// scanWord cuts one word or number that starts at pos, with its contraction
// and its period if it is an abbreviation, and gives the place after it.
func (s *scanner) scanWord(pos, end int) int {
	start := pos
	digits := class[s.text[pos]] == digit // starts with a digit
	apos := -1                            // place of the last apostrophe inside
scan:
	for pos < end {
		c := s.text[pos]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s.text[pos:end])
			switch {
			case ideographic(r):
				break scan
			case wordRune(r):
				pos += size
				continue
			case r == '’' && pos > start && s.wordAt(pos+size, end):
				apos = pos
				pos += size
				continue
			case (r == '‐' || r == '‑') && s.wordAt(pos+size, end):
				pos += size
				continue
			}
			break scan
		}
		switch class[c] {
		case letter, digit:
			pos++
			continue
		}
		if !s.wordAt(pos+1, end) {
			break scan
		}
		before, after := s.text[pos-1], s.text[pos+1]
		switch c {
		case '\'':
			if digits && class[after] == digit { // 6'2"
				pos = s.feet(pos, end)
				s.add(start, pos)
				return pos
			}
			apos = pos
		case '-', '_', '&':
		case '.':
			// "Gaza.The": a space was forgotten.
			if lowerByte(before) && upperByte(after) && pos-start > 1 {
				break scan
			}
		case ',':
			if class[before] != digit || class[after] != digit {
				break scan
			}
		case ':':
			if class[before] != digit || class[after] != digit {
				break scan
			}
		case '/':
			if class[before] != digit || class[after] != digit {
				break scan
			}
		default:
			break scan
		}
		pos++
	}
	if pos < end && s.text[pos] == '.' && !digits && s.abbreviation(start, pos+1) {
		pos++
	}
	if pos < end && s.text[pos] == '$' && pos-start <= 3 && upperByte(s.text[start]) { // US$
		pos++
	}
	if apos > start {
		s.contraction(start, apos, pos)
	} else if digits {
		pos = s.number(start, pos)
	} else {
		s.word(start, pos)
	}
	return pos
}

// abbreviation reports whether text[start:end], which ends with a period, is
// an abbreviation and not the last word of a sentence.
func (s *scanner) abbreviation(start, end int) bool {
	form := s.text[start:end]
	if end < s.end && s.text[end] == '.' { // an ellipsis follows
		return false
	}
	if len(form) == 2 {
		return upperByte(form[0]) && form[0] != 'I' || form[0] == 'I' && s.insideName(start, end)
	}
	if r, size := utf8.DecodeRuneInString(form); size == len(form)-1 {
		return unicode.IsUpper(r)
	}
	if ab, ok := en.Abbreviation(form); ok {
		return !ab.BeforeNumber || s.digitFollows(end)
	}
	// U.S. e.g. and all other letters with periods between them; J.K.
	dots := 0
	for i := 1; i < len(form); i += 2 {
		if form[i] != '.' || class[form[i-1]] != letter {
			return false
		}
		dots++
	}
	return len(form)%2 == 0 && dots > 1
}

// insideName reports whether names stand on both sides of text[start:end]:
// "Ana I. Perez", but not "So did I. No".
func (s *scanner) insideName(start, end int) bool {
	if len(s.tokens) == 0 || !upperByte(s.text[s.tokens[len(s.tokens)-1].Start]) || s.tokens[len(s.tokens)-1].End != start-1 {
		return false
	}
	return end+2 < s.end && s.text[end] == ' ' && upperByte(s.text[end+1]) && lowerByte(s.text[end+2])
}

func (s *scanner) digitFollows(pos int) bool {
	for pos < s.end && s.text[pos] == ' ' {
		pos++
	}
	return pos < s.end && class[s.text[pos]] == digit
}

// feet takes the rest of 6'2" after its first number.
func (s *scanner) feet(pos, end int) int {
	pos++
	for pos < end && class[s.text[pos]] == digit {
		pos++
	}
	if pos < end && s.text[pos] == '"' {
		pos++
	}
	return pos
}

// wordAt reports whether a letter or digit stands at pos.
func (s *scanner) wordAt(pos, end int) bool {
	if pos >= end {
		return false
	}
	if c := s.text[pos]; c < utf8.RuneSelf {
		return class[c] == letter || class[c] == digit
	}
	r, _ := utf8.DecodeRuneInString(s.text[pos:end])
	return wordRune(r) && !ideographic(r)
}

// address gives the end of a web or mail address that starts at pos, or pos.
// at is the place of the next @, -1 for none.
func (s *scanner) address(pos, at, end int) int {
	run := s.text[pos:end]
	if hasPrefixFold(run, "http://") || hasPrefixFold(run, "https://") || hasPrefixFold(run, "ftp://") || hasPrefixFold(run, "www.") {
		return pos + webAddress(run)
	}
	if at > pos && at-pos <= 64 {
		return pos + mailAddress(run, at-pos)
	}
	return pos
}

func webAddress(run string) int {
	stop, bracket := 0, false
	for stop < len(run) && run[stop] < utf8.RuneSelf && strings.IndexByte("<>\"`{}|^\\", run[stop]) < 0 {
		bracket = bracket || run[stop] == '('
		stop++
	}
	for stop > 0 && strings.IndexByte(".,;:!?')]", run[stop-1]) >= 0 && (run[stop-1] != ')' || !bracket) {
		stop--
	}
	return stop
}

// mailAddress gives the length of the mail address whose @ is at run[at], 0
// when there is none.
func mailAddress(run string, at int) int {
	for i := range at {
		if c := run[i]; class[c] != letter && class[c] != digit && (i == 0 || c != '.' && c != '_' && c != '-' && c != '+') {
			return 0
		}
	}
	stop := at + 1
	for stop < len(run) && (class[run[stop]] == letter || class[run[stop]] == digit || run[stop] == '.' || run[stop] == '-') {
		stop++
	}
	for run[stop-1] == '.' || run[stop-1] == '-' {
		stop--
	}
	if strings.IndexByte(run[at:stop], '.') < 2 {
		return 0
	}
	return stop
}

func (s *scanner) add(start, end int) {
	s.tokens = append(s.tokens, nlp.Token{Start: start, End: end, Block: s.block, Lower: s.lower.of(s.text[start:end])})
}
