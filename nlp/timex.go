package nlp

// Timex is a time expression. Value is a TIMEX3 value; an unresolved one keeps
// its pattern (XXXX-10-07, FUTURE_REF, PAST_REF). Anchor is AnchorPublication,
// AnchorNone or the index of another timex: never the wall clock.
type Timex struct {
	Span     Span
	Type     string // DATE, TIME, DURATION, SET
	Value    string
	Anchor   int
	Resolved bool
	By       string
}

// Anchors that are not another timex.
const (
	AnchorNone        = -1
	AnchorPublication = -2
)

// Event is who did what to whom. Fields as in the root package's Event; spans
// and indexes instead of text.
type Event struct {
	Type, Mode, Cameo string
	Negative          bool
	Modality          string
	Trigger           Span
	Actors            []Party
	Recipients        []Party
	Places            []Party
	Time              int     // index into Doc.Timexes, -1 when none
	Signs             uint32  // what speaks for and against it, as package events has it
	Score             float64 // how sure it is, 0 to 1
}

// Party is somebody who takes part in an event.
type Party struct {
	Span            Span
	Entity          int
	Country, Sector string
}

// Note is an oddity in the text, at a byte range: never an error.
type Note struct {
	Code       string
	Start, End int
	Message    string
}
