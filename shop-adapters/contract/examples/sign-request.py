"""Signs what your shop's server sends to the service (contract, section 2). Python 3.10 or newer, nothing to install.

    body = json.dumps(report, ensure_ascii=False).encode()
    headers = signed_headers("zgk_…", SECRET, "PUT", "/v1/adapter/policy", body)
    request = urllib.request.Request("https://chat.example/v1/adapter/policy", body, headers, method="PUT")
    answer = urllib.request.urlopen(request, timeout=3)
"""

import hashlib
import hmac
import secrets
import time


def signed_headers(shop_key, secret, method, path, body, now=None, nonce=None):
    """The headers of one request. `body` is the very bytes that are sent, b"" for none; the nonce is new for each request."""
    now = int(time.time()) if now is None else now
    nonce = secrets.token_hex(16) if nonce is None else nonce
    lines = ["zgoda-adapter.v1", str(now), nonce, method, path, hashlib.sha256(body).hexdigest()]
    return {
        "Content-Type": "application/json",
        "X-Zgoda-Shop": shop_key,
        "X-Zgoda-Time": str(now),
        "X-Zgoda-Nonce": nonce,
        "X-Zgoda-Signature": "v1=" + hmac.new(secret.encode(), "\n".join(lines).encode(), hashlib.sha256).hexdigest(),
    }
