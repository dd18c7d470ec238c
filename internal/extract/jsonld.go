package extract

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// linked is what a page's JSON-LD says of its article.
type linked struct {
	published, headline, publisher string
}

// malformed finds a field in JSON that does not parse.
var malformed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`"(datePublished|headline)"\s*:\s*"((?:[^"\\]|\\.)*)"`)
})

// readLinked reads every JSON-LD script: objects of an article's type first, at
// any depth, then any object. A script that does not parse is searched for the
// fields' characters.
func readLinked(scripts []string) linked {
	var article, other linked
	names := map[string]string{} // of organisations by @id
	var refs []string
	for _, s := range scripts {
		s = strings.TrimSpace(s)
		for _, wrap := range []string{"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"} {
			s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap), wrap))
		}
		s = strings.TrimSuffix(s, ";")
		var v any
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			clean := strings.Map(func(r rune) rune {
				if r < 0x20 {
					return ' '
				}
				return r
			}, s)
			if json.Unmarshal([]byte(clean), &v) != nil {
				for _, m := range malformed().FindAllStringSubmatch(s, -1) {
					if m[1] == "headline" {
						fill(&other.headline, m[2])
					} else {
						fill(&other.published, m[2])
					}
				}
				continue
			}
		}
		walkLinked(v, 0, func(o map[string]any) {
			if id, name := str(o["@id"]), str(o["name"]); id != "" && name != "" {
				if _, have := names[id]; !have {
					names[id] = name
				}
			}
			into := &other
			if isArticle(o["@type"]) {
				into = &article
				switch p := first(o["publisher"]).(type) {
				case string:
					fill(&into.publisher, p)
				case map[string]any:
					fill(&into.publisher, str(p["name"]))
					if str(p["name"]) == "" {
						refs = append(refs, str(p["@id"]))
					}
				}
				fill(&into.headline, str(o["headline"]))
			}
			fill(&into.published, str(o["datePublished"]))
		})
	}
	for _, ref := range refs {
		fill(&article.publisher, names[ref])
	}
	fill(&article.published, other.published)
	fill(&article.headline, other.headline)
	return article
}

// walkLinked visits every object, keys in order, to a depth no page needs.
func walkLinked(v any, depth int, visit func(map[string]any)) {
	if depth > 40 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walkLinked(e, depth+1, visit)
		}
	case map[string]any:
		visit(v)
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			walkLinked(v[k], depth+1, visit)
		}
	}
}

// isArticle reports whether a @type (a name or several) is a kind of article.
func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || strings.HasSuffix(v, "LiveBlogPosting")
	case []any:
		return slices.ContainsFunc(v, isArticle)
	}
	return false
}

func first(v any) any {
	if list, ok := v.([]any); ok {
		if len(list) == 0 {
			return nil
		}
		return list[0]
	}
	return v
}

func str(v any) string {
	s, _ := first(v).(string)
	return strings.TrimSpace(s)
}

// fill sets *s when it is empty.
func fill(s *string, v string) {
	if *s == "" {
		*s = v
	}
}
