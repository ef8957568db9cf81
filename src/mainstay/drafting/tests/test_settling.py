"""Two people sign a checked draft, and it becomes a version of a contract; until then everything open is told."""

from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from mainstay.contracts.public import export_contract, list_contracts
from mainstay.directory.public import RoleName
from mainstay.drafting.models import ContractFile, Review, SignOff, Verdict
from mainstay.kernel.ledger import check_chain, read_stream
from mainstay.kernel.time import now

from .make import SIGNABLE, client_of, person, reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.req("F-01")]
ROOT = "/api/drafting/reviews"


def sent(key: UUID, path: str, body: Any = None) -> tuple[int, dict[str, Any]]:
    client = client_of(key)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = client.post(f"{ROOT}/{path}", body or {}, content_type="application/json")
    return answer.status_code, answer.json()


def settling(key: UUID, review: UUID) -> dict[str, Any]:
    page: dict[str, Any] = client_of(key).get(f"{ROOT}/{review}/settling").json()
    return page


def decided(key: UUID) -> UUID:
    """A review of which every term is accepted and every place that was not understood is read."""
    review = reviewed(key, SIGNABLE.encode())
    page = settling(key, review)
    assert sent(key, f"{review}/acceptances", {"terms": page["undecided_terms"]})[0] == 200
    for place in page["undecided_passages"]:
        assert sent(key, f"{review}/verdicts", {"said": "read", "term": place})[0] == 201
    return review


def kept(key: UUID, review: UUID, *, code: str = "JF25") -> None:
    text = settling(key, review)["fresh"].replace("code: DRAFT", f"code: {code}")
    assert sent(key, f"{review}/file", {"text": text})[0] == 200


def test_two_people_sign_and_the_draft_is_a_contract_in_force() -> None:
    one, two = person("one", RoleName.ADMINISTRATOR), person("two", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    status, page = sent(one, f"{review}/signatures")
    assert (status, page["contract_id"], len(page["signatures"])) == (200, None, 1)
    assert [word["en"] for word in page["obstacles"]] == ["You have signed; another person has to."]
    status, page = sent(two, f"{review}/signatures")
    (contract,) = list_contracts(now=now())
    assert (status, page["contract_id"], page["version"]) == (200, str(contract.id), 1)
    assert (contract.code, contract.number, contract.state.value) == ("JF25", "JF-2025-01", "in_force")
    assert export_contract("JF25", now=now()) == page["text"]
    assert Review.objects.get().state == "settled"


def test_the_ledger_tells_who_signed_which_file_and_what_it_became() -> None:
    one, two = person("one", RoleName.ADMINISTRATOR), person("two", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    sent(one, f"{review}/signatures")
    sent(two, f"{review}/signatures")
    entries = read_stream(f"drafting:{review}")
    file = ContractFile.objects.get()
    assert [(entry.kind, entry.actor_name) for entry in entries] == [
        ("draft_signed", "one"),
        ("draft_signed", "two"),
        ("draft_settled", "two"),
    ]
    assert {entry.payload["file"] for entry in entries} == {file.sha256}
    assert entries[2].payload["version"] == 1
    assert check_chain(entries) is None


def test_what_was_read_and_holds_no_term_teaches_the_lexicon() -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    (told,) = client_of(one).get(f"{ROOT}/{decided(one)}/corrections").json()
    assert (told["said"], told["value"], told["marked"]) == ("read", None, ["第六条 乙方保存监控录像不少于90天。"])
    assert told["passages"] == ["第六条 乙方保存监控录像不少于90天。"]


def test_nobody_signs_twice() -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    sent(one, f"{review}/signatures")
    status, answer = sent(one, f"{review}/signatures")
    assert (status, answer["detail"]) == (409, "You have signed; another person has to.")
    assert (SignOff.objects.count(), list_contracts(now=now())) == (1, ())
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOff.objects.create(file=ContractFile.objects.get(), person_id=one, person_name="one", signed_at=now())


def test_what_is_undecided_keeps_everybody_from_signing() -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    review = reviewed(one, SIGNABLE.encode())
    page = settling(one, review)
    kept(one, review)
    status, answer = sent(one, f"{review}/signatures")
    terms, passages = len(page["undecided_terms"]), len(page["undecided_passages"])
    assert (terms > 10, passages) == (True, 1)
    told = f"{terms} terms are not checked yet. {passages} passages not understood are not dealt with."
    assert (status, answer["detail"]) == (409, told)
    assert [one["code"] for one in answer["problems"]] == ["terms", "passages"]
    assert (SignOff.objects.count(), list_contracts(now=now())) == (0, ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("length: 8h", "length: soon", "The contract file has 1 errors."),
        ("code: JF25", "code: DRAFT", "Give the contract its short code instead of DRAFT."),
        ("total: '120000.00'", "total: '130000.00'", "The contract file has 1 errors."),
    ],
)
def test_a_file_with_faults_is_kept_and_not_signed(old: str, new: str, told: str) -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    review = decided(one)
    text = settling(one, review)["fresh"].replace("code: DRAFT", "code: JF25").replace(old, new)
    assert new in text
    assert sent(one, f"{review}/file", {"text": text})[0] == 200
    status, answer = sent(one, f"{review}/signatures")
    assert (status, answer["detail"], settling(one, review)["text"]) == (409, told, text)
    assert (SignOff.objects.count(), list_contracts(now=now())) == (0, ())


def test_a_verdict_after_the_file_was_kept_asks_for_a_new_one_and_signatures_lapse() -> None:
    one, two = person("one", RoleName.ADMINISTRATOR), person("two", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    sent(one, f"{review}/signatures")
    sent(two, f"{review}/verdicts", {"said": "accepted", "term": "t1"})
    assert sent(two, f"{review}/signatures")[0] == 409
    kept(two, review)
    assert (settling(one, review)["signatures"], settling(one, review)["obstacles"]) == ([], [])
    assert (sent(two, f"{review}/signatures")[0], list_contracts(now=now())) == (200, ())


def test_what_the_contracts_refuse_undoes_the_second_signature() -> None:
    one, two = person("one", RoleName.ADMINISTRATOR), person("two", RoleName.ADMINISTRATOR)
    for _ in range(2):
        review = decided(one)
        kept(one, review)
        sent(one, f"{review}/signatures")
        text = settling(one, review)["text"] + "\n# once more\n"
        if list_contracts(now=now()):
            sent(one, f"{review}/file", {"text": text})
            sent(one, f"{review}/signatures")
        status, answer = sent(two, f"{review}/signatures")
    assert (status, "has a version 1 already" in answer["detail"]) == (409, True)
    assert (SignOff.objects.count(), Review.objects.filter(state="settled").count()) == (4, 1)
    assert len(list_contracts(now=now())) == 1


def test_a_settled_draft_changes_no_more() -> None:
    one, two = person("one", RoleName.ADMINISTRATOR), person("two", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    sent(one, f"{review}/signatures")
    sent(two, f"{review}/signatures")
    count = Verdict.objects.count()
    assert sent(one, f"{review}/verdicts", {"said": "rejected", "term": "t1"})[0] == 409
    assert sent(one, f"{review}/file", {"text": "code: X"})[0] == 409
    assert sent(one, f"{review}/acceptances", {"terms": ["t1"]})[0] == 409
    assert (Verdict.objects.count(), ContractFile.objects.count()) == (count, 1)
    assert client_of(one).get(f"{ROOT}/{review}").json()["state"] == "settled"


def test_findings_name_the_terms_that_they_are_about() -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    text = SIGNABLE.replace("大写：壹拾贰万元整", "大写：壹拾叁万元整")
    review = reviewed(one, text.encode())
    drafted = {term["id"]: term["kind"] for term in client_of(one).get(f"{ROOT}/{review}").json()["drafted"]}
    (error,) = [remark for remark in settling(one, review)["remarks"] if remark["severity"] == "error"]
    assert "130000.00" in error["message"]["en"].replace(",", "")
    assert {drafted[term] for term in error["terms"]} == {"price", "capital_sum", "tax"}


def test_verdicts_files_and_signatures_are_never_changed() -> None:
    one = person("one", RoleName.ADMINISTRATOR)
    review = decided(one)
    kept(one, review)
    sent(one, f"{review}/signatures")
    for table in (Verdict, ContractFile, SignOff):
        with pytest.raises(IntegrityError), transaction.atomic():
            table.objects.update(person_name="somebody else")
        with pytest.raises(IntegrityError), transaction.atomic():
            table.objects.all().delete()


def test_only_administrators_sign() -> None:
    admin, auditor = person("admin", RoleName.ADMINISTRATOR), person("auditor", RoleName.AUDITOR)
    review = decided(admin)
    kept(admin, review)
    assert client_of(auditor).get(f"{ROOT}/{review}/settling").status_code == 403
    assert sent(auditor, f"{review}/signatures")[0] == 403
    assert sent(auditor, f"{review}/file", {"text": "code: X"})[0] == 403
    assert sent(auditor, f"{review}/acceptances", {"terms": ["t1"]})[0] == 403
    assert (SignOff.objects.count(), ContractFile.objects.count()) == (0, 1)
