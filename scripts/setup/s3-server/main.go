// The S3 server of the tests: Versity S3 Gateway over plain files, with one key. The program that comes with it brings
// clients of Azure and of other services, and all its own tests: twice the work for the compiler.
package main

import (
	"flag"
	"log"

	"github.com/versity/versitygw/auth"
	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/s3api"
	"github.com/versity/versitygw/s3api/middlewares"
)

func main() {
	address := flag.String("address", "", "where it listens, host:port")
	access := flag.String("access", "", "id of the only key")
	secret := flag.String("secret", "", "its secret")
	files := flag.String("files", "", "folder of the buckets")
	versions := flag.String("versions", "", "folder of earlier versions")
	flag.Parse()

	backend, err := posix.New(*files, meta.XattrMeta{}, posix.PosixOpts{VersioningDir: *versions})
	if err != nil {
		log.Fatal(err)
	}
	root := middlewares.RootUserConfig{Access: *access, Secret: *secret}
	accounts := auth.NewIAMServiceSingle(auth.Account{Access: *access, Secret: *secret, Role: auth.RoleAdmin})
	server, err := s3api.New(
		backend, root, "us-east-1", accounts, nil, nil, nil, nil,
		s3api.WithQuiet(), s3api.WithConcurrencyLimiter(1000, 1000),
	)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.ServeMultiPort([]string{*address}))
}
