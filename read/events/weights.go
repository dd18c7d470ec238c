// Fitted on 560 verdicts of internal/eval/shown/fitting-verdicts.tsv by the regression of
// TestFitShown. go test ./internal/eval -run FitShown -refit writes the file anew, on the
// events among them that are read in the same way today: 453 since the network of 2026-11-26.

package events

// bias is what an event with none of the signs has.
const bias = 0.39

// weights are what the signs add, in their order.
var weights = [signs]float64{
	0.08,  // byNoun
	-0.14, // asInfinitive
	-0.06, // asParticiple
	0.30,  // ownSubject
	0.72,  // plain
	-0.31, // purpose
	-0.15, // widened
	0.14,  // pronoun
	-0.04, // actorNone
	0.11,  // actorNamed
	-0.10, // actorPeople
	-0.24, // actorFar
	0.34,  // recipientNone
	0.19,  // recipientNamed
	0.11,  // recipientPeople
	0.25,  // recipientNext
	-0.31, // recipientFar
	-0.42, // longSentence
	0.25,  // unhappened
	-0.18, // denied
	-0.04, // quoted
	0.42,  // accuse
	0.02,  // request
	-0.08, // consult
	-0.01, // coerce
	-0.11, // support
	0.12,  // assault
	-0.07, // agree
	-0.11, // reject
	0.06,  // retreat
	0.07,  // threaten
}
