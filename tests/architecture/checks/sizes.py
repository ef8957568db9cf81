"""No file and no function outgrows what one reads at a sitting."""

from pathlib import Path

from .tree import Function, front_end_files, functions, python_files

FILE, PUBLIC, FRONT_END, FUNCTION, TEST = 400, 200, 250, 50, 24


def _length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_files(root: Path) -> list[str]:
    """Python files over 400 lines, and front doors over 200."""
    found = []
    for file in python_files(root):
        lines = len(file.text.splitlines())
        limit = PUBLIC if file.parts[1:] == ("public.py",) else FILE
        if lines > limit:
            found.append(file.at(lines, f"{lines} lines, at most {limit}: make it a package, one file a noun"))
    return found


def long_front_end_files(root: Path) -> list[str]:
    """Front-end files over 250 lines."""
    return [
        f"{name}:{lines}: {lines} lines, at most {FRONT_END}: split it"
        for name, text in front_end_files(root)
        if (lines := len(text.splitlines())) > FRONT_END
    ]


def long_functions(root: Path) -> list[str]:
    """Functions over 50 lines."""
    return [
        file.at(node, f"{node.name} has {_length(node)} lines, at most {FUNCTION}")
        for file in python_files(root)
        for node in functions(file)
        if _length(node) > FUNCTION
    ]


def long_tests(root: Path) -> list[str]:
    """Test functions of 25 lines or more."""
    return [
        file.at(node, f"{node.name} has {_length(node)} lines, at most {TEST}: move the making into make.py")
        for file in python_files(root)
        if file.is_test
        for node in functions(file)
        if node.name.startswith("test_") and _length(node) > TEST
    ]
