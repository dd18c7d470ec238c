package names

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
)

// knownBody reports whether a list has a name, its tokens in lower case joined by
// spaces, as an organisation's.
func knownBody(name string) bool {
	if strings.Contains(name, " - ") { // "al - qaeda": the tokens of a hyphen
		name = strings.ReplaceAll(name, " - ", "-")
	}
	return en.Organisation(strings.TrimPrefix(name, "the "))
}
