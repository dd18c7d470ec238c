package names

import "github.com/sayso-news/sayso/nlp"

// joinChunks makes one noun phrase of the chunks that a name of several words
// runs through ("the Party of Industrialists", "Hebrew and Green College"), so
// that its parts never stand as phrases of their own. The tags that syntax read
// off single words know nothing of names.
func (f *finder) joinChunks() {
	f.coverNames()
	doc := f.doc
	out := doc.Chunks[:0:0]
	next := 0 // mention
	for i := 0; i < len(doc.Chunks); {
		chunk := doc.Chunks[i]
		for next < len(doc.Mentions) && doc.Mentions[next].Span.End <= chunk.Span.Start {
			next++
		}
		if next == len(doc.Mentions) {
			out = append(out, doc.Chunks[i:]...)
			break
		}
		last := i
		for m := next; m < len(doc.Mentions) && doc.Mentions[m].Span.Start < chunk.Span.End; m++ {
			for last+1 < len(doc.Chunks) && doc.Mentions[m].Span.Len() > 1 && doc.Chunks[last+1].Span.Start < doc.Mentions[m].Span.End {
				last++
				chunk.Kind, chunk.Finite, chunk.Passive, chunk.Negated = nlp.NP, false, false, false
				chunk.Span.End = doc.Chunks[last].Span.End
				chunk.Head = doc.Mentions[m].Head
				if end := doc.Chunks[last]; end.Span.End > doc.Mentions[m].Span.End && end.Kind == nlp.NP {
					chunk.Head = end.Head // "the Ostland and Holm party leader"
				}
			}
		}
		if n := len(out) - 1; n >= 0 && chunk.Kind == nlp.NP && out[n].Span.End == chunk.Span.Start && out[n].Span.Len() == 1 && doc.Tokens[out[n].Head].Tag == nlp.DET &&
			next < len(doc.Mentions) && doc.Mentions[next].Span.Start == chunk.Span.Start { // "the" before a name that was taken for a pronoun
			chunk.Span.Start = out[n].Span.Start
			out = out[:n]
		}
		if rest, ok := f.cutTime(&chunk, next); ok {
			out = append(out, chunk, rest)
		} else {
			out = append(out, chunk)
		}
		i = last + 1
	}
	doc.Chunks = out
}

// cutTime cuts a time off a noun phrase that has a name before it: "[Le Monde]
// [Wednesday]", "[Sky News] [last week]". next is the first mention that can
// lie in the phrase.
func (f *finder) cutTime(chunk *nlp.Chunk, next int) (rest nlp.Chunk, ok bool) {
	for m := next; m < len(f.doc.Mentions) && f.doc.Mentions[m].Span.End < chunk.Span.End; m++ {
		at := f.doc.Mentions[m].Span.End
		if at <= chunk.Span.Start {
			continue
		}
		if last := chunk.Span.End - 1; at < last && chunk.Head == last && weekday(f.lower(last)) { // "the Kommersant daily Monday"
			at = last
		}
		switch f.lower(at) {
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "last", "this", "today", "yesterday", "earlier",
			"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
			if chunk.Head < at {
				continue
			}
			rest = nlp.Chunk{Kind: nlp.NP, Span: nlp.Span{Start: at, End: chunk.Span.End}, Head: chunk.Head}
			chunk.Span.End, chunk.Head = at, at-1
			return rest, true
		}
	}
	return rest, false
}

// coverNames gives a noun phrase to names that syntax left without one ("Okello",
// "AFP" taken for an adverb), and widens one that starts inside a name ("O Globo").
func (f *finder) coverNames() {
	doc := f.doc
	out := make([]nlp.Chunk, 0, len(doc.Chunks)+4)
	i := 0
	for m := range doc.Mentions {
		men := &doc.Mentions[m]
		for i < len(doc.Chunks) && doc.Chunks[i].Span.End <= men.Span.Start {
			out = append(out, doc.Chunks[i])
			i++
		}
		switch {
		case i == len(doc.Chunks) || doc.Chunks[i].Span.Start >= men.Span.End:
			out = append(out, nlp.Chunk{Kind: nlp.NP, Span: men.Span, Head: men.Head})
		case doc.Chunks[i].Kind == nlp.NP && doc.Chunks[i].Span.Start > men.Span.Start:
			doc.Chunks[i].Span.Start = men.Span.Start
		case doc.Chunks[i].Kind == nlp.NP && doc.Chunks[i].Span.End < men.Span.End && (i+1 == len(doc.Chunks) || doc.Chunks[i+1].Span.Start >= men.Span.End):
			doc.Chunks[i].Span.End, doc.Chunks[i].Head = men.Span.End, men.Head
		case doc.Chunks[i].Kind == nlp.VG && doc.Chunks[i].Span == men.Span && men.Score >= 0.8 && men.Kind == "person":
			doc.Chunks[i] = nlp.Chunk{Kind: nlp.NP, Span: men.Span, Head: men.Head}
		}
	}
	doc.Chunks = append(out, doc.Chunks[i:]...)
}

func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}
