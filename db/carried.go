package db

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// carried returns the plans that a review started from, by child.
func (tx *Tx) carried(conference int64) (map[int64]pathway.CarriedPlan, error) {
	plans := map[int64]pathway.CarriedPlan{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var child int64
		var content string
		var c pathway.CarriedPlan
		if err = scan(&child, &content); err == nil {
			err = json.Unmarshal([]byte(content), &c)
		}
		plans[child] = c
		return none, err
	}, `SELECT child, content FROM carried_plan WHERE conference = ?`, conference)
	return plans, err
}

// carryPlans lets the screen of a review start from the plans in force, once: each child's plan, the categories, and the core group of
// the conference before it. What was typed already stays.
func (tx *Tx) carryPlans(s Screen) error {
	k := s.Record.Conference
	if k.Kind != pathway.RCPC || len(s.Carried) > 0 {
		return nil
	}
	plans, err := tx.plans(k.Case)
	if err != nil {
		return err
	}
	fields := map[string]string{}
	for _, p := range plans {
		if !p.Open() || !slices.Contains(k.Children, p.Child) {
			continue
		}
		v, _ := p.InForce()
		c := pathway.CarriedPlan{On: v.On, Number: v.Number, Content: v.Content, Categories: strings.Split(p.Latest, ",")}
		content, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO carried_plan (conference, child, content, made_at, made_by) VALUES (?, ?, ?, ?, ?)`, k.ID, p.Child, string(content), stamp(tx.Now), tx.By.ID); err != nil {
			return err
		}
		maps.Copy(fields, c.Fields(p.Child))
	}
	core, err := tx.coreGroupBefore(s)
	if err != nil {
		return fmt.Errorf("core group: %w", err)
	}
	maps.Copy(fields, core)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, stored := s.Fields[name]; stored || !pathway.ValidField(name, s.Roll) {
			continue
		}
		s.Saves++
		if err := tx.saveField(k.ID, pathway.SavedField{Name: name}, false, pathway.FieldEdit{Name: name, Value: fields[name]}, "", s.Saves); err != nil {
			return err
		}
	}
	return nil
}

// coreGroupBefore returns the fields of the lead social worker and of the members of the core group that the conference before a
// review named, as far as they are on the review's list.
func (tx *Tx) coreGroupBefore(s Screen) (map[string]string, error) {
	fields := map[string]string{}
	c, _, err := tx.course(s.Record.Case.ID)
	if err != nil {
		return nil, err
	}
	last := c.LastHeld()
	drafts, err := tx.drafts(last.ID)
	if err != nil {
		return nil, err
	}
	before, err := tx.attendees(last.ID)
	if err != nil {
		return nil, err
	}
	for _, d := range drafts {
		if d.State != pathway.DecisionsApproved {
			continue
		}
		if d.Content.LeadWorker != "" {
			fields["core.lead"] = d.Content.LeadWorker
		}
		for _, member := range d.Content.CoreGroup {
			i := slices.IndexFunc(before, func(a pathway.Attendee) bool { return a.ID == member })
			if i < 0 {
				continue
			}
			for _, a := range s.Record.OnList() {
				if a.Person == before[i].Person && a.Professional == before[i].Professional {
					fields[fmt.Sprintf("core.member.%d", a.ID)] = pathway.Ticked
				}
			}
		}
	}
	return fields, nil
}

// agreed returns for which children each step of stepping down was recorded at a review, and not struck.
func (tx *Tx) agreed(conference int64) (map[string][]int64, error) {
	agreed := map[string][]int64{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var step string
		var child int64
		err = scan(&step, &child)
		agreed[step] = append(agreed[step], child)
		return none, err
	}, `SELECT e.step, d.child FROM step_down d JOIN event e ON e.id = d.event WHERE d.conference = ? AND e.struck_at = '' ORDER BY d.child`, conference)
	return agreed, err
}
