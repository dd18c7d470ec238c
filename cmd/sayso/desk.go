package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/calendar"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/desk"
	"github.com/sayso-news/sayso/internal/show"
)

// deskCmd is what a newsroom's desks do and when.
type deskCmd struct {
	Check   deskCheckCmd   `cmd:"" help:"Say what is wrong in the configuration: file, line, key, value, remedy."`
	Windows deskWindowsCmd `cmd:"" help:"Windows of rest of the desks, and what they cover between."`
	Now     deskNowCmd     `cmd:"" help:"Who is on duty, until when, who takes over, and the notice for readers."`
	Rota    deskRotaCmd    `cmd:"" help:"Who is on duty when: hand-overs, and gaps in which nobody is."`
	Ics     deskIcsCmd     `cmd:"" help:"The rota for a calendar program."`
	Stamp   deskStampCmd   `cmd:"" help:"The house clock's stamp for now, with its zone."`
	Init    deskInitCmd    `cmd:"" help:"Write a commented newsroom.toml to begin with."`
}

// configFlag names the configuration of every desk command.
type configFlag struct {
	Config string `default:"newsroom.toml" help:"The newsroom's configuration." placeholder:"FILE"`
}

// load reads the configuration. What is wrong with it is a usage error, one line each.
func (f configFlag) load() (*desk.Rota, error) {
	data, err := os.ReadFile(f.Config)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &sayso.Error{Code: sayso.CodeUsage, Input: f.Config, Message: "there is no configuration", Remedy: "`sayso desk init` writes one to begin with; --config names another"}
	}
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	rota, err := desk.Parse(f.Config, data)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.CodeUsage, Message: "the configuration is not sound:\n" + err.Error()}
	}
	return rota, nil
}

// rangeFlags are two midnights of the house zone.
type rangeFlags struct {
	From string `help:"First day: YYYY-MM-DD, from midnight of the house zone. Default: today." placeholder:"DATE"`
	To   string `help:"The day after the last. Default: a week after the first." placeholder:"DATE"`
}

// between gives the range; days is how long it is when --to is not given.
func (f rangeFlags) between(zone *time.Location, days int) (from, to time.Time, err error) {
	first := calendar.DateIn(clock.System{}.Now(), zone)
	if f.From != "" {
		if first, err = calendar.ParseDate(f.From); err != nil {
			return from, to, usage("--from", err)
		}
	}
	last := first.Add(days)
	if f.To != "" {
		if last, err = calendar.ParseDate(f.To); err != nil {
			return from, to, usage("--to", err)
		}
	}
	from, to = first.Start(zone), last.Start(zone)
	if !from.Before(to) {
		return from, to, usage("--to", errors.New("is not after --from"))
	}
	return from, to, nil
}

// inRange turns years that the calendar does not cover into a usage error.
func inRange(err error) error {
	if errors.Is(err, calendar.ErrRange) {
		return &sayso.Error{Code: sayso.CodeUsage, Message: err.Error(), Remedy: "ask for other years"}
	}
	return err
}

type deskCheckCmd struct{ configFlag }

// Run says whether the configuration is sound.
func (cmd *deskCheckCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%s: %d desks, house zone %s: sound\n", cmd.Config, len(rota.Desks()), rota.House.Zone)
	return err
}

type deskInitCmd struct {
	File string `arg:"" optional:"" default:"newsroom.toml" help:"Where to write."`
}

// Run writes the example; never over a file that is there.
func (cmd *deskInitCmd) Run(std streams) error {
	f, err := os.OpenFile(cmd.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &sayso.Error{Code: sayso.CodeUsage, Input: cmd.File, Message: "is there already", Remedy: "name another file"}
	}
	if err != nil {
		return fmt.Errorf("write configuration: %w", err)
	}
	_, err = f.Write(desk.Example)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write configuration: %w", err)
	}
	_, err = fmt.Fprintf(std.out, "%s written: change it, then `sayso desk check`\n", cmd.File)
	return err
}

type deskStampCmd struct {
	configFlag
	Format string `enum:"text,json" default:"text" help:"text or json." placeholder:"FORMAT"`
}

// Run prints the house clock's stamp.
func (cmd *deskStampCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	house, err := clock.NewHouse(clock.System{}, rota.House.Zone.String())
	if err != nil {
		return err
	}
	stamp := house.Stamp()
	if cmd.Format == "json" {
		return show.JSONLine(std.out, struct {
			Stamp string `json:"stamp"`
			Zone  string `json:"zone"`
			Text  string `json:"text"`
		}{stamp.Machine(), rota.House.Zone.String(), stamp.String()})
	}
	_, err = fmt.Fprintln(std.out, stamp)
	return err
}

type deskNowCmd struct {
	configFlag
	At     string `help:"Another moment than now: RFC 3339, with its offset." placeholder:"TIME"`
	Format string `enum:"text,json" default:"text" help:"text or json." placeholder:"FORMAT"`
}

// deskNow is the answer as JSON. Times are RFC 3339 with the house's offset.
type deskNow struct {
	At      string   `json:"at"`
	Desk    *string  `json:"desk"`
	Until   *string  `json:"until"`
	Then    *string  `json:"then"`
	Reasons []string `json:"reasons"`
	Basis   string   `json:"basis"`
	Notice  string   `json:"notice"`
}

// Run prints who is on duty.
func (cmd *deskNowCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	at := clock.System{}.Now()
	if cmd.At != "" {
		if at, err = time.Parse(time.RFC3339, cmd.At); err != nil {
			return usage("--at", fmt.Errorf("%q is no time: write it with its offset, such as 2026-11-27T16:00:00+02:00", cmd.At))
		}
	}
	duty, err := rota.At(at)
	if err != nil {
		return inRange(err)
	}
	notice, err := rota.Notice(at, "en")
	if err != nil {
		return inRange(err)
	}
	if cmd.Format == "json" {
		return show.JSONLine(std.out, nowJSON(rota, duty, notice.Text))
	}
	return nowText(std.out, rota, duty, notice.Text)
}

func nowJSON(rota *desk.Rota, duty desk.Duty, notice string) deskNow {
	out := deskNow{At: duty.At.In(rota.House.Zone).Format(time.RFC3339), Desk: id(duty.Desk), Then: id(duty.Then), Reasons: []string{}, Basis: string(duty.Closing.Basis), Notice: notice}
	if !duty.Until.IsZero() {
		until := duty.Until.In(rota.House.Zone).Format(time.RFC3339)
		out.Until = &until
	}
	out.Reasons = append(out.Reasons, duty.Closing.Reasons...)
	return out
}

func id(d *desk.Desk) *string {
	if d == nil {
		return nil
	}
	return &d.ID
}

func nowText(w io.Writer, rota *desk.Rota, duty desk.Duty, notice string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %s\n", "on duty", deskName(duty.Desk))
	if duty.Until.IsZero() {
		fmt.Fprintf(&b, "%-12s no end within three years\n", "until")
	} else {
		where := duty.Desk
		if where == nil {
			where = duty.Then
		}
		fmt.Fprintf(&b, "%-12s %s", "until", both(duty.Until, where, rota))
		if len(duty.Closing.Reasons) > 0 {
			fmt.Fprintf(&b, " (%s, %s)", strings.Join(duty.Closing.Reasons, ", "), duty.Closing.Basis)
		}
		fmt.Fprintf(&b, "\n%-12s %s\n", "then", deskName(duty.Then))
	}
	fmt.Fprintf(&b, "%-12s %s\n", "notice", notice)
	_, err := io.WriteString(w, b.String())
	return err
}

func deskName(d *desk.Desk) string {
	if d == nil {
		return "nobody (unattended)"
	}
	return d.Name
}

// both tells a moment in desk time and house time.
func both(t time.Time, d *desk.Desk, rota *desk.Rota) string {
	const form = "Mon 2006-01-02 15:04 -07:00"
	house := t.In(rota.House.Zone).Format(form)
	if d == nil || d.Zone.String() == rota.House.Zone.String() {
		return house
	}
	return t.In(d.Zone).Format(form) + " = " + house + " house"
}
