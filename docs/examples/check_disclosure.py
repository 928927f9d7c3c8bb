"""Says whether a record of Zgoda is about an address: python3 check_disclosure.py EVIDENCE.json DISCLOSURE.json
Written from docs/evidence.md. Verify the evidence by itself first, with verify_evidence.py.
Prints about, not_about or unreadable. Exit code: 0 about, 1 not about, 2 not readable.
"""
import hashlib, json, re, sys
from pathlib import Path


def outcome_of(evidence, data):
    try:
        pairs = json.loads(data.decode("utf-8-sig"), object_pairs_hook=tuple)
    except ValueError:
        return "unreadable"
    keys = sorted(name for name, _ in pairs) if isinstance(pairs, tuple) else None
    if keys != ["address", "event", "format", "salt"]:  # each of them once
        return "unreadable"
    file = dict(pairs)
    if file["format"] != "zgoda-disclosure/1" or not all(isinstance(value, str) for value in file.values()):
        return "unreadable"
    if not re.fullmatch("[A-Za-z0-9_-]+", file["salt"]):  # a dot would move the line between salt and address
        return "unreadable"
    shown = hashlib.sha256(f"{file['salt']}.{file['address']}".encode("utf-8")).hexdigest()
    commitments = [event.get("personCommitment") for event in evidence["events"] if event["id"] == file["event"]]
    return "about" if shown in commitments else "not_about"


def main(evidence, disclosure):
    outcome = outcome_of(json.loads(Path(evidence).read_text("utf-8-sig")), Path(disclosure).read_bytes())
    print(f"{disclosure}: {outcome}")
    return {"about": 0, "not_about": 1, "unreadable": 2}[outcome]


sys.exit(main(*sys.argv[1:]))
