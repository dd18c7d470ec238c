package desk

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Problem is something wrong in a configuration.
type Problem struct {
	File   string
	Line   int    // from 1; 0 when it is about the whole file
	Key    string // "desk.new-york.rest.candles"
	Value  string // as written, "" when there is none
	What   string // what is wrong with it
	Remedy string // what to write
}

func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	if p.Key != "" {
		b.WriteString(p.Key)
		if p.Value != "" {
			b.WriteString(" = " + p.Value)
		}
		b.WriteString(": ")
	}
	b.WriteString(p.What)
	if p.Remedy != "" {
		b.WriteString("; " + p.Remedy)
	}
	return b.String()
}

// ConfigError lists everything that is wrong in a configuration, in order of lines.
type ConfigError []Problem

func (e ConfigError) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// file is newsroom.toml as it is written. Pointers and any tell what is missing
// from what is zero.
type file struct {
	House struct {
		Name  string `toml:"name"`
		Zone  string `toml:"zone"`
		Place string `toml:"place"`
	} `toml:"house"`
	Desk     []fileDesk     `toml:"desk"`
	Override []fileOverride `toml:"override"`
}

type fileDesk struct {
	ID        string          `toml:"id"`
	Name      string          `toml:"name"`
	City      string          `toml:"city"`
	Zone      string          `toml:"zone"`
	Latitude  *float64        `toml:"latitude"`
	Longitude *float64        `toml:"longitude"`
	Elevation float64         `toml:"elevation"`
	Successor string          `toml:"successor"`
	Hours     string          `toml:"hours"`
	Exception []fileException `toml:"exception"`
	Rest      fileRest        `toml:"rest"`
}

type fileException struct {
	Date  string `toml:"date"`
	Hours string `toml:"hours"`
}

type fileRest struct {
	Calendar string   `toml:"calendar"`
	Israel   bool     `toml:"israel"`
	Candles  *float64 `toml:"candles"`
	End      string   `toml:"end"`
	Margin   float64  `toml:"margin"`
	Fallback string   `toml:"fallback"`
}

type fileOverride struct {
	Desk   string `toml:"desk"`
	Start  any    `toml:"start"`
	End    any    `toml:"end"`
	Kind   string `toml:"kind"`
	Reason string `toml:"reason"`
	Author string `toml:"author"`
}

// Parse reads a configuration. name is the file's, for errors. The error is a
// ConfigError with all that is wrong.
func Parse(name string, data []byte) (*Rota, error) {
	var f file
	dec := toml.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, decodeProblems(name, err)
	}
	c := &checker{file: name, lines: linesOf(data)}
	rota := c.rota(&f)
	if len(c.problems) > 0 {
		return nil, c.sorted()
	}
	return rota, nil
}

// decodeProblems tells what the TOML reader says.
func decodeProblems(name string, err error) ConfigError {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) {
		var out ConfigError
		for i := range strict.Errors {
			e := &strict.Errors[i]
			line, _ := e.Position()
			out = append(out, Problem{File: name, Line: line, Key: strings.Join(e.Key(), "."), What: "no such key", Remedy: "take it out, or see the keys that `sayso desk init` writes"})
		}
		return out
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ := decode.Position()
		return ConfigError{{File: name, Line: line, Key: strings.Join(decode.Key(), "."), What: strings.TrimPrefix(decode.Error(), "toml: "), Remedy: "mend the line"}}
	}
	return ConfigError{{File: name, What: strings.TrimPrefix(err.Error(), "toml: "), Remedy: "mend the file"}}
}
