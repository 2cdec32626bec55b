"""Makes ``languages/uk/forms.txt.gz`` from hunspell's Ukrainian dictionary (under MPL-1.1, of its three licences).

    python tools/train_uk/build_forms.py uk_UA.aff uk_UA.dic

The file has one block of endings (flag, what is stripped, what is added, the condition on the lemma) and one of lemmas
with their flags; marks of stress and the Latin letters that the spelling checker maps away are left out.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

OUT = Path(__file__).parents[2] / "src" / "counterclaim" / "languages" / "uk" / "forms.txt.gz"
SUFFIX_FIELDS = 5


def endings(aff: str) -> list[str]:
    """One line ``flag TAB stripped TAB added TAB condition`` for each suffix rule."""
    out = []
    for line in aff.splitlines():
        parts = line.split()
        if len(parts) == SUFFIX_FIELDS and parts[0] == "SFX":
            _, flag, stripped, added, condition = parts
            out.append("\t".join((flag, stripped.replace("0", ""), added.replace("0", ""), condition)))
    return out


def lemmas(dic: str) -> list[str]:
    """One line ``lemma/flags`` for each entry; the first line of the dictionary is its size."""
    return sorted({line.strip() for line in dic.splitlines()[1:] if line.strip()})


def main(aff_path: str, dic_path: str) -> None:
    """Writes the file; the same input gives the same bytes."""
    aff = Path(aff_path).read_text(encoding="utf-8")
    dic = Path(dic_path).read_text(encoding="utf-8")
    text = "\n".join([*endings(aff), "", *lemmas(dic)]) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as packed:
        packed.write(text.encode("utf-8"))
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
