package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestOfficeDataIsChecked(t *testing.T) {
	long := strings.Repeat("x", 121)
	office := Office{Authority: "Northmere Borough Council", Colour: "#1d4f91", ReferencePrefix: "CP"}
	bad := office
	bad.Authority, bad.Unit, bad.Phone, bad.Email, bad.SecureEmail = " ", "Unit\nBcc: a@b.example", "12", "nobody", "a@b.example, c@d.example"
	bad.OutOfHours, bad.Colour, bad.ReferencePrefix, bad.Address.Postcode, bad.Address.Town = "call me", "red", "cp-1", "NOWHERE", long
	pale := office
	pale.Colour = "#ffdd00"
	grey := office
	grey.Colour = "#767676"
	black := office
	black.Colour = "#000000"
	home := Address{Line1: "1 Made-up Street", Postcode: "ZZ1 4AB"}
	tests := []struct {
		name string
		err  error
		want []string
	}{
		{"an office", office.Validate(), nil},
		{"the lightest grey that can be read", grey.Validate(), nil},
		{"black", black.Validate(), nil},
		{"a bad office", bad.Validate(), []string{"authority", "colour", "email", "out_of_hours", "phone", "postcode", "reference_prefix", "secure_email", "town", "unit"}},
		{"white on yellow", pale.Validate(), []string{"colour"}},
		{"a venue", Venue{Name: "Civic Hall", Address: home, Phone: "01632 960 001"}.Validate(), nil},
		{"an empty venue", Venue{}.Validate(), []string{"line1", "name", "postcode"}},
		{"a signatory", Signatory{Name: "Ann Example", Title: "Service manager", Email: "ann@council.example"}.Validate(), nil},
		{"an empty signatory", Signatory{Email: "x", Phone: "y"}.Validate(), []string{"email", "name", "phone", "title"}},
		{"a team", Team{Name: "Team 1"}.Validate(), nil},
		{"a bad team", Team{Name: long, Manager: long, ManagerPhone: "x", Phone: "x", ManagerEmail: "x", Email: "x"}.Validate(), []string{"email", "manager", "manager_email", "manager_phone", "name", "phone"}},
		{"an agency", Agency{Name: "Health visiting", Kind: Health}.Validate(), nil},
		{"a bad agency", Agency{Kind: "circus", LeadPhone: "x", LeadEmail: "x", SecureEmail: "x", Phone: "x"}.Validate(), []string{"kind", "lead_email", "lead_phone", "name", "phone", "secure_email"}},
		{"a professional", Professional{Name: "Dr Siân Example", Agency: 1}.Validate(), nil},
		{"an empty professional", Professional{Email: "x", Phone: "x"}.Validate(), []string{"agency", "email", "name", "phone"}},
		{"the settings as they come", Office{AddressDays: 28, AdvocateAge: 5, Quorum: 2, CommentDays: 10, ObjectDays: 15, ResolutionDays: 10, ClosingTime: "17:00"}.ValidateSettings(), nil},
		{"settings out of range", Office{AddressDays: 366, AdvocateAge: 18, Quorum: 10, CommentDays: 61, ObjectDays: 61, ResolutionDays: 61, ClosingTime: "17.00"}.ValidateSettings(), []string{"address_days", "advocate_age", "closing_time", "comment_days", "object_days", "quorum", "resolution_days"}},
		{"settings below range", Office{AdvocateAge: -1, ClosingTime: "09:00"}.ValidateSettings(), []string{"address_days", "advocate_age", "closing_time", "comment_days", "object_days", "quorum", "resolution_days"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := slices.Sorted(maps.Keys(FieldsOf(tt.err)))
			if !slices.Equal(got, tt.want) {
				t.Errorf("faults at %v, want %v", got, tt.want)
			}
		})
	}
}
