package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos come as PNG or JPEG
	"image/png"
	"net/http"

	scale "golang.org/x/image/draw"

	"cp-pathway/pathway"
)

// The limits of a picture that somebody hands in.
const (
	logoBytes = 2 << 20
	logoSide  = 4000 // pixels
	logoWidth = 1200 // pixels that are kept: enough for print at this size
)

// CleanLogo makes a picture that was handed in fit for letters: PNG, on white, at most 1200 pixels wide and high. What
// else the file held (script, place, camera) is gone. The error is Invalid, for the field "logo".
func CleanLogo(file []byte) ([]byte, error) {
	if len(file) > logoBytes {
		return nil, badLogo("The picture is larger than 2 MB")
	}
	if kind := http.DetectContentType(file); kind != "image/png" && kind != "image/jpeg" {
		return nil, badLogo("The picture must be a PNG or JPEG file")
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, badLogo("The picture can’t be read")
	}
	if size.Width > logoSide || size.Height > logoSide || size.Width < 1 || size.Height < 1 {
		return nil, badLogo("The picture must be at most 4000 pixels wide and high")
	}
	src, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, badLogo("The picture can’t be read")
	}
	box := src.Bounds()
	w, h := box.Dx(), box.Dy()
	if most := max(w, h); most > logoWidth {
		w, h = max(1, w*logoWidth/most), max(1, h*logoWidth/most)
	}
	white := image.NewRGBA(image.Rect(0, 0, w, h))
	scale.Draw(white, white.Bounds(), image.White, image.Point{}, scale.Src)
	scale.CatmullRom.Scale(white, white.Bounds(), src, box, scale.Over, nil)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, white); err != nil {
		return nil, badLogo("The picture can’t be read")
	}
	return out.Bytes(), nil
}

func badLogo(why string) error { return pathway.Invalid(pathway.Fields{"logo": why}) }
