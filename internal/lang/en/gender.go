package en

// Gender is what a word says about a person's gender, as far as English
// pronouns go.
type Gender uint8

// Genders. A name or title that says nothing has GenderUnknown.
const (
	GenderUnknown Gender = iota
	GenderMale           // m: he
	GenderFemale         // f: she
)

func (l list) gender(n int, s string) Gender {
	switch s {
	case "", "u":
		return GenderUnknown
	case "m":
		return GenderMale
	case "f":
		return GenderFemale
	}
	l.bad(n, "unknown gender %q", s)
	return GenderUnknown
}

// class gives the index of name in names.
func class[T ~uint8](l list, n int, names []string, name string) T {
	for i, s := range names {
		if s == name {
			return T(i)
		}
	}
	l.bad(n, "unknown class %q", name)
	return 0
}

// field gives the i-th field, or "" when the line is shorter.
func field(fields []string, i int) string {
	if i < len(fields) {
		return fields[i]
	}
	return ""
}
