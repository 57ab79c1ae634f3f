package main

import (
	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/labstack/echo/v4"
	_ "github.com/mattn/go-sqlite3"
	_ "github.com/pkg/browser"
)

func main() {}
