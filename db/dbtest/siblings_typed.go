package dbtest

import "fmt"

// Typed is what has been typed on the conference screen when nothing is missing: plans for Mia, Tom, Ada and Leo, support
// for Zoë, from which the school dissents.
func (s Siblings) Typed() map[string]string {
	typed := map[string]string{
		"text.worries": "The police have been called to the home four times since January.",
		"text.summary": "The children are safe today because they have moved. What happens next hangs on no contact with the adults who hurt each other, and on school and nursery places that hold.",
		"core.lead":    "Grace Okafor",
		"core.date":    "22/12/2026", "core.time": "14:00", "core.where": "Civic Centre, Oak Room",
		"review.date": "5/3/2027", "review.time": "10:00",
	}
	put := func(value, format string, args ...any) {
		for _, who := range args {
			if who == int64(0) { // is not of this conference
				return
			}
		}
		typed[fmt.Sprintf(format, args...)] = value
	}
	for _, k := range []string{"worker", "visitor", "secondary"} {
		put("yes", "core.member.%d", s.Attendees[k])
	}
	for k, mode := range map[string]string{"mother": "in-person", "zoe": "video", "worker": "in-person", "visitor": "video", "primary": "absent", "secondary": "in-person", "police": "video", "refuge": "in-person", "lukasz": "in-person"} {
		put(mode, "attend.%d.mode", s.Attendees[k])
	}
	for k, text := range map[string]string{"mother": "She wants the children to stay where they are and is ready to work with everybody.", "paul": "He wants to see the children and says that the arguments are over.", "lukasz": "He wants Ada and Leo to be safe and offers every weekend."} {
		put(text, "views.adult.%d.text", s.People[k])
		put("chair", "views.adult.%d.how", s.People[k])
	}
	for _, k := range []string{"zoe", "mia", "tom", "ada", "leo"} {
		child := s.People[k]
		put("Wants to sleep without being woken by shouting.", "views.child.%d.text", child)
		put("social-worker", "views.child.%d.how", child)
		for who, sees := range map[string][]string{"worker": nil, "refuge": nil, "police": nil, "visitor": {"ada", "leo"}, "secondary": {"zoe"}} {
			if sees != nil && !has(sees, k) {
				continue
			}
			view, reasons := "plan", ""
			if k == "zoe" {
				if view = "no-plan"; who == "secondary" {
					view, reasons = "plan", "Zoë still hears from her father every night and does not sleep."
				}
			}
			put(view, "agency.%d.%d.view", s.Attendees[who], child)
			put(reasons, "agency.%d.%d.reasons", s.Attendees[who], child)
		}
	}
	zoe := s.People["zoe"]
	put("child-in-need", "child.%d.outcome", zoe)
	put("Zoë talks openly to her head of year, and she has a safe place to go to every day after school.", "child.%d.reasons", zoe)
	put("A child in need plan with weekly support at school until Easter", "child.%d.instead", zoe)
	put("She should have the same protection as the younger ones until the contact order is settled.", "dissent.%d.%d", s.Attendees["secondary"], zoe)
	s.plan(put, "mia", "EMO", "Mia", []string{"Paul Dean", "Piotr Hill"})
	s.plan(put, "tom", "EMO", "Tom", []string{"Paul Dean", "Piotr Hill"})
	s.plan(put, "ada", "NEG", "Ada", []string{"Łukasz Wójcik", "Vera Lund"})
	s.plan(put, "leo", "NEG", "Leo", []string{"Łukasz Wójcik", "Vera Lund"})
	for name, value := range typed {
		if value == "" {
			delete(typed, name)
		}
	}
	return typed
}

// plan types a child's plan: who is the father and who sees the child most.
func (s Siblings) plan(put func(value, format string, args ...any), key, category, name string, who []string) {
	child := s.People[key]
	put("plan", "child.%d.outcome", child)
	put("yes", "child.%d.category.%s", child, category)
	put(name+" has seen and heard adults hurt each other many times over two years, and wakes at night afraid that it will happen again. What was agreed in the child in need plan in the spring was not kept.\n\nThe risk is high while the adults have no way of talking to each other that does not end in shouting, and while nobody outside the family sees "+name+" every week.", "child.%d.reasons", child)
	put(name+" stays where the family lives now. The police have marked the address, and the school or nursery knows who may collect.", "plan.%d.protect", child)
	put("Every week, at home and elsewhere", "plan.%d.seen", child)
	put("At every second visit", "plan.%d.alone", child)
	put("If there is contact that was not agreed, the social worker calls a strategy meeting on the same day and legal advice is taken", "plan.%d.contingency", child)
	put("To keep to the agreement about contact, to bring "+name+" to every appointment, and to ring the social worker before the day when something cannot be done", "plan.%d.expected", child)
	for i, row := range [][5]string{
		{name + " sees or hears violence again", "Agree in writing how and when there is contact, through the social worker alone, and keep to it", who[0], "18/12/2026", "No contact outside the agreement in eight weeks, by the log that the social worker and the police keep"},
		{name + " is afraid at night and tired by day", "Six sessions of play therapy, in the child’s own time and place, with a report after the third", "Grace Okafor", "22/01/2027", name + " sleeps through at least five nights of seven, by the diary that is kept at home"},
		{name + " misses appointments and days out, and nobody notices in time", "See " + name + " every week, write down height, weight or attendance, and tell the social worker on the same day when something is missed", who[1], "05/02/2027", "No appointment and no day missed without a reason in six weeks"},
		{"Mother has nobody to turn to when it gets hard", "Join the Tuesday group, and name two people whom she can ring at any hour", "Siobhán O’Neill", "08/01/2027", "She has been there four times of five and both people have said yes"},
	} {
		for j, part := range []string{"risk", "action", "who", "by", "measure"} {
			put(row[j], "plan.%d.%d.%s", child, i+1, part)
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
