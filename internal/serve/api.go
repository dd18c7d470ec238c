package serve

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// newAPI makes the part of the server that answers under /api.
func (s *Server) newAPI() huma.API {
	config := huma.DefaultConfig("sayso", "1")
	config.Info.Description = "The same as the pages: what is kept, who says so, through whom, on how many origins. Fields may be added."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.CreateHooks = nil // no $schema in the answers: they are the same as at the pages' own addresses
	return humago.New(s.mux, config)
}

// answered is a value as huma writes it.
type answered[Out any] struct{ Body *Out }

// describe serves a finder under /api/v1 and enters it in the description.
func describe[In, Out any](api huma.API, path, name, summary string, find finder[In, Out]) {
	huma.Register(api, huma.Operation{
		OperationID: name, Method: http.MethodGet, Path: strings.TrimSuffix("/api/v1"+path, "/"), Summary: summary,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusServiceUnavailable},
	}, func(ctx context.Context, in *In) (*answered[Out], error) {
		out, err := find(ctx, in)
		if moved, ok := err.(*movedError); ok {
			return nil, huma.ErrorWithHeaders(huma.NewError(http.StatusFound, "it has another address"), http.Header{"Location": {"/api/v1" + moved.to}})
		}
		if err != nil {
			status, words := explain(err)
			return nil, huma.NewError(status, words)
		}
		return &answered[Out]{out}, nil
	})
}
