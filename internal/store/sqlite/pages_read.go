package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// look is how many of the latest fits a list with words looks at.
const look = 500

const claimColumns = `page_claim.id, text, page_claim.at, stories, outlets, least, most, unknown, unnamed, conflicts, loops, origin, rival`

func scanClaim(row scanner, more ...any) (store.ClaimLine, error) {
	var c store.ClaimLine
	var at int64
	var against string
	err := row.Scan(append([]any{&c.ID, &c.Text, &at, &c.Stories, &c.Outlets, &c.Origins.Min, &c.Origins.Max, &c.Unknown, &c.Unnamed,
		&c.Conflicts, &c.Loops, &c.Origin, &against}, more...)...)
	if err == nil && against != "" {
		c.Against = new(store.Against)
		if err := json.Unmarshal([]byte(against), c.Against); err != nil {
			return c, fmt.Errorf("read a claim: %w (%v)", store.ErrCorrupt, err)
		}
	}
	if at != 0 {
		c.At = time.Unix(0, at).UTC()
	}
	return c, err
}

// matching writes words as a query for all of them; "" when there are none.
func matching(words string) string {
	var quoted []string
	for w := range strings.FieldsSeq(words) {
		quoted = append(quoted, `"`+strings.ReplaceAll(w, `"`, `""`)+`"`)
	}
	return strings.Join(quoted, " ")
}

// fitOf writes how well a claim fits words as an expression over page_claim, with
// its arguments: how many of the first eight stand in its own text, then how many
// stories carry it, then how short it is.
func fitOf(words string) (expr string, args []any) {
	expr = `1000 * min(stories, 999) + 999 - min(length(text), 999)`
	for i, w := range strings.Fields(strings.ToLower(words)) {
		if i == 8 {
			break
		}
		expr += ` + 1000000 * (instr(lower(text), ?) > 0)`
		args = append(args, w)
	}
	return expr, args
}

// cursor is where a list ended: two numbers of its last row.
func cursor(a, b int64) string {
	return strconv.FormatInt(a, 36) + "." + strconv.FormatInt(b, 36)
}

func parseCursor(s string) (a, b int64, ok bool) {
	x, y, found := strings.Cut(s, ".")
	a, err := strconv.ParseInt(x, 36, 64)
	b, err2 := strconv.ParseInt(y, 36, 64)
	return a, b, found && err == nil && err2 == nil
}

// where gathers the conditions of a query.
type where struct {
	conds []string
	args  []any
}

func (w *where) and(cond string, args ...any) {
	w.conds = append(w.conds, cond)
	w.args = append(w.args, args...)
}

func (w *where) String() string {
	if len(w.conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conds, " AND ")
}

// ClaimList gives the claims of a filter, and where the next list goes on ("" at
// the end). With words it looks at the latest claims that hold them, and puts
// first the ones whose own text holds most of the words, then those that most
// stories carry, then the shortest. The ranking of the full-text index is not
// asked: it weighs every claim that holds a word before it gives the first.
func (s *Store) ClaimList(ctx context.Context, f store.Filter) (out []store.ClaimLine, next string, err error) {
	var w where
	from, sortBy := "page_claim", "page_claim.at"
	if f.By == "gap" {
		sortBy = "gap"
	}
	if m := matching(f.Words); m != "" {
		from = `(SELECT rowid AS found FROM page_claim_words WHERE page_claim_words MATCH ? ORDER BY rowid DESC LIMIT ` + strconv.Itoa(look) + `) JOIN page_claim ON n = found`
		w.args = append(w.args, m)
		if f.By == "" {
			fit, args := fitOf(f.Words)
			from += ` JOIN (SELECT n AS fitting, ` + fit + ` AS fit FROM page_claim) ON fitting = n`
			sortBy, w.args = "fit", append(w.args, args...)
		}
	} else if f.Outlet != "" {
		from = `(SELECT claim AS found FROM page_evidence WHERE outlet = ? AND head = 1 ORDER BY claim DESC LIMIT ` + strconv.Itoa(look) + `) JOIN page_claim ON n = found`
		w.args = append(w.args, store.Fold(f.Outlet))
	}
	if f.Outlet != "" && f.Words != "" {
		w.and(`EXISTS (SELECT 1 FROM page_evidence WHERE claim = page_claim.n AND outlet = ?)`, store.Fold(f.Outlet))
	}
	switch f.Kind {
	case "one-origin":
		w.and(`most = 1 AND outlets > 1`)
	case "disagreement":
		w.and(`conflicts > 0`)
	case "unnamed":
		w.and(`unnamed > 0`)
	case "unknown":
		w.and(`unknown > 0`)
	case "loop":
		w.and(`loops > 0`)
	}
	if !f.From.IsZero() {
		w.and(`page_claim.at >= ?`, f.From.UnixNano())
	}
	if !f.Until.IsZero() {
		w.and(`page_claim.at < ?`, f.Until.UnixNano())
	}
	if a, b, ok := parseCursor(f.After); ok {
		w.and(`(`+sortBy+`, n) < (?, ?)`, a, b)
	}
	group := ""
	if strings.Contains(from, "page_evidence") {
		group = " GROUP BY n"
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+claimColumns+`, `+sortBy+`, n FROM `+from+w.String()+group+
		` ORDER BY `+sortBy+` DESC, n DESC LIMIT ?`, append(w.args, f.Limit+1)...)
	if err != nil {
		return nil, "", classify("list claims", err)
	}
	defer rows.Close()
	var a, b int64
	for rows.Next() {
		if len(out) == f.Limit {
			return out, cursor(a, b), nil
		}
		c, err := scanClaim(rows, &a, &b)
		if err != nil {
			return nil, "", classify("list claims", err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, "", classify("list claims", err)
	}
	return out, "", nil
}

// StoryList gives the stories of a filter, and where the next list goes on ("" at
// the end). With words it looks at the latest stories that hold them.
func (s *Store) StoryList(ctx context.Context, f store.Filter) (out []store.StoryLine, next string, err error) {
	var w where
	from := "page_story JOIN story ON seq = story"
	if m := matching(f.Words); m != "" {
		from = `(SELECT rowid AS found FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ` + strconv.Itoa(look) + `) JOIN page_story ON page_story.story = found JOIN story ON seq = found`
		w.args = append(w.args, m)
	}
	if f.Outlet != "" {
		w.and(`page_story.outlet = ?`, store.Fold(f.Outlet))
	}
	if !f.From.IsZero() {
		w.and(`at >= ?`, f.From.UnixNano())
	}
	if !f.Until.IsZero() {
		w.and(`at < ?`, f.Until.UnixNano())
	}
	if a, b, ok := parseCursor(f.After); ok {
		w.and(`(at, page_story.story) < (?, ?)`, a, b)
	}
	return s.storyLines(ctx, f.Limit, from+w.String()+` ORDER BY at DESC, page_story.story DESC LIMIT ?`, append(w.args, f.Limit+1)...)
}

// StoriesOfGroup gives the stories of a copy group, the earliest first, at most
// limit of them.
func (s *Store) StoriesOfGroup(ctx context.Context, group string, limit int) ([]store.StoryLine, error) {
	out, _, err := s.storyLines(ctx, limit, `page_story JOIN story ON seq = story WHERE bunch = ? AND bunch <> '' ORDER BY at, id LIMIT ?`, group, limit)
	return out, err
}

// StoryDigest gives a story's row by its number; ErrNotFound while it has none.
func (s *Store) StoryDigest(ctx context.Context, seq int64) (store.StoryLine, error) {
	out, _, err := s.storyLines(ctx, 1, `page_story JOIN story ON seq = story WHERE page_story.story = ? LIMIT 1`, seq)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("page of story number %d: %w", seq, store.ErrNotFound)
	}
	return append(out, store.StoryLine{})[0], err
}

func (s *Store) storyLines(ctx context.Context, limit int, query string, args ...any) (out []store.StoryLine, next string, err error) {
	columns := strings.ReplaceAll(storyColumns, " outlet,", " story.outlet,")
	rows, err := s.read.QueryContext(ctx, `SELECT `+columns+`, at, bunch, data FROM `+query, args...)
	if err != nil {
		return nil, "", classify("list stories", err)
	}
	defer rows.Close()
	var at, seq int64
	for rows.Next() {
		if len(out) == limit {
			return out, cursor(at, seq), nil
		}
		var l store.StoryLine
		var data []byte
		if l.Story, err = scanStory(moreOf{rows, []any{&at, &l.Group, &data}}); err != nil {
			return nil, "", classify("list stories", err)
		}
		if err := json.Unmarshal(data, &l.Digest); err != nil {
			return nil, "", fmt.Errorf("list stories: %w (%v)", store.ErrCorrupt, err)
		}
		if at != 0 {
			l.At = time.Unix(0, at).UTC()
		}
		seq = l.Seq
		out = append(out, l)
	}
	if err := rows.Err(); err != nil {
		return nil, "", classify("list stories", err)
	}
	return out, "", nil
}

// moreOf scans columns that follow those of a story.
type moreOf struct {
	row  scanner
	more []any
}

func (m moreOf) Scan(dest ...any) error { return m.row.Scan(append(dest, m.more...)...) }

// ClaimPage gives a claim by its id; ErrNotFound when it has no row, which is
// so for what one story alone carries.
func (s *Store) ClaimPage(ctx context.Context, id string) (line store.ClaimLine, d store.ClaimDigest, err error) {
	var data []byte
	line, err = scanClaim(s.read.QueryRowContext(ctx, `SELECT `+claimColumns+`, data FROM page_claim WHERE id = ?`, id), &data)
	if errors.Is(err, sql.ErrNoRows) {
		return line, d, fmt.Errorf("claim %q: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return line, d, classify("read claim "+id, err)
	}
	if data, err = unpack(data); err != nil {
		return line, d, err
	}
	if err := json.Unmarshal(data, &d); err != nil {
		return line, d, fmt.Errorf("claim %q: %w (%v)", id, store.ErrCorrupt, err)
	}
	return line, d, nil
}

// ClaimIDAt gives the id of the claim whose evidence in a story covers a byte;
// ErrNotFound when none does.
func (s *Store) ClaimIDAt(ctx context.Context, seq int64, start int) (id string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT id FROM page_evidence JOIN page_claim ON n = claim
		WHERE story = ? AND start <= ?2 AND stop > ?2 ORDER BY start DESC LIMIT 1`, seq, start).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("claim at byte %d: %w", start, store.ErrNotFound)
	}
	if err != nil {
		return "", classify("look for a claim", err)
	}
	return id, nil
}

// ClaimsOfStory gives the claims with a row that a story carries, in text order.
func (s *Store) ClaimsOfStory(ctx context.Context, seq int64) (out []store.StoryClaim, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+claimColumns+`, statement, start, stop, first FROM page_evidence JOIN page_claim ON n = claim WHERE story = ? ORDER BY start, n`, seq)
	if err != nil {
		return nil, classify("list claims of a story", err)
	}
	defer rows.Close()
	for rows.Next() {
		var c store.StoryClaim
		if c.ClaimLine, err = scanClaim(rows, &c.Statement, &c.Start, &c.End, &c.First); err != nil {
			return nil, classify("list claims of a story", err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("list claims of a story", err)
	}
	return out, nil
}

// CarriersOf gives the outlets and ids of the stories that carry each claim.
func (s *Store) CarriersOf(ctx context.Context, claim string, limit int) (out []store.StoryLine, err error) {
	out, _, err = s.storyLines(ctx, limit, `page_story JOIN story ON seq = page_story.story WHERE page_story.story IN
		(SELECT page_evidence.story FROM page_evidence JOIN page_claim ON n = claim WHERE page_claim.id = ?) ORDER BY at, id LIMIT ?`, claim, limit)
	return out, err
}

const outletColumns = `name, stories, claims, first, said, alone`

func scanOutlet(row scanner) (o store.OutletLine, err error) {
	err = row.Scan(&o.Name, &o.Stories, &o.Claims, &o.First, &o.Said, &o.Alone)
	return o, err
}

// OutletsByFirst gives the outlets that most often had a claim before others.
func (s *Store) OutletsByFirst(ctx context.Context, limit int) (out []store.OutletLine, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+outletColumns+` FROM page_outlet WHERE fold <> '' AND stories > 0 ORDER BY first DESC, claims DESC, fold DESC LIMIT ?`, limit)
	if err != nil {
		return nil, classify("list outlets", err)
	}
	defer rows.Close()
	for rows.Next() {
		o, err := scanOutlet(rows)
		if err != nil {
			return nil, classify("list outlets", err)
		}
		out = append(out, o)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("list outlets", err)
	}
	return out, nil
}

// OutletPage gives an outlet by its name, whom it takes from and who takes from
// it, the most often first. An outlet that is only cited has no stories.
func (s *Store) OutletPage(ctx context.Context, name string, limit int) (o store.OutletLine, cites, cited []store.Tie, err error) {
	fold := store.Fold(name)
	o, err = scanOutlet(s.read.QueryRowContext(ctx, `SELECT `+outletColumns+` FROM page_outlet WHERE fold = ?`, fold))
	known := err == nil && o.Stories > 0
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return o, nil, nil, classify("read outlet", err)
	}
	if cites, err = s.ties(ctx, `SELECT coalesce((SELECT name FROM page_outlet WHERE fold = source), (SELECT name FROM page_cite WHERE page_cite.outlet = page_tie.outlet AND page_cite.source = page_tie.source LIMIT 1), source), n
		FROM page_tie WHERE outlet = ? ORDER BY n DESC, source LIMIT ?`, fold, limit); err != nil {
		return o, nil, nil, err
	}
	if cited, err = s.ties(ctx, `SELECT coalesce((SELECT name FROM page_outlet WHERE fold = outlet), outlet), n FROM page_tie WHERE source = ? ORDER BY n DESC, outlet LIMIT ?`, fold, limit); err != nil {
		return o, nil, nil, err
	}
	if !known && len(cited) == 0 || fold == "" {
		return o, nil, nil, fmt.Errorf("outlet %q: %w", name, store.ErrNotFound)
	}
	if o.Name == "" {
		o.Name = name
	}
	return o, cites, cited, nil
}

func (s *Store) ties(ctx context.Context, query string, args ...any) (out []store.Tie, err error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify("list who cites whom", err)
	}
	defer rows.Close()
	for rows.Next() {
		var t store.Tie
		if err := rows.Scan(&t.Outlet, &t.Stories); err != nil {
			return nil, classify("list who cites whom", err)
		}
		out = append(out, t)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("list who cites whom", err)
	}
	return out, nil
}

// NamePage gives a name with the stories that have it, the latest first, and
// where the next list goes on.
func (s *Store) NamePage(ctx context.Context, kind sayso.EntityKind, name, after string, limit int) (n store.NameLine, out []store.MentionLine, next string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT n, kind, name, stories FROM page_name WHERE kind = ? AND fold = ? AND stories > 0`, string(kind), store.Fold(name)).
		Scan(&n.N, &n.Kind, &n.Name, &n.Stories)
	if errors.Is(err, sql.ErrNoRows) {
		return n, nil, "", fmt.Errorf("%s %q: %w", kind, name, store.ErrNotFound)
	}
	if err != nil {
		return n, nil, "", classify("look for a name", err)
	}
	w := where{conds: []string{`name = ?`}, args: []any{n.N}}
	if a, b, ok := parseCursor(after); ok {
		w.and(`(at, page_mention.story) < (?, ?)`, a, b)
	}
	columns := strings.ReplaceAll(storyColumns, " outlet,", " story.outlet,")
	rows, err := s.read.QueryContext(ctx, `SELECT `+columns+`, at, data FROM page_mention JOIN story ON seq = page_mention.story`+w.String()+
		` ORDER BY at DESC, page_mention.story DESC LIMIT ?`, append(w.args, limit+1)...)
	if err != nil {
		return n, nil, "", classify("list mentions", err)
	}
	defer rows.Close()
	var at, seq int64
	for rows.Next() {
		if len(out) == limit {
			return n, out, cursor(at, seq), nil
		}
		var l store.MentionLine
		var data []byte
		if l.Story, err = scanStory(moreOf{rows, []any{&at, &data}}); err != nil {
			return n, nil, "", classify("list mentions", err)
		}
		if err := json.Unmarshal(data, &l.Data); err != nil {
			return n, nil, "", fmt.Errorf("list mentions: %w (%v)", store.ErrCorrupt, err)
		}
		if at != 0 {
			l.At = time.Unix(0, at).UTC()
		}
		seq = l.Story.Seq
		out = append(out, l)
	}
	if err := rows.Err(); err != nil {
		return n, nil, "", classify("list mentions", err)
	}
	return n, out, "", nil
}

// Suggest gives names that go on from a prefix at any of their words; those in
// many stories first, among the first few hundred in the alphabet.
func (s *Store) Suggest(ctx context.Context, prefix string, limit int) (out []store.NameLine, err error) {
	fold := store.Fold(prefix)
	if fold == "" {
		return nil, nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT n, kind, page_name.name, stories FROM
		(SELECT name AS found FROM page_name_word WHERE word >= ? AND word < ? ORDER BY word LIMIT 300) JOIN page_name ON n = found
		WHERE stories > 0 ORDER BY stories DESC, fold, kind LIMIT ?`, fold, fold+"\U0010FFFF", limit)
	if err != nil {
		return nil, classify("suggest names", err)
	}
	defer rows.Close()
	for rows.Next() {
		var n store.NameLine
		if err := rows.Scan(&n.N, &n.Kind, &n.Name, &n.Stories); err != nil {
			return nil, classify("suggest names", err)
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("suggest names", err)
	}
	return out, nil
}

// Sums gives how many stories have a page.
func (s *Store) Sums(ctx context.Context) (stories int, err error) {
	if err := s.read.QueryRowContext(ctx, `SELECT coalesce(sum(stories), 0) FROM page_outlet`).Scan(&stories); err != nil {
		return 0, classify("count stories", err)
	}
	return stories, nil
}
