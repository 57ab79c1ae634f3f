package db

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What argon2id costs: 19 MiB and two passes (OWASP Password Storage Cheat Sheet).
const (
	argonKiB     = 19 * 1024
	argonTime    = 2
	argonThreads = 1
	argonBytes   = 32
)

var b64 = base64.RawStdEncoding

// hash returns what is stored of a password. It takes some tens of milliseconds, so it is never called within a write.
func (db *DB) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, 16)
	rand.Read(salt)
	key, err := db.argon(ctx, password, salt, argonTime, argonKiB, argonThreads)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonKiB, argonTime, argonThreads,
		b64.EncodeToString(salt), b64.EncodeToString(key)), err
}

// matches tells whether stored was made from password. A stored text of another form is an error.
func (db *DB) matches(ctx context.Context, stored, password string) (bool, error) {
	var version int
	var kib, passes uint32
	var threads uint8
	part := strings.Split(stored, "$")
	if len(part) != 6 || part[1] != "argon2id" {
		return false, fmt.Errorf("a stored password is not of the form $argon2id$…")
	}
	if _, err := fmt.Sscanf(part[2]+" "+part[3], "v=%d m=%d,t=%d,p=%d", &version, &kib, &passes, &threads); err != nil || version != argon2.Version {
		return false, fmt.Errorf("a stored password has parameters %s %s", part[2], part[3])
	}
	salt, err := b64.DecodeString(part[4])
	if err != nil {
		return false, fmt.Errorf("salt of a stored password: %w", err)
	}
	want, err := b64.DecodeString(part[5])
	if err != nil {
		return false, fmt.Errorf("key of a stored password: %w", err)
	}
	got, err := db.argon(ctx, password, salt, passes, kib, threads)
	return subtle.ConstantTimeCompare(got, want) == 1, err
}

// argon waits for one of few places, so that many tries at once take time and not memory.
func (db *DB) argon(ctx context.Context, password string, salt []byte, passes, kib uint32, threads uint8) ([]byte, error) {
	select {
	case db.hashes <- struct{}{}:
		defer func() { <-db.hashes }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, passes, kib, threads, argonBytes), nil
}

// oneTime returns a password for one use: 80 random bits in four groups that can be read out over the phone.
func oneTime() string {
	b := make([]byte, 10)
	rand.Read(b)
	s := strings.ToLower(base32.StdEncoding.EncodeToString(b))
	return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:]
}
