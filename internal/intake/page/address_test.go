package page

import (
	"net/netip"
	"testing"
)

func TestCheckAddress(t *testing.T) {
	for s, public := range map[string]bool{
		"93.184.216.34": true, "2606:4700::1111": true, "64:ff9b::5db8:d822": true,
		"127.0.0.1": false, "10.1.2.3": false, "100.64.0.1": false, "169.254.169.254": false, "0.0.0.0": false, "192.168.1.1": false, "172.31.0.1": false,
		"::1": false, "::ffff:10.0.0.1": false, "::ffff:127.0.0.1": false, "64:ff9b::a00:1": false, "64:ff9b:1::a00:1": false, "2002:a00:1::": false,
		"fe80::1%eth0": false, "fd00:ec2::254": false, "224.0.0.1": false, "255.255.255.255": false, "::": false,
	} {
		if err := checkAddress(netip.MustParseAddr(s)); (err == nil) != public {
			t.Errorf("checkAddress(%s) = %v, want public %v", s, err, public)
		}
	}
}
