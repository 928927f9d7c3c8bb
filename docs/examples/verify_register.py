"""Verifies exported registers of Zgoda (zgoda-register/1): python3 verify_register.py KEYS.json REGISTER...
Written from docs/evidence.md. For each file it prints genuine, not_valid or unreadable.
Exit code, of the last file: 0 genuine, 1 not valid, 2 not readable.
"""
import base64, hashlib, json, re, sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

COLUMNS = "seq,id,hash,purpose,noticeId,method,givenAt,state,mailSentAt,confirmedAt,endedAt"
STATE = "stands|unconfirmed|withdrawn|superseded|ended"
PURPOSE = r"reply|marketing_email|marketing_phone|card\.[A-Za-z0-9_-]+"
TIME, HASH, TEXT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", "[0-9a-f]{64}", "(?s:.*)"
NOTICE, PLACE, COUNT = "ntc_" + HASH, 1, 0  # a number: an integer, and its minimum
# A tuple: this, or null. An object has exactly these fields.
SEAL = {"keyId": "[0-9a-f]{16}", "signature": "[A-Za-z0-9_-]{85}[AQgw]"}
FILTER = {"purpose": (PURPOSE,), "noticeId": (NOTICE,), "state": (STATE,), "from": (TIME,), "to": (TIME,)}
STATEMENT = {
    "format": "zgoda-register/1", "asOf": {"at": TIME, "head": ({"seq": PLACE, "hash": HASH, "at": TIME},)},
    "shop": {"id": TEXT, "name": TEXT}, "filter": FILTER,
    "set": {"form": "csv|json", "count": COUNT, "sha256": HASH}, "seal": SEAL,
}
ENTRY = {
    "seq": PLACE, "id": TEXT, "hash": HASH, "purpose": PURPOSE, "noticeId": NOTICE, "method": TEXT, "givenAt": TIME,
    "state": STATE, "mailSentAt": (TIME,), "confirmedAt": (TIME,), "endedAt": (TIME,),
}


class Refused(Exception): pass


def must(holds, why, outcome="not_valid"):
    if not holds:
        raise Refused(outcome, why)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value):  # RFC 8785 for what a register holds: keys in ASCII, integers, texts, null
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


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
    return isinstance(value, str) and re.fullmatch(form, value) is not None and (form is not TIME or is_moment(value))


def is_moment(text):  # a day that exists
    try:
        return bool(datetime.fromisoformat(text.replace("Z", "+00:00")))
    except ValueError:
        return False


def parsed(text, form):
    try:
        value = json.loads(text, parse_constant=int)
    except (ValueError, RecursionError) as error:
        raise Refused("not_valid", "no JSON") from error
    must(canonical(value) == text and fits(value, form), "not written as the service writes it")
    return value


def read(data):  # statement with its seal, the text that set.sha256 is made over, number of entries, places or None
    try:
        text = data.decode("utf-8-sig")
    except ValueError as error:
        raise Refused("unreadable", "no UTF-8") from error
    if text.startswith('{"asOf":') and '],"filter":{' in text and '"format":"zgoda-register/1"' in text:
        file = parsed(text.rstrip(), STATEMENT | {"entries": [ENTRY]})
        entries = file.pop("entries")
        return file, canonical(entries), len(entries), [entry["seq"] for entry in entries]
    must(text.removeprefix("\ufeff").startswith(COLUMNS), "no register", "unreadable")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip()
    rows, last = lines[:lines.rfind("\n") + 1], lines[lines.rfind("\n") + 1:]
    must(last.startswith('statement,"') and last.endswith('"'), "no statement in the last line")
    return parsed(last[len('statement,"'):-1].replace('""', '"'), STATEMENT), rows, rows.count("\n") - 1, None


def verify(data, keys):
    file, listed, count, places = read(data)
    statement = {name: value for name, value in file.items() if name != "seal"}
    seal, at = file["seal"], file["asOf"]["at"]
    key = keys.get(seal["keyId"])
    public = key and load_pem_public_key(key["publicKeyPem"].encode("ascii"))
    must(isinstance(public, Ed25519PublicKey), "no published Ed25519 key has this name")
    try:
        signed = "zgoda-register.v1." + canonical(statement)
        public.verify(base64.urlsafe_b64decode(seal["signature"] + "=="), signed.encode("utf-8"))
    except InvalidSignature as error:
        raise Refused("not_valid", "the seal does not fit") from error
    must((key.get("since") or "") <= at < (key.get("until") or "9999"), "the key was not in use then")
    must(file["set"]["sha256"] == sha256(listed) and file["set"]["count"] == count, "the list was altered")
    last = (file["asOf"]["head"] or {"seq": 0})["seq"]
    must(places is None or places == sorted({seq for seq in places if seq <= last}), "places out of order")


def main(keys_file, *files):
    published, outcome = json.loads(Path(keys_file).read_text("utf-8-sig"))["keys"], "unreadable"
    keys = {key["keyId"]: key for key in published if "witness" not in key}
    for name in files:
        try:
            verify(Path(name).read_bytes(), keys)
            outcome, why = "genuine", ""
        except Refused as error:
            outcome, why = error.args
        print(f"{name}: {outcome} {why}".rstrip())
    return {"genuine": 0, "not_valid": 1, "unreadable": 2}[outcome]


sys.exit(main(*sys.argv[1:]))
