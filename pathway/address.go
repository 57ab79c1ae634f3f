package pathway

// Address is one record with residents: protecting it protects it for all of them.
type Address struct {
	ID           int64
	Line1, Line2 string
	Line3, Town  string
	Postcode     string
	Kind         AddressKind
	State        AddressState
	Places       []string // names that give the place away
	Confirmed    string   // instant at which somebody last made sure; empty: unconfirmed
	ConfirmedBy  string
	ConfirmedHow string
	Version      int
}

// AddressKind says what sort of place an address is.
type AddressKind string

// The kinds. A refuge is always confidential.
const (
	HomeAddress      AddressKind = "home"
	RefugeAddress    AddressKind = "refuge"
	TemporaryAddress AddressKind = "temporary"
	FosterAddress    AddressKind = "foster"
	HospitalAddress  AddressKind = "hospital"
	PrisonAddress    AddressKind = "prison"
	WorkAddress      AddressKind = "work" // of an agency or the office
)

// AddressState says whether an address may be used and shown. The state itself is never printed for others.
type AddressState string

// The states.
const (
	AddressNormal       AddressState = "normal"
	AddressConfidential AddressState = "confidential"
	AddressNotKnown     AddressState = "not-known"
	NoFixedAbode        AddressState = "no-fixed-abode"
)
