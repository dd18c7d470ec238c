package eval

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/logistic"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/events"
)

var refit = flag.Bool("refit", false, "fit the weights of the signs of events anew and write them to read/events/weights.go")

// ridge holds weights back that few events speak for.
const ridge = 8

// TestFitShown fits what the signs of an event weigh on the verdicts of
// shown/fitting-verdicts.tsv, by logistic regression with a ridge.
func TestFitShown(t *testing.T) {
	if !*refit {
		t.Skip("only with -refit: reads some hundred articles")
	}
	const name = "shown/fitting-verdicts.tsv"
	text, err := shownFiles.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := parseVerdicts(name, string(text))
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]bool{}
	for key := range verdicts {
		judged[key[:strings.IndexByte(key, '\t')]] = true
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var rows []logistic.Row
	err = articles("../../../shared/data", func(a article) {
		if !judged[a.ID] {
			return
		}
		page := &sayso.Page{Path: a.ID, Text: a.Text, Outlet: sayso.Outlet{Name: a.Source}}
		r, err := reader.Read(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := reader.ReadDoc(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Events {
			verdict, ok := verdicts[verdictKey(a.ID, &r.Events[i])]
			if !ok {
				continue
			}
			row := []float64{1}
			for _, has := range events.Signs(&doc.Events[i]) {
				row = append(row, one(has))
			}
			rows = append(rows, logistic.Row{X: row, Yes: verdict, Weight: 1})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	w := logistic.Fit(rows, ridge)
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Written by go test ./internal/eval -run FitShown -refit; %d verdicts.\n\npackage events\n\n", len(rows))
	fmt.Fprintf(&b, "// bias is what an event with none of the signs has.\nconst bias = %.2f\n\n// weights are what the signs add, in their order.\nvar weights = [signs]float64{\n", w[0])
	for i, x := range w[1:] {
		fmt.Fprintf(&b, "%.2f, // %s\n", x, events.SignNames[i])
	}
	b.WriteString("}\n")
	source, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("../../read/events/weights.go", source, 0o644); err != nil {
		t.Fatal(err)
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
