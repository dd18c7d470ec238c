// Package read turns a Page into a Reading: who says what, through whom, about
// what and when.
package read
