package blocks

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// noticeLeads begin a paragraph by which the outlet speaks about itself, in
// lower case.
var noticeLeads = []string{
	"all times are", "all times local", "times shown on", "times are ", "this story has been", "this article has been", "this story was", "this article was",
	"this report has been", "this is a developing story", "this is a breaking news", "this breaking news", "this post has been", "this story is developing",
	"follow us on", "follow us at", "follow @", "like us on", "join us on", "join our ", "sign up for", "sign up to", "subscribe to", "subscribe now",
	"reporting by ", "additional reporting by ", "reporting and writing by ", "writing by ", "editing by ", "edited by ", "compiled by ", "produced by ",
	"©", "(c) ", "copyright ", "all rights reserved", "click here", "read more:", "read also:", "read next:", "also read:", "more on this story",
	"our standards:", "with files from", "with reporting by", "material from ", "editor's note:", "editor’s note:", "editors' note:", "correction:",
	"clarification:", "update:", "do you have a story", "got a story", "have a tip", "download our", "download the", "get the latest", "support our",
	"this content was", "this copy is for", "for more information", "the views expressed", "disclaimer:", "advertisement", "contact us at", "watch our",
}

// selfWords are what an outlet's closing note in brackets speaks of, in lower
// case.
var selfWords = []string{
	"desk", "newsroom", "articles", "article", "this story", "this report", "updated", "updating", "readers", "editing", "reporting", "posted", "our ",
}

// isNotice reports whether a paragraph is the outlet's word about itself.
func isNotice(s string) bool {
	if len(s) > 600 {
		return false
	}
	s = strings.TrimLeft(s, "([*_ ")
	for _, lead := range noticeLeads {
		if foldPrefix(s, lead) {
			// A story may open so; a notice is short or names its writers.
			return wordCount(s, 61) <= 60 && !(lead == "update:" && wordCount(s, 31) > 30)
		}
	}
	return false
}

// noticesFrom gives the index of the first of the notices that close a story;
// len(blocks) when it closes without one.
func noticesFrom(text string, blocks []sayso.Block) int {
	n := len(blocks)
	for n > 1 {
		s := text[blocks[n-1].Start:blocks[n-1].End]
		if k := blocks[n-1].Kind; k != sayso.BlockParagraph && k != sayso.BlockNotice {
			break
		}
		if !isNotice(s) && !aside(s) {
			break
		}
		n--
	}
	return n
}

// aside reports whether a paragraph is all in brackets or emphasis marks and
// speaks of the outlet.
func aside(s string) bool {
	s = strings.TrimRight(s, ". ")
	if len(s) < 3 || !(s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']' || s[0] == '*' && s[len(s)-1] == '*' || s[0] == '_' && s[len(s)-1] == '_') {
		return false
	}
	if strings.ContainsAny(s[1:len(s)-1], "()[]") && s[0] != '*' {
		return false
	}
	lower := strings.ToLower(s)
	for _, w := range selfWords {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
