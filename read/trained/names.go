package trained

import (
	"math"
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/nlp"
)

// names keeps what the network makes of each token as a part of a name.
func (r *reading) names() {
	names := make([]nlp.NameLabels, len(r.doc.Tokens))
	for i := range names {
		logits := r.text.Logits(model.News, i)
		top := slices.Max(logits)
		for k := range names[i] {
			names[i][k] = math.MaxUint8
		}
		for l, v := range logits {
			at := &names[i][r.stage.name[l]]
			*at = min(*at, uint8(min((top-v)*nlp.NameSteps, math.MaxUint8)))
		}
	}
	r.doc.Proposals.Names = names
}

// nameClasses are the classes of the network's labels; dates and sums are no names.
var nameClasses = map[string]nlp.NameClass{"PER": nlp.PersonName, "ORG": nlp.OrganisationName, "LOC": nlp.PlaceName, "NORP": nlp.OtherName, "MISC": nlp.OtherName}

// namePlace gives the place of a BIO label in nlp.NameLabels.
func namePlace(label string) int {
	prefix, name, _ := strings.Cut(label, "-")
	class := nameClasses[name]
	if prefix == "I" && class != nlp.NoName {
		return int(nlp.NameClasses + class)
	}
	return int(class)
}
