module cp-pathway

go 1.26.0

require (
	github.com/PuerkitoBio/goquery v1.13.0
	github.com/arran4/golang-ical v0.3.4
	github.com/chromedp/chromedp v0.23.0
	github.com/go-fonts/dejavu v0.3.2
	github.com/go-fonts/liberation v0.3.3
	github.com/gofrs/flock v0.13.1
	github.com/jba/templatecheck v0.7.1
	github.com/jung-kurt/gofpdf v1.16.2
	github.com/labstack/echo/v4 v4.16.0
	github.com/mattn/go-sqlite3 v1.14.53
	github.com/pdfcpu/pdfcpu v0.15.0
	github.com/pkg/browser v0.0.0-20240102092130-5ac0b6a4141c
	github.com/wneessen/go-mail v0.8.1
	github.com/yuin/goldmark v1.8.7
	golang.org/x/crypto v0.58.0
	golang.org/x/image v0.47.0
	golang.org/x/text v0.43.0
)

require (
	github.com/andybalholm/cascadia v1.3.4 
	github.com/chromedp/cdproto v0.159.0 
	github.com/clipperhouse/uax29/v2 v2.7.0 
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 
	github.com/google/safehtml v0.0.2 
	github.com/hhrutter/tiff v1.0.6 
	github.com/labstack/gommon v0.5.0 
	github.com/mattn/go-colorable v0.1.15 
	github.com/mattn/go-isatty v0.0.22 
	github.com/mattn/go-runewidth v0.0.27 
	github.com/valyala/bytebufferpool v1.0.0 
	github.com/valyala/fasttemplate v1.2.2 
	go.yaml.in/yaml/v3 v3.0.5 
	golang.org/x/net v0.60.0 
	golang.org/x/sys v0.49.0 
)
