// Package weights holds the trained reader's model file, embedded. CARD.md
// beside it says what it learned from and how well it reads.
package weights

import (
	_ "embed"
	"sync"

	"github.com/sayso-news/sayso/internal/model"
)

//go:embed reader.bin
var reader []byte

// Reader gives the network that reads stories. It is loaded once, at the first
// call; an error means a damaged build.
var Reader = sync.OnceValues(func() (*model.Net, error) { return model.Load(reader) })

// File gives the model file itself. It must not be changed.
func File() []byte { return reader }
