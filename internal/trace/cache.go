package trace

// cache keeps values by story number, at most so many: when it is full the
// older half goes. A miss costs a read; nothing depends on what is in it.
type cache[V any] struct {
	limit    int
	now, old map[int64]V
}

func newCache[V any](limit int) *cache[V] {
	return &cache[V]{limit: limit / 2, now: map[int64]V{}, old: map[int64]V{}}
}

func (c *cache[V]) put(key int64, v V) {
	if len(c.now) >= c.limit {
		c.old, c.now = c.now, make(map[int64]V, c.limit)
	}
	c.now[key] = v
}

func (c *cache[V]) drop(key int64) {
	delete(c.now, key)
	delete(c.old, key)
}

// get gives a value, from load when it is not there.
func (c *cache[V]) get(key int64, load func() (V, error)) (V, error) {
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
