package claims

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// codecVersion is the first byte of an encoded Sketch and of encoded links.
const codecVersion = 2

// ErrVersion is about a Sketch or links that another version encoded.
var ErrVersion = errors.New("traced by another version of sayso (run sayso reread)")

var errSketch = errors.New("not a sketch")

// Encode writes a sketch for the store.
func (s *Sketch) Encode() []byte {
	b := make([]byte, 0, 64+len(s.Points)*96)
	b = append(b, codecVersion)
	b = binary.AppendUvarint(b, uint64(len(s.Points)))
	for i := range s.Points {
		p := &s.Points[i]
		b = binary.AppendUvarint(b, p.Mark)
		b = binary.AppendUvarint(b, uint64(p.Statement))
		b = binary.AppendUvarint(b, uint64(p.Start))
		b = binary.AppendUvarint(b, uint64(p.End))
		flags := byte(0)
		for k, on := range [...]bool{p.Negative, p.Hedged, p.Future, p.Own, p.Passive} {
			if on {
				flags |= 1 << k
			}
		}
		b = append(b, flags)
		b = appendHashes(b, p.Denied)
		b = appendHashes(b, p.Names)
		b = binary.AppendUvarint(b, uint64(len(p.Words)))
		for _, t := range p.Words {
			b = binary.LittleEndian.AppendUint32(b, t.Stem)
			w := byte(t.Weight * 20)
			if t.Name {
				w |= 0x80
			}
			b = append(b, w)
		}
		b = appendHashes(b, p.Around)
		b = appendHashes(b, p.Times)
		b = binary.AppendUvarint(b, uint64(len(p.Numbers)))
		for _, n := range p.Numbers {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(n.Value))
			k := byte(n.Bound)
			if n.Ordinal {
				k |= 0x80
			}
			b = append(b, k)
			b = appendHashes(b, n.Near)
		}
	}
	return b
}

func appendHashes(b []byte, h []uint32) []byte {
	b = binary.AppendUvarint(b, uint64(len(h)))
	for _, x := range h {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	return b
}

// DecodeSketch reads what Encode wrote, and ErrVersion is its error where another
// version did.
func DecodeSketch(b []byte) (*Sketch, error) {
	if len(b) == 0 {
		return nil, errSketch
	}
	if b[0] != codecVersion {
		return nil, ErrVersion
	}
	r := reader{b: b[1:], room: make([]uint32, 0, len(b)/4)}
	n := r.count(10)
	s := &Sketch{Points: make([]Point, n)}
	var words []Term // room for all
	for i := range s.Points {
		p := &s.Points[i]
		p.Mark = r.uvarint()
		p.Statement, p.Start, p.End = int(r.uvarint()), int(r.uvarint()), int(r.uvarint())
		flags := r.byte()
		p.Negative, p.Hedged, p.Future, p.Own, p.Passive = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0, flags&16 != 0
		p.Denied, p.Names = r.hashes(), r.hashes()
		n := r.count(5)
		if len(words) < n {
			words = make([]Term, max(n, len(r.b)/12))
		}
		p.Words, words = words[:n:n], words[n:]
		for k := range p.Words {
			p.Words[k].Stem = r.uint32()
			w := r.byte()
			p.Words[k].Name = w&0x80 != 0
			p.Words[k].Weight = float32(w&0x7f) / 20
		}
		p.Around, p.Times = r.hashes(), r.hashes()
		if i > 0 && slices.Equal(p.Around, s.Points[i-1].Around) {
			p.Around = s.Points[i-1].Around
		}
		p.Numbers = make([]Number, r.count(10))
		for k := range p.Numbers {
			p.Numbers[k].Value = math.Float64frombits(r.uint64())
			w := r.byte()
			p.Numbers[k].Bound, p.Numbers[k].Ordinal = Bound(w&0x7f), w&0x80 != 0
			p.Numbers[k].Near = r.hashes()
			if len(p.Numbers[k].Near) > 0 {
				p.Numbers[k].Unit = p.Numbers[k].Near[0]
			}
		}
	}
	if r.bad || len(r.b) > 0 {
		return nil, errSketch
	}
	return s, nil
}

// reader takes values off the front of b; bad is set when they run out.
type reader struct {
	b    []byte
	bad  bool
	room []uint32 // for hashes: many small pieces would cost the collector of garbage
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads a length and bounds it by what is left, size bytes each at least.
func (r *reader) count(size int) int {
	n := r.uvarint()
	if n > uint64(len(r.b)/size) {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *reader) take(n int) []byte {
	if len(r.b) < n {
		r.bad = true
		return make([]byte, n)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }
func (r *reader) uint64() uint64 { return binary.LittleEndian.Uint64(r.take(8)) }

func (r *reader) hashes() []uint32 {
	n := r.count(4)
	if cap(r.room)-len(r.room) < n {
		r.room = make([]uint32, 0, n)
	}
	from := len(r.room)
	for range n {
		r.room = append(r.room, r.uint32())
	}
	return r.room[from:len(r.room):len(r.room)]
}
