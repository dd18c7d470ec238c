// Command growth shows what one added story costs when more and more are kept.
//
// It keeps synthetic readings, put in below the reader (press), in a database as
// 'sayso add' does, and at each size measures a stretch of them: 64 stories in
// one transaction, settled every thousand. Output is a table, a row as soon as
// its size is reached, and the exponent with which the cost grows between sizes.
// An interrupt ends it with what was reached; with the same -dir and larger
// -sizes it goes on from there.
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
	"os/signal"
	"runtime/pprof"
	"strconv"
	"strings"
)

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of kept stories at which to measure")
	dir := flag.String("dir", "", "folder for the database, which may hold what an earlier run left; a new one is made and removed when empty")
	window := flag.Int("window", 2000, "stories over which a cost is taken before each size")
	perDay := flag.Int("day", 1000, "stories printed in a day")
	maker := flag.Int("maker", -1, "core of the processor on which stories are made while others are written (on Linux)")
	profile := flag.String("cpuprofile", "", "file for a profile of processor time")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "growth: profile:", err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, os.Stderr, *sizes, *dir, *window, *perDay, *maker); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out, progress io.Writer, list, dir string, window, perDay, maker int) error {
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
	}
	d, err := openDesk(ctx, dir, perDay)
	if err != nil {
		return err
	}
	defer d.close()
	if before, _, _ := unmeasured(sizes[0], window); d.kept > before {
		return fmt.Errorf("-dir %s: %d stories are kept: begin -sizes with one that leaves %d to measure", dir, d.kept, sizes[0]-before)
	}
	d.progress, d.maker = progress, maker
	fmt.Fprintln(out, "| kept | trace p50 / p99 ms | in processor time | put, traced and written alone p50 / p99 ms | all told ms | in processor time | in stories made | compared | again | looked up | MB | KB a story |")
	fmt.Fprintln(out, "|-----:|-------------------:|------------------:|-----------------------------------------:|------------:|------------------:|----------------:|---------:|------:|----------:|---:|-----------:|")
	var all []measured
	for _, size := range sizes {
		m, err := d.grow(ctx, size, window)
		if ctx.Err() != nil {
			fmt.Fprintf(out, "\nended with %d kept: what is larger is not measured\n", d.kept)
			break
		}
		if err != nil {
			return err
		}
		all = append(all, m)
		fmt.Fprintf(out, "| %d | %s | %s | %s | %.2f | %.2f | %.2f | %.1f | %.2f | %.1f | %.0f | %.1f |\n", size, m.tracing, m.busy, m.alone, m.wall, m.processor, m.processor/m.making,
			m.compared, m.settled, m.looked, m.megabytes, m.megabytes*1024/float64(size))
	}
	for i := 1; i < len(all); i++ {
		fmt.Fprintf(out, "\nfrom %d to %d kept, exponent of: a story, all told %.3f; processor time %.3f; in stories made %.3f; tracing, median processor time %.3f", sizes[i-1], sizes[i],
			exponent(sizes[i-1], sizes[i], all[i-1].wall, all[i].wall), exponent(sizes[i-1], sizes[i], all[i-1].processor, all[i].processor),
			exponent(sizes[i-1], sizes[i], all[i-1].processor/all[i-1].making, all[i].processor/all[i].making),
			exponent(sizes[i-1], sizes[i], all[i-1].busy.p50, all[i].busy.p50))
	}
	fmt.Fprintln(out)
	return nil
}

// exponent gives x where a cost grows as size to the power of x.
func exponent(size, then int, cost, now float64) float64 {
	return math.Log(now/cost) / math.Log(float64(then)/float64(size))
}
