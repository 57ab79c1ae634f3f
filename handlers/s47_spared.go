package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// someAtRisk is what is chosen where the enquiry found some of the children at risk and some not.
const someAtRisk = "some"

// sparedFields ask of each child whether it is at risk, and what it gets instead where it is not.
func sparedFields(f *pathway.Family, m pathway.StrategyMeeting, v *views.Form) views.Stack {
	fields := views.Stack{views.Inset{Text: "A child who is not at risk comes off the conference. Everybody who was told of that child stays on a task until they are told."}}
	for _, child := range m.Children {
		name := memberName(f, child)
		fields = append(fields, v.Radios("child_risk_"+idText(child), name, views.Option{Value: "yes", Text: "At risk"}, views.Option{Value: "no", Text: "Not at risk"}).SideBySide(),
			v.Textarea("child_instead_"+idText(child), "If not at risk: what "+name+" gets instead", 2).AtMost(4000))
	}
	return append(fields, v.Textarea("some_talked_with", "How the chair was told of it", 2).WithHint("Who told the chair, and when").AtMost(2000))
}

// readSpared reads what is said of each child.
func readSpared(typed Form, m pathway.StrategyMeeting, o *pathway.S47Outcome, faults pathway.Fields) {
	o.AtRisk, o.TalkedWith = true, typed.Get("some_talked_with")
	for _, child := range m.Children {
		field := "child_risk_" + idText(child)
		switch typed.Get(field) {
		case "yes":
		case "no":
			o.Spared = append(o.Spared, pathway.ChildInstead{Child: child, Instead: typed.Get("child_instead_" + idText(child))})
		default:
			faults.Add(field, "Choose whether this child is at risk")
		}
	}
	if len(faults) == 0 && len(o.Spared) == 0 {
		faults.Add("at_risk", "No child is marked as not at risk. Choose that all the children are at risk")
	}
}

// storeSpared fills the form with what is recorded of each child.
func storeSpared(typed Form, m pathway.StrategyMeeting, o pathway.S47Outcome) {
	if len(o.Spared) == 0 {
		return
	}
	typed.Set("at_risk", someAtRisk)
	typed.Set("talked_with", "")
	typed.Set("some_talked_with", o.TalkedWith)
	for _, child := range m.Children {
		typed.Set("child_risk_"+idText(child), yesNo(!o.Spares(child)))
	}
	for _, s := range o.Spared {
		typed.Set("child_instead_"+idText(s.Child), s.Instead)
	}
}

// sparedLabels name the fields that ask of each child.
func sparedLabels(f *pathway.Family, m pathway.StrategyMeeting) []fieldLabel {
	if len(m.Children) < 2 {
		return nil
	}
	labels := []fieldLabel{{"some_talked_with", "How the chair was told of it"}}
	for _, child := range m.Children {
		labels = append(labels, fieldLabel{"child_risk_" + idText(child), memberName(f, child) + " at risk"}, fieldLabel{"child_instead_" + idText(child), "What " + memberName(f, child) + " gets instead"})
	}
	return labels
}

// memberName is what one of the family is called.
func memberName(f *pathway.Family, person int64) string {
	if m, err := f.Member(person); err == nil {
		return m.Person.Name()
	}
	return "A child"
}
