// Package pdf turns facts into paper: a Document is what a letter or report says, block by block, for one reader;
// Drawer.Draw sets it as a PDF; HTML is its accessible edition. The Document is pure and testable as text. Only
// canvas.go knows the library that writes PDF.
package pdf
