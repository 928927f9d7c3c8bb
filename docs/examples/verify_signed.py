"""Verifies certificates of deletion and activity logs of Zgoda: python3 verify_signed.py KEYS.json FILE... [--kept EARLIER...]
Written from docs/evidence.md. For each file it prints genuine, not_valid or unreadable; an activity log is compared with
each earlier copy of it. Exit code, of the last file: 0 genuine, 1 not valid, 2 not readable.
"""
import base64, hashlib, json, re, sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

TIME, HASH, TEXT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", "[0-9a-f]{64}", "(?s:.*)"
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


class Refused(Exception): pass


def must(holds, why, outcome="not_valid"):
    if not holds:
        raise Refused(outcome, why)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def written(value, **options):  # RFC 8785 but for the order of keys: keys in ASCII, integers, texts, booleans, null
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), **options)


def canonical(value):
    return written(value, sort_keys=True)


def fits(value, form):
    if isinstance(form, tuple):
        return value is None or fits(value, form[0])
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(item, form[0]) for item in value)
    if isinstance(form, dict):
        is_whole = isinstance(value, dict) and value.keys() == form.keys()
        return is_whole and all(fits(value[name], form[name]) for name in form)
    if isinstance(form, int):
        return type(value) is int and form <= value < 2 ** 53
    if form is dict:
        return isinstance(value, dict)
    return isinstance(value, str) and re.fullmatch(form, value) is not None and (form is not TIME or is_moment(value))


def is_moment(text):  # a day that exists
    try:
        return bool(datetime.fromisoformat(text.replace("Z", "+00:00")))
    except ValueError:
        return False


def read(path):
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        file = json.loads(text, parse_constant=int, parse_float=str)  # a number that is no integer fits nothing below
    except (ValueError, RecursionError) as error:
        raise Refused("unreadable", "no JSON in UTF-8") from error
    kind = file.get("format") if isinstance(file, dict) else None
    must(kind in ("zgoda-deletion-certificate/1", "zgoda-activity/2"), "another format", "unreadable")
    compact = re.sub(r'("(?:[^"\\]|\\.)*")|[ \t\n\r]+', lambda match: match[1] or "", text)
    must(written(file) == compact, "not the spelling of the service")
    return file


def check_signature(keys, text, signed, at):
    must(fits(signed, SIGNATURE), "no signature in its one spelling")
    key = keys.get(signed["keyId"])
    public = key and load_pem_public_key(key["publicKeyPem"].encode("ascii"))
    must(isinstance(public, Ed25519PublicKey), "no published Ed25519 key has this name")
    try:
        public.verify(base64.urlsafe_b64decode(signed["signature"] + "=="), text.encode("utf-8"))
    except InvalidSignature as error:
        raise Refused("not_valid", "the signature does not fit") from error
    must((key.get("since") or "") <= at < (key.get("until") or "9999"), "the key was not in use then")


def check_certificate(keys, file):
    must(fits(file.get("deletedAt"), TIME), "no time of the deletion")
    body = {name: value for name, value in file.items() if name not in SIGNATURE}
    signed = {name: file.get(name) for name in SIGNATURE}
    check_signature(keys, "zgoda-certificate.v1." + sha256(canonical(body)), signed, file["deletedAt"])


def signed_end(keys, log):  # of the log, and of an earlier copy
    must(fits(log, LOG), "no activity log, or not its form")
    must(log["shop"] is not None and log["chain"] is not None, "the log of several shops, which nothing signs")
    shop, head = log["shop"]["id"], log["chain"]["head"]
    text = f"zgoda-audit.v1.{shop}.{head['seq']}.{head['hash']}"
    check_signature(keys, text, log["chain"]["signature"], log["generatedAt"])
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
    published, outcome = json.loads(Path(keys_file).read_text("utf-8-sig"))["keys"], "unreadable"
    keys = {key["keyId"]: key for key in published if "witness" not in key}
    at = names.index("--kept") if "--kept" in names else len(names)
    for name in names[:at]:
        try:
            verify(keys, name, names[at + 1:])
            outcome, why = "genuine", ""
        except Refused as error:
            outcome, why = error.args
        print(f"{name}: {outcome} {why}".rstrip())
    return {"genuine": 0, "not_valid": 1, "unreadable": 2}[outcome]


sys.exit(main(*sys.argv[1:]))
