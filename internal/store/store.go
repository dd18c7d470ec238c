// Package store says what is kept of a story and how a store fails.
//
// Input is a story after reading: its Item as it came, its Page and its
// Reading; output is the same, by id. The stores are its children (sqlite);
// storetest is the suite that each of them passes. Users of a store declare the
// few methods they need and never learn which store it is; only cmd does.
//
// What was given up: a store holds bytes and rows and knows nothing of copies
// or claims. Package trace decides what the rows mean.
package store

import (
	"errors"
	"time"

	"github.com/sayso-news/sayso"
)

// The ways in which a store fails that a user can do something about.
var (
	ErrNotFound = errors.New("not kept")
	ErrLocked   = errors.New("another process is writing to the database")
	ErrReadOnly = errors.New("the database cannot be written to")
	ErrFull     = errors.New("the disk is full")
	ErrDisk     = errors.New("the disk does not take or give the data")
	ErrNewer    = errors.New("the database was written by a newer version of sayso")
	ErrCorrupt  = errors.New("the database is damaged")
)

// Status says how far a kept story got.
type Status string

// The values of Status.
const (
	StatusRead     Status = "read"     // it has a reading
	StatusLanguage Status = "language" // in a language that is not read; Why names it
)

// Story is one story as it is kept. Seq is the store's own number for it, in
// the order of arrival; it is never shown and never decides an answer.
type Story struct {
	Seq      int64
	ID       string // of the Story in its Reading; of its bytes when it was not read
	Path     string // the input as it was given, the first time
	Title    string
	URL      string
	Outlet   sayso.Outlet
	Language string
	// Published is UTC; zero when not known. Zone is the IANA name, "" when not known.
	Published time.Time
	OnlyDay   bool // Published is the first moment of a day in Zone, or in UTC; no more is known
	Zone      string
	Basis     sayso.Basis
	SeenAt    time.Time // UTC; when it was first kept
	Status    Status
	Why       string
	Reader    string // version of the reader that made the reading, "" when there is none
	ItemHash  string // 32 hex digits of xxh3-128 over the bytes as received
	Version   string // stories of one address share it: the outlet's address of the story, "" when not known
}

// Kept is everything that is kept of one story.
type Kept struct {
	Story   Story
	Item    sayso.Item
	Reading *sayso.Reading // nil unless Status is StatusRead
}

// Posting is one entry of an index list: a story under a key. Lists are
// ordered by Rank, then by Story.
type Posting struct {
	Key   uint64
	Rank  int64
	Story int64
}

// Edge is the result of comparing two stories. From is the later one by rank,
// To the earlier; Data belongs to who compared them.
type Edge struct {
	Kind     uint8
	From, To int64
	Data     []byte
}

// Mark is the public id of a statement, and the byte of its story's text where
// the statement starts.
type Mark struct {
	ID    string
	Start int
}

// Word is what a person decided, with who and why. Words are applied in the
// order of their numbers, after everything that is computed.
type Word struct {
	N      int64     `json:"n"`
	Kind   string    `json:"kind"` // "merge", "split", "owner", "false-relay"
	Args   []string  `json:"args"`
	Author string    `json:"author"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at"` // UTC
}
