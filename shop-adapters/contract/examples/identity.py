"""Vouches for the customer who is signed in (contract, section 8). Python 3.10 or newer, nothing to install.

At the address that stands in `data-identity`, with your own session, such as in Flask:

    @app.post("/zgoda-identity")
    def zgoda_identity():
        customer_id = session.get("customer_id")
        claims = None if customer_id is None else identity_claims("zgk_…", f"my-shop:{customer_id}")
        status, body = identity_answer(request.method, request.headers, "https://shop.example", claims, SECRET)
        return body, status, {"Cache-Control": "no-store", "Content-Type": "application/json"}
"""

import base64
import hashlib
import hmac
import json
import secrets
import time


def identity_token(secret, claims):
    """The token. What is signed is the encoded text that is sent, never a dict that is encoded a second time."""
    text = json.dumps(claims, ensure_ascii=False, separators=(",", ":"))
    payload = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    signature = hmac.new(secret.encode(), f"chat-identity.v1.{payload}".encode(), hashlib.sha256).hexdigest()
    return f"{payload}.{signature}"


def identity_claims(shop_key, sub, now=None):
    """What is said: the number of a customer, no name and no e-mail address. `cart` and `orders` only as far as your shop shares them."""
    now = int(time.time()) if now is None else now
    return {
        "v": 1,
        "shop": shop_key,
        "sub": sub,
        "iat": now,
        "exp": now + 300,
        "nonce": secrets.token_urlsafe(16),
        "facts": {"cart": None, "orders": [], "adminUrl": None},
    }


def identity_answer(method, headers, own_origin, claims, secret):
    """Status and body for the visitor's browser: 403 for a link and for other sites, 204 when nobody is signed in."""
    site = headers.get("Sec-Fetch-Site")
    is_own = headers.get("Origin") == own_origin if site is None else site == "same-origin"
    if method != "POST" or not is_own:
        return 403, ""
    if claims is None:
        return 204, ""
    return 200, json.dumps({"token": identity_token(secret, claims)})
