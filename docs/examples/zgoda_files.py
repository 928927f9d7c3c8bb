"""What the verifiers beside it share: refusals, their lines, hashes, canonical JSON, forms, signatures. Written from docs/evidence.md."""
import base64, hashlib, json, re
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

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


def check_signature(keys, text, signed, at):  # at: when it was signed; None where the file does not say
    key = keys.get(signed["keyId"])
    public = key and load_pem_public_key(key["publicKeyPem"].encode("ascii"))
    must(isinstance(public, Ed25519PublicKey), "no published Ed25519 key has this name")
    try:
        public.verify(base64.urlsafe_b64decode(signed["signature"] + "=="), text.encode("utf-8"))
    except InvalidSignature as error:
        raise Refused("not_valid", "a signature does not fit") from error
    must(at is None or (key.get("since") or "") <= at < (key.get("until") or "9999"), "the key was not in use then")
