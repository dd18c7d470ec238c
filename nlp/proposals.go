package nlp

// Proposals is what a trained stage makes of a text before the stages with
// rules have looked. Those take what they find better than their own.
type Proposals struct {
	Model        string        // name of the model; "" when none read the text
	Names        []NameLabels  // by token: what it could be as a part of a name
	Attributions []Attribution // in order of their anchors: Cue, Contents, Sources, Score; outermost statements only
	Anchors      []float32     // by token: how likely it stands for a cue, 0 to 1
}

// NameLabels says how far each label of a token lies under the token's best, in
// steps of NameSteps to one in logits, at most 255: first that a name of each
// class begins there, then that one goes on.
type NameLabels [2 * NameClasses]uint8

// NameSteps is how many steps of NameLabels make one logit.
const NameSteps = 16

// NameClass is what a name is for a trained stage.
type NameClass uint8

// The classes. A token that is in no name begins NoName, and nothing goes on with it.
const (
	NoName NameClass = iota
	PersonName
	OrganisationName
	PlaceName
	OtherName // of a people, a work, a law
	NameClasses
)

// Begins says how far under the best it is that a name of a class begins at the token.
func (l *NameLabels) Begins(c NameClass) int { return int(l[c]) }

// GoesOn says the same of a name that began before.
func (l *NameLabels) GoesOn(c NameClass) int { return int(l[NameClasses+c]) }
