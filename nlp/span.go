package nlp

// Span is a token range of a Doc, half open. The zero Span is empty.
type Span struct{ Start, End int }

// LongestSentence is how many tokens a sentence has at most. No prose reaches it;
// tables, lists and text without stops do, and are cut there, so that work that
// grows with the square of a sentence stays in proportion to the text.
const LongestSentence = 400

// Empty reports whether the span holds no token.
func (span Span) Empty() bool { return span.Start >= span.End }

// Len gives the number of tokens.
func (span Span) Len() int { return max(0, span.End-span.Start) }

// Has reports whether token i is in the span.
func (span Span) Has(i int) bool { return span.Start <= i && i < span.End }

// Covers reports whether other lies inside the span.
func (span Span) Covers(other Span) bool { return span.Start <= other.Start && other.End <= span.End }

// Overlaps reports whether the two share a token.
func (span Span) Overlaps(other Span) bool { return span.Start < other.End && other.Start < span.End }
