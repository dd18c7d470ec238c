// Package dateparser stands in for github.com/markusmobius/go-dateparser: the
// few names that go-htmldate uses of it, and a parser that finds no date.
//
// sayso reads the dates of a page itself and tells go-trafilatura to look for
// none, so the real package is never asked for anything; but its tables of 200
// languages are built whenever a program that links it starts: 90 MB and about
// 0.1 s. What was given up: `go install …@version` refuses a module with a
// replacement, so the program is built from a clone, and a program that imports
// sayso's packages starts as slowly as before unless it has the same line.
package dateparser

import (
	"errors"
	"time"
)

// Configuration would say how dates are read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
	CurrentTime         time.Time
}

// PreferredDateSource would choose between past and future.
type PreferredDateSource uint8

// Past prefers the past.
const Past PreferredDateSource = 1

// ParserType names a way to read dates.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// Parser would read dates.
type Parser struct {
	ParserTypes []ParserType
}

// Date is a date that was read.
type Date struct {
	Time time.Time
}

// Parse finds no date: always the zero Date and an error.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dateparser: not part of this program")
}
