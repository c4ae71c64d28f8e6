"""What tests of returns share."""

from tests.returns.registered import own_register

__all__ = ["own_register"]
