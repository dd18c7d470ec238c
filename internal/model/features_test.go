package model

import "testing"

func TestFeatures(t *testing.T) {
	tests := []struct{ word, lower, shape string }{
		{"Kestrel", "kestrel", "Xxx"},
		{"U.S.", "u.s.", "X.X."},
		{"didn’t", "didn't", "xx’x"},
		{"2024", "0000", "00"},
		{"“", "\"", "“"},
		{"Élan", "élan", "Xxx"},
		{"東京", "東京", "aa"},
		{"a1b2c3d4e5f6g7", "a0b0c0d0e0f0g0", "x0x0x0x0x0x0"},
	}
	for _, test := range tests {
		if got := string(appendLower(nil, test.word)); got != test.lower {
			t.Errorf("lower(%q) = %q, want %q", test.word, got, test.lower)
		}
		if got := string(appendShape(nil, test.word)); got != test.shape {
			t.Errorf("shape(%q) = %q, want %q", test.word, got, test.shape)
		}
	}
}

// The hash is part of what a model file means: training computes the same.
func TestHashes(t *testing.T) {
	var rows [slots]uint32
	hashes(&rows, "Kestrel", "kestrel", 16384, nil)
	if want := [slots]uint32{8813, 11429, 3997, 3595, 3757, 11689, 2448, 773}; rows != want {
		t.Errorf("got %v, want %v", rows, want)
	}
}
