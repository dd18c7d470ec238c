package names

import "testing"

func TestWeightsStored(t *testing.T) {
	w, err := loadWeights()
	if err != nil {
		t.Fatal(err)
	}
	data := w.Bytes()
	again, err := ParseWeights(data)
	if err != nil {
		t.Fatal(err)
	}
	if *again != *w {
		t.Error("weights read back are others")
	}
	data[len(data)/2]++
	for name, bad := range map[string][]byte{"changed": data, "short": data[:100], "none": nil} {
		if _, err := ParseWeights(bad); err == nil {
			t.Errorf("%s: damaged weights pass", name)
		}
	}
}
