package views

import "testing"

func TestPeopleTemplates(t *testing.T) {
	held(t, People{}, PersonCard{}, Fact{}, RelationTable{}, AddressCard{}, ColleagueCard{}, RelationForm{}, Secret{}, FamilyPicture{}, Heading{}, ColleagueForm{})
}
