package extract

import "github.com/sayso-news/sayso/internal/outlets"

// lookupOutlet asks the table of outlets what is known of a domain: the
// outlet's name and its home zone.
func lookupOutlet(domain string) (name, zone string, ok bool) {
	if domain == "" {
		return "", "", false
	}
	o, ok := outlets.ByDomain(domain)
	return o.Name, o.Zone, ok
}
