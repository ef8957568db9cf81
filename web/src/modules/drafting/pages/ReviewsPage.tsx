import { useState, type ReactElement } from "react";
import { Link, useNavigate } from "react-router";
import { isProblem } from "@/api/problem";
import type { ReviewRow } from "@/api/drafting";
import { useMayLoad } from "@/modules/contracts";
import { FileField } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox, DataTable, EmptyState, Page, PagedRows, Panel, type Column } from "@/shared/ui";
import { ReviewMark } from "../components/ReviewMark";
import styles from "../components/drafting.module.css";
import { useBeginReview, useCancelReview, useReviews } from "../queries";

export function ReviewsPage(): ReactElement {
  const { t } = useTexts("drafting");
  const mayLoad = useMayLoad();
  return (
    <Page title={t("title")} below={t("lead")}>
      {mayLoad ? (
        <>
          <UploadPanel />
          <Documents />
        </>
      ) : (
        <Panel>
          <EmptyState title={t("notYours")} note={t("notYoursNote")} />
        </Panel>
      )}
    </Page>
  );
}

function UploadPanel(): ReactElement {
  const { t } = useTexts("drafting");
  const shared = useTexts();
  const navigate = useNavigate();
  const [files, setFiles] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const begin = useBeginReview();
  const [asks, setAsks] = useState(false);
  const model = useReviews().data?.pages[0]?.model;
  const file = files[0];
  const send = () => {
    if (file) begin.mutate({ file_id: file, asks_model: asks }, { onSuccess: (review) => void navigate(`/drafting/${review.id}`) });
  };
  return (
    <Panel label={t("upload")}>
      <div className={styles.upload}>
        <FileField label={t("upload")} required onChange={setFiles} onBusy={setBusy} />
        <p className={styles.quiet}>{t("uploadHint")}</p>
        {model ? (
          <Checkbox checked={asks} onChange={(event) => setAsks(event.target.checked)}>
            {t("askModel", { model: model.name, host: model.host })}
          </Checkbox>
        ) : null}
        {begin.error ? <Alert type="error" showIcon role="alert" title={isProblem(begin.error) ? begin.error.message : shared.t("state.offline")} /> : null}
        <div>
          <Button type="primary" onClick={send} disabled={!file || busy} loading={begin.isPending}>
            {t("begin")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Documents(): ReactElement {
  const { t } = useTexts("drafting");
  const reviews = useReviews();
  const rows = reviews.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("documents")} flush>
      <PagedRows list={reviews} count={rows.length} empty={<EmptyState title={t("empty")} note={t("emptyNote")} />}>
        <DocumentsTable rows={rows} />
      </PagedRows>
    </Panel>
  );
}

function DocumentsTable({ rows }: { rows: ReviewRow[] }): ReactElement {
  const { t } = useTexts("drafting");
  const moment = useMoment();
  const cancel = useCancelReview();
  const columns: Column<ReviewRow>[] = [
    { key: "name", title: t("document"), phone: "lead", cell: (row) => <Link to={`/drafting/${row.id}`}>{row.name}</Link> },
    { key: "state", title: t("stateColumn"), cell: (row) => <ReviewMark review={row} onCancel={() => cancel.mutate(row.id)} /> },
    { key: "terms", title: t("terms"), nowrap: true, cell: (row) => (row.state === "open" ? row.terms : "") },
    { key: "by", title: t("by"), nowrap: true, cell: (row) => row.begun_by_name },
    { key: "at", title: t("at"), nowrap: true, cell: (row) => moment(row.begun_at) },
  ];
  return <DataTable caption={t("documents")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
