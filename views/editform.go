package views

// EditForm is a plain form: fields one below another and a button. A form with more to it is a struct of its own.
type EditForm struct {
	ID     string // needed: htmx and a page with several forms tell them apart by it
	Title  string // the page's heading, or none where a PageHead stands above
	Lead   string
	Action string // address
	Get    bool   // a filter: what is chosen goes into the address, so it is never a name
	Upload bool   // it has a FileUpload
	Errors ErrorSummary
	Hidden []Hidden
	Fields []Component
	Button string
	Second bool       // its button is not the main action of the page
	Also   FormButton // sends the same fields to an address of its own; or none
	Back   Link       // beside the button, or none
	Draft  string     // where it saves itself as somebody types; or none
	Save   SaveStatus // of such a form
}

func (EditForm) template() string { return "edit-form" }

// PostButton is a form of one button: something that is done at once and can be undone, or asks on the next page.
type PostButton struct {
	ID, Action, Text string
	Hidden           []Hidden
	First            bool // the main action of its place
	Danger           bool // red
}

func (PostButton) template() string { return "post-button" }

// Index leads to several pages, in groups.
type Index struct{ Groups []IndexGroup }

func (Index) template() string { return "index" }

// IndexGroup is a few links under a heading.
type IndexGroup struct {
	ID, Title string
	Links     []IndexLink
}

// IndexLink is one of them, with a line that says what is there.
type IndexLink struct{ Text, URL, Note string }
