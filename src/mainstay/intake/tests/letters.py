"""Mails as the programs of China and elsewhere write them, in bytes."""

import base64
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

TEXT = "您好，审批系统自今天上午九点起无法登录，提示“证书已过期”。请尽快处理。"
ANSWER = "重启之后仍然无法登录。"


def letter(
    body: bytes = TEXT.encode(),
    *,
    charset: str = "utf-8",
    kind: str = "text/plain",
    subject: str = "审批系统无法登录",
    headers: Sequence[str] = (),
    sender: str = '"林静姝" <lin@bureau.example>',
    to: str = "desk@desk.example",
) -> bytes:
    """A mail of one part; the body is sent as base64 of the bytes given, under the label given."""
    encoded = base64.b64encode(subject.encode()).decode()
    lines = [
        f"From: {sender}".encode(),
        f"To: {to}".encode(),
        f"Subject: =?utf-8?B?{encoded}?=".encode(),
        b"Date: Sat, 21 Nov 2026 09:30:00 +0800",
        *(header.encode("utf-8", "surrogateescape") for header in headers),
        b"MIME-Version: 1.0",
        f'Content-Type: {kind}; charset="{charset}"'.encode(),
        b"Content-Transfer-Encoding: base64",
        b"",
        base64.encodebytes(body).replace(b"\n", b"\r\n"),
    ]
    if not any(header.lower().startswith("message-id:") for header in headers):
        lines.insert(0, b"Message-ID: <one@bureau.example>")
    return b"\r\n".join(lines)


def with_files(*files: tuple[str, bytes], text: str = TEXT, sender: str = "lin@bureau.example") -> bytes:
    """A mail with attachments, written by the standard library."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "desk@desk.example", "附件"
    message["Message-ID"] = "<files@bureau.example>"
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes(policy=SMTP)


def raw_part(disposition: bytes, content: bytes = b"data", kind: bytes = b"application/octet-stream") -> bytes:
    """A mail of two parts, the second with this Content-Disposition header, byte for byte."""
    return (
        b"From: a@b.example\r\nTo: desk@desk.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="cut"\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nhello\r\n'
        b"--cut\r\nContent-Type: " + kind + b"\r\nContent-Disposition: " + disposition + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(content) + b"\r\n--cut--\r\n"
    )


REPLIES = {
    "qq": f"""{ANSWER}


------------------ 原始邮件 ------------------
发件人: "服务台" <desk@desk.example>;
发送时间: 2026年11月21日(星期六) 下午3:21
收件人: "林静姝"<lin@bureau.example>;
主题: [A-2026-00001] 审批系统无法登录

请重启后再试。""",
    "netease": f"""{ANSWER}




在 2026-11-21 15:21:00，"服务台" <desk@desk.example> 写道：
>请重启后再试。""",
    "netease-en": f"""{ANSWER}

At 2026-11-21 15:21:00, "服务台" <desk@desk.example> wrote:
>请重启后再试。""",
    "netease-new": f"""{ANSWER}
---- 回复的原邮件 ----
发件人 服务台<desk@desk.example>
日期 2026年11月21日 15:21
请重启后再试。""",
    "foxmail": f"""{ANSWER}



林静姝

发件人： 服务台
发送时间： 2026-11-21 15:21
收件人： lin
主题： [A-2026-00001] 审批系统无法登录
请重启后再试。""".replace("\n\n\n\n林静姝", ""),
    "outlook-zh": f"""{ANSWER}

________________________________
发件人: 服务台 <desk@desk.example>
发送时间: 2026年11月21日 15:21
收件人: 林静姝
主题: [A-2026-00001] 审批系统无法登录

请重启后再试。""",
    "outlook-en": f"""{ANSWER}

From: Desk <desk@desk.example>
Sent: Saturday, 21 November 2026 15:21
To: Lin
Subject: [A-2026-00001]

Please restart.""",
    "apple-zh": f"""{ANSWER}

发自我的 iPhone

> 在 2026年11月21日，15:21，服务台 <desk@desk.example> 写道：
>
> 请重启后再试。""",
    "apple-zh-mac": f"""{ANSWER}

> 2026年11月21日 下午3:21，服务台 <desk@desk.example> 写道：
>
> 请重启后再试。""",
    "gmail-zh": f"""{ANSWER}

服务台 <desk@desk.example> 于2026年11月21日周六 15:21写道：

> 请重启后再试。""",
    "gmail-en": f"""{ANSWER}

On Sat, Nov 21, 2026 at 3:21 PM Desk
<desk@desk.example> wrote:

> Please restart.""",
    "thunderbird-zh": f"""{ANSWER}

在 2026/11/21 15:21, 服务台 写道:
> 请重启后再试。""",
    "traditional": f"""{ANSWER}

於 2026年11月21日 週六 下午3:21寫道：
> 請重啟後再試。""",
    "below": f"""> 请重启后再试。

{ANSWER}""",
    "between": f"""在 2026-11-21 15:21，服务台 写道：
> 请重启后再试。
{ANSWER}""",
    "plain": ANSWER,
}
