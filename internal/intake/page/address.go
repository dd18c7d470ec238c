package page

import (
	"fmt"
	"net/netip"
)

// refused are networks that a page of the web is never on: this machine, local
// and carrier networks, documentation and test ranges, multicast and the rest.
var refused = func() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range [...]string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
		"192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
		"::/96", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "5f00::/16",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

var (
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	nat64Local = netip.MustParsePrefix("64:ff9b:1::/48")
	sixToFour  = netip.MustParsePrefix("2002::/16")
)

// checkAddress refuses an address that is not on the public internet, also
// when it is an IPv4 one inside an IPv6 one (mapped, NAT64, 6to4).
func checkAddress(addr netip.Addr) error {
	addr = addr.Unmap().WithZone("")
	b := addr.As16()
	switch {
	case nat64Local.Contains(addr):
		return fmt.Errorf("address %s is not on the public internet", addr)
	case nat64.Contains(addr):
		return checkAddress(netip.AddrFrom4([4]byte(b[12:16])))
	case sixToFour.Contains(addr):
		return checkAddress(netip.AddrFrom4([4]byte(b[2:6])))
	}
	for _, p := range refused {
		if p.Contains(addr) {
			return fmt.Errorf("address %s is not on the public internet", addr)
		}
	}
	return nil
}
