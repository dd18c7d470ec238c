package en

import (
	_ "embed"
	"sync"
)

//go:embed social.txt
var socialText string

// SocialClass says what a social noun names.
type SocialClass uint8

// Classes of social noun, as social.txt spells them.
const (
	SocialPlatform SocialClass = iota // platform: X, Telegram
	SocialPost                        // post: tweet, Telegram message
	SocialAccount                     // account: Telegram channel, blog, social media
)

var socialClasses = []string{"platform", "post", "account"}

// Social is a platform, or a noun for a post or for the place of one.
type Social struct {
	Lemma  string
	Plural bool
	Class  SocialClass
}

// MatchPlatform finds the longest name of a platform that starts at word(0).
// word(i) is the i-th of n tokens as they stand in the text: case tells X from
// x and Signal from signal.
func MatchPlatform(word func(i int) string, n int) (length int, platform Social) {
	return social().platforms.match(word, n)
}

// MatchSocial finds the longest noun for a post or an account that starts at
// word(0). word(i) is the i-th of n tokens in lower case. Some of them are
// common words (post, account, thread) and need a look around.
func MatchSocial(word func(i int) string, n int) (length int, noun Social) {
	return social().nouns.match(word, n)
}

// LookupSocial looks up a noun for a post or an account, singular or plural, in
// lower case.
func LookupSocial(form string) (Social, bool) { return social().nouns.find(form) }

type socialLists struct{ platforms, nouns phrases[Social] }

var social = sync.OnceValue(parseSocial)

func parseSocial() *socialLists {
	l := list{"social.txt", socialText}
	p := new(socialLists)
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 {
			l.bad(n, "want 2 or 3 fields, got %q", f)
		}
		s := Social{Lemma: f[0], Class: class[SocialClass](l, n, socialClasses, f[1])}
		if s.Class == SocialPlatform {
			p.platforms.add(f[0], s)
			continue
		}
		l.number(n, f[0], field(f, 2), func(form string, plural bool) {
			s.Plural = plural
			p.nouns.add(form, s)
		})
	}
	p.platforms.index()
	p.nouns.index()
	return p
}
