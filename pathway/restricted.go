package pathway

// MayOpen tells whether an account may open a family. A restricted one is for service managers and its own chair; the
// auditor reads all but those.
func MayOpen(roles []Role, account int64, c Case) bool {
	switch {
	case !May(roles, ViewCases):
		return false
	case !c.Restricted:
		return true
	}
	return May(roles, ViewRestricted) || c.Chair != 0 && c.Chair == account
}
