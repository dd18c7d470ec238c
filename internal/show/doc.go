// Package show says how a reading looks: as JSON, in a terminal and as a page.
//
// Input is a sayso.Reading; output is text written to an io.Writer or a piece
// of HTML for a page. Command sayso and the web pages call it; it calls nobody.
//
// One visual language serves all forms: the shape and the word of a hop come
// from looks.go, the voice of a statement from voice.go, marked text from
// marked.go. Nothing is said by colour or shape alone; a word always stands
// with it. Words of a story pass through clean before they are shown, so that
// a story cannot drive a terminal or turn the reading order round.
//
// What was given up: templates a user could change. The looks are Go and one
// embedded template, so that the same reading gives the same bytes.
package show
