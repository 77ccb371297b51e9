"""A :class:`~cvpn_wizard.adapters.aws.cloud.Cloud` whose calls are made by another process."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

from cvpn_wizard.adapters.aws.apart.process import AwsProcess
from cvpn_wizard.adapters.aws.apart.recipe import Recipe
from cvpn_wizard.adapters.aws.cloud import Cloud


class FarCloud(Cloud):
    """The same methods, the same refusals. Safe to call from several threads."""

    def __init__(self, process: AwsProcess, recipe: Recipe) -> None:
        # Not Cloud's own: there is no session on this side.
        self._process = process
        self._number = process.add(recipe)
        self._region = recipe.region
        self.cancelled = Event()

    @property
    def region(self) -> str:
        return self._region


def _far(method: Callable[..., Any]) -> Callable[..., Any]:
    name = method.__name__

    @functools.wraps(method)
    def call(self: FarCloud, *given: Any, **named: Any) -> Any:
        answers = self._process.call(self._number, name, given, named, self.cancelled)
        return next(value for kind, value in answers if kind == "value")

    @functools.wraps(method)
    def each(self: FarCloud, *given: Any, **named: Any) -> Iterator[Any]:
        for kind, value in self._process.call(self._number, name, given, named, self.cancelled):
            if kind == "item":
                yield value

    return each if inspect.isgeneratorfunction(method) else call


for _name, _method in inspect.getmembers(Cloud, inspect.isfunction):
    if not _name.startswith("_"):
        setattr(FarCloud, _name, _far(_method))
