package show

import "github.com/sayso-news/sayso"

// A voice says whose words a statement is in, for the eye: the outlet's own,
// somebody's reported in the outlet's words, or somebody's quoted.
type voice string

const (
	voiceOwn      voice = "own"
	voiceReported voice = "reported"
	voiceQuoted   voice = "quoted"
	voiceMixed    voice = "mixed"
)

func voiceOf(st *sayso.Statement) voice {
	switch st.Mode {
	case sayso.Own:
		return voiceOwn
	case sayso.Direct:
		return voiceQuoted
	case sayso.Mixed:
		return voiceMixed
	}
	return voiceReported
}

// word is what a reader is told about the voice.
func (v voice) word() string {
	switch v {
	case voiceOwn:
		return "own voice"
	case voiceQuoted:
		return "quoted"
	case voiceMixed:
		return "partly quoted"
	}
	return "reported"
}
