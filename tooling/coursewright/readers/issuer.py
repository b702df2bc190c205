"""Who signs credentials, from `courses/issuer.yml`."""

from __future__ import annotations

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.issuer import Issuer, key_bytes
from coursewright.readers.fields import MISSING_KEY, WRONG_TYPE, Fields
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "courses/issuer.yml"

NO_KEY = Code(
    "SIGN001", Severity.ERROR, "a key that cannot check a signature",
    "The site is built with the issuer's public keys, so that everybody can check a credential without a network. A key with a "
    "letter missing would call every credential false.",
    "```courses/issuer.yml\nname: The training office\nkeys: [abc]\n```",
    "```courses/issuer.yml\nname: The training office\nkeys: [11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo]\n```",
)  # fmt: skip
CODES = (NO_KEY,)


def read_issuer(source: Source, reports: Reports) -> tuple[Issuer, ...]:
    """The issuer, if all of it could be read."""
    tree = read_yaml(source, 1, source.text, reports)
    if not isinstance(tree, Mapping):
        if tree is not None:
            reports.add(WRONG_TYPE.at(tree.place, "The issuer has to be made of `key: value` lines."))
        return ()
    fields = Fields(tree, reports)
    name, url, email = fields.text("name", required=True), fields.text("url"), fields.text("email")
    scalars, own_id = fields.scalars("keys"), fields.text("id")
    fields.done()
    if not scalars:
        reports.add(
            MISSING_KEY.at(
                tree.place, "`keys` is missing.", "`coursewright keys new` makes a key and says the line."
            )
        )
    keys: list[str] = []
    for scalar in scalars:
        try:
            key_bytes(scalar.text)
            keys.append(scalar.text)
        except ValueError:
            reports.add(
                NO_KEY.at(
                    scalar.place,
                    f"`{scalar.text}` is no public key of 43 characters.",
                    "Copy the line that `coursewright keys new` printed. A private key does not belong here.",
                )
            )
    if not keys or not name:
        return ()
    return (Issuer(name, url, email, tuple(keys), own_id, tree.place),)
