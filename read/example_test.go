package read_test

import (
	"context"
	"fmt"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// A page may be made from a string; what is not known of it stays open.
func ExampleReader_Read() {
	reader, err := read.New(read.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	page := &sayso.Page{
		Outlet: sayso.Outlet{Name: "Example Wire"},
		Text:   "The ferry had no captain on board, Reuters reported on Friday, citing port officials.",
	}
	reading, err := reader.Read(context.Background(), page)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, st := range reading.Statements {
		fmt.Println(st.Content[0].Text)
		for _, hop := range st.Chain {
			fmt.Printf("  %s (%s)\n", hop.Name, hop.Kind)
		}
	}
	// Output:
	// The ferry had no captain on board
	//   Example Wire (outlet)
	//   Reuters (outlet)
	//   port officials (unnamed-group)
}
