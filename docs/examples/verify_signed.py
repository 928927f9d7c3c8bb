"""Verifies certificates of deletion and activity logs of Zgoda: python3 verify_signed.py KEYS.json FILE... [--kept EARLIER...]
Written from docs/evidence.md. For each file it prints genuine, not_valid or unreadable; an activity log is compared with
each earlier copy of it. Exit code, of the last file: 0 genuine, 1 not valid, 2 not readable.
"""
import json, re, sys
from pathlib import Path

from zgoda_files import TIME, Refused, canonical, check_signature, fits, must, read_keys, report, sha256

HASH, TEXT = "[0-9a-f]{64}", "(?s:.*)"
# A number: an integer, and its minimum. A tuple: this, or null. An object has exactly these fields; `dict` any.
SIGNATURE = {"keyId": "[0-9a-f]{16}", "signature": "[A-Za-z0-9_-]{85}[AQgw]"}
ACT = {
    "id": TEXT, "chain": TEXT, "seq": 1, "at": TIME, "shopId": (TEXT,), "shopName": (TEXT,), "organisationId": (TEXT,),
    "actor": TEXT, "actorName": (TEXT,), "action": TEXT, "target": (TEXT,), "targetName": (TEXT,), "salt": (TEXT,),
    "commitment": HASH, "outcome": "ok|refused", "details": dict, "previousHash": HASH, "hash": HASH,
}
LOG = {
    "format": TEXT, "generatedAt": TIME, "shop": ({"id": TEXT},),
    "chain": ({"head": {"seq": 0, "hash": HASH}, "signature": SIGNATURE},), "acts": [ACT],
}
HASHED = ["id", "chain", "seq", "at", "organisationId", "actor", "action", "outcome", "details", "previousHash"]


def read(path):
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        file = json.loads(text, parse_constant=int, parse_float=str)  # a number that is no integer fits nothing below
    except (ValueError, RecursionError) as error:
        raise Refused("unreadable", "no JSON in UTF-8") from error
    kind = file.get("format") if isinstance(file, dict) else None
    must(kind in ("zgoda-deletion-certificate/1", "zgoda-activity/2"), "another format", "unreadable")
    compact = re.sub(r'("(?:[^"\\]|\\.)*")|[ \t\n\r]+', lambda match: match[1] or "", text)
    must(json.dumps(file, ensure_ascii=False, separators=(",", ":")) == compact, "not the spelling of the service")
    return file


def check_spelled(keys, text, signed, at):
    must(fits(signed, SIGNATURE), "no signature in its one spelling")
    check_signature(keys, text, signed, at)


def check_certificate(keys, file):
    must(fits(file.get("deletedAt"), TIME), "no time of the deletion")
    body = {name: value for name, value in file.items() if name not in SIGNATURE}
    signed = {name: file.get(name) for name in SIGNATURE}
    check_spelled(keys, "zgoda-certificate.v1." + sha256(canonical(body)), signed, file["deletedAt"])


def signed_end(keys, log):  # of the log, and of an earlier copy
    must(fits(log, LOG), "no activity log, or not its form")
    must(log["shop"] is not None and log["chain"] is not None, "the log of several shops, which nothing signs")
    shop, head = log["shop"]["id"], log["chain"]["head"]
    text = f"zgoda-audit.v1.{shop}.{head['seq']}.{head['hash']}"
    check_spelled(keys, text, log["chain"]["signature"], log["generatedAt"])
    return shop, head["seq"], head["hash"]


def check_log(keys, log, earlier):
    shop, seq, last = signed_end(keys, log)
    acts = sorted(log["acts"], key=lambda act: act["seq"], reverse=True)
    must(acts, "no entry leads to the end")
    for act in acts:
        must((act["seq"], act["hash"]) == (seq, last), "an entry is missing")
        must(act["chain"] == act["shopId"] == shop, "an entry of another shop")
        signed = {name: act[name] for name in HASHED} | {"v": 1, "target": act["commitment"]}
        must(sha256(canonical(signed)) == act["hash"], "an entry was altered")
        salt, target = act["salt"], act["target"]
        is_forgotten = salt is None and target is None
        opens = salt is not None and target is not None and sha256(f"{salt}.{target}") == act["commitment"]
        must(is_forgotten or opens, "a target that was not committed to")
        seq, last = seq - 1, act["previousHash"]
    for copy in earlier:
        theirs, then, end = signed_end(keys, copy)
        same = {act["seq"]: act["hash"] for act in acts}
        must(theirs == shop and (then < acts[-1]["seq"] or same.get(then) == end), "an earlier copy ends otherwise")


def verify(keys, path, kept):
    file = read(path)
    if file["format"] == "zgoda-activity/2":
        check_log(keys, file, [read(one) for one in kept])
    else:
        check_certificate(keys, file)


def main(keys_file, *names):
    (keys, _), outcome = read_keys(keys_file), "unreadable"
    at = names.index("--kept") if "--kept" in names else len(names)
    for name in names[:at]:
        try:
            verify(keys, name, names[at + 1:])
            outcome, why = "genuine", ""
        except Refused as error:
            outcome, why = error.args
        report(name, outcome, why)
    return {"genuine": 0, "not_valid": 1, "unreadable": 2}[outcome]


sys.exit(main(*sys.argv[1:]))
