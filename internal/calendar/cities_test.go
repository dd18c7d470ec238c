package calendar

import (
	"testing"
	"time"
)

// A caseCity has the candle offset and the days that desks there usually keep.
type caseCity struct {
	name, zone          string
	latitude, longitude float64
	candles             int
	israel              bool
}

// cities on every continent.
var cities = []caseCity{
	{"New York", "America/New_York", 40.7128, -74.0060, 18, false},
	{"Jerusalem", "Asia/Jerusalem", 31.7683, 35.2137, 40, true},
	{"Tel Aviv", "Asia/Jerusalem", 32.0853, 34.7818, 20, true},
	{"Haifa", "Asia/Jerusalem", 32.7940, 34.9896, 30, true},
	{"Chicago", "America/Chicago", 41.8781, -87.6298, 18, false},
	{"Los Angeles", "America/Los_Angeles", 34.0522, -118.2437, 18, false},
	{"Toronto", "America/Toronto", 43.6532, -79.3832, 18, false},
	{"Anchorage", "America/Anchorage", 61.2181, -149.9003, 18, false},
	{"Honolulu", "Pacific/Honolulu", 21.3069, -157.8583, 18, false},
	{"Mexico City", "America/Mexico_City", 19.4326, -99.1332, 18, false},
	{"Buenos Aires", "America/Argentina/Buenos_Aires", -34.6037, -58.3816, 18, false},
	{"São Paulo", "America/Sao_Paulo", -23.5505, -46.6333, 18, false},
	{"Santiago", "America/Santiago", -33.4489, -70.6693, 18, false},
	{"Ushuaia", "America/Argentina/Ushuaia", -54.8019, -68.3030, 18, false},
	{"London", "Europe/London", 51.5074, -0.1278, 18, false},
	{"Paris", "Europe/Paris", 48.8566, 2.3522, 18, false},
	{"Madrid", "Europe/Madrid", 40.4168, -3.7038, 18, false},
	{"Berlin", "Europe/Berlin", 52.52, 13.405, 18, false},
	{"Rome", "Europe/Rome", 41.9028, 12.4964, 18, false},
	{"Helsinki", "Europe/Helsinki", 60.1699, 24.9384, 18, false},
	{"Tromsø", "Europe/Oslo", 69.6492, 18.9553, 18, false},
	{"Reykjavík", "Atlantic/Reykjavik", 64.1466, -21.9426, 18, false},
	{"Moscow", "Europe/Moscow", 55.7558, 37.6173, 18, false},
	{"Istanbul", "Europe/Istanbul", 41.0082, 28.9784, 18, false},
	{"Casablanca", "Africa/Casablanca", 33.5731, -7.5898, 18, false},
	{"Lagos", "Africa/Lagos", 6.5244, 3.3792, 18, false},
	{"Nairobi", "Africa/Nairobi", -1.2921, 36.8219, 18, false},
	{"Johannesburg", "Africa/Johannesburg", -26.2041, 28.0473, 18, false},
	{"Cairo", "Africa/Cairo", 30.0444, 31.2357, 18, false},
	{"Tehran", "Asia/Tehran", 35.6892, 51.3890, 18, false},
	{"Mumbai", "Asia/Kolkata", 19.0760, 72.8777, 18, false},
	{"Kathmandu", "Asia/Kathmandu", 27.7172, 85.3240, 18, false},
	{"Ürümqi", "Asia/Shanghai", 43.8256, 87.6168, 18, false},
	{"Singapore", "Asia/Singapore", 1.3521, 103.8198, 18, false},
	{"Tokyo", "Asia/Tokyo", 35.6762, 139.6503, 18, false},
	{"Sydney", "Australia/Sydney", -33.8688, 151.2093, 18, false},
	{"Lord Howe", "Australia/Lord_Howe", -31.5553, 159.0821, 18, false},
	{"Auckland", "Pacific/Auckland", -36.8509, 174.7645, 18, false},
	{"Apia", "Pacific/Apia", -13.8507, -171.7514, 18, false},
	{"McMurdo", "Antarctica/McMurdo", -77.8419, 166.6863, 18, false},
}

func (c *caseCity) rest(t testing.TB) *Jewish {
	return &Jewish{Place: Place{Latitude: c.latitude, Longitude: c.longitude}, Zone: zone(t, c.zone), Israel: c.israel,
		Candles: time.Duration(c.candles) * time.Minute, End: EndRule{Degrees: 8.5}, Fallback: FallbackRule{After: 72 * time.Minute}}
}
