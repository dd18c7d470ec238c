package sayso_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sayso-news/sayso"

// importRule is one line of imports.txt.
type importRule struct {
	line    int
	pattern string
	allowed []string
	stdOnly bool
	pure    bool
}

// TestImports checks every import of every package against imports.txt, and
// that only internal/clock asks what time it is.
func TestImports(t *testing.T) {
	rules := readImportRules(t)
	used := map[int]bool{}
	for _, file := range goFiles(t) {
		pkg := path.Dir(file)
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		rule := ruleFor(rules, pkg)
		if rule == nil {
			t.Errorf("%s: package %s has no line in imports.txt", file, pkg)
			continue
		}
		used[rule.line] = true
		for _, spec := range syntax.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if why := rule.breaks(pkg, imported); why != "" {
				t.Errorf("%s imports %s: %s (imports.txt:%d)", file, imported, why, rule.line)
			}
		}
		if pkg != "internal/clock" && callsTimeNow(syntax) {
			t.Errorf("%s calls time.Now: only internal/clock may", file)
		}
	}
	for _, rule := range rules {
		if !used[rule.line] {
			t.Errorf("imports.txt:%d: no package is covered by %q", rule.line, rule.pattern)
		}
	}
}

// breaks says why a package under the rule may not import another, "" when it may.
func (rule *importRule) breaks(pkg, imported string) string {
	own, isOwn := strings.CutPrefix(imported, module)
	if !isOwn {
		first, _, _ := strings.Cut(imported, "/")
		if rule.stdOnly && strings.Contains(first, ".") {
			return "only the standard library is allowed here"
		}
		if rule.pure && slices.ContainsFunc([]string{"net", "os", "database/sql", "math/rand", "syscall", "plugin"}, func(banned string) bool {
			return imported == banned || strings.HasPrefix(imported, banned+"/")
		}) {
			return "this package touches nothing outside"
		}
		return ""
	}
	own = cmp.Or(strings.TrimPrefix(own, "/"), ".")
	if strings.HasPrefix(own, pkg+"/") {
		return "" // its own child
	}
	for _, allowed := range rule.allowed {
		if matches(allowed, own) {
			return ""
		}
	}
	return fmt.Sprintf("%s may import only %s", rule.pattern, strings.Join(rule.allowed, " "))
}

func matches(pattern, pkg string) bool {
	if pattern == "*" {
		return true
	}
	parent, isTree := strings.CutSuffix(pattern, "/*")
	return pkg == parent || isTree && strings.HasPrefix(pkg, parent+"/")
}

// ruleFor finds the line for a package: an exact one first, then the longest pattern.
func ruleFor(rules []importRule, pkg string) *importRule {
	var best *importRule
	for i := range rules {
		rule := &rules[i]
		if rule.pattern == pkg {
			return rule
		}
		if matches(rule.pattern, pkg) && (best == nil || len(rule.pattern) > len(best.pattern)) {
			best = rule
		}
	}
	return best
}

func readImportRules(t *testing.T) []importRule {
	t.Helper()
	data, err := os.ReadFile("imports.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rules []importRule
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		left, right, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("imports.txt:%d: no colon", i+1)
		}
		rule := importRule{line: i + 1, pattern: strings.TrimSpace(left)}
		for _, word := range strings.Fields(right) {
			switch word {
			case "std-only":
				rule.stdOnly = true
			case "pure":
				rule.pure = true
			default:
				rule.allowed = append(rule.allowed, word)
			}
		}
		rules = append(rules, rule)
	}
	return rules
}

// goFiles lists the Go files of the module that are not tests, slash-separated.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != "." && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(base, ".go") && !strings.HasSuffix(base, "_test.go") {
			files = append(files, filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func callsTimeNow(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(node ast.Node) bool {
		if sel, ok := node.(*ast.SelectorExpr); ok && sel.Sel.Name == "Now" {
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" {
				found = true
			}
		}
		return !found
	})
	return found
}
