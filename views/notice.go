package views

// Notice says that something was done, where the eye is: at the top of the page that follows.
type Notice struct {
	Text string
	Link Link // what to look at or do next, or none
}

func (Notice) template() string { return "notice" }

// Mark is the tick before the words.
func (Notice) Mark() Mark { return StatusDone.Mark() }
