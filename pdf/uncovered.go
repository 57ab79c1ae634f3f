package pdf

// Uncovered gives the characters of d that no font has, by the place where they stand, so that a screen can ask for
// another spelling (the Latin one of a name). Draw prints one � for each stretch of them.
func (w *Drawer) Uncovered(d Document) ([]Located, error) {
	fonts, err := w.fonts()
	if err != nil {
		return nil, err
	}
	var out []Located
	for _, s := range d.Strings() {
		var lost []rune
		for _, r := range clean(s.Text) {
			if r == '\n' || r == joiner || r == nonJoiner {
				continue
			}
			if _, _, ok := fonts.pick(regular, r); !ok || r == replacement {
				lost = append(lost, r)
			}
		}
		if lost != nil {
			out = append(out, Located{s.Where, string(lost)})
		}
	}
	return out, nil
}
