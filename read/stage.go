package read

import (
	"context"
	"fmt"

	"github.com/sayso-news/sayso/nlp"
)

// A Stage adds layers to a Doc. It reads only the layers it needs and writes
// only the layers it gives. It must not keep the Doc, and it must be safe for
// use by several goroutines, each with its own Doc.
type Stage interface {
	Name() string
	Needs() nlp.Layers
	Gives() nlp.Layers
	Read(ctx context.Context, doc *nlp.Doc) error
}

// checkOrder reports the first stage that needs a layer no stage before it gives.
func checkOrder(stages []Stage) error {
	var have nlp.Layers
	for _, stage := range stages {
		if missing := stage.Needs() &^ have; missing != 0 {
			return fmt.Errorf("stage %s needs layers %s that no earlier stage gives", stage.Name(), missing)
		}
		have |= stage.Gives()
	}
	return nil
}
