package extract

// lookupOutlet is what is known of a domain when the caller says nothing.
func lookupOutlet(string) (name, zone string, ok bool) { return "", "", false }
