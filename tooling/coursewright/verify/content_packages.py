"""What SCORM, Common Cartridge and QTI packages share: IMS content packaging, its identifiers, references and files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from coursewright.verify import schemas as with_schemas
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Launch, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, attribute, children, every, first, local, parsed, space, text

MANIFEST = "imsmanifest.xml"
# What a platform does not need to be told of: the manifest and the schemas beside it.
_UNLISTED = (".xsd", ".dtd")


def manifest(package: Opened) -> Element:
    """The root of the manifest. Raises `Refused` where there is none at the root of the package."""
    if MANIFEST not in package:
        raise Refused(f"There is no `{MANIFEST}` at the root of the package.")
    root = parsed(package.read(MANIFEST), MANIFEST)
    if local(root) != "manifest":
        raise Refused(f"`{MANIFEST}` begins with <{local(root)}>, not with <manifest>.")
    return root


def version(package: Opened) -> tuple[str, str]:
    """The schema that a manifest names and its version, as written; nothing where it is no manifest."""
    if MANIFEST not in package:
        return "", ""
    try:
        root = manifest(package)
    except Refused:
        return "", ""
    metadata = next(iter(children(root, "metadata")), None)
    return text(metadata, "schema"), text(metadata, "schemaversion")


def validated(package: Opened, held: Schemas, folder: str, roots: Mapping[str, str]) -> Iterator[Finding]:
    """What the standard's own schemas say of the manifest; nothing where they cannot be applied."""
    files = {name.removeprefix(folder): data for name, data in held.items() if name.startswith(folder)}
    present = [(space, name) for space, name in roots.items() if name in files]
    if not with_schemas.available() or not present:
        return
    yield from with_schemas.held_against(MANIFEST, package.read(MANIFEST), files, present)


def identifiers(root: Element) -> Iterator[Finding]:
    """Every identifier is the only one, and every reference to one leads somewhere."""
    ids = Counter(
        element.attrib["identifier"]
        for element in root.iter()
        if "identifier" in element.attrib
        and local(element) in ("manifest", "organization", "item", "resource")
    )
    for id, count in ids.items():
        if count > 1:
            yield error("CP identifier", f"The identifier `{id}` is given {count} times.", MANIFEST)
    resources = {element.get("identifier") for element in every(root, "resource")}
    for element in root.iter():
        named = element.get("identifierref")
        if named is not None and named not in resources:
            yield error(
                "CP identifierref", f"<{local(element)}> refers to `{named}`, which is no resource.", MANIFEST
            )
    organizations = first(root, "organizations")
    default = organizations.get("default") if organizations is not None else None
    if organizations is not None and default is not None:
        there = {one.get("identifier") for one in children(organizations, "organization")}
        if default not in there:
            yield error("CP organizations", f"The default organization `{default}` does not exist.", MANIFEST)


def files(package: Opened, root: Element) -> Iterator[Finding]:
    """Every file that the manifest names is in the package, and every file of the package is named."""
    listed: set[str] = set()
    for resource in every(root, "resource"):
        base = "".join(attribute(one, "base") or "" for one in (root, *every(root, "resources"), resource))
        own = [path_of(base, file.get("href") or "") for file in children(resource, "file")]
        listed.update(path for path in own if path)
        for path in own:
            if path and path not in package:
                yield error("CP file", f"The manifest lists `{path}`, which is not in the package.", MANIFEST)
        target = path_of(base, resource.get("href") or "")
        if not target:
            continue
        id = resource.get("identifier") or ""
        if target not in package:
            yield error(
                "CP resource", f"The resource `{id}` opens `{target}`, which is not in the package.", MANIFEST
            )
        elif target not in own:
            yield warning(
                "CP resource",
                f"The resource `{id}` opens `{target}` and does not list it as a file.",
                MANIFEST,
            )
        listed.add(target)
    listed.update(path_of("", (one.text or "").strip()) for one in every(root, "location"))
    for name in package.names:
        if name != MANIFEST and name not in listed and not name.endswith(_UNLISTED):
            yield warning("CP file", f"`{name}` is in the package, and no resource lists it.", name)


def required(package: Opened, root: Element) -> Iterator[Finding]:
    """The schemas that the manifest points to stand beside it: ADL's own validator refuses a package without them."""
    places = (attribute(root, "schemaLocation") or "").split()
    missing = [place for place in places[1::2] if "://" not in place and normpath(place) not in package]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        yield warning(
            "REQUIRED_FILES", f"The manifest points to {listed}, which the package does not hold.", MANIFEST
        )
    if not places:
        yield warning("REQUIRED_FILES", "The manifest does not say where its schemas are.", MANIFEST)


def path_of(base: str, href: str) -> str:
    """The path in the package that an address means; nothing for one that leads elsewhere."""
    parts = urlsplit(base + href)
    if not href or parts.scheme or parts.netloc:
        return ""
    return normpath(unquote(parts.path))


def launches(package: Opened) -> tuple[Launch, ...]:
    """The SCOs of the default organization in their order, as a platform would list them."""
    root = manifest(package)
    resources = {one.get("identifier"): one for one in every(root, "resource")}
    organizations = first(root, "organizations")
    known = children(organizations, "organization") if organizations is not None else []
    default = organizations.get("default") if organizations is not None else None
    chosen = [one for one in known if one.get("identifier") == default] or known[:1]
    found: list[Launch] = []
    for item in (item for organization in chosen for item in every(organization, "item")):
        resource = resources.get(item.get("identifierref"))
        # SCORM 1.2 writes scormtype, SCORM 2004 scormType.
        sort = resource is not None and (attribute(resource, "scormtype") or attribute(resource, "scormType"))
        if resource is None or sort != "sco":
            continue
        base = "".join(attribute(one, "base") or "" for one in (root, *every(root, "resources"), resource))
        path = path_of(base, resource.get("href") or "")
        query = (item.get("parameters") or "").lstrip("?&")
        address = path + (f"?{query}" if query and not query.startswith("#") else query)
        objectives = [attribute(one, "objectiveID") for one in every(item, "primaryObjective")]
        objectives += [attribute(one, "objectiveID") for one in every(item, "objective")]
        named = tuple(one for one in objectives if one)
        found.append(Launch(address, text(item, "title"), text(item, "masteryscore"), objectives=named))
    return tuple(found)


def in_space(root: Element, wanted: str) -> Iterator[Finding]:
    """The manifest stands in the namespace of its standard."""
    if space(root) != wanted:
        yield error(
            "namespace",
            f"The manifest is in the namespace `{space(root) or 'none'}`, not in `{wanted}`.",
            MANIFEST,
        )
