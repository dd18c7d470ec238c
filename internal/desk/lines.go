package desk

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// linesOf gives the line of every key of a TOML document: "house.zone",
// "desk[1].rest.candles". Tables are listed too. A document that cannot be read
// gives what was read before the fault.
func linesOf(data []byte) map[string]int {
	lines := map[string]int{}
	count := map[string]int{} // array of tables → tables so far
	var p unstable.Parser
	p.Reset(data)
	prefix := ""
	for p.NextExpression() {
		e := p.Expression()
		var names []string
		line := 0
		for it := e.Key(); it.Next(); {
			names = append(names, string(it.Node().Data))
			if line == 0 {
				line = p.Shape(it.Node().Raw).Start.Line
			}
		}
		switch e.Kind {
		case unstable.Table:
			prefix = indexed(names, count, false)
			lines[prefix] = line
			prefix += "."
		case unstable.ArrayTable:
			prefix = indexed(names, count, true)
			lines[prefix] = line
			prefix += "."
		case unstable.KeyValue:
			lines[prefix+strings.Join(names, ".")] = line
		}
	}
	return lines
}

// indexed writes a table's name with the index of each array of tables in it.
func indexed(names []string, count map[string]int, opens bool) string {
	path := ""
	for i, name := range names {
		if path != "" {
			path += "."
		}
		path += name
		if opens && i == len(names)-1 {
			count[path]++
		}
		if n := count[path]; n > 0 {
			path += fmt.Sprintf("[%d]", n-1)
		}
	}
	return path
}
