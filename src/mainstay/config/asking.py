"""The language model that the operator names, if any."""

from urllib.parse import urlsplit

from mainstay.config.env import BadSetting, Environment
from mainstay.drafting.reading.model import Model


def model_of(env: Environment) -> Model | None:
    """The model behind MAINSTAY_MODEL_URL (up to `/v1`); None where none is named, BadSetting for half a setting."""
    url, name, key = (env.text(one) for one in ("MAINSTAY_MODEL_URL", "MAINSTAY_MODEL", "MAINSTAY_MODEL_KEY"))
    if not url and not name:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise BadSetting("MAINSTAY_MODEL_URL must be an http(s) address without a user in it")
    if not name:
        raise BadSetting("MAINSTAY_MODEL must name the model")
    return Model(url.rstrip("/"), name, key)
