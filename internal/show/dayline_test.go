package show

import (
	"strings"
	"testing"
)

func TestDaylineSVG(t *testing.T) {
	svg := string(DaylineSVG([]DayMark{{"2025-11-06", 9, "#d-2025-11-06"}, {"2023", 1, "#d-2023"}, {"2025-11-04", 2, `#"><script>`}}, `two "dates"`))
	for _, want := range []string{`class="line far"`, `class="line" d="M92 104H150"`, `class="dot ring" cx="34"`, `>6 Nov</text>`, `>9</text>`, `aria-label="two &#34;dates&#34;"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
	if strings.Contains(svg, "<script") {
		t.Error("text of a story is markup")
	}
	if DaylineSVG([]DayMark{{"2025", 1, ""}}, "") != "" {
		t.Error("one date was drawn")
	}
}
