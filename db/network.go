package db

import "cp-pathway/pathway"

// network returns the professionals of a case, those who no longer are too, with the children they may know about.
func (tx *Tx) network(number int64) ([]pathway.NetworkMember, error) {
	list, err := all(tx, func(scan Scan) (n pathway.NetworkMember, err error) {
		n.Professional, err = scanProfessional(scan, &n.ID, &n.Role, &n.DirectContact, &n.ProtectedPlace, &n.AddressPermission, &n.PermissionBy,
			&n.Confirmed, &n.ConfirmedBy, &n.EndedOn, &n.Version)
		return n, err
	}, `SELECT `+professionalColumns+`, n.id, n.role, n.contact, n.protected_place, n.address_permission, coalesce(b.name, ''),
		       n.confirmed_at, coalesce(w.name, ''), n.ended_on, n.version
		  FROM network n
		  JOIN professional p ON p.id = n.professional
		  JOIN agency g ON g.id = p.agency
		  LEFT JOIN team t ON t.id = p.team
		  LEFT JOIN account b ON b.id = n.permission_by
		  LEFT JOIN account w ON w.id = n.confirmed_by
		 WHERE n.cases = ?
		 ORDER BY n.ended_on <> '', g.name, p.name, n.id`, number)
	if err != nil {
		return nil, err
	}
	at := map[int64]*pathway.NetworkMember{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var member, child int64
		if err = scan(&member, &child); err == nil {
			at[member].Children = append(at[member].Children, child)
		}
		return none, err
	}, `SELECT nc.network, nc.child FROM network_child nc JOIN network n ON n.id = nc.network WHERE n.cases = ? ORDER BY nc.child`, number)
	return list, err
}

// insertNetwork stores that a professional works with a family.
func (tx *Tx) insertNetwork(number int64, n pathway.NetworkMember) (int64, error) {
	by := int64(0)
	if n.Confirmed != "" {
		by = tx.By.ID
	}
	member, err := tx.insert(`INSERT INTO network (cases, professional, role, contact, protected_place, confirmed_at, confirmed_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		number, n.Professional.ID, n.Role, n.DirectContact, n.ProtectedPlace, n.Confirmed, id(by))
	if err != nil {
		return 0, err
	}
	return member, tx.setNetworkChildren(member, n.Children)
}

// setNetworkChildren replaces which children a professional may know about.
func (tx *Tx) setNetworkChildren(member int64, children []int64) error {
	if err := tx.exec(`DELETE FROM network_child WHERE network = ?`, member); err != nil {
		return err
	}
	for _, child := range children {
		if err := tx.exec(`INSERT INTO network_child (network, child) VALUES (?, ?)`, member, child); err != nil {
			return err
		}
	}
	return nil
}
