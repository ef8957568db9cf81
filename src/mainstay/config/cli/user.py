"""`mainstay user`: people, their passwords and roles."""

from uuid import UUID

import click

from mainstay.account.public import clear_factors, end_sessions, replace_password, unlink
from mainstay.config.speech import say
from mainstay.contracts.public import list_contracts
from mainstay.directory.public import (
    GRANTED,
    ROLES,
    RoleName,
    add_organisation,
    add_person,
    find_person,
    grant_role,
    list_people,
    set_reach,
)
from mainstay.kernel.errors import NotFound
from mainstay.kernel.time import now

asks_password = click.password_option(help="Asked for when not given; do not put it on the command line.")


@click.group()
def command() -> None:
    """People and their passwords."""


@command.command("add")
@click.argument("login")
@click.option("--name", required=True, help="The name that entries carry.")
@click.option("--organisation", default="", help="Made when there is none of this name.")
@click.option("--role", type=click.Choice([role.value for role in GRANTED]), help="A role to begin with.")
@click.option("--contract", default="", help="The code of the contract that the role is held on.")
@asks_password
def add(login: str, name: str, organisation: str, role: str | None, contract: str, password: str) -> None:
    """Add a person who can sign in."""
    moment = now()
    organisation_id = add_organisation(organisation).id if organisation else None
    contract_id = _contract(contract) if contract else None
    person_id = add_person(login, name=name, password=password, organisation_id=organisation_id, now=moment)
    if role is not None:
        grant_role(person_id, role=RoleName(role), contract_id=contract_id, since=moment)
    say(f"已添加用户 {login}。", f"Added {login}.")


@command.command("password")
@click.argument("login")
@asks_password
def change_password(login: str, password: str) -> None:
    """Give a person a new password; open sessions end."""
    replace_password(_person(login), password)
    say(f"{login} 的密码已更改。", f"The password of {login} is changed.")


@command.command("factors")
@click.argument("login")
@click.option("--clear", is_flag=True, required=True, help="Take all of them; the person sets up new ones.")
def factors(login: str, clear: bool) -> None:  # noqa: ARG001  the flag says that this is meant
    """Take the second factors from somebody who has lost them; open sessions end."""
    clear_factors(_person(login))
    say(f"{login} 的两步验证已清除。", f"The second factors of {login} are cleared.")


@command.command("unlink")
@click.argument("login")
def let_go(login: str) -> None:
    """Let go a person's accounts at sources of sign-in, for somebody who has a new one there; sessions end."""
    count = unlink(_person(login))
    say(f"{login} 与认证源的 {count} 项对应关系已解除。", f"Let go {count} links of {login}.")


@command.command("sign-out")
@click.argument("login")
def sign_out(login: str) -> None:
    """Sign somebody out everywhere, at once."""
    ended = end_sessions(_person(login))
    say(f"{login} 的 {ended} 个登录会话已全部退出。", f"Ended the {ended} sessions of {login}.")


@command.command("reach")
@click.argument("login")
@click.option("--phone", default="", help="A telephone number; empty is none.")
@click.option("--mail", default="", help="A mail address; empty is none.")
def reach(login: str, phone: str, mail: str) -> None:
    """Say where a person is reached and known by."""
    set_reach(_person(login), phone=phone, mail=mail)
    say(f"{login} 的联系方式已更新。", f"The reach of {login} is changed.")


@command.command("grant")
@click.argument("login")
@click.argument("role", type=click.Choice([role.value for role in GRANTED]))
@click.option("--contract", default="", help="The code of the contract; none for a role over all contracts.")
def grant(login: str, role: str, contract: str) -> None:
    """Let a person hold a role from now on."""
    person_id = _person(login)
    contract_id = _contract(contract) if contract else None
    grant_role(person_id, role=RoleName(role), contract_id=contract_id, since=now())
    held = ROLES[RoleName(role)]
    say(f"{login} 现为{held.zh}。", f"{login} is now {held.en}.")


@command.command("list")
def list_all() -> None:
    """Everybody, with the roles held now."""
    moment = now()
    codes = {contract.id: contract.code for contract in list_contracts(now=moment)}
    for person in list_people(now=moment):
        roles = [
            f"{grant.role}@{codes.get(grant.contract_id, '?') if grant.contract_id else '*'}" for grant in person.grants
        ]
        active = "" if person.is_active else "  (inactive)"
        click.echo(f"{person.login:<12}{person.name}  {person.organisation}  {' '.join(roles)}{active}")


def _person(login: str) -> UUID:
    found = find_person(login)
    if found is None:
        raise NotFound(f"没有登录名为“{login}”的用户。", f"Nobody has the login “{login}”.")
    return found


def _contract(code: str) -> UUID:
    found = next((contract.id for contract in list_contracts(now=now()) if contract.code == code), None)
    if found is None:
        raise NotFound(f"没有代号为 {code} 的合同。", f"There is no contract with the code {code}.")
    return found
