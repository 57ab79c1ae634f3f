package views

// Page is a whole page: Body with the office's frame round it.
type Page struct {
	Frame Frame
	Body  Component
}

func (Page) template() string { return "page" }

// Frame is what stands round every page. Nothing in it names a member of a family: it is drawn on the sign-in page
// too, and its title goes into the browser's history.
type Frame struct {
	Title      string // what the page is: "Today", "Invitations"
	Office     string // the office's name
	Logo       string // address of the office's logo, or none
	Stylesheet string // address of the office's own colour, or none
	Nav        []NavItem
	Crumbs     []Link // from the outside in; the page itself is not among them
	Search     string // address that the search is posted to, or none: no search box
	Who        *Who   // who is signed in; nil: nobody
	SignIn     string // address of the sign-in page, offered in another tab when the session ends
	Practice   string // what the practice band says, or none: real data
	Notice     Notice // what was just done; no text: nothing
	Narrow     bool   // a page of one short form or text, such as sign in
}

// NavItem is one of the main places. The frame shows only those that it is given, so what a person may not open is
// left out of the list.
type NavItem struct {
	Text, URL string
	Current   bool
}

// Link is words that lead somewhere.
type Link struct{ Text, URL string }

// Who is the person signed in, and what they can do about that. An address left out leaves its button out.
type Who struct {
	Name    string
	Roles   string // "Chair and service manager"
	Account string // address of their own account
	Lock    string // posted to
	SignOut string // posted to
	Close   string // posted to; closes the program
	Session string // address that tells whether they still are; none: the page is never covered
	Person  string // their account's id, which that address answers with
}
