package pathway

import "slices"

// Cover covers every protected value in what was typed about the family's course, in place: what screens are made from.
func (c *Course) Cover(cover func(string) string) {
	for i := range c.Runs {
		run := &c.Runs[i]
		for j := range run.Meetings {
			run.Meetings[j].cover(cover)
		}
		if t := run.Threshold; t != nil {
			coverAll(cover, t.typed()...)
		}
		if a := run.Assessment; a != nil {
			coverAll(cover, a.typed()...)
		}
		if o := run.S47; o != nil {
			coverAll(cover, o.typed()...)
			o.Spared = slices.Clone(o.Spared)
			for j := range o.Spared {
				o.Spared[j].Instead = cover(o.Spared[j].Instead)
			}
		}
	}
	for i := range c.Struck {
		c.Struck[i].cover(cover)
		c.Struck[i].StruckWhy = cover(c.Struck[i].StruckWhy)
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		coverAll(cover, &e.Who, &e.ToldBy, &e.Note, &e.StruckWhy)
	}
	for i := range c.Milestones {
		coverAll(cover, &c.Milestones[i].Where)
	}
	for i := range c.Appraisals {
		c.Appraisals[i].Cover(cover)
	}
	for i := range c.Significant {
		n := &c.Significant[i]
		coverAll(cover, &n.Heading, &n.Text, &n.ToldBy)
	}
	for i := range c.CoreGroups {
		coverAll(cover, &c.CoreGroups[i].Where)
	}
	for i := range c.Venue {
		c.Venue[i].Cover(cover)
	}
	coverAll(cover, &c.Case.VenueRisk)
}

func (m *StrategyMeeting) cover(cover func(string) string) {
	if m.Notice != nil {
		n := *m.Notice
		m.Notice = &n
	}
	for _, text := range m.typed() {
		covered := cover(*text)
		m.Covered = m.Covered || covered != *text
		*text = covered
	}
	m.Concerns = slices.Clone(m.Concerns)
	for i := range m.Concerns {
		text := &m.Concerns[i].Text
		covered := cover(*text)
		m.Covered = m.Covered || covered != *text
		*text = covered
	}
	for i := range m.Attendees {
		a := &m.Attendees[i]
		coverAll(cover, &a.Name, &a.Agency, &a.Role)
	}
}

func coverAll(cover func(string) string, texts ...*string) {
	for _, text := range texts {
		*text = cover(*text)
	}
}

// What is typed in each form, in the order in which KeepCovered compares it.

func (m *StrategyMeeting) typed() []*string {
	list := []*string{&m.Concern, &m.SafeNow, &m.PoliceAsk, &m.ToldBy}
	if n := m.Notice; n != nil {
		list = append(list, &n.Authority, &n.SentBy, &n.Contact, &n.Reference, &n.Plan)
	}
	return list
}

func (t *Threshold) typed() []*string {
	return []*string{&t.Rationale, &t.TalkedWith, &t.Discrepancy, &t.EarlyHelp, &t.Subsequent, &t.Replan, &t.Exploited}
}

func (a *Assessment) typed() []*string { return []*string{&a.Outcome, &a.ToldBy} }

func (o *S47Outcome) typed() []*string {
	return []*string{&o.Instead, &o.InsteadChild, &o.InsteadAgency, &o.ToldBy, &o.TalkedWith}
}

// KeepCovered puts the texts back as they were that stand in a form covered and unchanged. f is the family as it is recorded.
func (m *StrategyMeeting) KeepCovered(f *Family, was StrategyMeeting) {
	keepCovered(f, m.typed(), was.typed())
	for i := range m.Concerns {
		c := &m.Concerns[i]
		c.Text = f.KeepCovered(was.ConcernFor(c.Child), c.Text)
	}
	for i := range m.Attendees {
		a := &m.Attendees[i]
		for _, b := range was.Attendees {
			if a.Professional == 0 && a.Name == f.Cover(b.Name) && a.Agency == f.Cover(b.Agency) && a.Role == f.Cover(b.Role) {
				a.Name, a.Agency, a.Role = b.Name, b.Agency, b.Role
			}
		}
	}
}

// KeepCovered is StrategyMeeting's for a threshold.
func (t *Threshold) KeepCovered(f *Family, was Threshold) { keepCovered(f, t.typed(), was.typed()) }

// KeepCovered is StrategyMeeting's for an assessment.
func (a *Assessment) KeepCovered(f *Family, was Assessment) { keepCovered(f, a.typed(), was.typed()) }

// KeepCovered is StrategyMeeting's for the outcome of an enquiry.
func (o *S47Outcome) KeepCovered(f *Family, was S47Outcome) {
	keepCovered(f, o.typed(), was.typed())
	for i := range o.Spared {
		for _, before := range was.Spared {
			if s := &o.Spared[i]; s.Child == before.Child {
				s.Instead = f.KeepCovered(before.Instead, s.Instead)
			}
		}
	}
}

func keepCovered(f *Family, typed, was []*string) {
	for i := range typed {
		*typed[i] = f.KeepCovered(*was[i], *typed[i])
	}
}

// SecretLines returns what was typed of a strategy meeting and what came of it, uncovered, for somebody who asked why.
func (c *Course) SecretLines(meeting int64) ([]string, error) {
	m, run, err := c.Meeting(meeting)
	if err != nil {
		if m, err = c.StruckMeeting(meeting); err != nil {
			return nil, err
		}
	}
	texts := m.typed()
	for i := range m.Concerns {
		texts = append(texts, &m.Concerns[i].Text)
	}
	if t := run.Threshold; t != nil && t.Meeting == meeting {
		texts = append(texts, t.typed()...)
	}
	if a := run.Assessment; a != nil {
		texts = append(texts, a.typed()...)
	}
	if o := run.S47; o != nil && o.Meeting == meeting {
		texts = append(texts, o.typed()...)
		for i := range o.Spared {
			texts = append(texts, &o.Spared[i].Instead)
		}
	}
	var lines []string
	for _, text := range texts {
		if *text != "" {
			lines = append(lines, *text)
		}
	}
	return lines, nil
}
