"""Says in JSON what pikepdf reads in a PDF: for tests that ask another reader than the one that wrote it."""
import json
import sys

import pikepdf

pdf = pikepdf.open(sys.argv[1])
root = pdf.Root


def number(value):
    return round(float(value), 2)


def spaces():
    """Names of colour spaces anywhere in the file, and what operators of pages and forms select."""
    found = set()
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and thing.get("/Subtype") == "/Image":
            space = thing.get("/ColorSpace")
            found.add(str(space if isinstance(space, pikepdf.Name) else space[0]))
    device = {"rg": "/DeviceRGB", "RG": "/DeviceRGB", "g": "/DeviceGray", "G": "/DeviceGray", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in device:
                found.add(device[name])
            elif name in ("cs", "CS"):
                found.add(str(operands[0]))
    return sorted(found)


def parts():
    """Pages of each leaf of the tree of document parts, and the parents' word for it."""
    tree = root.get("/DPartRoot")
    if tree is None:
        return None
    numbers = {page.obj.objgen: index + 1 for index, page in enumerate(pdf.pages)}
    leaves = []

    def walk(node, parent):
        assert node.Parent.objgen == parent.objgen
        if "/DParts" in node:
            for group in node.DParts:
                for child in group:
                    walk(child, node)
        else:
            first = numbers[node.Start.objgen]
            last = numbers[node.get("/End", node.Start).objgen]
            assert all(pdf.pages[index - 1].obj.DPart.objgen == node.objgen for index in range(first, last + 1))
            leaves.append([first, last])

    walk(tree.DPartRootNode, tree)
    return leaves


with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
    metadata = {name: xmp.get(name) for name in ("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", "{http://www.npes.org/pdfvt/ns/id/}GTS_PDFVTVersion", "pdf:Trapped", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")}

intents = [
    {"kind": str(intent.S), "condition": str(intent.OutputConditionIdentifier), "components": int(intent.DestOutputProfile.N), "profile": bytes(intent.DestOutputProfile.read_bytes()[12:20]).decode()}
    for intent in root.OutputIntents
]
states = {str(state.get("/OPM", "")) for page in pdf.pages for _, state in page.obj.Resources.get("/ExtGState", {}).items()}
print(
    json.dumps(
        {
            "version": pdf.pdf_version,
            "encrypted": pdf.is_encrypted,
            "trapped": str(pdf.trailer.Info.Trapped),
            "ids": len(pdf.trailer.ID),
            "intents": intents,
            "metadata": {name.split("}")[-1]: value for name, value in metadata.items()},
            "boxes": [{name: [number(value) for value in page.obj["/" + name]] for name in ("MediaBox", "BleedBox", "TrimBox") if "/" + name in page.obj} for page in pdf.pages],
            "keys": sorted({str(key) for page in pdf.pages for key in page.obj.keys()}),
            "spaces": spaces(),
            "parts": parts(),
            "overprintModes": sorted(states),
        }
    )
)
