package sqlite

import "strings"

// rowCounts are the numbers of rows that one statement writes: a round trip costs
// more than a row.
var rowCounts = [...]int{32, 8, 1}

// insertion writes rows of one table, many in a statement.
type insertion struct {
	width   int // values of a row
	queries [len(rowCounts)]string
}

// newInsertion makes the statements: into is what comes before the rows, end what
// comes after them.
func newInsertion(into string, width int, end string) *insertion {
	in := &insertion{width: width}
	row := "(" + strings.Repeat(",?", width)[1:] + ")"
	for i, n := range rowCounts {
		in.queries[i] = into + " VALUES " + strings.Repeat(","+row, n)[1:] + " " + end
	}
	return in
}

// insert writes rows, whose values follow each other; it says how many changed
// something.
func (tx *Tx) insert(what string, in *insertion, values []any) (changed int64, err error) {
	for i, n := range rowCounts {
		for n *= in.width; len(values) >= n; values = values[n:] {
			res, err := tx.exec(what, in.queries[i], values[:n]...)
			if err != nil {
				return changed, err
			}
			rows, _ := res.RowsAffected()
			changed += rows
		}
	}
	return changed, nil
}
