// Package amx asks the operating system for the use of AMX, the processor's
// matrix tiles: they make the state that is kept of each thread 8 KB larger, so
// that a process gets them only on demand. It stands apart from package model,
// which touches nothing outside.
package amx
