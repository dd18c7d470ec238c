package trace

import lru "github.com/hashicorp/golang-lru/v2"

// cache remembers values by story number or by a pair of them, at most so many. What
// was asked for once goes before what is asked for again and again (2Q, Johnson and
// Shasha 1994): a look at a story of long ago does not displace those of the day. A
// miss costs a read; nothing depends on what is in it.
type cache[K comparable, V any] struct {
	*lru.TwoQueueCache[K, V]
}

func newCache[K comparable, V any](size int) cache[K, V] {
	c, err := lru.New2Q[K, V](size)
	if err != nil {
		panic("internal error: " + err.Error()) // the size is a constant
	}
	return cache[K, V]{c}
}

// get gives a value, from load when it is not there.
func (c cache[K, V]) get(key K, load func() (V, error)) (V, error) {
	if v, ok := c.Get(key); ok {
		return v, nil
	}
	v, err := load()
	if err == nil {
		c.Add(key, v)
	}
	return v, err
}
