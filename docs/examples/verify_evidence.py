"""Verifies evidence files of Zgoda (zgoda-evidence/3): python3 verify_evidence.py KEYS.json EVIDENCE.json...
Written from docs/evidence.md. For each file it prints what became of the consent, or what is wrong.
Exit code, of the last file: 0 stands, 3 genuine but nothing rests on it, 1 not valid, 2 not readable.
"""
import json, re, sys
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

from zgoda_files import Refused, canonical, check_signature, fits_schema, must, read_keys, report, sha256, time_of

CLOCKS = timedelta(minutes=10)  # how far two clocks of a service may be apart
SCHEMA = json.loads((Path(__file__).parent.parent / "evidence.schema.json").read_text("utf-8"))


def read(data):  # the parsed file, once it is spelled and formed as the service writes it
    try:
        text = data.decode("utf-8-sig")
        file = json.loads(text, parse_constant=int)  # `NaN` and the like are no numbers
    except (ValueError, RecursionError) as error:
        raise Refused("unreadable", "no JSON in UTF-8") from error
    brackets = re.sub(r'"(?:[^"\\]|\\.)*"|[^][{}]', "", text)
    levels = max(accumulate(1 if sign in "[{" else -1 for sign in brackets), default=0)
    must(len(text.encode("utf-16-le")) <= 8 * 1024**2 and levels <= 16, "too large or nested too deeply", "unreadable")
    must(isinstance(file, dict) and file.get("format") == "zgoda-evidence/3", "no file of version 3", "unreadable")
    compact = re.sub(r'("(?:[^"\\]|\\.)*")|[ \t\n\r]+', lambda match: match[1] or "", text)
    must(canonical(file) == compact, "not the canonical spelling")
    must(fits_schema(file, SCHEMA, SCHEMA["$defs"]), "not the form of the schema")
    return file


def check_entry(keys, entry, hidden, at):
    signed = {name: value for name, value in (entry | hidden).items() if name not in ("hash", "keyId", "signature")}
    must(sha256(canonical(signed)) == entry["hash"], "an entry was altered")
    check_signature(keys, "zgoda-consent.v1." + entry["hash"], entry, at)


def check_event(file, keys, event):
    pressed, made = event.get("doi"), time_of(file["asOf"]["at"])
    must(time_of(event["occurredAt"]) <= made + CLOCKS, "an event after the file")
    is_early = pressed and time_of(pressed["confirmedAt"]) + CLOCKS < time_of(pressed["sentAt"])
    must(not is_early, "a link that was pressed before its mail went out")
    parts = {name: part for name in ("ref", "sessionRef", "pageOrigin") if isinstance(part := event[name], dict)}
    hidden = {name: part["commitment"] for name, part in parts.items()}
    check_entry(keys, event, hidden | {"v": 1}, event["occurredAt"])
    for commitment, salt, value in (part.values() for part in parts.values()):  # in canonical order
        opened = salt is value if None in (salt, value) else sha256(f"{salt}.{value}") == commitment
        must(opened, "a commitment opens otherwise")
    epochs = [1] + [one["epoch"] for one in file["epochs"] if one["seq"] < event["seq"]]
    must(event.get("epoch", 1) == epochs[-1], "an event of another epoch")
    named, subject = event["ref"]["value"], file["subject"]
    must(named == subject["id"] and (named or subject["state"] == "erased"), "it is about something else")
    if event["action"] in ("granted", "informed"):
        must(file["notice"] is not None and event["noticeId"] == file["notice"]["id"], "it names another notice")
    else:
        first = [one for one in file["events"] if one["id"] == event["ofEvent"] and one["seq"] < event["seq"]]
        must(first and first[0]["purpose"] == event["purpose"], "it follows nothing in the file")


def check_chain(file, keys):
    head, subject, events, chain = file["asOf"]["head"], file["subject"], file["events"], file["chain"]
    epochs, is_over = file["epochs"], subject["state"] == "expired"
    own = [subject["seq"]] if is_over else [event["seq"] for event in events]
    must(None not in own and own == sorted(set(own)) and subject["seq"] == (own or [None])[0], "the record's places")
    if head is None:
        return must(not own and not chain and not epochs, "an empty ledger has no places")
    needed = {seq + step for seq in own for step in (-1, 0, 1)} | {one["seq"] for one in [*epochs, head]}
    must([link["seq"] for link in chain] == sorted(seq for seq in needed if 1 <= seq <= head["seq"]), "the places")
    must(chain[-1]["hash"] == head["hash"], "the head is another one")
    places = {link["seq"]: link for link in chain}
    for link in chain:
        before = {"hash": "0" * 64} if link["seq"] == 1 else places.get(link["seq"] - 1)
        must(before is None or before["hash"] == link["previousHash"], "the chain is broken")
        check_signature(keys, "zgoda-consent.v1." + link["hash"], link, None)
    must(all(places[seq]["kind"] == ("tombstone" if is_over else "event") for seq in own), "a place of another kind")
    told = [one | {"kind": "event" if "action" in one else "epoch"} for one in events + epochs]
    must(all(places[one["seq"]] == {name: one[name] for name in chain[0]} for one in told), "an entry out of its place")
    must(sum(link["kind"] == "epoch" for link in chain) == len(epochs), "an epoch that is not told")
    for before, one in zip([1] + [one["epoch"] for one in epochs], epochs):
        must(one["epoch"] > before, "an epoch does not count on")
        check_entry(keys, one, {"v": 1, "kind": "epoch"}, one["at"])


def check_witnesses(file, keys, witness_keys):  # time stamps (RFC 3161) change no outcome, and are left out here
    said = {event["seq"]: time_of(event["occurredAt"]) for event in file["events"]} or {file["subject"]["seq"]: None}
    statements = file.get("witnesses", [])
    named = [entry["seq"] for one in statements for entry in one["entries"]]
    times = [one["statement"]["at"] for one in statements]
    must(all(one["entries"] for one in statements) and set(named) <= set(said), "a statement about other places")
    must(named == sorted(set(named)) and times == sorted(set(times)), "statements out of order")
    places = {link["seq"]: link["hash"] for link in file["chain"]}
    for one in statements:
        statement, text = one["statement"], "zgoda-heads.v1." + canonical(one["statement"])
        check_signature(keys, text, statement | {"signature": one["signature"]}, statement["at"])
        for entry in one["entries"]:
            joined, at = places[entry["seq"]], said[entry["seq"]]
            for step in entry["path"]:
                pair = (step["hash"], joined) if step["side"] == "left" else (joined, step["hash"])
                joined = sha256("zgoda-node.v1." + ".".join(pair))
            must(joined == statement["root"], "a place does not lead to the statement")
            is_late = at and statement["since"] and at + timedelta(minutes=10) < time_of(statement["since"])
            must(not is_late, "an event was not in the ledger at the time that it names")
        for seen in [seen for seen in one["seen"] if seen.get("keyId") in witness_keys]:
            signed = {"at": seen["at"], "follows": seen["follows"], "statement": sha256(text)}
            check_signature(witness_keys, "zgoda-witness.v1." + canonical(signed), seen, seen["at"])


def standing_of(subject, events, epochs):  # what became of the consent: the first that applies
    actions = {event["action"] for event in events}
    needs_link = any(event["purpose"] == "marketing_email" for event in events if event["action"] == "granted")
    last = max([event["seq"] for event in events], default=0)
    return next(state for state, applies in (
        ("over", subject["state"] == "expired"),
        ("withdrawn", "withdrawn" in actions), ("superseded", "superseded" in actions),
        ("lapsed", "expired" in actions), ("unrecorded", not actions & {"granted", "informed"}),
        ("erased", subject["state"] == "erased"), ("informed", "granted" not in actions),
        ("unconfirmed", needs_link and "confirmed" not in actions),
        ("gap", any(one["seq"] > last for one in epochs)), ("stands", True)) if applies)


def confirmation_of(events):  # who confirmed the address, and how; a link shows who read the mailbox, not whose it is
    for event in [event for event in events if event["action"] == "confirmed"]:
        by, doi = (event["actor"], event["via"]), event.get("doi")
        if doi and by == ("visitor", "email_link"):
            return f"(confirmed by the link on {doi['confirmedAt']}; the mail server took the mail on {doi['sentAt']})"
        is_staff = by[0].startswith("staff:") or by[1] == "console"
        how = "by staff in the console, not by a link" if is_staff else "without a link on record"
        return f"(confirmed {how}, on {event['occurredAt']})"
    return ""


def verify(data, keys, witness_keys):
    file = read(data)  # and no key that began after its time can have signed anything in it
    keys = {name: key for name, key in keys.items() if (key.get("since") or "") <= file["asOf"]["at"]}
    subject, notice, events, policy = file["subject"], file["notice"], file["events"], file["policySnapshot"]
    sealed = canonical({name: value for name, value in file.items() if name != "seal"})
    check_signature(keys, "zgoda-evidence.v3." + sealed, file["seal"], file["asOf"]["at"])
    shops = {one["shopId"] for one in events + file["epochs"]} | ({notice["content"]["shopId"]} if notice else set())
    must(shops <= {file["shop"]["id"]}, "record or notice of another shop")
    must(notice is None or notice["id"] == "ntc_" + sha256(canonical(notice["content"])), "the notice was altered")
    bound = policy and notice and notice["content"]["policy"]
    must(not policy or bound and sha256(policy["text"]) == policy["sha256"] == bound["contentSha256"], "another policy")
    counts = [sum(event["action"] == action for event in events) for action in ("granted", "informed")]
    allowed = [[1, 0]] if subject["basis"] == "consent" else [[0, 0], [0, 1]]
    must(not events if subject["state"] == "expired" else counts in allowed, "events and basis do not fit")
    for event in events:
        check_event(file, keys, event)
    check_chain(file, keys)
    check_witnesses(file, keys, witness_keys)
    return standing_of(subject, events, file["epochs"]), confirmation_of(events)


def main(keys_file, *files):
    keys, outcome = read_keys(keys_file), "unreadable"
    for name in files:
        try:
            outcome, why = verify(Path(name).read_bytes(), *keys)
        except (Refused, ValueError) as error:
            outcome, why = error.args if isinstance(error, Refused) else ("not_valid", error)
        report(name, outcome, why)
    return {"stands": 0, "informed": 0, "not_valid": 1, "unreadable": 2}.get(outcome, 3)


sys.exit(main(*sys.argv[1:]))
