package coref

import (
	"strings"
	"sync"
)

// outletNoun reports whether a noun in lower case is a kind of outlet.
func outletNoun(w string) bool {
	switch w {
	case "newspaper", "paper", "broadcaster", "daily", "magazine", "outlet", "channel", "station", "newswire", "tabloid", "weekly", "network":
		return true
	}
	return false
}

// country gives one form for a country's name and its adjective, "" for other words.
func country(w string) string { return countries()[w] }

var countries = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(countriesText) {
		forms := strings.Fields(line)
		for _, form := range forms {
			m[form] = forms[0]
		}
	}
	return m
})

// countriesText: the name of a country, then its other forms.
const countriesText = `afghanistan afghan
albania albanian
algeria algerian
argentina argentine argentinian
armenia armenian
australia australian
austria austrian
azerbaijan azerbaijani azeri
bahrain bahraini
bangladesh bangladeshi
belarus belarusian
belgium belgian
bolivia bolivian
brazil brazilian
britain british uk u.k. u.k
bulgaria bulgarian
burma burmese myanmar
cambodia cambodian
cameroon cameroonian
canada canadian
chile chilean
china chinese
colombia colombian
croatia croatian
cuba cuban
cyprus cypriot
denmark danish
ecuador ecuadorian
egypt egyptian
estonia estonian
ethiopia ethiopian
fiji fijian
finland finnish
france french
georgia georgian
germany german
ghana ghanaian
greece greek
haiti haitian
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
japan japanese
jordan jordanian
kazakhstan kazakh
kenya kenyan
kuwait kuwaiti
latvia latvian
lebanon lebanese
libya libyan
lithuania lithuanian
malaysia malaysian
mali malian
mexico mexican
moldova moldovan
mongolia mongolian
morocco moroccan
nepal nepali nepalese
netherlands dutch
niger nigerien
nigeria nigerian
norway norwegian
oman omani
pakistan pakistani
palestine palestinian
peru peruvian
philippines philippine filipino
poland polish
portugal portuguese
qatar qatari
romania romanian
russia russian
rwanda rwandan
saudi saudi
senegal senegalese
serbia serbian
singapore singaporean
slovakia slovak
slovenia slovenian
somalia somali
spain spanish
sudan sudanese
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
tanzania tanzanian
thailand thai
tunisia tunisian
turkey turkish türkiye turkiye
uganda ugandan
ukraine ukrainian
us u.s. u.s american america
uzbekistan uzbek
venezuela venezuelan
vietnam vietnamese
yemen yemeni
zambia zambian
zimbabwe zimbabwean
`

func nameGender(w string) gender { return anyGender }
