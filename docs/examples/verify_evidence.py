"""Verifies evidence files of Zgoda (zgoda-evidence/3), with the standard library and `cryptography`.

    python3 verify_evidence.py KEYS.json EVIDENCE.json...

An example, written from docs/evidence.md. For each file it prints what became of the consent, or what is wrong.
Exit code, of the last file: 0 stands, 3 genuine but nothing rests on it, 1 not valid, 2 not readable.
"""
import base64
import hashlib
import json
import re
import sys
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

SCHEMA = json.loads((Path(__file__).parent.parent / "evidence.schema.json").read_text("utf-8"))


class NotValid(Exception):
    outcome = "not_valid"


class Unreadable(NotValid):
    outcome = "unreadable"


def must(holds, why):
    if not holds:
        raise NotValid(why)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value):  # RFC 8785 for what the schema allows: keys in ASCII, integers, texts, booleans, null
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def levels_of(text):
    """How deep lists and objects stand in each other, in a text that is JSON."""
    brackets = re.sub(r'"(?:[^"\\]|\\.)*"|[^][{}]', "", text)
    return max(accumulate(1 if sign in "[{" else -1 for sign in brackets), default=0)


def time_of(text):
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def fits(value, schema):
    """The part of JSON Schema that the schema of evidence files uses; every object is closed."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if schema["type"] == "string":
        is_form = isinstance(value, str) and re.fullmatch(schema.get("pattern", "(?s:.*)"), value) is not None
        return is_form and ("format" not in schema or time_of(value) is not None)
    if schema["type"] == "integer":
        return type(value) is int and schema["minimum"] <= value <= schema["maximum"]
    if schema["type"] == "array":
        return isinstance(value, list) and all(fits(item, schema["items"]) for item in value)
    if schema["type"] == "object":
        is_whole = isinstance(value, dict) and value.keys() >= set(schema["required"])
        return is_whole and all(fits(v, schema["properties"].get(k, {"enum": []})) for k, v in value.items())
    return isinstance(value, {"null": type(None), "boolean": bool}[schema["type"]])


def read(data):
    """The parsed file, once it is spelled and formed as the service writes it."""
    try:
        text = data.decode("utf-8")
        file = json.loads(text, parse_constant={}.__getitem__)  # NaN and Infinity are not JSON
    except (LookupError, ValueError, RecursionError) as error:
        raise Unreadable("no JSON in UTF-8") from error
    if len(text) > 4 * 1024 * 1024 or levels_of(text) > 16:
        raise Unreadable("too large or nested too deeply")
    if not isinstance(file, dict) or file.get("format") != "zgoda-evidence/3":
        raise Unreadable("no evidence file of version 3")
    compact = re.sub(r'("(?:[^"\\]|\\.)*")|[ \t\n\r]+', lambda match: match[1] or "", text)
    must(canonical(file) == compact, "not the canonical spelling")
    must(fits(file, SCHEMA), "not the form of the schema")
    return file


def check_signature(keys, text, signed, at):
    """`at`: when it was signed; None for places of the chain, whose time the file does not hold."""
    key = keys.get(signed["keyId"])
    public = key and load_pem_public_key(key["publicKeyPem"].encode("ascii"))
    must(isinstance(public, Ed25519PublicKey), "no published Ed25519 key has this name")
    try:
        public.verify(base64.urlsafe_b64decode(signed["signature"] + "=="), text.encode("utf-8"))
    except InvalidSignature as error:
        raise NotValid("a signature does not fit") from error
    since, until = key.get("since") or "0001-01-01T00:00:00Z", key.get("until") or "9999-12-31T00:00:00Z"
    must(at is None or time_of(since) <= time_of(at) < time_of(until), "the key was not in use at that time")


def check_event(file, keys, event):
    signed = {name: value for name, value in event.items() if name not in ("hash", "keyId", "signature")}
    hidden = {name: part for name in ("ref", "sessionRef", "pageOrigin") if isinstance(part := event[name], dict)}
    signed |= {"v": 1} | {name: part["commitment"] for name, part in hidden.items()}
    must(sha256(canonical(signed)) == event["hash"], "an event was altered")
    check_signature(keys, "zgoda-consent.v1." + event["hash"], event, event["occurredAt"])
    for part in hidden.values():
        opened = sha256(f"{part['salt']}.{part['value']}")
        must(part["value"] is None or opened == part["commitment"], "a commitment opens otherwise")
    named, subject = event["ref"]["value"], file["subject"]
    must(subject["state"] == "erased" if named is None else named == subject["id"], "it is about something else")
    if event["action"] in ("granted", "informed"):
        must(file["notice"] is not None and event["noticeId"] == file["notice"]["id"], "it names another notice")
    else:
        first = [one for one in file["events"] if one["id"] == event["ofEvent"] and one["seq"] < event["seq"]]
        must(first and first[0]["purpose"] == event["purpose"], "it follows nothing in the file")


def check_chain(file, keys):
    head, subject, events, chain = file["asOf"]["head"], file["subject"], file["events"], file["chain"]
    is_over = subject["state"] == "expired"
    own = [subject["seq"]] if is_over else [event["seq"] for event in events]
    must(None not in own and own == sorted(set(own)) and subject["seq"] == (own or [None])[0], "the record's places")
    if head is None:
        return must(not own and not chain, "an empty ledger has no places")
    needed = {seq + step for seq in own for step in (-1, 0, 1)} | {head["seq"]}
    must([link["seq"] for link in chain] == sorted(seq for seq in needed if 1 <= seq <= head["seq"]), "the places")
    must(chain[-1]["hash"] == head["hash"], "the head is another one")
    places = {link["seq"]: link for link in chain}
    for link in chain:
        before = places.get(link["seq"] - 1)
        must(before is None or before["hash"] == link["previousHash"], "the chain is broken")
        must(link["seq"] > 1 or link["previousHash"] == "0" * 64, "the first place follows nothing")
        check_signature(keys, "zgoda-consent.v1." + link["hash"], link, None)
    must(all(places[seq]["kind"] == ("tombstone" if is_over else "event") for seq in own), "a place of another kind")
    for event in events:
        must(places[event["seq"]] == {name: event.get(name, "event") for name in chain[0]}, "an event out of its place")


def standing_of(subject, events):
    """What became of the consent: the first that applies."""
    actions = [event["action"] for event in events]
    if subject["state"] == "expired":
        return "over"
    for action, state in (("withdrawn", "withdrawn"), ("superseded", "superseded"), ("expired", "lapsed")):
        if action in actions:
            return state
    if "granted" not in actions and "informed" not in actions:
        return "unrecorded"
    if subject["state"] == "erased" or "granted" not in actions:
        return "erased" if subject["state"] == "erased" else "informed"
    needs_link = events[0]["purpose"] == "marketing_email"
    return "unconfirmed" if needs_link and "confirmed" not in actions else "stands"


def verify(data, keys):
    file = read(data)
    subject, notice, events, policy = file["subject"], file["notice"], file["events"], file["policySnapshot"]
    sealed = canonical({name: value for name, value in file.items() if name != "seal"})
    check_signature(keys, "zgoda-evidence.v3." + sealed, file["seal"], file["asOf"]["at"])
    shops = {event["shopId"] for event in events} | ({notice["content"]["shopId"]} if notice else set())
    must(shops <= {file["shop"]["id"]}, "record or notice of another shop")
    must(notice is None or notice["id"] == "ntc_" + sha256(canonical(notice["content"])), "the notice was altered")
    bound = policy and notice and notice["content"]["policy"]
    is_bound = bound and sha256(policy["text"]) == policy["sha256"] == bound["contentSha256"]
    must(policy is None or is_bound, "another policy text")
    counts = [sum(event["action"] == action for event in events) for action in ("granted", "informed")]
    allowed = [[1, 0]] if subject["basis"] == "consent" else [[0, 0], [0, 1]]
    must(not events if subject["state"] == "expired" else counts in allowed, "events and basis do not fit")
    for event in events:
        check_event(file, keys, event)
    check_chain(file, keys)
    return standing_of(subject, events)


def main(keys_file, *files):
    keys = {key["keyId"]: key for key in json.loads(Path(keys_file).read_text("utf-8"))["keys"]}
    outcome = "unreadable"
    for name in files:
        try:
            outcome, why = verify(Path(name).read_bytes(), keys), ""
        except NotValid as error:
            outcome, why = error.outcome, error
        print(f"{name}: {outcome} {why}".rstrip())
    return {"stands": 0, "informed": 0, "not_valid": 1, "unreadable": 2}.get(outcome, 3)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
