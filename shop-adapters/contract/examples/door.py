"""Reads what the service asks at your shop's door (contract, section 11). Python 3.10 or newer, nothing to install.

At the address that your reports name, such as in Flask:

    @app.post("/zgoda-door")
    def zgoda_door():
        headers = {name.lower(): value for name, value in request.headers}
        status, asked = read_door("zgk_…", SECRET, headers, request.get_data())
        body = json.dumps(answer_to(asked)) if status == 200 else ""
        return body, status, {"Cache-Control": "no-store", "Content-Type": "application/json"}
"""

import hashlib
import hmac
import json
import re
import time

FIELDS = {"report": set(), "customer": {"sub"}, "order": {"number", "email", "locale"}}


def read_door(shop_key, secret, headers, body, now=None):
    """200 with what is asked, 401 for a wrong signature, 400 for a body that is not of the contract. `body` is the raw bytes."""
    now = int(time.time()) if now is None else now
    sent_at, nonce = headers.get("x-zgoda-time", ""), headers.get("x-zgoda-nonce", "")
    if headers.get("x-zgoda-shop") != shop_key or not re.fullmatch(r"[0-9]{10}", sent_at):
        return 401, None
    if not re.fullmatch(r"[A-Za-z0-9_-]{22,64}", nonce) or abs(int(sent_at) - now) > 300:
        return 401, None
    lines = ["zgoda-door.v1", sent_at, nonce, shop_key, hashlib.sha256(body).hexdigest()]
    own = "v1=" + hmac.new(secret.encode(), "\n".join(lines).encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(own.encode(), headers.get("x-zgoda-signature", "").encode()):
        return 401, None
    try:
        asked = json.loads(body.decode()) if len(body) <= 4096 else None
    except ValueError:
        asked = None
    return (200, asked) if is_of_contract(asked) else (400, None)


def is_text(value, most):
    return isinstance(value, str) and value.strip() != "" and len(value) <= most


def is_of_contract(asked):
    if not isinstance(asked, dict) or asked.get("do") not in ("report", "customer", "order"):
        return False
    if set(asked) != {"do"} | FIELDS[asked["do"]]:
        return False
    if asked["do"] == "customer":
        sub = asked["sub"]
        return isinstance(sub, str) and re.fullmatch(r"[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}", sub) is not None
    if asked["do"] == "report":
        return True
    email, locale = asked["email"], asked["locale"]
    fits = is_text(asked["number"], 40) and (email is None or is_text(email, 254))
    return fits and isinstance(locale, str) and re.fullmatch(r"[a-z]{2,3}", locale) is not None
