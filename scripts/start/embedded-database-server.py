"""Runs the embedded database: sets the password of its only user before the port opens, so that nobody gets in
without it, not even in the first second of a data folder that had none. Takes the engine's own arguments."""

import logging
import os
import sys

import secantus.cli as cli
from secantus.auth import SCRAM_SHA_256, derive_credentials

USER = "zgoda"


class GuardedServer(cli.SecantusDBServer):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        with open(os.environ["ZGODA_DATABASE_PASSWORD_FILE"], encoding="ascii") as file:
            credentials = derive_credentials(file.read().strip(), username=USER)
        record = {
            "_id": f"admin.{USER}",
            "user": USER,
            "db": "admin",
            "credentials": credentials.to_doc(),
            "roles": [{"role": "root", "db": "admin"}],
            "mechanisms": [SCRAM_SHA_256],
        }
        self.storage.add_user("admin", USER, record, replace=True)


class EndOnPanic(logging.Handler):
    """After a write failed, such as on a full disk, the storage takes nothing more until it is opened again. mongod ends
    itself then; this engine would answer every command with an error, for good."""

    def emit(self, record):
        if record.exc_info and "WT_PANIC" in str(record.exc_info[1]):
            # The last of the handlers would not come to say why.
            print(self.format(record), file=sys.stderr, flush=True)
            os._exit(14)


logging.getLogger("secantus").addHandler(EndOnPanic())

cli.SecantusDBServer = GuardedServer
sys.exit(cli.main())
