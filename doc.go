// Package sayso is the vocabulary of sayso: stories, the statements in them,
// and the relay chains by which each statement reached the reader. It holds
// types only and imports the standard library only; package read makes a
// Reading from a Page.
//
// The flow of a story through the program:
//
//	intake ──Item──▶ extract ──Page──▶ read ──Reading──▶ show
//
// An Item is bytes as they came. A Page is the article found in them: its
// text, blocks, outlet and publication time. A Reading is what the text says:
// statements with chains, entities, times, unknowns, origins.
//
// Offsets are bytes of UTF-8 into Page.Text, half open, everywhere.
package sayso
