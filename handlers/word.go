package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func wordCard(c *Ctx, f *pathway.Family, w pathway.ProtectedWord) views.WordCard {
	card := views.WordCard{Text: pathway.MaskMark, Note: w.Reason}
	if m, err := f.Member(w.Owner); err == nil {
		card.Note = "for " + m.Person.Name() + ": " + w.Reason
	}
	if show := showLink(c, f, pathway.SecretWord, w.ID); show.URL != "" {
		card.Links = append(card.Links, show)
	}
	if c.May(pathway.PermitAddress) {
		card.Links = append(card.Links, views.Link{Text: "End", URL: views.Path("cases", f.Case.ID, "words", w.ID)})
	}
	return card
}

func (s *Server) newWord(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	return c.Show(c.wordPage(&f, Form{}, nil))
}

func (s *Server) addWord(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	w := pathway.ProtectedWord{Word: typed.Line("word"), Owner: typed.ID("owner"), Reason: typed.Line("reason")}
	if err := s.DB.AddWord(c.Ctx(), c.By(), f.Case.ID, w); err != nil {
		return c.Again(err, c.wordPage(&f, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#words", "The word is protected. Nothing that holds it leaves the office.")
}

func (c *Ctx) wordPage(f *pathway.Family, typed Form, err error) Page {
	v := typed.Fields(err)
	var owners []views.Option
	for _, m := range append(f.AllChildren(), f.Adults()...) {
		owners = append(owners, views.Option{Value: idText(m.Person.ID), Text: m.Person.Name()})
	}
	return c.FormPage(f, sectionPeople, "Protect a word", views.EditForm{ID: "word-form", Title: "Protect a word", Action: views.Path("cases", f.Case.ID, "words"), Errors: v.Summary(),
		Lead: "Anything for anybody but its owner that holds this word is stopped before it is made. Upper case, accents, spaces and punctuation make no difference.",
		Fields: []views.Component{v.Text("word", "Word or phrase").Wide(30).AtMost(pathway.MaxName), v.Select("owner", "Whom it protects", owners...).WithBlank("Everybody: nobody’s letter may hold it"),
			v.Text("reason", "What it would give away").AtMost(300).WithHint("Without the word itself: this stands on screens")},
		Button: "Protect it", Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}

// wordOf returns the request's family and the protected word that its path names.
func (c *Ctx) wordOf() (pathway.Family, pathway.ProtectedWord, error) {
	f, err := c.Family()
	if err != nil {
		return f, pathway.ProtectedWord{}, err
	}
	id, err := c.ID("word")
	if err != nil {
		return f, pathway.ProtectedWord{}, err
	}
	for _, w := range f.Words {
		if w.ID == id {
			return f, w, nil
		}
	}
	return f, pathway.ProtectedWord{}, pathway.NotFound("This word")
}

func (s *Server) endWordPage(c *Ctx) error {
	f, w, err := c.wordOf()
	if err != nil {
		return err
	}
	return c.Show(c.endWordForm(&f, w, Form{}, nil))
}

func (s *Server) endWord(c *Ctx) error {
	f, w, err := c.wordOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndWord(c.Ctx(), c.By(), f.Case.ID, w.ID, typed.Line("reason")); err != nil {
		return c.Again(err, c.endWordForm(&f, w, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#words", "The word is no longer protected.")
}

func (c *Ctx) endWordForm(f *pathway.Family, w pathway.ProtectedWord, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "End the protection of a word", views.Confirm{Title: "End the protection of this word?", Action: views.Path("cases", f.Case.ID, "words", w.ID),
		Lead: wordCard(c, f, w).Note, Errors: v.Summary(), Consequences: []string{"let the word stand in what is made from now on"}, Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)},
		Button: "End the protection", Danger: true, Back: views.Link{Text: "Keep it protected", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}
