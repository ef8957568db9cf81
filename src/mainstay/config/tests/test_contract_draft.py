"""`mainstay contract draft` writes a draft whose terms stand in the document, or says what is wrong with the file."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mainstay.config.cli.contract import command
from mainstay.contracts.reading.validating import read_contract
from mainstay.drafting.rules.draft import Draft

TEXT = """系统运行维护服务合同

甲方：临江市数据局
乙方：启明运维有限公司

第一条 服务期限
服务期自2025年3月1日起至2026年2月28日止。

第二条 价款与付款
合同总价为人民币120,000.00元（大写：壹拾贰万元整）。
合同签订后10个工作日内支付合同总价的40%，验收合格后支付60%。

第三条 响应
一级故障：30分钟内响应，2小时内到达现场，8小时内修复。
"""


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, ["draft", *words])
    return result.exit_code, result.output + result.stderr


@pytest.mark.req("F-01")
def test_text_becomes_a_draft_with_passages(tmp_path: Path) -> None:
    document, output = tmp_path / "contract.txt", tmp_path / "draft.json"
    document.write_text(TEXT, encoding="utf-8")
    code, told = run(str(document), "-o", str(output), "--lang", "zh")
    assert code == 0, told
    made = Draft.model_validate_json(output.read_bytes())
    passages = {one.id: one.text for one in made.passages}
    targets = {
        (term.value["measure"], term.value["length"], term.value["level"])
        for term in made.terms
        if term.kind == "target"
    }
    assert targets == {("respond", "30min", "1"), ("arrive", "2h", "1"), ("resolve", "8h", "1")}
    stages = [(term.value["share"], term.value.get("due")) for term in made.terms if term.kind == "payment_stage"]
    assert stages == [("40%", "10 workdays"), ("60%", None)]
    (price,) = [term for term in made.terms if term.kind == "price"]
    assert "120,000.00" in passages[price.evidence[0].passage]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_text_in_other_encodings_gives_the_same_terms(tmp_path: Path, encoding: str) -> None:
    document, output = tmp_path / "contract.txt", tmp_path / "draft.json"
    document.write_text(TEXT, encoding=encoding)
    assert run(str(document), "-o", str(output))[0] == 0
    kinds = [one["kind"] for one in json.loads(output.read_text(encoding="utf-8"))["terms"]]
    assert kinds.count("target") == 3
    assert kinds.count("party") == 2


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"0" * 30_000_000)


def entities(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "empty": (lambda path: path.write_bytes(b""), "文件是空的", "the file is empty"),
    "bomb": (bomb, "压缩炸弹", "decompression bomb"),
    "entities": (entities, "XML 实体", "XML entities"),
    "damaged pdf": (lambda path: path.write_bytes(b"%PDF-1.7 nothing"), "PDF 已损坏", "the file is damaged"),
    "damaged zip": (lambda path: path.write_bytes(b"PK\x03\x04 nothing"), "文件已损坏", "the file is damaged"),
    "old word": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
        "旧版 Office",
        "old Office file",
    ),
    "program": (lambda path: path.write_bytes(bytes(range(256)) * 40), "无法识别的文件格式", "unknown kind of file"),
    "russian": (
        lambda path: path.write_text("Договор на обслуживание систем и сетей. " * 9, encoding="utf-8"),
        "不是中文或英文",
        "neither Chinese nor English",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_told_in_both_languages(tmp_path: Path, name: str) -> None:
    document, output = tmp_path / "contract.docx", tmp_path / "draft.json"
    make, chinese, english = BAD[name]
    make(document)
    for language, words in (("zh", chinese), ("en", english)):
        code, told = run(str(document), "-o", str(output), "--lang", language)
        assert (code, words in told) == (2, True), told
    assert not output.exists()


def test_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.drafting.reading.limits.MAX_BYTES", 1_000)
    document = tmp_path / "scan.pdf"
    document.write_bytes(b"%PDF-1.7" + b"0" * 2_000)
    code, told = run(str(document), "-o", str(tmp_path / "draft.json"), "--lang", "en")
    assert code == 2
    assert "scan at 200 dpi" in told


def test_draft_becomes_a_contract_file_that_the_checker_reads(tmp_path: Path) -> None:
    document, contract = tmp_path / "contract.txt", tmp_path / "contract.yaml"
    document.write_text(f"{TEXT}\n签订日期：2025年2月20日\n", encoding="utf-8")
    code, told = run(str(document), "-o", str(tmp_path / "draft.json"), "--contract", str(contract), "--lang", "zh")
    assert code == 0, told
    assert "请补充或核对：合同编号" in told
    made = read_contract(contract.read_bytes()).contract
    assert (made.term.start.isoformat(), made.term.end.isoformat()) == ("2025-03-01", "2026-02-28")
    assert str(made.price.total) == "120000.00"
    assert [(one.measure, str(one.rows[0].length)) for one in made.targets] == [
        ("respond", "30min"),
        ("arrive", "2h"),
        ("resolve", "8h"),
    ]
    assert [str(stage.share) for stage in made.payments] == ["0.4", "0.6"]


def test_draft_without_targets_gives_no_contract_file_and_says_what_lacks(tmp_path: Path) -> None:
    document, contract = tmp_path / "contract.txt", tmp_path / "contract.yaml"
    document.write_text(
        "维护合同\n甲方：临江市数据局\n乙方：启明运维有限公司\n合同总价为人民币9万元。\n", encoding="utf-8"
    )
    code, told = run(str(document), "-o", str(tmp_path / "draft.json"), "--contract", str(contract), "--lang", "en")
    assert code == 1
    assert "it lacks: signed, targets, term" in told
    assert not contract.exists()
