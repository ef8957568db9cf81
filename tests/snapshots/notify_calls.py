"""What is told in the small world, and one call of each operation of notify on it."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from mainstay.kernel.time import now
from mainstay.notify.models import OutboxMessage
from mainstay.notify.public import Channel, send
from mainstay.notify.tests.make import recipient, word
from tests.plumbing.push import browser
from tests.plumbing.sms import DESCRIPTION, SECRET, receipt

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ENDPOINT = {"channel": "webhook", "name": "接口平台", "url": "https://program.example/hook"}
TRIED = {"language": "zh", "subject": "催办", "mail": "{name}：请处理。", "sms": "请处理{number}"}
SIGNED: dict[str, str] = {}
OF = "?contract_id={contract_id}"


def set_up_gateway(world: "World") -> str:
    """An SMS gateway that reports, and an endpoint; its id."""
    file = Path(settings.FILES).parent / "sms.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DESCRIPTION.format(url="https://sms.example/send"), encoding="utf-8")
    settings.SMS_GATEWAY, settings.SMS_SECRET = str(file), SECRET
    return str(world.call("admin", "POST /api/notify/endpoints", ENDPOINT)["id"])


def queue_word(world: "World", number: int) -> int:
    """A word that cannot be told, under the world's contract; its id."""
    send([word(recipient(), Channel.SMS, key=f"world:{number}", contract=UUID(world.contract))], now=now())
    return OutboxMessage.objects.latest("id").id


def subscribe_browser(world: "World") -> str:
    """A browser of the engineer; its id."""
    return str(world.call("engineer", "POST /api/notify/push", browser("1").answers())["browsers"][0]["id"])


def _message(world: "World") -> dict[str, str]:
    return {"message_id": str(world.message)}


def _kind(world: "World") -> dict[str, str]:
    return {"kind": "case_reminder", "contract_id": world.contract}


def _tried(world: "World") -> Body:
    return TRIED | {"base": 0, "contract_id": world.contract}


def _shipped(world: "World") -> Body:
    return {"language": "zh", "base": 0, "contract_id": world.contract}


def _browser(world: "World") -> dict[str, str]:
    """The one that was made, or one of the caller's own."""
    if world.caller == "engineer":
        return {"subscription_id": world.browser}
    told = world.call(world.caller, "POST /api/notify/push", browser("3").answers())
    return {"subscription_id": told["browsers"][0]["id"]}


def _report(world: "World") -> str:
    body, headers = receipt({"sid": "s-1", "state": "DELIVRD"}, at=int(now().timestamp()))
    SIGNED.update(headers)
    return body.decode()


def _failed(world: "World") -> dict[str, str]:
    message = OutboxMessage.objects.get(pk=world.message)
    message.address = "13000000039"
    message.save(update_fields=["address", "address_index"])
    return _message(world)


NOTIFY_CALLS = (
    Call("GET /api/notify/messages", "seat", is_list=True),
    Call("GET /api/notify/messages/{message_id}", "seat", fill=_message),
    Call("POST /api/notify/messages/{message_id}/again", "seat", fill=_failed),
    Call("GET /api/notify/channels", "admin", is_list=True),
    Call(
        "POST /api/notify/channels/{lane}/test",
        "admin",
        fill=lambda world: {"lane": "sms"},
        body=lambda world: {"to": "13000000039"},
    ),
    Call("POST /api/notify/channels/{lane}/now", "admin", fill=lambda world: {"lane": "sms"}),
    Call("POST /api/notify/endpoints", "admin", body=lambda world: ENDPOINT | {"name": "另一平台"}),
    Call(
        "PATCH /api/notify/endpoints/{endpoint_id}",
        "admin",
        fill=lambda world: {"endpoint_id": world.endpoint},
        body=lambda world: {"is_active": False},
    ),
    Call("GET /api/notify/templates", "admin", fill=_kind, query=OF, is_list=True),
    Call("GET /api/notify/templates/{kind}", "admin", fill=_kind, query=OF),
    Call("POST /api/notify/templates/{kind}/preview", "admin", fill=_kind, body=lambda world: TRIED),
    Call("POST /api/notify/templates/{kind}/versions", "admin", fill=_kind, body=_tried),
    Call("POST /api/notify/templates/{kind}/shipped", "admin", fill=_kind, body=_shipped),
    Call("GET /api/notify/preferences", "engineer"),
    Call("PUT /api/notify/preferences", "engineer", body=lambda world: {"quiet_from": "22:00", "quiet_until": "07:00"}),
    Call("GET /api/notify/push", "engineer", is_list=True),
    Call("POST /api/notify/push", "engineer", body=lambda world: browser("2").answers()),
    Call("DELETE /api/notify/push/{subscription_id}", "engineer", fill=_browser),
    Call("POST /api/notify/receipts/sms", "stranger", body=_report, headers=lambda world, body: SIGNED),
)
