"""`mainstay contract score`: a table in two languages, JSON, and exit codes."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from mainstay.config.cli.contract import command

DRAFT = {
    "source": {"name": "a.txt", "form": "text"},
    "passages": [{"id": "p1", "text": "税率6%，响应时间30分钟", "paragraph": 1}],
    "terms": [
        {"id": "t1", "kind": "tax", "value": {"rate": "6%"}},
        {"id": "t2", "kind": "target", "value": {"measure": "respond", "length": "30min"}},
    ],
}
FURTHER = {"evidence": [{"passage": "p1", "span": {"start": 0, "end": 4}}], "confidence": 0.9, "because": "test"}
KEY = """
terms:
  - at: 第一条
    tax:
      - {rate: '6%'}
      - {rate: '9%'}
"""


def scored(folder: Path, *options: str, key: str = KEY, **changed: object) -> Result:
    terms = [{**one, **FURTHER} for one in DRAFT["terms"] if isinstance(one, dict)]
    (folder / "draft.json").write_text(json.dumps({**DRAFT, "terms": terms, **changed}), encoding="utf-8")
    (folder / "key.yaml").write_text(key, encoding="utf-8")
    return CliRunner().invoke(command, ["score", str(folder / "draft.json"), str(folder / "key.yaml"), *options])


def test_table_tells_kinds_groups_and_terms_that_do_not_meet(tmp_path: Path) -> None:
    lines = scored(tmp_path, "--lang", "zh").output.splitlines()
    assert lines[0] == "种类\t草稿\t答案\t一致\t准确率\t召回率\tF1"
    assert lines[1:3] == ["tax\t1\t2\t1\t1.000\t0.500\t0.667", "target\t1\t0\t0\t0.000\t-\t0.000"]
    assert lines[7] == "全部\t2\t2\t1\t0.500\t0.500\t0.500"
    assert lines[8:] == [
        '漏掉: 第一条 tax 2 tax {"rate": "9%"}',
        '答案中没有: t2 target {"measure": "respond", "length": "30min"}',
    ]


def test_exit_0_where_the_floor_is_reached_and_1_below(tmp_path: Path) -> None:
    assert scored(tmp_path, "--at-least", "0.5").exit_code == 0
    assert scored(tmp_path, "--at-least", "0.51").exit_code == 1


def test_exit_1_for_a_term_that_its_passage_does_not_bear_out(tmp_path: Path) -> None:
    passages = [{"id": "p1", "text": "响应时间30分钟", "paragraph": 1}]
    result = scored(tmp_path, "--json", passages=passages)
    told = json.loads(result.output)
    assert (result.exit_code, told["overall"]["met"]) == (1, 0)
    assert [(one["name"], one["why"]["en"]) for one in told["invented"]] == [
        ("t1", "the passage has no such figure: rate: 6%")
    ]


def test_exit_2_names_file_line_and_fault(tmp_path: Path) -> None:
    result = scored(tmp_path, "--lang", "en", key=KEY.replace("rate: '9%'", "colour: red"))
    assert result.exit_code == 2
    assert "key.yaml:6:9: error key: terms.0.tax.1: a wrong term: tax has no colour" in result.output
    assert scored(tmp_path, "--lang", "en", terms=[{"id": "t1"}]).exit_code == 2


def test_a_draft_that_was_put_right_serves_as_key(tmp_path: Path) -> None:
    terms = [{**one, **FURTHER} for one in DRAFT["terms"] if isinstance(one, dict)]
    assert scored(tmp_path, "--at-least", "1", key=json.dumps({**DRAFT, "terms": terms})).exit_code == 0


def test_passages_must_stand_in_the_document_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "true.txt").write_text("服务合同\n税率6%，响应时间30分钟\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("服务合同\n税率13%，响应时间30分钟\n", encoding="utf-8")
    assert scored(tmp_path, "--document", str(tmp_path / "true.txt")).exit_code == 0
    other = scored(tmp_path, "--document", str(tmp_path / "other.txt"), "--lang", "en")
    assert (other.exit_code, other.output.count("the document has no such passage: 税率6%，响应时间30分钟")) == (1, 2)
    (tmp_path / "empty.txt").write_bytes(b"")
    assert scored(tmp_path, "--document", str(tmp_path / "empty.txt")).exit_code == 2
