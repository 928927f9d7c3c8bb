"""Verifies whole ledgers of Zgoda (zgoda-ledger/1):
python3 verify_ledger.py KEYS.json LEDGER... [--kept FILE...] [--all | --other LEDGER...]
Written from docs/evidence.md. For each ledger it prints agrees, alone, not_whole, lost, not_valid or unreadable; the last
also where something beside it is not genuine. It takes lists of witnesses, mails and earlier ledgers, no proofs and no
time stamps. Exit code, of the last ledger: 0 it agrees or stands alone, 1 not valid, 2 not readable, 3 otherwise.
"""
import json, re, sys
from datetime import timedelta
from pathlib import Path

from zgoda_files import Refused, canonical, check_signature, fits_schema, must, read_keys, report, sha256, time_of

SCHEMA = json.loads((Path(__file__).parent.parent / "ledger.schema.json").read_text("utf-8"))
TIME, STATEMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", ("at", "keyId", "previous", "root", "since")
ON_THE_WAY = timedelta(minutes=10)


def read(data):
    try:
        text = data.decode("utf-8-sig")
    except ValueError as error:
        raise Refused("unreadable", "no UTF-8") from error
    is_ledger = text.startswith('{"asOf":') and '],"format":"zgoda-ledger/1"' in text
    must(is_ledger, "no ledger", "unreadable")
    try:
        file = json.loads(text, parse_constant=int)
        must(canonical(file) == text.rstrip() and fits_schema(file, SCHEMA, SCHEMA["$defs"]), "not written as the service writes it")
    except (ValueError, RecursionError) as error:
        raise Refused("not_valid", "no JSON, or a day that does not exist") from error
    return file


def joined(left, right):
    return sha256(f"zgoda-node.v1.{left}.{right}")


def root_of(hashes):  # in pairs; one without a partner goes up as it is
    while len(hashes) > 1:
        hashes = [joined(*hashes[at:at + 2]) if at + 1 < len(hashes) else hashes[at] for at in range(0, len(hashes), 2)]
    return hashes[0] if hashes else None


def span_root(file, span):
    return root_of([entry["hash"] for entry in file["entries"][span["from"] - 1:span["to"]]])


def text_of(statement):
    return "zgoda-heads.v1." + canonical({name: statement[name] for name in STATEMENT})


def name_of(statement):
    return sha256(text_of(statement))


def check_entries(file, keys):
    head, last = file["asOf"]["head"], {"seq": 0, "hash": "0" * 64}
    for entry in file["entries"]:
        must((entry["seq"], entry["previousHash"]) == (last["seq"] + 1, last["hash"]), "the chain is broken")
        at = None if entry["kind"] == "tombstone" else entry["at"]
        check_signature(keys, "zgoda-consent.v1." + entry["hash"], entry, at)
        last = entry
    must(last["seq"] == 0 if head is None else (head["seq"], head["hash"]) == (last["seq"], last["hash"]), "the head")
    told = [entry for entry in file["entries"] if entry["kind"] == "epoch"]
    must(len(told) == len(file["epochs"]), "an epoch that is not told")
    before = 1
    for one, entry in zip(file["epochs"], told):
        same = ("seq", "hash", "previousHash", "keyId", "signature")
        must(all(one[name] == entry[name] for name in same), "an epoch out of its place")
        must(one["epoch"] > before and one["shopId"] == file["shop"]["id"], "an epoch of another shop or number")
        signed = {name: value for name, value in one.items() if name not in ("hash", "keyId", "signature")}
        must(sha256(canonical(signed | {"v": 1, "kind": "epoch"})) == one["hash"], "an epoch was altered")
        check_signature(keys, "zgoda-consent.v1." + one["hash"], one, one["at"])
        must(not any(is_before(later, one["at"]) for later in file["entries"][one["seq"]:]), "dated before its epoch")
        before = one["epoch"]


def is_before(entry, time):
    return bool(entry["at"] and time) and time_of(entry["at"]) + ON_THE_WAY < time_of(time)


def check_statements(file, keys, witness_keys):  # the statements that a witness saw
    before, to, seen_by_witness = {"at": None, "name": None}, 0, []
    for one in file["statements"]:
        statement, text, name = one["statement"], text_of(one["statement"]), name_of(one["statement"])
        check_signature(keys, text, statement | {"signature": one["signature"]}, statement["at"])
        must((statement["previous"], statement["since"]) == (before["name"], before["at"]), "it follows another one")
        must(before["at"] is None or statement["at"] > before["at"], "statements out of order")
        for span in one["spans"]:
            must(span["from"] == to + 1 <= span["to"] <= len(file["entries"]), "a span out of its place")
            hash_ = span_root(file, span)
            for step in span["path"]:
                hash_ = joined(step["hash"], hash_) if step["side"] == "left" else joined(hash_, step["hash"])
            must(hash_ == statement["root"], "entries that do not lead to the statement")
            under, to = file["entries"][span["from"] - 1:span["to"]], span["to"]
            must(not any(is_before(entry, statement["since"]) for entry in under), "an entry was added later")
        for seen in [seen for seen in one["seen"] if seen.get("keyId") in witness_keys]:
            signed = {"at": seen["at"], "follows": seen["follows"], "statement": name}
            check_signature(witness_keys, "zgoda-witness.v1." + canonical(signed), seen, seen["at"])
            seen_by_witness.append((name, statement["at"]))
        before = {"at": statement["at"], "name": name}
    must(not any(is_before(entry, before["at"]) for entry in file["entries"][to:]), "an entry was added later")
    return seen_by_witness


def judge(data, keys, witness_keys):  # of every ledger that is given, whatever for
    file = read(data)
    keys = {name: key for name, key in keys.items() if (key.get("since") or "") <= file["asOf"]["at"]}
    sealed = {name: value for name, value in file.items() if name not in ("seal", "entries", "statements")}
    check_signature(keys, "zgoda-ledger.v1." + canonical(sealed), file["seal"], file["asOf"]["at"])
    must(all(sha256(canonical(file[name])) == file["sets"][name] for name in file["sets"]), "a list was altered")
    check_entries(file, keys)
    return file, check_statements(file, keys, witness_keys)


def judge_beside(data, *keys):
    try:
        return judge(data, *keys)[0]
    except Refused as error:
        raise Refused("unreadable", f"given beside it: {error.args[1]}") from error


def read_source(path, file, *keys):  # its statements (name, time) and places (seq, hash, time)
    data = Path(path).read_bytes()
    text = data.decode("utf-8-sig", "replace")
    if text.startswith('{"asOf":'):
        earlier = judge_beside(data, *keys)
        must(earlier["shop"]["id"] == file["shop"]["id"], "a source of another shop", "unreadable")
        statements = [(name_of(one["statement"]), one["statement"]["at"]) for one in earlier["statements"]]
        return statements, [(one["seq"], one["hash"], earlier["asOf"]["at"]) for one in earlier["entries"]]
    try:
        listed = json.loads(text)["statements"]
        return [(name_of(one), one["at"]) for one in listed if set(STATEMENT) <= one.keys()], []
    except (ValueError, TypeError, KeyError):
        statements = [(name, at) for at, name in re.findall(rf"({TIME}) ([0-9a-f]{{64}})", text)]
    must(statements, "a source that says nothing about ledgers", "unreadable")
    newest = max(at for _, at in statements)
    places = re.findall(r"(?i)n[or][.]? ([0-9]{1,15})\s{1,4}[^:\n]{1,60}: ([0-9a-f]{64})", text)
    return statements, [(int(seq), hash_, newest) for seq, hash_ in places]


def compare(file, seen, sources):  # what is lost, and whether anything was compared
    own, lost, as_of, entries = {name_of(one["statement"]) for one in file["statements"]}, [], file["asOf"]["at"], file["entries"]
    known = {name: at for name, at in seen + [one for statements, _ in sources for one in statements]}
    known = {name: at for name, at in known.items() if name in own or at <= as_of}
    for name in known.keys() - own:
        at = known[name]
        must(any((one["from"] or "") < at <= one["at"] for one in file["epochs"]), "a statement is missing")
        lost.append(name)
    places = [one for _, places in sources for one in places if one[0] <= len(entries) or one[2] <= as_of]
    for seq, hash_, at in places:
        if seq > len(entries) or entries[seq - 1]["hash"] != hash_:
            must(any(one["seq"] <= seq and at <= one["at"] for one in file["epochs"]), "an entry is another one")
            lost.append(hash_)
    return lost, known or places, bool(known.keys() - own)


def is_whole(file, others):
    until = min(one["asOf"]["at"] for one in [file, *others])
    made = [one["statement"] for one in file["statements"] if one["statement"]["at"] <= until]
    order = {name_of(statement): at for at, statement in enumerate(made)}
    hashes = {name: [] for name in order}
    for ledger in [file, *others]:
        for one in ledger["statements"]:
            hashes.setdefault(name_of(one["statement"]), []).extend(span_root(ledger, span) for span in one["spans"])
    for one in [one for one in file.get("departed", []) if one["statement"] in order]:
        leaf = "zgoda-departed.v1." + canonical({"at": one["at"], "spans": one["spans"]})
        hashes[one["statement"]].append(sha256(leaf))
        for span in [span for span in one["spans"] if span["statement"] in order]:
            if order[span["statement"]] < order[one["statement"]]:
                hashes[span["statement"]].append(span["root"])
    return bool(made) and all(root_of(sorted(hashes[name_of(one)])) == one["root"] for one in made)


def verify(path, keys, kept, others):
    file = read(Path(path).read_bytes())
    sources = [read_source(one, file, *keys) for one in kept]
    beside = None if others is None else [judge_beside(Path(one).read_bytes(), *keys) for one in others]
    file, seen = judge(Path(path).read_bytes(), *keys)
    lost, compared, lacks_statement = compare(file, seen, sources)
    if lost:
        return "lost"
    if beside is not None and (lacks_statement or not is_whole(file, beside)):
        return "not_whole"
    return "agrees" if compared else "alone"


def main(keys_file, *arguments):
    keys, outcome = read_keys(keys_file), "unreadable"
    files, kept, others, into = [], [], None, None
    for one in arguments:
        if one in ("--all", "--other"):
            others = others or []
        into = {"--kept": kept, "--all": files, "--other": others}.get(one, files if into is None else into)
        if not one.startswith("--"):
            into.append(one)
    for name in files:
        try:
            outcome, why = verify(name, keys, kept, others), ""
        except Refused as error:
            outcome, why = error.args
        report(name, outcome, why)
    return {"agrees": 0, "alone": 0, "not_valid": 1, "unreadable": 2}.get(outcome, 3)


sys.exit(main(*sys.argv[1:]))
