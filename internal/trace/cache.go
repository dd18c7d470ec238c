package trace

// cache keeps values by story number or by a pair of them, at most so many: when
// it is full the older half goes. A miss costs a read; nothing depends on what is
// in it.
type cache[K comparable, V any] struct {
	limit    int
	now, old map[K]V
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit: limit / 2, now: map[K]V{}, old: map[K]V{}}
}

func (c *cache[K, V]) put(key K, v V) {
	if len(c.now) >= c.limit {
		c.old, c.now = c.now, make(map[K]V, c.limit)
	}
	c.now[key] = v
}

func (c *cache[K, V]) drop(key K) {
	delete(c.now, key)
	delete(c.old, key)
}

func (c *cache[K, V]) clear() {
	clear(c.now)
	clear(c.old)
}

func (c *cache[K, V]) has(key K) bool {
	_, ok := c.now[key]
	if !ok {
		_, ok = c.old[key]
	}
	return ok
}

// get gives a value, from load when it is not there.
func (c *cache[K, V]) get(key K, load func() (V, error)) (V, error) {
	if v, ok := c.now[key]; ok {
		return v, nil
	}
	v, ok := c.old[key]
	if !ok {
		var err error
		if v, err = load(); err != nil {
			return v, err
		}
	}
	c.put(key, v)
	return v, nil
}
