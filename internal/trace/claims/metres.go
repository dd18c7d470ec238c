package claims

import "strings"

// metres reads the letter behind a figure: "600m" is a length, and a million
// only where money or what is counted by the million stands with it: "$600m",
// "600m people", "600m in aid". A length gets its unit and loses its letter.
func metres(run []word) {
	for i := range run {
		w := &run[i]
		figure, joined := strings.CutSuffix(w.text, "m")
		apart := !joined && i+1 < len(run) && run[i+1].text == "m"
		if !joined && !apart || !isFigure(figure) || w.unit != "" {
			continue
		}
		behind := run[i+1:]
		if apart {
			behind = behind[1:]
		}
		if countsMillions(behind) {
			continue
		}
		w.text, w.unit = figure, "metre"
		if apart {
			run[i+1].text = "metres"
		}
	}
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
