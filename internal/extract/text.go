package extract

import (
	"net/url"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/blocks"
)

// Text makes a Page of an item that is plain text, whatever it looks like. A
// byte order mark is dropped and line ends become "\n" before any offset is
// taken.
func Text(item sayso.Item) (*sayso.Page, error) {
	e := New(Options{}).(extractor)
	text, notes, err := e.decode(item)
	if err != nil {
		return nil, err
	}
	page, err := e.text(item, text)
	if err != nil {
		return nil, err
	}
	page.Notes = append(notes, page.Notes...)
	return page, nil
}

func (e extractor) text(item sayso.Item, text string) (*sayso.Page, error) {
	text, changed := harmless(text)
	page := &sayso.Page{Path: item.Path, Text: text, URL: item.URL, Published: sayso.Publication{Basis: sayso.BasisNone}}
	page.Notes = controlNote(changed)
	found, notes := blocks.Find(text)
	page.Blocks, page.Notes = found, append(page.Notes, notes...)
	if len(found) == 0 {
		return nil, &sayso.Error{Code: sayso.CodeEmpty, Input: item.Path, Message: "empty: there is no text in it"}
	}
	for _, b := range found {
		if b.Kind == sayso.BlockHeading {
			page.Title = strings.Join(strings.Fields(text[b.Start:b.End]), " ")
		}
		if b.Kind == sayso.BlockHeading || b.Kind == sayso.BlockParagraph {
			break
		}
	}
	page.Outlet.Domain = domainOf(item.URL)
	e.override(page, item.Override)
	return page, nil
}

// override puts what the user said over what the page says, and completes the
// outlet from the table.
func (e extractor) override(page *sayso.Page, o sayso.Override) {
	if o.Title != "" {
		page.Title = o.Title
	}
	if o.URL != "" {
		page.URL = o.URL
		page.Outlet.Domain = domainOf(o.URL)
	}
	if name, _, ok := e.opts.Outlet(page.Outlet.Domain); ok {
		page.Outlet.Name = name
	}
	if o.Outlet != "" {
		if strings.Contains(o.Outlet, ".") && !strings.ContainsAny(o.Outlet, " /") && o.Outlet == strings.ToLower(o.Outlet) {
			page.Outlet = sayso.Outlet{Name: o.Outlet, Domain: strings.TrimPrefix(o.Outlet, "www.")}
			if name, _, ok := e.opts.Outlet(page.Outlet.Domain); ok {
				page.Outlet.Name = name
			}
		} else {
			page.Outlet.Name = o.Outlet
		}
	}
	if !o.Published.IsZero() {
		printed := page.Published.Printed
		if o.DayOnly && printed == "" { // says that no more is known than the day
			printed = o.Published.Format(time.DateOnly)
		}
		page.Published = sayso.Publication{Time: o.Published, Zone: o.Zone, Printed: printed, Basis: sayso.BasisOption}
	}
}

// domainOf gives the host of an address without "www."; "" when it has none.
func domainOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), "www.")
}
