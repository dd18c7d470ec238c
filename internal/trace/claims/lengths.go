package claims

import "strings"

// lengths reads the letters behind a figure as its unit: "600m", "2,000ft", "9 km".
// An m is a length, and a million only where money or what is counted by the
// million stands with it: "$600m", "600m people", "600m in aid". A length gets its
// unit and loses its letters.
func lengths(run []word) {
	for i := range run {
		w := &run[i]
		figure := strings.TrimRight(w.text, "abcdefghijklmnopqrstuvwxyz")
		if !isFigure(figure) || w.unit != "" {
			continue
		}
		sign, behind := w.text[len(figure):], run[i+1:]
		apart := sign == "" && len(behind) > 0
		if apart {
			sign, behind = behind[0].text, behind[1:]
		}
		unit, ok := lengthSigns[sign]
		if !ok || sign == "m" && countsMillions(behind) {
			continue
		}
		w.text, w.unit = figure, unit
		if apart {
			run[i+1].text = unit
		}
	}
}

// lengthSigns are the short forms of units of length.
var lengthSigns = map[string]string{"m": "metre", "km": "kilometre", "cm": "centimetre", "ft": "foot", "mi": "mile", "yd": "yard"}

// inMetres gives units of length by their stems.
var inMetres = func() map[uint32]float64 {
	out := map[uint32]float64{}
	for word, m := range map[string]float64{"metre": 1, "kilometre": 1000, "kilometer": 1000, "centimetre": 0.01, "centimeter": 0.01, "foot": 0.3048, "mile": 1609.344, "yard": 0.9144, "inch": 0.0254} {
		out[hash(stem(word))] = m
	}
	return out
}()

// length gives what a number measures in metres and its unit, 0 when it does
// not measure a length.
func (n Number) length() (metres, unit float64) {
	if unit = inMetres[n.Unit]; unit == 0 && len(n.Near) > 0 {
		unit = inMetres[n.Near[len(n.Near)-1]] // by its letters
	}
	return n.Value * unit, unit
}

// unlike says whether two numbers are lengths in different units.
func unlike(x, y Number) bool {
	_, a := x.length()
	_, b := y.length()
	return a != b && a != 0 && b != 0
}

// sameLength says whether two numbers give one length in different units, as
// far as one was rounded from the other.
func sameLength(x, y Number) bool {
	a, _ := x.length()
	b, _ := y.length()
	return unlike(x, y) && near(a, b, 0.03)
}

// countsMillions says whether what stands behind a figure is counted by the
// million: people, money, goods.
func countsMillions(after []word) bool {
	for i, w := range after {
		if i > 2 {
			break
		}
		if byTheMillion[stem(w.text)] {
			return true
		}
	}
	return false
}

// isFigure says whether a word is digits with at most marks of thousands and of
// decimals among them.
func isFigure(w string) bool {
	return w != "" && w[0] >= '0' && w[0] <= '9' && strings.Trim(w, "0123456789.,") == ""
}

// byTheMillion are stems of what news counts by the million.
var byTheMillion = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`people persons residents inhabitants citizens americans europeans voters votes users customers subscribers viewers readers visitors
		tourists passengers followers members workers jobs children students pupils patients cases deaths doses refugees migrants households homes
		dollars euros pounds crowns francs yen rupees roubles rubles yuan pesos shekels dinars dirhams lira liras kroner kronor usd eur gbp aid budget deal fund funding loan
		debt deficit loss losses profit revenue sales fine contract shares tonnes tons barrels litres liters gallons copies units vehicles cars phones devices accounts downloads views birds trees`) {
		out[stem(w)] = true
	}
	return out
}()
