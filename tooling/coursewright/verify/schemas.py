"""Manifests against the schemas of their standards: the only module that knows lxml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from coursewright.verify.finding import Finding, error

if TYPE_CHECKING:
    from lxml import etree

NEEDED = "lxml is not installed: `pip install 'coursewright[verify]'`"

MOST_ELEMENTS = 10_000
"""All mistakes of so many are told within a second; those of twice as many took 25 s, of five times as many 98 s."""

# ims_xml.xsd binds the reserved xml namespace, which parsers of today refuse. These are its attributes.
_XML = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="space" type="xs:string"/><xs:attribute name="link" type="xs:anyURI"/>
<xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:lang" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>
</xs:attributeGroup></xs:schema>"""


def available() -> bool:
    """Whether schemas can be applied here."""
    return find_spec("lxml") is not None


def held_against(
    name: str, data: bytes, files: Mapping[str, bytes], roots: Sequence[tuple[str, str]]
) -> Iterator[Finding]:
    """What the schemas say of a document that was parsed before. `roots` are namespaces and the files of their schemas."""
    from lxml import etree

    schema = _schema(files, tuple(roots))
    tree = etree.fromstring(data, _parser())
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        try:
            # To hold a document against a schema while it is read is quick however wrong it is, and knows no lines.
            etree.fromstring(data, _parser(schema))
        except etree.XMLSyntaxError as problem:
            yield error("schema", f"{problem.msg} Of so many elements, only the first mistake is told.", name)
    elif not schema.validate(tree):
        for entry in schema.error_log:
            yield error("schema", entry.message, f"{name}:{entry.line}")


def _parser(schema: etree.XMLSchema | None = None) -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(schema=schema, no_network=True, resolve_entities=False, load_dtd=False)


def _schema(files: Mapping[str, bytes], roots: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    from lxml import etree

    class FromMemory(etree.Resolver):  # type: ignore[misc]
        """Gives schemas their companions from the compiler's own; nothing comes from a package or the network."""

        def resolve(self, url: str | None, public_id: str | None, context: object) -> object:
            name = (url or "").rpartition("/")[2]
            held = _XML if name in ("ims_xml.xsd", "xml.xsd") else files.get(name, b"<none/>")
            # IMS MD allows anything after its own elements, its own included, which parsers of today find
            # ambiguous. Read as "anything of others" it is stricter and clear.
            return self.resolve_string(held.replace(b'namespace="##any"', b'namespace="##other"'), context)

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(FromMemory())
    imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in roots)
    root = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(root.encode(), parser))
