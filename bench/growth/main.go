// Command growth shows what one added story costs when more and more are kept.
//
// It keeps synthetic readings, put in below the reader (press), in a database as
// 'sayso add' does, and at each size measures a stretch of them: 64 stories in
// one transaction, settled every thousand. Output is a table, and the exponent
// with which the cost grows between sizes.
//
//	go run ./bench/growth -sizes 1000,10000,100000 -dir /somewhere/with/room
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of kept stories at which to measure")
	dir := flag.String("dir", "", "folder for the database; a new one is made and removed when empty")
	window := flag.Int("window", 2000, "stories over which a cost is taken before each size")
	perDay := flag.Int("day", 1000, "stories printed in a day")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *sizes, *dir, *window, *perDay); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, list, dir string, window, perDay int) error {
	var sizes []int
	for _, s := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 || len(sizes) > 0 && n <= sizes[len(sizes)-1] {
			return fmt.Errorf("-sizes %s: write growing numbers, such as 1000,10000", list)
		}
		sizes = append(sizes, n)
	}
	if dir == "" {
		temp, err := os.MkdirTemp("", "sayso-growth-")
		if err != nil {
			return fmt.Errorf("make a folder for the database: %w", err)
		}
		defer os.RemoveAll(temp)
		dir = temp
	} else if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) > 0 {
		return fmt.Errorf("-dir %s: is not empty: name a new folder", dir)
	}
	d, err := openDesk(ctx, dir, perDay)
	if err != nil {
		return err
	}
	defer d.close()
	fmt.Fprintln(out, "| kept | trace p50 / p99 ms | in processor time | put, traced and written alone p50 / p99 ms | all told ms | in processor time | compared | again | looked up | MB | KB a story |")
	fmt.Fprintln(out, "|-----:|-------------------:|------------------:|-----------------------------------------:|------------:|------------------:|---------:|------:|----------:|---:|-----------:|")
	var all []measured
	for _, size := range sizes {
		m, err := d.grow(ctx, size, min(window, size/2))
		if err != nil {
			return err
		}
		all = append(all, m)
		fmt.Fprintf(out, "| %d | %s | %s | %s | %.2f | %.2f | %.1f | %.2f | %.1f | %.0f | %.1f |\n", size, m.tracing, m.busy, m.alone, m.wall, m.processor,
			m.compared, m.settled, m.looked, m.megabytes, m.megabytes*1024/float64(size))
	}
	for i := 1; i < len(all); i++ {
		fmt.Fprintf(out, "\nfrom %d to %d kept, exponent of: a story, all told %.3f; processor time %.3f; tracing, median processor time %.3f", sizes[i-1], sizes[i],
			exponent(sizes[i-1], sizes[i], all[i-1].wall, all[i].wall), exponent(sizes[i-1], sizes[i], all[i-1].processor, all[i].processor),
			exponent(sizes[i-1], sizes[i], all[i-1].busy.p50, all[i].busy.p50))
	}
	fmt.Fprintln(out)
	return nil
}

// exponent gives x where a cost grows as size to the power of x.
func exponent(size, then int, cost, now float64) float64 {
	return math.Log(now/cost) / math.Log(float64(then)/float64(size))
}
