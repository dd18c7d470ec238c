package events_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// What a sentence tells, in the form TYPE modality actors > recipients.
func TestEvents(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Alba Ruiz met Bera Holt in Kiel.":                                       "CONSULT happened Alba Ruiz > Bera Holt",
		"France threatened to invade Norway.":                                    "THREATEN threatened France > Norway",
		"Norway urged France to withdraw its troops.":                            "REQUEST asked Norway > France",
		"France refused to meet Norway.":                                         "REJECT happened France > Norway",
		"France imposed sanctions on Norway.":                                    "SANCTION happened France > Norway",
		"The rebels were arrested by Norwegian police.":                          "COERCE happened Norwegian police > The rebels",
		"France expressed support for Norway.":                                   "SUPPORT happened France > Norway",
		"France agreed to send aid to Norway.":                                   "AGREE planned France > Norway",
		"The minister met rebels and praised the Norwegian envoy.":               "CONSULT happened The minister > rebels; SUPPORT happened The minister > the Norwegian envoy",
		"France and Norway signed a treaty in Kiel.":                             "SUPPORT happened France > Norway",
		"France rejected a request from Norway to withdraw its troops.":          "REJECT happened France > Norway",
		"The Norwegian navy carried out strikes on Tuesday against rebel camps.": "ASSAULT happened The Norwegian navy > rebel camps",
		"Norway has provided $2 million in aid to France.":                       "AID happened Norway > France",
		"Rebels who attacked a base in Norway freed 12 prisoners.":               "ASSAULT happened Rebels > a base in Norway; RETREAT happened Rebels > 12 prisoners",
		"The Norwegian government said it would release the rebels.":             "AGREE planned The Norwegian government > the rebels",
		"Alba Ruiz said that Norway must withdraw its troops.":                   "REQUEST asked Alba Ruiz > Norway",
		"Alba Ruiz will visit Norway on Friday.":                                 "AGREE planned Alba Ruiz > Norway",
		"Talks between France and Norway failed.":                                "CONSULT happened France > Norway",
		"France tried to attack Norwegian troops on Monday.":                     "ASSAULT hypothetical France > Norwegian troops",
		"The strike is threatening the global economy.":                          "",
		"If France attacks Norway, Alba Ruiz will respond.":                      "ASSAULT hypothetical France > Norway",
		"France launched bombing attacks on Norway.":                             "ASSAULT happened France > Norway",
		"France rejected a Norwegian proposal.":                                  "REJECT happened France > Norwegian",
		"France lifted its ban on Norwegian salmon.":                             "RETREAT happened France > Norwegian",
		"France vetoed on Friday a resolution by Norway.":                        "REJECT happened France > Norway",
		"Alba Ruiz met Bera Holt on Friday, her office said.":                    "CONSULT happened Alba Ruiz > Bera Holt",
		"A judge in Kiel found Bera Holt guilty of theft.":                       "ACCUSE happened A judge in Kiel > Bera Holt",
		"France and Norway failed to reach an agreement.":                        "REJECT happened France > Norway",
		"The French army mobilized troops against Norway.":                       "MOBILIZE happened The French army > Norway",
		"France gave money to help farmers in Norway.":                           "AID happened France > farmers in Norway",
		"Norwegian rebels overran a base in France.":                             "ASSAULT happened Norwegian rebels > France",
		"France held talks in Kiel with Norwegian officials.":                    "CONSULT happened France > Norwegian officials",
		"Alba Ruiz launched a scathing attack on Bera Holt.":                     "ACCUSE happened Alba Ruiz > Bera Holt",
		"Alba Ruiz stood by the mayor's side.":                                   "",
		"The minister walked out of talks with rebels.":                          "REJECT happened The minister > rebels",
		"Alba Ruiz declined to say who left.":                                    "",
		"France will withdraw from the treaty.":                                  "THREATEN threatened France > ",
		"The council called Bera Holt to a hearing.":                             "",
		"Advisers clash over Norway.":                                            "",
		"Alba Ruiz captured Kiel with 73 percent of the vote.":                   "",
		"Alba Ruiz said she would fund herself.":                                 "",
		"Alba Ruiz runs a firm aptly called Bera Holt.":                          "",
		"Alba Ruiz did not say that France met Norway.":                          "CONSULT hypothetical France > Norway",
		"Alba Ruiz could demand an answer from Norway.":                          "REQUEST hypothetical Alba Ruiz > Norway",
		"The Norwegian court could not arrest Bera Holt.":                        "",
		"The mayor called for a fence at the border with Norway.":                "REQUEST asked The mayor > ",
		"The council allocated delegates to Alba Ruiz.":                          "",
		"A fever killed twelve people.":                                          "",
		"The garden was green in spring.":                                        "",
		"Rumours help nobody.":                                                   "",
		"Stocks rallied and shares hit a record.":                                "",
		"Beat the eggs and add the sugar.":                                       "",
		"He had a heart attack on Monday.":                                       "",
	} {
		r, err := reader.Read(t.Context(), &sayso.Page{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, ev := range r.Events {
			got = append(got, ev.Type+" "+ev.Modality+" "+texts(ev.Actors)+" > "+texts(ev.Recipients))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}

func texts(list []sayso.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Text)
	}
	return strings.Join(out, ", ")
}

// One event told twice is one, under both statements; what one sentence tells by
// two verbs is two.
func TestToldTwice(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.Read(t.Context(), &sayso.Page{Text: "Alba Ruiz met Bera Holt in Kiel, the Evening Post reported.\n\nRuiz had met Holt in Kiel, a spokesman said."})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Events) != 1 {
		t.Fatalf("%d events, want 1", len(r.Events))
	}
	under := 0
	for _, st := range r.Statements {
		under += len(st.Events)
	}
	if under != 2 {
		t.Errorf("the event stands under %d statements, want 2", under)
	}
}

// An office counts on the day of the event, not on that of the story.
func TestOfficeOfTheDay(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Barack Obama met Alba Ruiz on 3 May 2006.": "legislature",
		"Barack Obama met Alba Ruiz on 3 May 2012.": "government",
	} {
		r, err := reader.Read(t.Context(), &sayso.Page{Text: text, Published: sayso.Publication{Time: time.Date(2013, 1, 2, 0, 0, 0, 0, time.UTC)}})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Events) != 1 || r.Events[0].Actors[0].Sector != want || r.Events[0].Actors[0].Country != "US" {
			t.Errorf("%s: %+v, want US %s", text, r.Events, want)
		}
	}
}
