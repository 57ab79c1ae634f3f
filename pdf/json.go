package pdf

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes each block as an object with one member, its kind.
func (b Blocks) MarshalJSON() ([]byte, error) {
	out := make([]map[string]Block, len(b))
	for i, x := range b {
		out[i] = map[string]Block{x.name(): x}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote; a kind that is not known is an error.
func (b *Blocks) UnmarshalJSON(data []byte) error {
	var in []map[string]json.RawMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*b = nil
	for i, m := range in {
		if len(m) != 1 {
			return fmt.Errorf("block %d: %d kinds instead of one", i, len(m))
		}
		for kind, raw := range m {
			x, err := block(kind, raw)
			if err != nil {
				return fmt.Errorf("block %d, %s: %w", i, kind, err)
			}
			*b = append(*b, x)
		}
	}
	return nil
}

func block(kind string, raw []byte) (Block, error) {
	switch kind {
	case "heading":
		return read[Heading](raw)
	case "paragraph":
		return read[Paragraph](raw)
	case "list":
		return read[List](raw)
	case "facts":
		return read[Facts](raw)
	case "table":
		return read[Table](raw)
	case "signature":
		return read[Signature](raw)
	case "replySlip":
		return read[ReplySlip](raw)
	case "note":
		return read[Note](raw)
	case "keepTogether":
		return read[KeepTogether](raw)
	case "pageBreak":
		return PageBreak{}, nil
	}
	return nil, fmt.Errorf("no such kind of block")
}

func read[T Block](raw []byte) (Block, error) {
	var x T
	err := json.Unmarshal(raw, &x)
	return x, err
}
