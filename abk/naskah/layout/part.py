"""What every part of a layout is: a model of its YAML that writes itself into a template."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from abk.naskah.layout.sheet import mark
from abk.naskah.profil.bentuk import Kertas


@dataclass
class Place:
    """Where parts are written: document, cell or table, its width [cm], its paper, the template lines."""

    target: Any
    width: float
    paper: Kertas
    mark: Callable[[Any, str], None] = mark


class Part(BaseModel, ABC):
    """Anything in a layout; a name alone stands for a part that needs no further word."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    KINDS: ClassVar[dict[str, type[Part]]]
    """The parts of a family by the key that tells them."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Enter a part into its family under the name of its class, or under ``KEY``."""
        base = cls.__name__.startswith("_") or "KINDS" in cls.__dict__ or not hasattr(cls, "KINDS")
        if not base:
            cls.KINDS[cls.__dict__.get("KEY") or cls.__name__.lower()] = cls

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {value: None} if isinstance(value, str) else value

    @classmethod
    def parse(cls, value: Any) -> Self:
        """The part of this family that a YAML piece describes; ValueError if not exactly one key tells."""
        if isinstance(value, cls):
            return value
        names = [value] if isinstance(value, str) else value if isinstance(value, dict) else []
        found = [name for name in names if name in cls.KINDS]
        if len(found) != 1:
            raise ValueError(f"harus memuat tepat satu dari {', '.join(sorted(cls.KINDS))}")
        return cls.KINDS[found[0]].model_validate(value)  # type: ignore[return-value]

    @abstractmethod
    def write(self, place: Place) -> None:
        """Add the part."""


class Block(Part):
    """A block of the body or of a cell."""

    KINDS: ClassVar[dict[str, type[Part]]] = {}


class Row(Part):
    """Rows of a table."""

    KINDS: ClassVar[dict[str, type[Part]]] = {}


Blocks = tuple[Annotated[Block, BeforeValidator(Block.parse)], ...]
Rows = tuple[Annotated[Row, BeforeValidator(Row.parse)], ...]


def write_all(parts: Sequence[Part], place: Place) -> None:
    """Add parts one after the other."""
    for part in parts:
        part.write(place)


class Branch(Part):
    """Parts that are there only under a condition; an ``else`` of one ``if`` becomes ``elif``."""

    condition: str = Field(alias="if")
    then: tuple[Part, ...]
    otherwise: tuple[Part, ...] = Field((), alias="else")

    def write(self, place: Place, word: str = "if") -> None:
        """Add them between the lines of the condition."""
        place.mark(place.target, f"{word} {self.condition}")
        write_all(self.then, place)
        match self.otherwise:
            case [Branch() as only]:
                only.write(place, "elif")
                return
            case [_, *_]:
                place.mark(place.target, "else")
                write_all(self.otherwise, place)
        place.mark(place.target, "endif")


class Loop(Part):
    """Parts that are repeated, e.g. ``u in unit``."""

    each: str = Field(alias="for")
    do: tuple[Part, ...] = Field(min_length=1)

    def write(self, place: Place) -> None:
        """Add them between the lines of the loop."""
        place.mark(place.target, f"for {self.each}")
        write_all(self.do, place)
        place.mark(place.target, "endfor")


class If(Branch, Block):
    """Blocks under a condition."""

    then: Blocks
    otherwise: Blocks = Field((), alias="else")


class For(Loop, Block):
    """Blocks in a loop."""

    do: Blocks
