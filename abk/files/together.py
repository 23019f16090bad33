"""Files that belong together: a folder gets all of them, or none.

Who hands on a folder must not hand on half of it because the disk was full.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from abk.files import located, sebab_disk, sync_file, sync_folder, take_name, temporary_name
from abk.tulisan.markup import kutip


@contextlib.contextmanager
def making(folder: Path) -> Iterator[None]:
    """A folder, made if need be with those above it; what was made is gone again where the block fails.

    Raises OSError if it cannot be made.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in new:
            with contextlib.suppress(OSError):  # not made, or something else was put into it
                one.rmdir()
        raise


@contextlib.contextmanager
def together(folder: Path, *, overwrite: bool = True) -> Iterator[Callable[[str, bytes], Path]]:
    """Files of one folder, all or none: each is handed to what is yielded, and gets its name at the end.

    Parameters
    ----------
    folder : made if need be; a name may lead into folders below it
    overwrite : whether files that are there are replaced

    Returns
    -------
    What takes the name and the content of a file, and tells where it is going to be.

    Raises
    ------
    FileExistsError
        If one is there and must not be replaced.
    OSError
        If one cannot be stored. Then none is there that was not, the former ones stand as they were (on a
        file system without hard links, those that were not named yet), and nothing temporary stays.
    """
    waiting: list[tuple[Path, Path]] = []
    named: list[tuple[Path, Path, bool]] = []
    aside: list[Path] = []

    def add(name: str, content: bytes) -> Path:
        target = folder / name
        made.enter_context(making(target.parent))
        temporary = target.parent / temporary_name()
        waiting.append((target, temporary))
        temporary.write_bytes(content)
        sync_file(temporary)
        return target

    with contextlib.ExitStack() as made:
        made.enter_context(making(folder))
        try:
            yield add
            for target, temporary in waiting:
                former, there = target.parent / temporary_name(), os.path.lexists(target)
                aside.append(former)
                with contextlib.suppress(OSError):  # nothing there, or no hard links
                    os.link(target, former)
                take_name(temporary, target, overwrite=overwrite)
                named.append((target, former, there))
        except BaseException as fault:
            if isinstance(fault, OSError):
                located(fault, folder)
            for target, former, there in named:
                with contextlib.suppress(OSError):
                    former.replace(target) if there else target.unlink()
            raise
        finally:
            for one in [*aside, *(temporary for _, temporary in waiting)]:
                with contextlib.suppress(OSError):
                    one.unlink(missing_ok=True)
        for one in {target.parent for target, _ in waiting}:
            sync_folder(one)


def tak_tertulis(folder: Path, fault: OSError) -> str:
    """Sentence: why a folder could not be written, with the name of the file that another program holds."""
    what = f"Berkas {kutip(Path(fault.filename2))}" if fault.filename2 else f"Folder {kutip(folder)}"
    return f"{what} tidak dapat ditulis: {sebab_disk(fault)}."
