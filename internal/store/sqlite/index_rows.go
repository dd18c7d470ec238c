package sqlite

import (
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite/runs"
)

// blockBits is how many bits of a block's number name it in its run.
const blockBits = 24

// index gives what is remembered of the index, read again as far as others wrote.
func (tx *Tx) index() (*index, error) {
	s := tx.s
	if s.index != nil && s.index.stamp == s.stamp {
		return s.index, nil
	}
	if s.index == nil {
		s.index = &index{blocks: newBlocks()}
	}
	x := s.index
	if err := tx.readRuns(x); err != nil {
		return nil, err
	}
	if err := tx.readLog(x); err != nil {
		return nil, err
	}
	x.stamp = s.stamp
	return x, tx.moveBefore(x)
}

// readRuns reads which runs there are; those that are known are not read again.
func (tx *Tx) readRuns(x *index) error {
	known := map[int64]runs.Run{}
	for part, list := range x.parts {
		for _, r := range list {
			known[r.id] = r.Run
		}
		x.parts[part] = nil
	}
	rows, err := tx.query("read the index", `SELECT id, part, level FROM index_run`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var part int
		var r run
		if err := rows.Scan(&r.id, &part, &r.level); err != nil {
			return classify("read the index", err)
		}
		if part < 0 || part >= runs.Parts {
			return fmt.Errorf("read the index: %w (part %d)", store.ErrCorrupt, part)
		}
		r.Run = known[r.id]
		x.parts[part] = append(x.parts[part], r)
	}
	if err := rows.Err(); err != nil {
		return classify("read the index", err)
	}
	for _, list := range x.parts {
		order(list)
		for i := range list {
			if r := &list[i]; r.Filter == nil {
				if r.Run, err = tx.readRun(r.id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (tx *Tx) readRun(id int64) (runs.Run, error) {
	stmt, err := tx.stmt(`SELECT oldest, firsts, filter, several FROM index_run WHERE id = ?`)
	if err != nil {
		return runs.Run{}, err
	}
	var oldest int64
	var firsts, filter, several []byte
	if err := stmt.QueryRowContext(tx.ctx, id).Scan(&oldest, &firsts, &filter, &several); err != nil {
		return runs.Run{}, classify("read the index", err)
	}
	r, err := runs.NewRun(oldest, firsts, filter, several)
	if err != nil {
		return r, corrupt("read the index", err)
	}
	return r, nil
}

// readLog reads what the log has more than is remembered, or all of it when it was
// begun anew.
func (tx *Tx) readLog(x *index) error {
	stmt, err := tx.stmt(`SELECT coalesce(min(n), 0) FROM index_log`)
	if err != nil {
		return err
	}
	var first int64
	if err := stmt.QueryRowContext(tx.ctx).Scan(&first); err != nil {
		return classify("read the index", err)
	}
	if first != x.first {
		x.latest, x.first, x.last = runs.Latest{}, first, 0
	}
	rows, err := tx.query("read the index", `SELECT n, entries FROM index_log WHERE n > ? ORDER BY n`, x.last)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var entries sql.RawBytes
		if err := rows.Scan(&x.last, &entries); err != nil {
			return classify("read the index", err)
		}
		if err := x.latest.EnterRecords(entries); err != nil {
			return corrupt("read the index", err)
		}
	}
	if err := rows.Err(); err != nil {
		return classify("read the index", err)
	}
	return nil
}

// block reads a block of a run, or remembers it: the stories of some days look
// into the same blocks.
func (tx *Tx) block(x *index, run int64, n int) (data []byte, err error) {
	id := run<<blockBits | int64(n)
	if data, ok := x.blocks.Get(id); ok {
		return data, nil
	}
	stmt, err := tx.stmt(`SELECT data FROM index_block WHERE id = ?`)
	if err != nil {
		return nil, err
	}
	if err := stmt.QueryRowContext(tx.ctx, id).Scan(&data); err != nil {
		return nil, classify("look into the index", err)
	}
	x.blocks.Add(id, data)
	return data, nil
}

// fetch reads the blocks at some places, as far as they are not remembered:
// together they cost a third of what they cost one by one.
func (tx *Tx) fetch(x *index, places []place) error {
	list := []byte{'['}
	for _, p := range places {
		for block := p.from; block < min(p.to, p.from+2); block++ { // a head stands in two at most
			id := p.run.id<<blockBits | int64(block)
			if _, ok := x.blocks.Get(id); !ok {
				list = append(strconv.AppendInt(list, id, 10), ',')
			}
		}
	}
	if len(list) == 1 {
		return nil
	}
	list[len(list)-1] = ']'
	rows, err := tx.query("look into the index", `SELECT id, data FROM index_block WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var data []byte
		if err := rows.Scan(&id, &data); err != nil {
			return classify("look into the index", err)
		}
		x.blocks.Add(id, data)
	}
	if err := rows.Err(); err != nil {
		return classify("look into the index", err)
	}
	return nil
}

// mostBlocks is how many blocks are remembered: 128 MB, the entries of about 40,000
// stories.
const mostBlocks = 32768

// newBlocks makes the memory of blocks by their numbers; what was asked for once
// goes before what is asked for again and again.
func newBlocks() *lru.TwoQueueCache[int64, []byte] {
	c, err := lru.New2Q[int64, []byte](mostBlocks)
	if err != nil {
		panic("internal error: " + err.Error()) // the size is a constant
	}
	return c
}

// log writes what was entered in this transaction.
func (tx *Tx) log(x *index) error {
	res, err := tx.exec("write the index", `INSERT INTO index_log (entries) VALUES (?)`, tx.entered)
	if err != nil {
		return err
	}
	if x.last, err = res.LastInsertId(); err != nil {
		return classify("write the index", err)
	}
	if x.first == 0 {
		x.first = x.last
	}
	return nil
}

// flush writes the latest entries into a run for each part and begins the log anew.
func (tx *Tx) flush(x *index) error {
	for part, entries := range x.latest.Sorted() {
		if err := tx.addRun(x, part, 0, entries); err != nil {
			return err
		}
	}
	x.latest, x.first, x.last = runs.Latest{}, 0, 0
	_, err := tx.exec("write the index", `DELETE FROM index_log`)
	return err
}

var blocks = newInsertion(`INSERT INTO index_block (id, data)`, 2, "")

// addRun writes sorted entries as the newest run of its level in a part.
func (tx *Tx) addRun(x *index, part, level int, entries []runs.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	r := run{level: level}
	var data [][]byte
	r.Run, data = runs.Build(entries)
	res, err := tx.exec("write the index", `INSERT INTO index_run (part, level, oldest, firsts, filter, several) VALUES (?,?,?,?,?,?)`,
		part, level, r.Oldest, runs.EncodeFirsts(r.Firsts), []byte(r.Filter), []byte(r.Several))
	if err != nil {
		return err
	}
	if r.id, err = res.LastInsertId(); err != nil {
		return classify("write the index", err)
	}
	values := make([]any, 0, 2*len(data))
	for i, block := range data {
		values = append(values, r.id<<blockBits|int64(i), block)
	}
	if _, err := tx.insert("write the index", blocks, values); err != nil {
		return err
	}
	x.parts[part] = append(x.parts[part], r)
	order(x.parts[part])
	return nil
}

// merge makes one run of all runs of a level in a part, which pays for itself from
// the credit. In the oldest run nothing is left of what was taken out.
func (tx *Tx) merge(x *index, part, level int) error {
	list := x.parts[part]
	from := slices.IndexFunc(list, func(r run) bool { return r.level == level })
	to := from
	var entries []runs.Entry
	for ; to < len(list) && list[to].level == level; to++ {
		more, err := tx.allOf(list[to])
		if err != nil {
			return err
		}
		entries = runs.Merge(entries, more)
		if err := tx.dropRun(list[to].id); err != nil {
			return err
		}
	}
	x.credit -= len(entries)
	if from == 0 {
		entries = slices.DeleteFunc(entries, func(e runs.Entry) bool { return e.Gone })
	}
	x.parts[part] = slices.Delete(list, from, to)
	return tx.addRun(x, part, level+1, entries)
}

func (tx *Tx) dropRun(id int64) error {
	if _, err := tx.exec("write the index", `DELETE FROM index_block WHERE id >= ? AND id < ?`, id<<blockBits, (id+1)<<blockBits); err != nil {
		return err
	}
	_, err := tx.exec("write the index", `DELETE FROM index_run WHERE id = ?`, id)
	return err
}

// blocksQuery gives the blocks between two numbers.
const blocksQuery = `SELECT data FROM index_block WHERE id >= ? AND id < ? ORDER BY id`

// allOf gives the entries of a run.
func (tx *Tx) allOf(r run) (out []runs.Entry, err error) {
	rows, err := tx.query("read the index", blocksQuery, r.id<<blockBits, (r.id+1)<<blockBits)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var data sql.RawBytes
		if err := rows.Scan(&data); err != nil {
			return nil, classify("read the index", err)
		}
		if out, err = runs.Decode(out, data); err != nil {
			return nil, corrupt("read the index", err)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, classify("read the index", err)
	}
	return out, nil
}

// corrupt says that what was read is not what was written.
func corrupt(what string, err error) error {
	return fmt.Errorf("%s: %w (%v)", what, store.ErrCorrupt, err)
}
