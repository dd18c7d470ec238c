package nlp

// Proposals is what a trained stage makes of a text before the stages with
// rules have looked. Those take what they find better than their own.
type Proposals struct {
	Model        string        // name of the model; "" when none read the text
	Names        []Mention     // of form name, in text order, not overlapping; Kind is person, organisation, place, group or "" (another name)
	Attributions []Attribution // in order of their anchors: Cue, Contents, Sources, Score; outermost statements only
	Anchors      []float32     // by token: how likely it stands for a cue, 0 to 1
}
