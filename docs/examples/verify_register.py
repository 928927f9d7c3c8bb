"""Verifies exported registers of Zgoda (zgoda-register/1): python3 verify_register.py KEYS.json REGISTER...
Written from docs/evidence.md. For each file it prints genuine, not_valid or unreadable.
Exit code, of the last file: 0 genuine, 1 not valid, 2 not readable.
"""
import json, sys
from pathlib import Path

from zgoda_files import TIME, Refused, canonical, check_signature, fits, must, read_keys, report, sha256

COLUMNS = "seq,id,hash,purpose,noticeId,method,givenAt,state,mailSentAt,confirmedAt,endedAt"
STATE = "stands|gap|unconfirmed|withdrawn|superseded|ended"
PURPOSE = r"reply|marketing_email|marketing_phone|card\.[A-Za-z0-9_-]+"
HASH, TEXT = "[0-9a-f]{64}", "(?s:.*)"
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
    must(text.startswith(COLUMNS), "no register", "unreadable")
    lines = text.replace("\r\n", "\n").rstrip()
    rows, last = lines[:lines.rfind("\n") + 1], lines[lines.rfind("\n") + 1:]
    must(last.startswith('statement,"') and last.endswith('"'), "no statement in the last line")
    return parsed(last[len('statement,"'):-1].replace('""', '"'), STATEMENT), rows, rows.count("\n") - 1, None


def verify(data, keys):
    file, listed, count, places = read(data)
    statement = {name: value for name, value in file.items() if name != "seal"}
    check_signature(keys, "zgoda-register.v1." + canonical(statement), file["seal"], file["asOf"]["at"])
    must(file["set"]["sha256"] == sha256(listed) and file["set"]["count"] == count, "the list was altered")
    last = (file["asOf"]["head"] or {"seq": 0})["seq"]
    must(places is None or places == sorted({seq for seq in places if seq <= last}), "places out of order")


def main(keys_file, *files):
    (keys, _), outcome = read_keys(keys_file), "unreadable"
    for name in files:
        try:
            verify(Path(name).read_bytes(), keys)
            outcome, why = "genuine", ""
        except Refused as error:
            outcome, why = error.args
        report(name, outcome, why)
    return {"genuine": 0, "not_valid": 1, "unreadable": 2}[outcome]


sys.exit(main(*sys.argv[1:]))
