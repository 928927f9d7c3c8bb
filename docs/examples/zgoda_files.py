"""What the verifiers beside it share: refusals, their lines, keys, hashes, canonical JSON, forms, signatures. Written from docs/evidence.md."""
import base64, hashlib, json, re, sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PEM = "-----BEGIN PUBLIC KEY-----\n(MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=)\n-----END PUBLIC KEY-----\n?"
TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"


class Refused(Exception): pass


def must(holds, why, outcome="not_valid"):
    if not holds:
        raise Refused(outcome, why)


def report(name, outcome, why):  # on one line; signs that a terminal obeys, or does not show, as escapes
    line = f"{name}: {outcome} {why}".rstrip()
    print("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line))


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value):  # RFC 8785 for what the files hold: keys in ASCII, integers, texts, booleans, null
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def time_of(text):  # raises ValueError for a day that does not exist
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def fits_schema(value, schema, defs):  # the part of JSON Schema that the schemas use; every object is closed
    if "$ref" in schema:
        return fits_schema(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs)
    if "anyOf" in schema:
        return any(fits_schema(value, one, defs) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if schema["type"] == "string":
        is_form = isinstance(value, str) and re.fullmatch(schema.get("pattern", "(?s:.*)"), value) is not None
        return is_form and ("format" not in schema or bool(time_of(value)))
    if schema["type"] == "integer":
        return type(value) is int and schema["minimum"] <= value <= schema["maximum"]
    if schema["type"] == "array":
        return isinstance(value, list) and all(fits_schema(item, schema["items"], defs) for item in value)
    if schema["type"] == "object":
        is_whole = isinstance(value, dict) and value.keys() >= set(schema["required"])
        known = schema["properties"]
        return is_whole and all(fits_schema(v, known.get(k, {"enum": []}), defs) for k, v in value.items())
    return isinstance(value, {"null": type(None), "boolean": bool}[schema["type"]])


def fits(value, form):  # a number: an integer, and its minimum; a tuple: this, or null; an object has exactly these fields
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


def der_of(pem):  # 12 bytes that are the same for each Ed25519 key, then the key
    return base64.b64decode(re.fullmatch(PEM, pem)[1])


def check_key(key):
    must(isinstance(key, dict) and fits(key.get("publicKeyPem"), PEM), "no Ed25519 key")
    must(key.get("keyId") == hashlib.sha256(der_of(key["publicKeyPem"])).hexdigest()[:16], "the name of another key")
    must(fits(key.get("since", "0001-01-01T00:00:00.000Z"), TIME) and fits(key.get("until"), (TIME,)), "no time")
    must(isinstance(key.get("witness", ""), str), "no name of a witness")


def read_keys(path):  # of the service and of its witnesses, by name; ends with code 2 where the list is refused
    try:
        keys = json.loads(Path(path).read_bytes().decode("utf-8-sig"), parse_constant=int)["keys"]
        must(isinstance(keys, list), "no list")
        for key in keys:
            check_key(key)
        must(len({key["keyId"] for key in keys}) == len(keys), "a key stands twice")
    except (Refused, ValueError, LookupError, TypeError, RecursionError) as error:
        report(path, "unreadable", f"no list of keys as a service publishes it: {error.args[-1]}")
        sys.exit(2)
    return [{key["keyId"]: key for key in keys if ("witness" in key) == of_witness} for of_witness in (False, True)]


def check_signature(keys, text, signed, at):  # at: when it was signed; None where the file does not say
    key = keys.get(signed["keyId"])
    must(key, "no published key has this name")
    try:
        public = Ed25519PublicKey.from_public_bytes(der_of(key["publicKeyPem"])[12:])
        public.verify(base64.urlsafe_b64decode(signed["signature"] + "=="), text.encode("utf-8"))
    except InvalidSignature as error:
        raise Refused("not_valid", "a signature does not fit") from error
    must(at is None or (key.get("since") or "") <= at < (key.get("until") or "9999"), "the key was not in use then")
