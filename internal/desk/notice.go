package desk

import (
	"fmt"
	"strings"
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

// Notice is what readers are told about who keeps them up to date.
type Notice struct {
	Text  string
	Until time.Time // when the text changes; zero when it does not for three years
}

// language is the wording of notices in one language.
type language struct {
	reasons map[string]string
	write   func(r *Rota, duty Duty) (string, error)
}

var languages = map[string]language{"en": {reasonsEnglish, english}}

// Notice writes the notice as it reads at an instant, in a language ("en").
// Every moment it names is still to come, in desk time and house time.
func (r *Rota) Notice(at time.Time, lang string) (Notice, error) {
	words, ok := languages[lang]
	if !ok {
		return Notice{}, fmt.Errorf("there is no notice in %q: only en", lang)
	}
	duty, err := r.At(at)
	if err != nil {
		return Notice{}, err
	}
	text, err := words.write(r, duty)
	return Notice{Text: text, Until: duty.Until}, err
}

var reasonsEnglish = map[string]string{
	"shabbat": "Shabbat", "rosh-hashana": "Rosh Hashana", "yom-kippur": "Yom Kippur", "sukkot": "Sukkot",
	"shemini-atzeret": "Shemini Atzeret", "simchat-torah": "Simchat Torah", "pesach": "Pesach", "shavuot": "Shavuot",
}

func english(r *Rota, duty Duty) (string, error) {
	var b strings.Builder
	stamps := fmt.Sprintf("Times on all articles are %s time.", r.House.Place)
	switch {
	case duty.Desk == nil && duty.Until.IsZero():
		b.WriteString("No desk is on duty.")
	case duty.Desk == nil:
		fmt.Fprintf(&b, "No desk is on duty until %s, when the %s is back.", r.moment(duty.At, duty.Until, duty.Then), duty.Then.Name)
	case duty.Until.IsZero():
		fmt.Fprintf(&b, "The %s is keeping you updated.", duty.Desk.Name)
	default:
		fmt.Fprintf(&b, "The %s is keeping you updated until ", duty.Desk.Name)
		if what := startEnglish(duty.Closing); what != "" {
			fmt.Fprintf(&b, "%s in %s, %s.", what, duty.Desk.City, r.moment(duty.At, duty.Until, duty.Desk))
		} else {
			fmt.Fprintf(&b, "%s.", r.moment(duty.At, duty.Until, duty.Desk))
		}
		if duty.Then != nil {
			fmt.Fprintf(&b, " Then the %s takes over.", duty.Then.Name)
			break
		}
		back, err := r.At(duty.Until)
		if err != nil {
			return "", err
		}
		b.WriteString(" After that no desk is on duty")
		if back.Then != nil {
			fmt.Fprintf(&b, " until %s", r.moment(duty.At, back.Until, back.Then))
		}
		b.WriteString(".")
	}
	return b.String() + " " + stamps, nil
}

// startEnglish names what a closing window begins with: "the start of Shabbat",
// "" where it is no rest.
func startEnglish(w calendar.Window) string {
	if len(w.Reasons) == 0 {
		return ""
	}
	if name := reasonsEnglish[w.Reasons[0]]; name != "" {
		return "the start of " + name
	}
	return ""
}

// moment tells an instant in a desk's time and in house time: "Friday 16:12 New
// York time (23:12 in Israel)". More than six days ahead it has the date.
func (r *Rota) moment(now, at time.Time, d *Desk) string {
	form := "Monday 15:04"
	if at.Sub(now) > 6*24*time.Hour {
		form = "Monday 2 January 15:04"
		if at.In(d.Zone).Year() != now.In(d.Zone).Year() {
			form = "Monday 2 January 2006 15:04"
		}
	}
	here, house := at.In(d.Zone), at.In(r.House.Zone)
	_, offset := here.Zone()
	_, houseOffset := house.Zone()
	if offset == houseOffset {
		return fmt.Sprintf("%s %s time", here.Format(form), r.House.Place)
	}
	houseForm := "15:04"
	if here.YearDay() != house.YearDay() {
		houseForm = "Monday 15:04"
	}
	return fmt.Sprintf("%s %s time (%s in %s)", here.Format(form), d.City, house.Format(houseForm), r.House.Place)
}
