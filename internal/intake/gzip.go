package intake

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/klauspost/compress/gzip"
	"github.com/sayso-news/sayso/internal/intake/file"
)

// errTooLarge is the failure of anything over Options.MaxBytes.
var errTooLarge = file.ErrTooLarge

// unzip opens gzip, recognised by its first bytes and not by a name, to at
// most limit bytes; other bytes are given back as they are. Gzip inside gzip
// is opened once.
func unzip(b []byte, limit int64) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("open gzip: %w", err)
	}
	defer r.Close()
	out, err := file.All(r, limit)
	if err != nil && !errors.Is(err, errTooLarge) {
		err = fmt.Errorf("open gzip: %w", err)
	}
	return out, err
}
