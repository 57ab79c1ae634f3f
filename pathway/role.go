package pathway

import "slices"

// Role is what an account may be in the office. One person of a small office may hold all of them.
type Role string

// The roles. Their titles are in [Roles].
const (
	SystemAdministrator Role = "system-administrator"
	Admin               Role = "admin"
	MinuteTaker         Role = "minute-taker"
	Chair               Role = "chair"
	ServiceManager      Role = "service-manager"
	Auditor             Role = "auditor"
)

// RoleTitle is a role with the words that pages use for it.
type RoleTitle struct {
	Role  Role
	Title string
	Does  string // what somebody with this role does, for the form that gives it
}

// Roles lists every role in the order in which forms and tables show them.
var Roles = []RoleTitle{
	{Admin, "Administrator", "books conferences, keeps families up to date, invites, distributes"},
	{MinuteTaker, "Minute taker", "writes the conference down, drafts the decisions, distributes them"},
	{Chair, "Conference chair", "decides on the threshold as duty chair, prepares, chairs, approves decisions"},
	{ServiceManager, "Service manager", "allocates chairs, agrees to exceptions, sees the figures and the audit trail"},
	{Auditor, "Auditor", "reads everything but restricted families, changes nothing"},
	{SystemAdministrator, "System administrator", "accounts and the set-up of the office; sees no family"},
}

// Title returns the role's title, or the role as it is stored where it is not known.
func (r Role) Title() string {
	for _, t := range Roles {
		if t.Role == r {
			return t.Title
		}
	}
	return string(r)
}

// Known tells whether it is one of [Roles].
func (r Role) Known() bool {
	return slices.ContainsFunc(Roles, func(t RoleTitle) bool { return t.Role == r })
}

// AllRoles returns every role, in the order of [Roles].
func AllRoles() []Role {
	all := make([]Role, len(Roles))
	for i, t := range Roles {
		all[i] = t.Role
	}
	return all
}
