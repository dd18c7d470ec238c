package sayso

// Code is a stable name for a kind of failure. A user sees the message; a
// program decides by the code.
type Code string

// The codes of Error.
const (
	CodeEmpty      Code = "empty"      // nothing in the input
	CodeBinary     Code = "binary"     // not text
	CodeTooLarge   Code = "too-large"  // over the size limit
	CodeNoArticle  Code = "no-article" // a page in which no article was found
	CodeErrorPage  Code = "error-page" // a server's error page
	CodeLanguage   Code = "language"   // not English; Message names the language
	CodeUsage      Code = "usage"      // an option that cannot be understood
	CodeRefused    Code = "refused"    // an address that is not fetched
	CodeUnreadable Code = "unreadable" // the file or server could not be read
	CodeNoStories  Code = "no-stories" // a folder without a story
)

// Error is a failure told to a user: where, what, and what to do about it.
type Error struct {
	Code    Code
	Input   string // the file, URL or option concerned, "" when none
	Message string // what is wrong, without the input's name
	Remedy  string // what the user can do, "" when nothing
	Err     error  // the cause, may be nil
}

// Error gives "input: message (remedy)".
func (e *Error) Error() string {
	s := e.Message
	if e.Input != "" {
		s = e.Input + ": " + s
	}
	if e.Remedy != "" {
		s += " (" + e.Remedy + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
