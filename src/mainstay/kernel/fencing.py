"""Row level security as operations of migrations: each module fences its own tables."""

from collections.abc import Sequence

from django.db.migrations import RunSQL

# Both are computed once a statement: as a sub-select they become an InitPlan, not a filter called for each row.
FUNCTIONS = """
CREATE FUNCTION kernel_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('mainstay.contracts', true), '') = 'all' $$;
CREATE FUNCTION kernel_sees() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN coalesce(current_setting('mainstay.contracts', true), '') IN ('', 'all') THEN '{}'
        ELSE current_setting('mainstay.contracts', true) END::uuid[] $$;
"""
IS_SOMEBODY = """
CREATE FUNCTION kernel_is_somebody() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('mainstay.principal', true), '') <> '' $$;
"""
NO_FUNCTIONS = "DROP FUNCTION kernel_sees(); DROP FUNCTION kernel_sees_all();"
# The planner takes either for true of nearly every row: the statement's own conditions choose the index, as before.
BY_CONTRACT = "(SELECT kernel_sees_all()) OR array_position((SELECT kernel_sees()), {column}) IS NOT NULL"
BY_PARENT = "(SELECT kernel_sees_all()) OR EXISTS (SELECT 1 FROM {parent} AS parent WHERE parent.id = {column})"
# One policy asks one function, which asks that of the stream's prefix: a policy for each prefix would be planned with
# each statement that reads an entry, which took longer than reading it. Plans inside such functions are kept.
ASKING_STREAMS = """
DO $make$
DECLARE
    asked text;
BEGIN
    SELECT string_agg(format('WHEN %L THEN RETURN public.%I(right(stream, 36)::uuid);',
            substr(proname, length('kernel_sees_stream_') + 1), proname), ' ' ORDER BY proname)
        INTO asked FROM pg_proc
        WHERE starts_with(proname, 'kernel_sees_stream_') AND pronamespace = 'public'::regnamespace;
    EXECUTE format($function$
        CREATE OR REPLACE FUNCTION kernel_sees_stream(stream text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
        AS $body$ BEGIN
            IF substr(stream, length(stream) - 36, 1) IS DISTINCT FROM ':' THEN RETURN false; END IF;
            CASE left(stream, -37) %s WHEN '' THEN RETURN false; ELSE RETURN false; END CASE;
        END $body$ $function$, coalesce(asked, ''));
    DROP POLICY IF EXISTS streams ON kernel_ledgerentry;
    CREATE POLICY streams ON kernel_ledgerentry FOR SELECT
        USING ((SELECT kernel_sees_all()) OR kernel_sees_stream(stream));
END $make$;
"""


def fence(table: str, column: str = "contract_id", *, parent: str = "", or_none: bool = False) -> RunSQL:
    """Rows of `table` are there for those who see the contract in `column`, or the row of `parent` that it names.

    It holds for reading and for writing, and for every role but the owner. `or_none` leaves rows without a contract to
    the queries of whoever has a name.
    """
    shown = BY_PARENT if parent else BY_CONTRACT
    condition = shown.format(column=f"{table}.{column}", parent=parent)
    if or_none:
        condition += f" OR {table}.{column} IS NULL AND (SELECT kernel_is_somebody())"
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY fence ON {table} USING ({condition}) WITH CHECK ({condition});",
        f"DROP POLICY fence ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def fences(tables: Sequence[str]) -> list[RunSQL]:
    """The same for tables that name their contract in `contract_id`."""
    return [fence(table) for table in tables]


def fence_ledger() -> RunSQL:
    """Entries are there for who sees everything, and as `fence_stream` says; anybody adds to the end of a stream."""
    return RunSQL(
        "ALTER TABLE kernel_ledgerentry ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY fence ON kernel_ledgerentry FOR INSERT WITH CHECK (true);" + ASKING_STREAMS,
        "DROP POLICY fence ON kernel_ledgerentry; DROP POLICY streams ON kernel_ledgerentry;"
        "DROP FUNCTION kernel_sees_stream(text); ALTER TABLE kernel_ledgerentry DISABLE ROW LEVEL SECURITY;",
    )


def fence_stream(prefix: str, parent: str = "") -> RunSQL:
    """Entries of the streams `<prefix>:<id>` are there for who sees the row of `parent` or the contract."""
    by_parent = f"EXISTS (SELECT 1 FROM public.{parent} AS parent WHERE parent.id = $1)"  # noqa: S608  names of our own
    shown = by_parent if parent else "array_position(kernel_sees(), $1) IS NOT NULL"
    return RunSQL(
        f"CREATE FUNCTION kernel_sees_stream_{prefix}(uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS"
        f" $$ BEGIN RETURN {shown}; END $$;{ASKING_STREAMS}",
        f"DROP FUNCTION kernel_sees_stream_{prefix}(uuid);{ASKING_STREAMS}",
    )


def fence_files() -> RunSQL:
    """Stored files are there for who sees the stream that keeps them; while nothing does, for whoever has a name."""
    condition = (
        "(SELECT kernel_sees_all())"
        " OR CASE WHEN bound_to = '' THEN (SELECT kernel_is_somebody()) ELSE kernel_sees_stream(bound_to) END"
    )
    return RunSQL(
        "ALTER TABLE kernel_storedfile ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY fence ON kernel_storedfile USING ({condition}) WITH CHECK ({condition});",
        "DROP POLICY fence ON kernel_storedfile; ALTER TABLE kernel_storedfile DISABLE ROW LEVEL SECURITY;",
    )


def window(table: str) -> RunSQL:
    """The view `<table>_seen`: the rows of a fenced table that the session sees, for reading by any of its indexes.

    Below a policy only leakproof operators may use an index; those of arrays and patterns are not. The view is the
    owner's, so it narrows by the same condition without being such a barrier. A column that comes to the table
    later needs the view made anew: `tests/permissions/test_fenced_tables.py` says so.
    """
    condition = BY_CONTRACT.format(column=f"{table}.contract_id")
    return RunSQL(
        f"CREATE VIEW {table}_seen AS SELECT * FROM {table} WHERE {condition}",  # noqa: S608  names of our own tables
        f"DROP VIEW {table}_seen",
    )


def no_window(table: str) -> RunSQL:
    """The view goes while columns of its table change; `window` makes it anew."""
    made = window(table)
    return RunSQL(made.reverse_sql or "", made.sql)
