"""Keys and signatures (Ed25519, RFC 8032) as JOSE writes them (RFC 8037): the one door to `cryptography`."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from coursewright.credentials.results import Refused

MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Key:
    """A private key. `x` is its public half, which everybody may know."""

    private: Ed25519PrivateKey
    x: str


def new_key() -> Key:
    """A key that nobody has had before, from the system's own source of chance."""
    return _key(Ed25519PrivateKey.generate())


def key_file(key: Key) -> bytes:
    """The key as a JWK (RFC 8037, 2), `d` and all: for one person's eyes."""
    return (
        json.dumps({"kty": "OKP", "crv": "Ed25519", "x": key.x, "d": _text(key.private.private_bytes_raw())})
        + "\n"
    ).encode()


def read_key(data: bytes) -> Key:
    """The key of such a file. Raises `Refused` where it is none, and never repeats what stood there."""
    try:
        found = json.loads(data)
        if found["kty"] != "OKP" or found["crv"] != "Ed25519":
            raise ValueError
        key = _key(Ed25519PrivateKey.from_private_bytes(_bytes(found["d"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("It is no private Ed25519 key as `coursewright keys new` writes one.") from None
    if key.x != found.get("x"):
        raise Refused("Its private and its public half do not belong together.")
    return key


def signed(payload: Mapping[str, object], key: Key) -> str:
    """The payload as a compact JWS (RFC 7515, 7.1). OB 3.0, 8.2.1 allows these three headers and no other with `jwk`."""
    header = {"alg": "EdDSA", "typ": "JWT", "jwk": {"kty": "OKP", "crv": "Ed25519", "x": key.x}}
    message = ".".join(
        _text(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
        for part in (header, payload)
    )
    return f"{message}.{_text(key.private.sign(message.encode()))}"


def _key(private: Ed25519PrivateKey) -> Key:
    return Key(private, _text(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)))


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
