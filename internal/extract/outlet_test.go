package extract

import "testing"

func TestTitleOutlet(t *testing.T) {
	for _, c := range []struct{ title, domain, want string }{
		{"Quay closed – OskWatch", "oskwatch.example", "OskWatch"},
		{"Marren Post | Quay closed", "www.marrenpost.example", "Marren Post"},
		{"Quay closed - again - Osk Courier", "osk-courier.example", "Osk Courier"},
		{"Quay closed - Marren", "oskwatch.example", ""},
		{"OskWatch", "oskwatch.example", ""},
		{"Quay closed – OskWatch", "", ""},
		{"", "", ""},
	} {
		if got := titleOutlet(c.title, c.domain); got != c.want {
			t.Errorf("%q of %q: %q, want %q", c.title, c.domain, got, c.want)
		}
	}
}
