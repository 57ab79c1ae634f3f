package pathway

// RotaDay is who is duty chair on a day: takes the calls about strategy meetings and decides on the threshold.
type RotaDay struct {
	Date    Date
	Account int64 // 0: nobody
	Name    string
}
