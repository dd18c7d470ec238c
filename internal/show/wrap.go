package show

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// columns measures text the same way in every locale.
var columns = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// A run is words in one style.
type run struct {
	style style
	text  string
}

// wrap lays runs out in lines of at most width columns: first before the
// first line, rest before the others. White space between words, within a run
// or between two, is where a line may end; a word wider than a line is cut.
func wrap(runs []run, first, rest string, width int) [][]run {
	var lines [][]run
	current := []run{{text: first}}
	used, empty := columns.StringWidth(first), true
	feed := func() {
		lines = append(lines, current)
		current = []run{{text: rest}}
		used, empty = columns.StringWidth(rest), true
	}
	put := func(st style, text string) {
		if last := &current[len(current)-1]; last.style == st && len(current) > 1 {
			last.text += text
		} else {
			current = append(current, run{st, text})
		}
	}
	for _, word := range words(runs) {
		w := 0
		for _, piece := range word {
			w += columns.StringWidth(piece.text)
		}
		if !empty && used+1+w > width {
			feed()
		} else if !empty {
			put(word[0].style, " ")
			used++
		}
		for _, piece := range word {
			for text := piece.text; text != ""; {
				head := text
				if w > width-used { // a word that fits no line
					head = columns.Truncate(text, max(width-used, 1), "")
					if head == "" {
						if !empty {
							feed()
							continue
						}
						head = firstRune(text)
					}
				}
				put(piece.style, head)
				w -= columns.StringWidth(head)
				used += columns.StringWidth(head)
				empty = false
				if text = text[len(head):]; text != "" {
					feed()
				}
			}
		}
	}
	if !empty || len(lines) == 0 {
		lines = append(lines, current)
	}
	return lines
}

// words divides runs at white space; a word may go over several runs.
func words(runs []run) [][]run {
	var out [][]run
	glue := false
	for _, r := range runs {
		for text := r.text; text != ""; {
			if text[0] == ' ' || text[0] == '\n' {
				glue = false
				text = text[1:]
				continue
			}
			end := strings.IndexAny(text, " \n")
			if end < 0 {
				end = len(text)
			}
			piece := run{r.style, text[:end]}
			if glue && len(out) > 0 {
				out[len(out)-1] = append(out[len(out)-1], piece)
			} else {
				out = append(out, []run{piece})
			}
			glue = true
			text = text[end:]
		}
	}
	return out
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// shorten cuts a text to width columns with an ellipsis in its middle, at
// spaces where it can.
func shorten(s string, width int) string {
	if columns.StringWidth(s) <= width || width < 8 {
		return s
	}
	tail := width / 4
	head := columns.Truncate(s, width-tail-3, "")
	if at := strings.LastIndexByte(head, ' '); at > len(head)/2 {
		head = head[:at]
	}
	end := len(s)
	for used := 0; end > len(head); {
		start := end - 1
		for start > 0 && s[start]&0xc0 == 0x80 {
			start--
		}
		if used += columns.StringWidth(s[start:end]); used > tail {
			break
		}
		end = start
	}
	back := s[end:]
	if at := strings.IndexByte(back, ' '); at >= 0 && at < len(back)/2 {
		back = back[at+1:]
	}
	return strings.TrimRight(head, " ") + " … " + strings.TrimLeft(back, " ")
}
