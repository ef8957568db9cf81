import { useState, type ReactElement } from "react";
import type { AcceptanceFull, AcceptanceItem, AcceptanceStep, Medium, Verdict } from "@/api/acceptance";
import { FileField } from "@/shared/files";
import { fromZonedInput, serverNow, toZonedInput, useZone } from "@/shared/format";
import { CardChoice, FormDrawer, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import { useActOnAcceptance, type NewAcceptanceAct } from "../queries";
import type { ItemAct } from "./ItemTable";
import styles from "./acceptance.module.css";

export type Opened = { kind: "item"; act: ItemAct; item: AcceptanceItem } | { kind: "step"; step: AcceptanceStep } | { kind: "event"; event: string; name: string } | { kind: "comment" };

interface Props {
  found: AcceptanceFull;
  opened: Opened;
  onClose: () => void;
}

const ITEM_TITLES: Record<ItemAct, string> = { hand_over: "handOverOf", check: "checkOf", send_back: "sendBackOf" };

/** The form of one act beside the page. */
export function ActDrawer({ found, opened, onClose }: Props): ReactElement {
  const { t } = useTexts("acceptance");
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const send = useActOnAcceptance(found.contract_id);
  const item = opened.kind === "item" ? opened.item : null;
  const handsOver = opened.kind === "item" && opened.act === "hand_over";
  const decides = opened.kind === "step" && opened.step.decides;
  const [quantity, setQuantity] = useState(() => (item ? String(Number(item.quantity) - Number(item.handed)) : ""));
  const [media, setMedia] = useState<Medium[]>(() => item?.media_missing ?? []);
  const [outcome, setOutcome] = useState<Verdict | "">("");
  const [happened, setHappened] = useState(() => toZonedInput(serverNow(), zone));
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const needsNote = opened.kind === "comment" || (opened.kind === "item" && opened.act === "send_back");
  const missing = (needed: boolean, value: string) => (tried && needed && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const title = () => {
    if (opened.kind === "item") return t(ITEM_TITLES[opened.act], { name: words(opened.item.name) });
    if (opened.kind === "comment") return t("comment");
    return opened.kind === "step" ? t("finishOf", { name: words(opened.step.name) }) : t("noteEvent", { name: opened.name });
  };
  const order = (): NewAcceptanceAct => {
    const told = { expected_seq: found.seq, note: note.trim(), files };
    if (opened.kind === "step") return { ...told, act: "finish_step", step: opened.step.id, ...(outcome ? { outcome } : {}) };
    if (opened.kind === "comment") return { ...told, act: "comment" };
    if (opened.kind === "event") return { ...told, act: "note_event", event: opened.event, happened_at: fromZonedInput(happened, zone) };
    return handsOver ? { ...told, act: opened.act, item: opened.item.id, quantity, media } : { ...told, act: opened.act, item: opened.item.id };
  };
  const submit = () => {
    setTried(true);
    if (busy || (needsNote && !note.trim()) || (decides && !outcome) || (handsOver && !quantity.trim()) || (opened.kind === "event" && !happened)) return;
    send.mutate(order(), { onSuccess: onClose });
  };
  return (
    <FormDrawer title={title()} label={t("submit")} error={send.error} busy={send.isPending} waits={busy} onSubmit={submit} onClose={onClose}>
      {decides ? <CardChoice label={t("conclusion")} name="outcome" required value={outcome} onChange={(value) => setOutcome(value as Verdict)} options={(["passed", "failed"] as const).map((value) => ({ value, label: t(`outcome.${value}`) }))} error={missing(true, outcome)} /> : null}
      {handsOver && item ? (
        <>
          <TextField label={t("quantityNow", { unit: words(item.unit) })} type="number" required value={quantity} onChange={setQuantity} error={missing(true, quantity)} />
          {item.media.length > 0 ? <MediaChoice media={item.media} chosen={media} onChange={setMedia} /> : null}
          <p className={styles.quiet}>{t("evidenceHint")}</p>
        </>
      ) : null}
      {opened.kind === "event" ? <TextField label={t("happened")} type="datetime-local" required value={happened} onChange={setHappened} error={missing(true, happened)} /> : null}
      <TextField label={t("note")} required={needsNote} value={note} onChange={setNote} error={missing(needsNote, note)} maxLength={20_000} lines={4} />
      {handsOver || opened.kind !== "item" ? <FileField label={t("files")} onChange={setFiles} onBusy={setBusy} /> : null}
    </FormDrawer>
  );
}

function MediaChoice({ media, chosen, onChange }: { media: Medium[]; chosen: Medium[]; onChange: (chosen: Medium[]) => void }): ReactElement {
  const { t } = useTexts("acceptance");
  return (
    <fieldset className={styles.choices}>
      <legend>{t("mediaNow")}</legend>
      {media.map((one) => (
        <Checkbox key={one} checked={chosen.includes(one)} onChange={(event) => onChange(event.target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))}>
          {t(`medium.${one}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
