package calendar

import (
	"fmt"
	"math"
	"time"
)

// Place is a point of the earth.
type Place struct {
	Latitude, Longitude float64 // degrees, north and east positive
	Elevation           float64 // metres above what is seen of the horizon
}

// Horizon is how far below the geometric horizon the sun's centre stands at
// sunset, in degrees: refraction and half the sun's breadth, and the dip of the
// horizon seen from a height (0.0347° × √metres).
func (p Place) Horizon() float64 { return 0.833 + 0.0347*math.Sqrt(max(0, p.Elevation)) }

// NoSunError says that the sun does not come to a depression in the evening of a day.
type NoSunError struct {
	Date       Date
	Depression float64 // degrees below the horizon
	Above      bool    // the sun stays above it; else it does not come up to it
}

func (e *NoSunError) Error() string {
	if e.Above {
		return fmt.Sprintf("%s: the sun does not sink %.3g° below the horizon", e.Date, e.Depression)
	}
	return fmt.Sprintf("%s: the sun does not rise above %.3g° below the horizon", e.Date, e.Depression)
}

// Sunset gives the instant, in UTC, at which the centre of the sun sinks to
// depression degrees below the horizon in the evening of a day of the zone, or
// after its midnight where nights are short. The evening is the one that
// follows the day's noon by the sun, which is the noon nearest to 12:00 of the
// zone. The error is a *NoSunError where there is no such moment; never a zero
// time without one.
//
// Formulas: J. Meeus, Astronomical Algorithms, chapters 25 and 28, as in NOAA's
// solar calculator; good to some seconds between the polar circles.
func Sunset(date Date, zone *time.Location, at Place, depression float64) (time.Time, error) {
	noon := solarNoon(time.Date(date.Year, date.Month, date.Day, 12, 0, 0, 0, zone).UTC(), at.Longitude)
	latitude := at.Latitude * math.Pi / 180
	moment := noon.Add(6 * time.Hour)
	var cosine float64
	for range 8 { // the sun moves while the earth turns: a few rounds settle it
		declination, equation := sun(moment)
		cosine = (math.Sin(-depression*math.Pi/180) - math.Sin(latitude)*math.Sin(declination)) / (math.Cos(latitude) * math.Cos(declination))
		angle := math.Acos(min(1, max(-1, cosine))) * 180 / math.Pi
		// minutes after the true noon of the sun at that moment
		transit := noonAt(noon, at.Longitude, equation)
		next := transit.Add(time.Duration(angle * 4 * float64(time.Minute)))
		if d := next.Sub(moment); d > -50*time.Millisecond && d < 50*time.Millisecond {
			moment = next
			break
		}
		moment = next
	}
	declination, _ := sun(moment)
	reach := math.Cos(latitude) * math.Cos(declination) // what the sine of the sun's height gains or loses by the hour
	if graze := doubtful * math.Pi / 180 / max(reach, 1e-9); cosine > 1-graze || cosine < graze-1 || math.IsNaN(cosine) {
		return time.Time{}, &NoSunError{Date: date, Depression: depression, Above: cosine < 0}
	}
	return moment.Truncate(time.Second), nil
}

// doubtful is how near the sun may come to a depression without surely reaching
// it, in degrees: what the formulas are good to, twice.
const doubtful = 0.02

// solarNoon gives the instant nearest to t at which the sun stands in the south
// (or north) at a longitude.
func solarNoon(t time.Time, longitude float64) time.Time {
	_, equation := sun(t)
	noon := noonAt(t, longitude, equation)
	for noon.Sub(t) > 12*time.Hour {
		noon = noon.Add(-24 * time.Hour)
	}
	for t.Sub(noon) > 12*time.Hour {
		noon = noon.Add(24 * time.Hour)
	}
	return noon
}

// noonAt gives the transit on the UTC day of which near's solar day is, for an
// equation of time in minutes.
func noonAt(near time.Time, longitude, equation float64) time.Time {
	day := near.Truncate(24 * time.Hour)
	noon := day.Add(time.Duration((720 - 4*longitude - equation) * float64(time.Minute)))
	for noon.Sub(near) > 12*time.Hour {
		noon = noon.Add(-24 * time.Hour)
	}
	for near.Sub(noon) > 12*time.Hour {
		noon = noon.Add(24 * time.Hour)
	}
	return noon
}

// sun gives the declination of the sun, in radians, and the equation of time,
// in minutes (Meeus, low accuracy, 0.01°).
func sun(t time.Time) (declination, equation float64) {
	const rad = math.Pi / 180
	c := (float64(t.UnixMilli())/86400000 + 2440587.5 - 2451545) / 36525 // Julian centuries since 2000
	longitude := math.Mod(280.46646+c*(36000.76983+c*0.0003032), 360)
	anomaly := (357.52911 + c*(35999.05029-0.0001537*c)) * rad
	eccentricity := 0.016708634 - c*(0.000042037+0.0000001267*c)
	center := math.Sin(anomaly)*(1.914602-c*(0.004817+0.000014*c)) + math.Sin(2*anomaly)*(0.019993-0.000101*c) + math.Sin(3*anomaly)*0.000289
	node := (125.04 - 1934.136*c) * rad
	apparent := (longitude + center - 0.00569 - 0.00478*math.Sin(node)) * rad
	obliquity := (23 + (26+(21.448-c*(46.815+c*(0.00059-c*0.001813)))/60)/60 + 0.00256*math.Cos(node)) * rad
	declination = math.Asin(math.Sin(obliquity) * math.Sin(apparent))
	y := math.Tan(obliquity/2) * math.Tan(obliquity/2)
	l := longitude * rad
	equation = 4 / rad * (y*math.Sin(2*l) - 2*eccentricity*math.Sin(anomaly) + 4*eccentricity*y*math.Sin(anomaly)*math.Cos(2*l) -
		y*y/2*math.Sin(4*l) - 1.25*eccentricity*eccentricity*math.Sin(2*anomaly))
	return declination, equation
}
