package outlets

import "strings"

// ByDomain finds the outlet that a host belongs to: "www.israelnationalnews.com"
// and "graphics.reuters.com". Labels are dropped from the left until one is
// listed, so that a subdomain with an entry of its own comes before its parent.
// Case and a final dot do not count; a port must be cut off by the caller.
func ByDomain(host string) (Outlet, bool) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	domains := loaded().domains
	for host != "" {
		if at, ok := domains[host]; ok {
			return loaded().outlets[at], true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return Outlet{}, false
}
