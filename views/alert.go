package views

// Alert is an error in a part of a page, said in the bar at the foot of the window: nothing on the page moves.
type Alert struct{ Title, Text string }

func (Alert) template() string { return "alert" }

// Aside is the problem as an alert.
func (p Problem) Aside() Alert { return Alert{Title: p.Title, Text: p.Text} }
