"""A language model behind an OpenAI-compatible address that the operator names; asked only where somebody wishes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from mainstay.drafting.rules.draft import Draft
from mainstay.drafting.rules.suggesting import (
    Suggested,
    Suggestion,
    instructions,
    questions,
    read_suggestions,
    with_suggestions,
)
from mainstay.kernel.errors import MainstayError

SECONDS = 180.0
LONGEST_ANSWER = 2 * 1024 * 1024
Progress = Callable[[int, int], None]


class ModelFailed(MainstayError):
    """502: the model did not answer, or not as it should."""

    code = "model_failed"
    status = 502
    title_zh = "模型未能应答"
    title_en = "The model did not answer"


@dataclass(frozen=True, slots=True)
class Model:
    """Where it answers (up to `/v1`), its name there, and the key where one is asked."""

    url: str
    name: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """Whose machine the passages go to."""
        return urlsplit(self.url).netloc


def ask_model(draft: Draft, model: Model, *, progress: Progress) -> tuple[Suggested, ModelFailed | None]:
    """The draft with what the model proposes for the passages that no rule understood.

    With the failure where there was one: what was answered before it stands, and nothing more is asked.
    """
    found: list[Suggestion] = []
    failed = None
    asked = questions(draft)
    headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
    with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False, headers=headers) as client:
        for at, question in enumerate(asked):
            progress(at, len(asked))
            try:
                found += _ask(client, model, question)
            except ModelFailed as error:
                failed = error
                break
    return with_suggestions(draft, found, model=model.name), failed


def _ask(client: httpx.Client, model: Model, question: str) -> list[Suggestion]:
    body = {
        "model": model.name,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": question}],
    }
    try:
        with client.stream("POST", f"{model.url}/chat/completions", json=body) as answer:
            content = b""
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > LONGEST_ANSWER:
                    raise _failed("应答过长", "its answer is too long")
        if answer.status_code != httpx.codes.OK:
            raise _failed(f"返回状态 {answer.status_code}", f"status {answer.status_code}")
        return read_suggestions(httpx.Response(200, content=content).json()["choices"][0]["message"]["content"])
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # The words of some errors hold the address.
        raise _failed("无法连接", type(error).__name__) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _failed("应答不是约定的格式", "its answer is not in the form that was asked") from error


def _failed(zh: str, en: str) -> ModelFailed:
    return ModelFailed(
        f"向模型提问未能完成（{zh}）；规则读出的条目不受影响。",
        f"Asking the model did not come to its end ({en}); what the rules read stands.",
    )
