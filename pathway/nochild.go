package pathway

// NoChildTask returns the task of telling the professionals who were asked to a conference that it does not take place, because no child
// is left whom it is about. A person tells them; nothing is sent by itself, and nobody writes to the family.
func NoChildTask(k Conference, today Date) Task {
	return Task{Case: k.Case, Conference: k.ID, Kind: TaskNoChild, Role: Admin, Due: today, Title: "Tell the professionals who were asked that the conference does not take place",
		Text: "The conference of " + k.StartsAt.Format() + " is stood down. Ring each professional who was asked to come, and say no more than that it does not take place. The program sends nothing, and the family gets no letter: the social worker speaks with them."}
}
