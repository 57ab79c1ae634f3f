package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (s *Server) venues() kept[pathway.Venue] {
	return kept[pathway.Venue]{
		s: s, kind: "venue", path: "/office/venues", title: "Venues", one: "venue", add: "Add a venue",
		lead:  "Where conferences are held, with what letters say about getting there.",
		empty: "The places where conferences are held will be here, with their rooms.",
		heads: []views.ColumnHead{{Text: "Where"}, {Text: "Rooms"}, {Text: "Phone"}},
		list:  s.DB.Venues,
		row: func(v pathway.Venue) []views.Cell {
			var rooms []string
			for _, r := range v.Rooms {
				if !r.Ended {
					rooms = append(rooms, r.Name)
				}
			}
			return []views.Cell{{Text: v.Address.String()}, {Text: strings.Join(rooms, ", ")}, {Text: v.Phone, NoWrap: true}}
		},
		about: func(v pathway.Venue) keptHead { return keptHead{v.ID, v.Name, v.Ended, v.Version} },
		stored: func(v pathway.Venue) Form {
			f := Stored("name", v.Name, "phone", v.Phone, "how_to_find", v.HowToFind, "access", v.Access, "version", Version(v.Version)).withAddress(v.Address)
			var rooms []string
			for _, r := range v.Rooms {
				if r.Ended {
					continue
				}
				line := r.Name
				if r.Seats > 0 {
					line += ", " + strconv.Itoa(r.Seats)
				}
				rooms = append(rooms, line)
			}
			return f.with("rooms", strings.Join(rooms, "\n"))
		},
		fields: func(_ *Ctx, v *views.Form, _ Form) ([]views.Component, error) {
			return append(append([]views.Component{v.Text("name", "Name").Wide(30).AtMost(120)}, addressFields(v)...),
				v.Phone("phone", "Phone").AsOptional(),
				v.Textarea("rooms", "Rooms", 4).WithHint("One a line, with how many people fit: Oak room, 14").AsOptional(),
				v.Textarea("how_to_find", "How to find it", 4).WithHint("Buses, parking, which door. Letters to families say this").AtMost(1000).AsOptional(),
				v.Textarea("access", "Access", 3).WithHint("Step-free ways, hearing loop, a quiet room").AtMost(1000).AsOptional()), nil
		},
		read: func(f Form, faults pathway.Fields) pathway.Venue {
			return pathway.Venue{Name: f.Line("name"), Address: addressOf(f), Phone: f.Line("phone"), HowToFind: f.Get("how_to_find"), Access: f.Get("access"),
				Rooms: roomsOf(f.Get("rooms"), faults)}
		},
		with: func(v pathway.Venue, id int64, version int) pathway.Venue { v.ID, v.Version = id, version; return v },
		save: s.DB.SaveVenue,
	}
}

// roomsOf reads rooms, one a line: "Oak room, 14".
func roomsOf(text string, faults pathway.Fields) []pathway.Room {
	var rooms []pathway.Room
	for _, line := range strings.Split(text, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		r := pathway.Room{Name: line}
		if name, seats, ok := strings.Cut(line, ","); ok {
			n, err := strconv.Atoi(strings.TrimSpace(seats))
			if err != nil || n < 0 || n > 1000 {
				faults.Add("rooms", fmt.Sprintf("After the comma in “%s” enter how many people fit, as a number", line))
				continue
			}
			r.Name, r.Seats = strings.TrimSpace(name), n
		}
		if r.Name == "" || len(r.Name) > 120 {
			faults.Add("rooms", "Give each room a name of at most 120 characters")
		}
		rooms = append(rooms, r)
	}
	return rooms
}
