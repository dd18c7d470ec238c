package timex

import (
	"strconv"
	"time"
)

var weekdays = map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun.": 0, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thurs.": 4, "fri.": 5, "sat.": 6}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "aug.": 8, "sep.": 9,
	"sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30}

// units gives the TIMEX3 letter of a unit of time.
var units = map[string]string{"day": "D", "days": "D", "week": "W", "weeks": "W", "month": "M", "months": "M", "year": "Y", "years": "Y",
	"hour": "TH", "hours": "TH", "minute": "TM", "minutes": "TM", "decade": "DE", "decades": "DE"}

// number reads a small whole number, in digits or words.
func number(word string) (int, bool) {
	if n, ok := numbers[word]; ok {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 0 && n < 10000
}

// yearOf reads a year between 1500 and 2199.
func yearOf(word string) (int, bool) {
	if len(word) != 4 {
		return 0, false
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 1500 && n < 2200
}

// dayOf reads a day of the month: 7, 7th, 21st.
func dayOf(word string) (int, bool) {
	if len(word) > 2 {
		switch word[len(word)-2:] {
		case "st", "nd", "rd", "th":
			word = word[:len(word)-2]
		}
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 1 && n <= 31 && len(word) <= 2
}
