"""STS: credentials that outlive a clock that is moved back."""

from __future__ import annotations

import time
from typing import Any

from moto.sts import models

from ..clock import CLOCK, utc


def install() -> None:
    """Puts the corrections in force."""
    original = models.AssumedRole.__init__

    def initialise(self: Any, *arguments: Any, **named: Any) -> None:
        """With a clock in the past, a role's credentials would be expired for a client that lives in the present
        (the CDK command line), and it would assume the role again before every call."""
        original(self, *arguments, **named)
        behind = max(0.0, time.time() - CLOCK.now())
        self.expiration = utc(self.expiration.replace(tzinfo=utc(0).tzinfo).timestamp() + behind).replace(tzinfo=None)

    models.AssumedRole.__init__ = initialise
