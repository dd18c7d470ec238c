package trace

import (
	"cmp"
	"slices"

	"github.com/sayso-news/sayso/internal/store"
)

// candidate is a story that shares index entries with another.
type candidate struct {
	story  int64
	rank   int64
	lists  int  // that they share
	shared int  // what these are worth
	fewest int  // stories in the shortest of these
	rare   bool // a list that they share is short
}

// compare looks for the stories before one that it has to be compared with,
// compares, and replaces its edges. For a new story it marks those after it.
func (t *Tracer) compare(ix Index, seq int64, keys *keysRecord, isNew bool) error {
	shingles, err := t.headsOf(ix.Others, keys.Shingles)
	if err != nil {
		return err
	}
	mine, foreign := keys.topics()
	topics, err := t.headsOf(ix.Others, mine)
	if err != nil {
		return err
	}
	more, err := t.headsOf(ix.Heads, foreign)
	if err != nil {
		return err
	}
	topics = append(topics, more...)
	if isNew {
		if err := t.markAfter(ix, seq, keys, slices.Concat(shingles, topics)); err != nil {
			return err
		}
	}
	both := append(slices.Clone(shingles), topics...)
	agreeing, err := t.compareClaims(ix, seq, best(both, seq, keys.Rank, maxClaims, oldPhrases))
	if err != nil {
		return err
	}
	// Stories that say the same may have a quotation in common that their
	// sampled shingles miss. A phrase of long ago is none of its text.
	texts := best(shingles, seq, keys.Rank, maxCopies, 0)
	for _, c := range agreeing {
		if !slices.ContainsFunc(texts, func(o candidate) bool { return o.story == c.story }) {
			texts = append(texts, c)
		}
	}
	return t.compareTexts(ix, seq, texts)
}

// markAfter marks what the presence of a story changes for those that come
// after it: the stories in its lists, and lists whose head it is in. In a list
// that it only looks into it changes nothing.
func (t *Tracer) markAfter(ix Index, seq int64, keys *keysRecord, heads []store.Posting) error {
	filled := map[uint64]bool{}
	entered := make(map[uint64]bool, len(keys.Shingles)+len(keys.Posts))
	for _, key := range keys.posts() {
		entered[key] = true
	}
	for list := range byList(heads) {
		filled[list[0].Key] = true
		if !entered[list[0].Key] {
			continue
		}
		at := slices.IndexFunc(list, func(p store.Posting) bool { return p.Story == seq })
		if len(list) > headLength && at >= 0 && at < headLength {
			if err := ix.MarkList(list[0].Key); err != nil {
				return err
			}
		}
		for _, post := range list {
			if post.Story != seq && before(keys.Rank, seq, post) {
				if err := ix.MarkStory(post.Story); err != nil {
					return err
				}
			}
		}
	}
	// Stories without a time look into a list that those with one do not look
	// into themselves.
	var lists, others []uint64
	for timed, untimed := range keys.crossed() {
		if filled[untimed] {
			lists, others = append(lists, timed), append(others, untimed)
		}
	}
	posts, err := t.headsOf(ix.Heads, lists)
	if err != nil {
		return err
	}
	for list := range byList(posts) {
		list = list[:min(headLength, len(list))]
		if slices.ContainsFunc(list, func(p store.Posting) bool { return p.Story == seq }) {
			if err := ix.MarkList(others[slices.Index(lists, list[0].Key)]); err != nil {
				return err
			}
		}
	}
	return nil
}

// before says whether a story comes before a posting's.
func before(rank, seq int64, p store.Posting) bool {
	return rank < p.Rank || rank == p.Rank && seq < p.Story
}

// byList parts postings into their lists.
func byList(posts []store.Posting) func(yield func([]store.Posting) bool) {
	return func(yield func([]store.Posting) bool) {
		for len(posts) > 0 {
			n := 1
			for n < len(posts) && posts[n].Key == posts[0].Key {
				n++
			}
			if !yield(posts[:n]) {
				return
			}
			posts = posts[n:]
		}
	}
}

// What one list that two stories share is worth: half the world is in a long one.
const (
	worthShort = 4
	worthLong  = 1
	leastWorth = 3 // two long lists and nothing else are a line that an outlet prints under every story
	oldWorth   = 8 // seven are one when the other story is more than a week older
)

// oldPhrases is how many stories are compared that are more than a week older and
// share up to seven lists, short ones among them: a quotation, or what anybody may
// write. The more is kept, the more there are of the latter; those that share most
// lists come first, then those in the shortest ones.
const (
	oldPhrases  = 3
	phraseLists = 7
)

// longBefore says whether a story was published more than a week before another;
// it is not known of one without a time.
func longBefore(earlier, later int64) bool {
	return later < noTime && later-earlier > 7*24*60<<minuteBits
}

// best gives the stories before one that share most lists with it. A list is long
// when those before this one fill its head; later ones do not count, so that they
// change nothing.
func best(heads []store.Posting, seq, rank int64, n, mostPhrases int) []candidate {
	found := map[int64]*candidate{}
	for list := range byList(heads) {
		at := slices.IndexFunc(list, func(p store.Posting) bool { return p.Story == seq || before(rank, seq, p) })
		if at >= 0 {
			list = list[:at]
		}
		worth := worthShort
		if len(list) >= headLength {
			worth, list = worthLong, list[:headLength]
		}
		for _, post := range list {
			c := found[post.Story]
			if c == nil {
				c = &candidate{story: post.Story, rank: post.Rank, fewest: len(list)}
				found[post.Story] = c
			}
			c.lists++
			c.shared += worth
			c.fewest = min(c.fewest, len(list))
			c.rare = c.rare || worth == worthShort
		}
	}
	out := make([]candidate, 0, len(found))
	var phrases []candidate
	for _, c := range found {
		old := longBefore(c.rank, rank)
		switch {
		case old && c.rare && c.lists <= phraseLists:
			phrases = append(phrases, *c)
		case c.rare || c.shared >= oldWorth || c.shared >= leastWorth && !old:
			out = append(out, *c)
		}
	}
	slices.SortFunc(phrases, func(a, b candidate) int {
		return cmp.Or(b.lists-a.lists, a.fewest-b.fewest, cmp.Compare(a.rank, b.rank), cmp.Compare(a.story, b.story))
	})
	out = append(out, phrases[:min(mostPhrases, len(phrases))]...)
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(b.shared-a.shared, cmp.Compare(a.rank, b.rank), cmp.Compare(a.story, b.story))
	})
	return out[:min(n, len(out))]
}
