//go:build ci

package handlers

// ofEachKind is how many pages of a kind are opened at most.
const ofEachKind = 1000
