package main

import "testing"

func TestNoise(t *testing.T) {
	const text = "“We will pay,” said Ruiz. ''It is late.''\n\"Yes,\" he said of the é. ß"
	tests := map[string]string{
		"none":      text,
		"upper":     "“WE WILL PAY,” SAID RUIZ. ''IT IS LATE.''\n\"YES,\" HE SAID OF THE É. ß",
		"lower":     "“we will pay,” said ruiz. ''it is late.''\n\"yes,\" he said of the é. ß",
		"unquoted":  "   We will pay,    said Ruiz.   It is late.  \n Yes,  he said of the é. ß",
		"unclosed":  "“We will pay,    said Ruiz. ''It is late.''\n\"Yes,  he said of the é. ß",
		"unstopped": "“We will pay,” said Ruiz  ''It is late ''\n\"Yes,\" he said of the é. ß",
		"broken":    "“We will pay,” said Ruiz. ''It is late.''\n\"Yes,\" he said\nof the é. ß",
	}
	if len(tests) != len(noises) {
		t.Errorf("%d noises, %d tested", len(noises), len(tests))
	}
	for kind, want := range tests {
		got := noises[kind](text)
		if got != want {
			t.Errorf("%s:\n got %q\nwant %q", kind, got, want)
		}
		if len(got) != len(text) {
			t.Errorf("%s: %d bytes, were %d", kind, len(got), len(text))
		}
	}
}
