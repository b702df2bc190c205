"""The schemas of SCORM manifests, read as parsers of today can read them. No network."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent


class FromMemory(etree.Resolver):
    """Gives the schemas their companions from the package itself; ims_xml.xsd is stood in for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def resolve(self, url: str | None, public_id: str | None, context: object) -> object:
        """One schema by its name."""
        name = (url or "").rsplit("/", 1)[-1]
        held = (HERE / "xml.xsd").read_bytes() if name == "ims_xml.xsd" else self.files[name]
        # IMS MD allows anything after its own elements, its own elements included, which parsers of today find
        # ambiguous. Read as "anything of others" it is stricter and clear.
        held = held.replace(b'namespace="##any"', b'namespace="##other"')
        return self.resolve_string(held, context)


def schema_of(files: dict[str, bytes]) -> etree.XMLSchema:
    """The three schemas of a SCORM 1.2 manifest as one."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(FromMemory(files))
    names = {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    }
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in names.items()
    )
    root = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(root, parser))


def schema_of_2004(files: dict[str, bytes]) -> etree.XMLSchema:
    """The schemas of a SCORM 2004 manifest as one, from the package itself."""
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(FromMemory(files))
    names = {
        "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
        "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
        "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
        "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    }
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in names.items()
    )
    root = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(root, parser))
