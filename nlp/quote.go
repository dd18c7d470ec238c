package nlp

// Quote is a stretch in quotation marks. Span holds the marks themselves; when
// a mark is missing (never closed, or closed without opening) Balanced is false
// and Span ends where the quotation is taken to end. Quotes that run on over
// paragraphs, each opening with a mark and only the last closing, are one Quote.
type Quote struct {
	Span     Span
	Parent   int // index of the quote this one stands in, -1 when none
	Balanced bool
	Scare    bool // a word or two quoted alone ("vital"), never a clause
}

// ChunkKind says what a chunk is.
type ChunkKind uint8

// The kinds of chunk.
const (
	NP ChunkKind = iota // base noun phrase: determiner to head noun, with possessors ("Turkey's spy chief"), no post-modifier
	VG                  // verb group: auxiliaries, negation, adverbs between, main verb ("has been urging"; "to invade" is its own)
)

// Chunk is a base phrase. Chunks are in text order and do not overlap.
type Chunk struct {
	Kind    ChunkKind
	Span    Span
	Head    int  // token: head noun of an NP, main verb of a VG (its auxiliary when the main verb is missing)
	Finite  bool // VG: has a tensed verb or a modal
	Passive bool // VG: be/get + participle
	Negated bool // VG: holds not, n't, never
}
