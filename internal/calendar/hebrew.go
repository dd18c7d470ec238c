package calendar

// The Hebrew calendar by its own arithmetic: a mean month of 29 days and
// 13,753 of 25,920 parts, counted from the first new moon, and the rules that
// put off a new year. Source: E. Reingold and N. Dershowitz, Calendrical
// Calculations, chapter 8.

// hebrewEpoch is the R.D. of 1 Tishri of the year 1.
const hebrewEpoch = -1373427

// NewYear gives 1 Tishri of a Hebrew year, for the years that FirstYear to
// LastYear touch.
func NewYear(year int) Date { return FromFixed(newYear(year)) }

// hebrewYear gives the Hebrew year that begins in the autumn of a Gregorian one.
func hebrewYear(gregorian int) int { return gregorian + 3761 }

func newYear(year int) int {
	before, here, after := elapsed(year-1), elapsed(year), elapsed(year+1)
	day := hebrewEpoch + here
	switch {
	case after-here == 356: // a year may not have 356 days
		day += 2
	case here-before == 382: // nor 382
		day++
	}
	return day
}

// elapsed gives the days from the epoch to the mean new moon of a year's Tishri,
// put off so that it falls on no Sunday, Wednesday or Friday.
func elapsed(year int) int {
	months := floorDiv(235*year-234, 19)
	parts := 12084 + 13753*months
	days := 29*months + floorDiv(parts, 25920)
	if mod(3*(days+1), 7) < 3 {
		days++
	}
	return days
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func mod(a, b int) int { return ((a % b) + b) % b }

// Festivals gives the days of full rest whose Gregorian year is year, besides
// Shabbat: date → name. The second days of the diaspora are among them unless
// israel.
func Festivals(year int, israel bool) map[Date]string {
	out := map[Date]string{}
	autumn, spring := newYear(hebrewYear(year)), newYear(hebrewYear(year))-163 // 15 Nisan
	put := func(fixed int, name string) { out[FromFixed(fixed)] = name }
	put(autumn, "rosh-hashana")
	put(autumn+1, "rosh-hashana")
	put(autumn+9, "yom-kippur")
	put(autumn+14, "sukkot")
	put(spring, "pesach")
	put(spring+6, "pesach")
	put(spring+50, "shavuot")
	if israel {
		put(autumn+21, "simchat-torah")
		return out
	}
	put(autumn+15, "sukkot")
	put(autumn+21, "shemini-atzeret")
	put(autumn+22, "simchat-torah")
	put(spring+1, "pesach")
	put(spring+7, "pesach")
	put(spring+51, "shavuot")
	return out
}
