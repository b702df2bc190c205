"""Who signs credentials for a project's courses."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from dataclasses import dataclass

from coursewright.model.place import Place

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@dataclass(frozen=True)
class Issuer:
    """An organisation that stands behind credentials. `keys` are public Ed25519 keys as the `x` of a JWK, the one in use first."""

    name: str
    url: str
    email: str
    keys: tuple[str, ...]
    own_id: str
    """A URI that it goes by; empty where its first key is its name."""
    place: Place

    @property
    def id(self) -> str:
        """Its URI: its own, or that of its first key, which needs no server to be looked up."""
        return self.own_id or did_key(self.keys[0])


def did_key(key: str) -> str:
    """A public key as a name (did:key): multicodec ed25519-pub, then multibase base58btc."""
    return "did:key:z" + _base58(b"\xed\x01" + key_bytes(key))


def key_bytes(key: str) -> bytes:
    """The 32 bytes of a key. Raises ValueError where it is none."""
    if not key.isascii() or not set(key) <= _BASE64URL:
        raise ValueError("no base64url")
    data = urlsafe_b64decode(key + "=" * (-len(key) % 4))
    if len(data) != 32:
        raise ValueError("not 32 bytes")
    return data


_BASE64URL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def _base58(data: bytes) -> str:
    number, out = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        out = _ALPHABET[digit] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out
